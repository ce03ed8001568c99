import type { Authorizer } from '@aws-sdk/client-api-gateway';
import { GatewayFault } from '../invoke/gateway-fault.js';
import { withinTimeout } from '../invoke/integrations/timeout.js';
import {
  askAuthorizer,
  authorizerTimeoutMs,
  identityOf,
  Refused,
  requestEvent,
  tokenFits,
  verdictIn,
} from '../invoke/lambda-authorizer.js';
import { logMap, logSecret } from '../invoke/log.js';
import type { JsonObject } from '../json.js';
import { contextOf } from './context.js';
import type { Exchange } from './exchange.js';
import { newUuid } from './identifiers.js';
import { decide, type PolicyDecision } from './policy.js';
import type { AuthorizerVerdict } from './policy-cache.js';

const defaultTtl = 300;

/**
 * The longest ARN of a method that an authorizer is asked about, in bytes: it has the path of the request in it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization-with-console.html
 */
const longestMethodArn = 1_600;

/**
 * Asks a method's Lambda authorizer, or takes what it said of the same identity on the same stage: what is kept is its
 * policy, which is evaluated for each method again.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export async function askLambdaAuthorizer(exchange: Exchange): Promise<void> {
  const { log, plane, route, site } = exchange;
  const authorizer = site.api.authorizers.get(route.method.authorizerId ?? '');
  if (!authorizer) throw misconfigured('The authorizer of the method does not exist');
  if (Buffer.byteLength(exchange.methodArn) > longestMethodArn) throw tooLong(exchange.methodArn);
  log.add(`Starting authorizer: ${authorizer.id} for request: ${exchange.requestId}`);
  const ttl = authorizer.authorizerResultTtlInSeconds ?? defaultTtl;
  const identity = identityIn(exchange, authorizer, ttl);
  const key = `${site.apiId}/${site.stageName}/${authorizer.id}/${JSON.stringify([...identity.values()])}`;
  const known = ttl > 0 ? plane.memory.policies.get(key, plane.clock.now()) : undefined;
  if (known) log.add('Using cached authorizer policy');
  const verdict = known ?? (await freshVerdict(exchange, authorizer, identity));
  log.add('Successfully completed authorizer execution');
  if (ttl > 0 && !known) plane.memory.policies.keep(key, verdict, plane.clock.now() + ttl * 1000);
  exchange.authorizer = {
    ...verdict.output,
    ...(known ? { integrationLatency: 0, requestId: undefined } : {}),
    mayInvalidateCache: decided(exchange, verdict, 'execute-api:InvalidateCache') === 'allow',
  };
  const decision = decided(exchange, verdict, 'execute-api:Invoke');
  if (decision === 'allow' || (decision === 'silent' && exchange.allowedByPolicy === true)) return;
  const said = 'User is not authorized to access this resource';
  throw new GatewayFault('ACCESS_DENIED', decision === 'deny' ? `${said} with an explicit deny` : said, {
    log: [
      `The client is not authorized to perform this operation: the policy is ${decision === 'deny' ? 'an explicit deny' : 'silent'} for ${exchange.methodArn}`,
    ],
  });
}

function decided({ date, methodArn, received }: Exchange, verdict: AuthorizerVerdict, action: string): PolicyDecision {
  return decide(verdict.policyDocument, {
    action,
    resource: methodArn,
    hasPrincipals: false,
    conditions: new Map([
      ['aws:sourceip', received.sourceIp],
      ['aws:currenttime', date.toISOString()],
    ]),
  });
}

/** The values that tell one caller from another. A caller who leaves one out is turned away, and no function is asked. */
function identityIn(exchange: Exchange, authorizer: Authorizer, ttl: number): ReadonlyMap<string, string> {
  const { log, request, requestId, site } = exchange;
  const context = contextOf(exchange);
  const identity = new Map<string, string>();
  for (const [source, value] of identityOf(authorizer, { request, stageVariables: site.stageVariables, context })) {
    if (value !== undefined) identity.set(source, value);
    // Without a cache, nothing depends on what a REQUEST authorizer names.
    else if (authorizer.type === 'TOKEN' || ttl > 0) throw unauthorized(requestId);
  }
  const [token = ''] = identity.values();
  if (authorizer.type === 'TOKEN') {
    log.add(`Incoming identity: ${logSecret(token)}`);
    if (!tokenFits(token, authorizer.identityValidationExpression)) throw unauthorized(requestId);
  } else {
    log.add(
      `Incoming identity: ${logMap([...identity].map(([source, value]) => [source, logSecret(value)] as const))}`,
    );
  }
  return identity;
}

async function freshVerdict(
  exchange: Exchange,
  authorizer: Authorizer,
  identity: ReadonlyMap<string, string>,
): Promise<AuthorizerVerdict> {
  const { log, methodArn, plane, requestId, site } = exchange;
  const { accountId, clock, integrations, region } = plane;
  const { apiId, stageVariables } = site;
  const [authorizationToken = ''] = identity.values();
  const event = authorizer.type === 'TOKEN' ? { type: 'TOKEN', methodArn, authorizationToken } : eventOf(exchange);
  const started = clock.now();
  try {
    const endpointRequestId = newUuid(plane);
    const identifiers = { apiId, accountId, region, requestId, endpointRequestId };
    const call = { ...identifiers, authorizer, stageVariables, integrations, clock };
    const value = await withinTimeout(clock, authorizerTimeoutMs, () => askAuthorizer(call, event, log));
    const { principalId, policyDocument, context, usageIdentifierKey } = verdictIn(value, requestId, log);
    const integrationLatency = Math.round(clock.now() - started);
    return {
      policyDocument,
      output: {
        principalId,
        context: textsOf(context),
        usageIdentifierKey,
        integrationLatency,
        requestId: endpointRequestId,
      },
    };
  } catch (error) {
    if (error instanceof GatewayFault && error.type === 'INTEGRATION_TIMEOUT')
      throw new GatewayFault('AUTHORIZER_FAILURE', null, {
        log: ['Execution failed due to a timeout error of the authorizer'],
      });
    if (!(error instanceof Refused)) throw error;
    if (error.clientStatus === 401) throw unauthorized(requestId);
    throw new GatewayFault('AUTHORIZER_CONFIGURATION_ERROR', null, { log: error.lines });
  }
}

/** Templates and proxies see texts, whatever a function put into its context. */
const textsOf = (context: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(context).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, String(value)] as const],
    ),
  );

const eventOf = (exchange: Exchange) =>
  requestEvent({
    methodArn: exchange.methodArn,
    resource: exchange.route.resourcePath,
    request: exchange.request,
    stageVariables: exchange.site.stageVariables,
    requestContext: contextOf(exchange),
  });

const tooLong = (methodArn: string) =>
  new GatewayFault('DEFAULT_4XX', 'Request URI too long', {
    status: 414,
    log: [`The ARN of the method is longer than ${longestMethodArn} bytes: ${methodArn}`],
  });

const unauthorized = (requestId: string) =>
  new GatewayFault('UNAUTHORIZED', 'Unauthorized', { log: [`Unauthorized request: ${requestId}`] });

const misconfigured = (reason: string) =>
  new GatewayFault('AUTHORIZER_CONFIGURATION_ERROR', null, {
    log: [`Execution failed due to configuration error: ${reason}`],
  });
