import type {
  APIGatewayClient,
  GetStageCommandOutput,
  GetVpcLinkCommandOutput,
  NotFoundException,
} from '@aws-sdk/client-api-gateway';
import type { WaiterResult } from '@aws-sdk/util-waiter';
import { expectNotAssignable, expectType } from 'tsd';
import {
  type FluentApiGatewayError,
  type WaitConfiguration,
  WaiterFailureError,
  waitUntilDomainNameAvailable,
  waitUntilRestApiAvailable,
  waitUntilStageCacheAvailable,
  waitUntilStageCacheDeleted,
  waitUntilVpcLinkAvailable,
  waitUntilVpcLinkDeleted,
} from '../src/index.js';

declare const client: APIGatewayClient;

// The result is the SDK's, with the last answer in it.
expectType<Promise<WaiterResult<GetVpcLinkCommandOutput | NotFoundException>>>(
  waitUntilVpcLinkAvailable({ client, maxWaitTime: 900 }, { vpcLinkId: 'abc123' }),
);
expectType<Promise<WaiterResult<GetStageCommandOutput | NotFoundException>>>(
  waitUntilStageCacheAvailable(
    { client, maxWaitTime: 900, minDelay: 2, maxDelay: 10, abortSignal: AbortSignal.timeout(1_000) },
    { restApiId: 'api', stageName: 'prod' },
  ),
);
waitUntilStageCacheDeleted({ client, maxWaitTime: 900 }, { restApiId: 'api', stageName: 'prod' });
waitUntilVpcLinkDeleted({ client, maxWaitTime: 900 }, { vpcLinkId: 'abc123' });
waitUntilDomainNameAvailable({ client, maxWaitTime: 900 }, { domainName: 'api.example.com' });
waitUntilRestApiAvailable({ client, maxWaitTime: 900 }, { restApiId: 'api' });

// The longest to wait has no default, and everything needs a client.
expectNotAssignable<WaitConfiguration>({ client });
expectNotAssignable<WaitConfiguration>({ maxWaitTime: 900 });
expectNotAssignable<Parameters<typeof waitUntilStageCacheAvailable>[1]>({ restApiId: 'api' });

// Errors say what was seen last.
declare const error: FluentApiGatewayError;
if (error instanceof WaiterFailureError) {
  expectType<string | undefined>(error.lastState);
  expectType<string | undefined>(error.statusMessage);
  expectType<WaiterResult<unknown>>(error.result);
}
