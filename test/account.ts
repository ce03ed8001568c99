import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { EmbeddedApiGateway, type EmbeddedApiGatewayOptions, ManualClock } from '../src/embedded/index.js';
import { ApiGateway } from '../src/gateway/api-gateway.js';
import type { ApiGatewayOptions } from '../src/gateway/options.js';

/** An account of its own, with a gateway over it that no quotas slow down, and the operations that were sent so far. */
export function newAccount(options: EmbeddedApiGatewayOptions = {}, gatewayOptions: ApiGatewayOptions = {}) {
  const embedded = new EmbeddedApiGateway(options);
  const client = new APIGatewayClient(embedded.clientConfig);
  const sent: string[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      sent.push(String(context['commandName']).replace(/Command$/, ''));
      return next(args);
    },
    { step: 'initialize', name: 'noteSent' },
  );
  const { clock } = options;
  const onClock = clock === undefined ? {} : { clock };
  return { embedded, client, sent, gateway: new ApiGateway(client, { ...onClock, quotas: [], ...gatewayOptions }) };
}

/** An account like that, on a clock that the test moves. */
export function newAccountOnClock(options: EmbeddedApiGatewayOptions = {}, gatewayOptions: ApiGatewayOptions = {}) {
  const clock = new ManualClock();
  return { clock, ...newAccount({ clock, ...options }, gatewayOptions) };
}

/** Account and Region of ARNs in tests. */
export const accountId = '123456789012';

/** An ARN of the account, in the Region that the embedded gateway is in by itself. */
export const arnOf = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${accountId}:${rest}`;

/** A certificate for domain names. */
export const certificateArn = arnOf('acm', 'certificate/7c2b0a36-7f0a-4a1e-9c39-8a3f2e4d5b61');

/** A function for integrations. */
export const functionArn = `arn:aws:lambda:eu-west-1:${accountId}:function:pets`;

/** A role that writes a stage's logs. */
export const logRoleArn = `arn:aws:iam::${accountId}:role/logs`;
