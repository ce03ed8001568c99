import type { Authorizer } from '@aws-sdk/client-api-gateway';
import type { Clock } from '../../clock.js';
import { partitionOf } from '../regions.js';
import { contextVariables } from './context-variables.js';
import { claimsOf } from './identity-token.js';
import type { IntegrationOptions } from './integration-options.js';
import type { MethodRequest } from './invocation.js';
import {
  askAuthorizer,
  identityOf,
  Refused,
  requestEvent,
  tokenFits,
  unauthorized,
  verdictIn,
} from './lambda-authorizer.js';
import { ExecutionLog, logMap, logSecret } from './log.js';

/** An authorizer with everything that trying it takes. */
export interface Authorization {
  readonly apiId: string;
  readonly accountId: string;
  readonly region: string;
  readonly authorizer: Authorizer;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** Variables that the caller adds to `$context`. */
  readonly additionalContext: Readonly<Record<string, string>>;
  readonly request: MethodRequest;
  readonly requestId: string;
  readonly integrations: IntegrationOptions;
  readonly clock: Clock;
  readonly date: () => Date;
}

/** What an authorizer said. */
export interface Authorized {
  /** What the client would have been answered; 0 where the authorizer did its work, whatever its policy says. */
  readonly clientStatus: number;
  readonly principalId?: string;
  readonly policy?: string;
  readonly claims?: Record<string, string>;
  readonly log: string;
  /** Milliseconds, on the clock. */
  readonly latency: number;
}

type Verdict = Pick<Authorized, 'principalId' | 'policy' | 'claims'>;

/**
 * Tries an authorizer on a request.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export async function authorize(authorization: Authorization): Promise<Authorized> {
  const { authorizer, clock, date, requestId } = authorization;
  const started = clock.now();
  const log = new ExecutionLog(requestId, date, `authorizer: ${authorizer.id}`);
  let verdict: Verdict = {};
  let clientStatus = 0;
  try {
    verdict = await verdictOf(authorization, log);
    log.add('Successfully completed authorizer execution');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    log.add(...error.lines);
    clientStatus = error.clientStatus;
  }
  return { clientStatus, ...verdict, log: log.text, latency: Math.round(clock.now() - started) };
}

async function verdictOf(authorization: Authorization, log: ExecutionLog): Promise<Verdict> {
  const { authorizer, requestId, region, accountId, apiId, request, date } = authorization;
  const context = {
    ...contextVariables(request, {
      ...authorization,
      resourceId: 'test-invoke-resource-id',
      resourcePath: '/',
      date: date(),
    }),
    ...authorization.additionalContext,
  };
  const identity = new Map<string, string>();
  for (const [source, value] of identityOf(authorizer, { ...authorization, context })) {
    // A client that leaves one out is turned away, and no function is asked.
    if (value === undefined) throw unauthorized(requestId);
    identity.set(source, value);
  }
  const [token = ''] = identity.values();
  switch (authorizer.type) {
    case 'COGNITO_USER_POOLS': {
      log.add(`Incoming identity: ${logSecret(token)}`);
      const claims = claimsOf(token, authorizer.providerARNs ?? [], date());
      if (!claims) throw unauthorized(requestId);
      return { claims };
    }
    case 'REQUEST': {
      const secrets = [...identity].map(([source, value]) => [source, logSecret(value)] as const);
      log.add(`Incoming identity: ${logMap(secrets)}`);
      break;
    }
    default: {
      log.add(`Incoming identity: ${logSecret(token)}`);
      if (!tokenFits(token, authorizer.identityValidationExpression)) throw unauthorized(requestId);
    }
  }
  const methodArn = `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${apiId}/ESTestInvoke-stage/GET/`;
  const event =
    authorizer.type === 'REQUEST'
      ? requestEvent({
          methodArn,
          resource: '/',
          request: { ...request, pathParameters: {} },
          stageVariables: authorization.stageVariables,
          requestContext: context,
        })
      : { type: 'TOKEN', methodArn, authorizationToken: token };
  const { principalId, policyDocument } = verdictIn(await askAuthorizer(authorization, event, log), requestId, log);
  return { principalId, policy: JSON.stringify(policyDocument) };
}
