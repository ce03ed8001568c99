import type { Authorizer } from '@aws-sdk/client-api-gateway';
import type { Clock } from '../../clock.js';
import { isObject, type JsonObject, memberOf, objectOf } from '../json.js';
import { partitionOf } from '../regions.js';
import { contextVariables } from './context-variables.js';
import { GatewayFault } from './gateway-fault.js';
import { claimsOf } from './identity-token.js';
import type { IntegrationOptions } from './integration-options.js';
import { functionAddressOf, givenFunction, resultOf } from './integrations/lambda.js';
import { allValues, headerOf, lastValues, type MethodRequest } from './invocation.js';
import { matchesWhole } from './java-pattern.js';
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

/** Why a client would be turned away before any policy is looked at. */
class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly clientStatus: 401 | 500,
    readonly lines: readonly string[],
  ) {
    super(lines.join('\n'));
  }
}

const unauthorized = (requestId: string) => new Refused(401, [`Unauthorized request: ${requestId}`, 'Unauthorized']);

const misconfigured = (...reasons: readonly string[]) =>
  new Refused(500, [
    ...reasons.map((reason) => `Execution failed due to configuration error: ${reason}`),
    'AuthorizerConfigurationException',
  ]);

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
  const identity = identityOf(authorization, context);
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
      if (!matches(token, authorizer.identityValidationExpression)) throw unauthorized(requestId);
    }
  }
  const methodArn = `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${apiId}/ESTestInvoke-stage/GET/`;
  const event =
    authorizer.type === 'REQUEST'
      ? requestEvent(authorization, methodArn, context)
      : { type: 'TOKEN', methodArn, authorizationToken: token };
  return policyOf(await askFunction(authorization, event, log), requestId, log);
}

/** The values of the identity sources; a client that leaves one out is turned away, and no function is asked. */
function identityOf(
  { authorizer, request, requestId, stageVariables }: Authorization,
  context: JsonObject,
): ReadonlyMap<string, string> {
  const sources = (authorizer.identitySource ?? '')
    .split(',')
    .map((source) => source.trim())
    .filter((source) => source !== '');
  return new Map(
    sources.map((source) => {
      const value = identityAt(source, request, stageVariables, context);
      if (!value) throw unauthorized(requestId);
      return [source, value] as const;
    }),
  );
}

function identityAt(
  source: string,
  { headers, queryString }: MethodRequest,
  stageVariables: Readonly<Record<string, string>>,
  context: JsonObject,
): string | undefined {
  const [, place, name = ''] =
    /^(method\.request\.(?:header|querystring)|stageVariables|context)\.(.+)$/.exec(source) ?? [];
  switch (place) {
    case 'method.request.header':
      return headerOf(headers, name);
    case 'method.request.querystring':
      return queryString.get(name)?.at(-1);
    case 'stageVariables':
      return Object.hasOwn(stageVariables, name) ? stageVariables[name] : undefined;
    default: {
      const value = name.split('.').reduce<unknown>(memberOf, context);
      return value === undefined || value === null ? undefined : String(value);
    }
  }
}

/** Whether the whole token fits; an expression that is none fits nothing. */
function matches(token: string, expression: string | undefined): boolean {
  if (!expression) return true;
  try {
    return matchesWhole(expression, token);
  } catch {
    return false;
  }
}

function requestEvent({ request, stageVariables }: Authorization, methodArn: string, context: JsonObject) {
  return {
    type: 'REQUEST',
    methodArn,
    resource: '/',
    path: request.path,
    httpMethod: request.httpMethod,
    headers: lastValues(request.headers),
    multiValueHeaders: allValues(request.headers),
    queryStringParameters: lastValues(request.queryString),
    multiValueQueryStringParameters: allValues(request.queryString),
    pathParameters: {},
    stageVariables,
    requestContext: context,
  };
}

async function askFunction(authorization: Authorization, event: unknown, log: ExecutionLog): Promise<unknown> {
  const { accountId, apiId, authorizer, integrations, region, requestId, stageVariables } = authorization;
  const uri = (authorizer.authorizerUri ?? '').replaceAll(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(stageVariables, name) ? (stageVariables[name] ?? '') : '',
  );
  const target = functionAddressOf(uri);
  if (!target) throw misconfigured('Authorizer error');
  const sourceArn = `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${apiId}/authorizers/${authorizer.id}`;
  const headers = [
    ['x-amzn-lambda-integration-tag', requestId],
    ['x-amzn-apigateway-api-id', apiId],
    ...(authorizer.authorizerCredentials ? [] : ([['X-Amz-Source-Arn', sourceArn]] as const)),
    ['Accept', 'application/json'],
    ['User-Agent', `AmazonAPIGateway_${apiId}`],
  ] as const;
  log.add(
    `Endpoint request URI: ${target.url}`,
    `Endpoint request headers: ${logMap(headers)}`,
    `Endpoint request body after transformations: ${JSON.stringify(event)}`,
    `Sending request to ${target.url}`,
  );
  try {
    return await resultOf(givenFunction(target, integrations), event);
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    log.add(...error.details.log);
    throw misconfigured('Authorizer error');
  }
}

/** What an authorizer's function may return. */
const members = ['principalId', 'policyDocument', 'context', 'usageIdentifierKey'];

function policyOf(value: unknown, requestId: string, log: ExecutionLog): Verdict {
  // A function turns a client away by failing with this very message.
  if (memberOf(value, 'errorMessage') === 'Unauthorized') throw unauthorized(requestId);
  log.add(`Authorizer result body before parsing: ${JSON.stringify(value)}`);
  if (!isObject(value)) throw misconfigured('Could not parse policy');
  const unknown = Object.keys(value).find((name) => !members.includes(name));
  if (unknown !== undefined)
    throw misconfigured(`Invalid JSON in response: Unrecognized field "${unknown}" , not marked as ignorable`);
  const { principalId, policyDocument, context } = value;
  if (typeof principalId !== 'string') throw misconfigured('Authorizer response has no principalId');
  if (!isObject(policyDocument) || !Array.isArray(memberOf(policyDocument, 'Statement')))
    throw misconfigured('Could not parse policy');
  if (!isFlat(context)) throw misconfigured('Authorizer context must be a map of strings, numbers and booleans');
  log.add(`Using valid authorizer policy for principal: ${logSecret(principalId)}`);
  return { principalId, policy: JSON.stringify(policyDocument) };
}

function isFlat(context: unknown): boolean {
  if (context === undefined || context === null) return true;
  return isObject(context) && Object.values(objectOf(context)).every((one) => one === null || typeof one !== 'object');
}
