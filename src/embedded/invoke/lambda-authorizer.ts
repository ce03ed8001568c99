import type { Authorizer } from '@aws-sdk/client-api-gateway';
import type { Clock } from '../../clock.js';
import { isRecord, ownEntry } from '../../plain.js';
import { type JsonObject, listOf, memberOf, objectOf } from '../json.js';
import { partitionOf } from '../regions.js';
import { GatewayFault } from './gateway-fault.js';
import type { IntegrationOptions } from './integration-options.js';
import { functionAddressOf, givenFunction } from './integrations/lambda.js';
import { resultOf } from './integrations/lambda-runtime.js';
import { allValues, headerOf, lastValues, type MethodRequest } from './invocation.js';
import { matchesWhole } from './java-pattern.js';
import { type ExecutionLog, logMap, logSecret } from './log.js';

/** Why a client would be turned away before any policy is looked at. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly clientStatus: 401 | 500,
    readonly lines: readonly string[],
  ) {
    super(lines.join('\n'));
  }
}

export const unauthorized = (requestId: string) =>
  new Refused(401, [`Unauthorized request: ${requestId}`, 'Unauthorized']);

export const misconfiguredAuthorizer = (...reasons: readonly string[]) =>
  new Refused(500, [
    ...reasons.map((reason) => `Execution failed due to configuration error: ${reason}`),
    'AuthorizerConfigurationException',
  ]);

/** Where identity sources are looked for. */
export interface IdentityPlaces {
  readonly request: Pick<MethodRequest, 'headers' | 'queryString'>;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly context: JsonObject;
}

/** The values of an authorizer's identity sources; `undefined` for what a request leaves out or leaves empty. */
export function identityOf(
  { identitySource = '' }: Authorizer,
  places: IdentityPlaces,
): ReadonlyMap<string, string | undefined> {
  const sources = identitySource.split(',').map((source) => source.trim());
  return new Map(
    sources
      .filter((source) => source !== '')
      .map((source) => [source, identityAt(source, places) || undefined] as const),
  );
}

function identityAt(
  source: string,
  { request: { headers, queryString }, stageVariables, context }: IdentityPlaces,
): string | undefined {
  const [, place, name = ''] =
    /^(method\.request\.(?:header|querystring)|stageVariables|context)\.(.+)$/.exec(source) ?? [];
  switch (place) {
    case 'method.request.header':
      return headerOf(headers, name);
    case 'method.request.querystring':
      return queryString.get(name)?.at(-1);
    case 'stageVariables':
      return ownEntry(stageVariables, name);
    default: {
      const value = name.split('.').reduce<unknown>(memberOf, context);
      return value === undefined || value === null ? undefined : String(value);
    }
  }
}

/** Whether the whole token matches; an invalid expression matches nothing. */
export function tokenFits(token: string, expression: string | undefined): boolean {
  if (!expression) return true;
  try {
    return matchesWhole(expression, token);
  } catch {
    return false;
  }
}

/** An authorizer's function, and who it is asked for. */
export interface AuthorizerCall {
  readonly apiId: string;
  readonly accountId: string;
  readonly region: string;
  readonly authorizer: Authorizer;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Of the function's invocation. @defaultValue {@link AuthorizerCall.requestId} */
  readonly endpointRequestId?: string;
  readonly integrations: IntegrationOptions;
  readonly clock: Clock;
}

/** What a REQUEST authorizer's function is asked about. */
export interface AskedRequest {
  readonly methodArn: string;
  readonly resource: string;
  readonly request: Pick<MethodRequest, 'path' | 'httpMethod' | 'headers' | 'queryString' | 'pathParameters'>;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly requestContext: JsonObject;
}

/** What a REQUEST authorizer's function is told: all of a proxy's event but the body. */
export function requestEvent({ methodArn, resource, request, stageVariables, requestContext }: AskedRequest) {
  return {
    type: 'REQUEST',
    methodArn,
    resource,
    path: request.path,
    httpMethod: request.httpMethod,
    headers: lastValues(request.headers),
    multiValueHeaders: allValues(request.headers),
    queryStringParameters: lastValues(request.queryString),
    multiValueQueryStringParameters: allValues(request.queryString),
    pathParameters: { ...request.pathParameters },
    stageVariables: { ...stageVariables },
    requestContext,
  };
}

/** How long an authorizer's function may take, in milliseconds. */
export const authorizerTimeoutMs = 10_000;

/** Asks an authorizer's function; what it returned is as it came. */
export async function askAuthorizer(call: AuthorizerCall, event: unknown, log: ExecutionLog): Promise<unknown> {
  const { accountId, apiId, authorizer, integrations, region, requestId, stageVariables } = call;
  const uri = (authorizer.authorizerUri ?? '').replaceAll(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(stageVariables, name) ? (stageVariables[name] ?? '') : '',
  );
  const target = functionAddressOf(uri);
  if (!target) throw misconfiguredAuthorizer('Authorizer error');
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
    return await resultOf(givenFunction(target, integrations), event, {
      arn: target.arn,
      requestId: call.endpointRequestId ?? requestId,
      clock: call.clock,
      timeoutMs: authorizerTimeoutMs,
    });
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    log.add(...error.details.log);
    throw misconfiguredAuthorizer('Authorizer error');
  }
}

/** What an authorizer's function said of a caller. */
export interface FunctionVerdict {
  readonly principalId: string;
  readonly policyDocument: JsonObject;
  readonly context: JsonObject;
  readonly usageIdentifierKey: string | undefined;
}

/** What an authorizer's function may return. */
const members = ['principalId', 'policyDocument', 'context', 'usageIdentifierKey'];

/**
 * Reads what an authorizer's function returned.
 *
 * @throws Refused where it turns the caller away, or isn't what authorizers return.
 */
export function verdictIn(value: unknown, requestId: string, log: ExecutionLog): FunctionVerdict {
  // A function turns a client away by failing with this very message.
  if (memberOf(value, 'errorMessage') === 'Unauthorized') throw unauthorized(requestId);
  log.add(`Authorizer result body before parsing: ${JSON.stringify(value)}`);
  if (!isRecord(value)) throw misconfiguredAuthorizer('Could not parse policy');
  const unknown = Object.keys(value).find((name) => !members.includes(name));
  if (unknown !== undefined)
    throw misconfiguredAuthorizer(
      `Invalid JSON in response: Unrecognized field "${unknown}" , not marked as ignorable`,
    );
  const { principalId, policyDocument, context, usageIdentifierKey } = value;
  if (typeof principalId !== 'string') throw misconfiguredAuthorizer('Authorizer response has no principalId');
  if (!isRecord(policyDocument) || !Array.isArray(memberOf(policyDocument, 'Statement')))
    throw misconfiguredAuthorizer('Could not parse policy');
  if (resourcesIn(policyDocument).some((resource) => String(resource).length > longestResource))
    throw misconfiguredAuthorizer(`A Resource of the policy has more than ${longestResource} characters`);
  if (!isFlat(context))
    throw misconfiguredAuthorizer('Authorizer context must be a map of strings, numbers and booleans');
  log.add(`Using valid authorizer policy for principal: ${logSecret(principalId)}`);
  return {
    principalId,
    policyDocument,
    context: objectOf(context),
    usageIdentifierKey: typeof usageIdentifierKey === 'string' ? usageIdentifierKey : undefined,
  };
}

/**
 * The longest `Resource` of a policy, in characters.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
 */
const longestResource = 512;

const resourcesIn = ({ Statement }: JsonObject): readonly unknown[] =>
  listOf(Statement).flatMap((statement) =>
    ['Resource', 'NotResource'].flatMap((member) => [memberOf(statement, member) ?? []].flat()),
  );

function isFlat(context: unknown): boolean {
  if (context === undefined || context === null) return true;
  return isRecord(context) && Object.values(objectOf(context)).every((one) => one === null || typeof one !== 'object');
}
