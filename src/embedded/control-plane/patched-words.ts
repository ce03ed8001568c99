import {
  ApiKeySourceType,
  AuthorizerType,
  CacheClusterSize,
  ConnectionType,
  ContentHandlingStrategy,
  EndpointAccessMode,
  IpAddressType,
  QuotaPeriodType,
  ResponseTransferMode,
  RoutingMode,
  SecurityPolicy,
  UnauthorizedCacheControlHeaderStrategy,
} from '@aws-sdk/client-api-gateway';
import type { OperationName } from '../../calls/call.js';
import { badRequest } from '../faults.js';
import type { Patch } from './patching.js';

const wordsOf = (enumeration: Readonly<Record<string, string>>): readonly string[] => Object.values(enumeration);

/** How a method may be authorized: the SDK has no enumeration of it. */
export const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const;

/** What to do with a body that no template is for: the SDK has no enumeration of it. */
export const passthroughBehaviors = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;

const loggingLevels = ['OFF', 'ERROR', 'INFO'];

/**
 * The members that patches can set to words of an enumeration alone, by operation and the end of the path. `Create*` and
 * `Put*` have the same enumerations in the SDK's schemas.
 */
const patchedWords: { readonly [Operation in OperationName]?: Readonly<Record<string, readonly string[]>> } = {
  UpdateAuthorizer: { '/type': wordsOf(AuthorizerType) },
  UpdateDomainName: {
    '/endpointAccessMode': wordsOf(EndpointAccessMode),
    '/endpointConfiguration/ipAddressType': wordsOf(IpAddressType),
    '/routingMode': wordsOf(RoutingMode),
    '/securityPolicy': wordsOf(SecurityPolicy),
  },
  UpdateIntegration: {
    '/connectionType': wordsOf(ConnectionType),
    '/contentHandling': wordsOf(ContentHandlingStrategy),
    '/passthroughBehavior': passthroughBehaviors,
    '/responseTransferMode': wordsOf(ResponseTransferMode),
  },
  UpdateIntegrationResponse: { '/contentHandling': wordsOf(ContentHandlingStrategy) },
  UpdateMethod: { '/authorizationType': authorizationTypes },
  UpdateRestApi: {
    '/apiKeySource': wordsOf(ApiKeySourceType),
    '/endpointAccessMode': wordsOf(EndpointAccessMode),
    '/securityPolicy': wordsOf(SecurityPolicy),
  },
  UpdateStage: {
    '/cacheClusterSize': wordsOf(CacheClusterSize),
    '/logging/loglevel': loggingLevels,
    '/caching/unauthorizedCacheControlHeaderStrategy': wordsOf(UnauthorizedCacheControlHeaderStrategy),
  },
  UpdateUsagePlan: { '/quota/period': wordsOf(QuotaPeriodType) },
};

/** Methods' authorization types are taken in any case, as `PutMethod` takes them. */
const inAnyCase: ReadonlySet<string> = new Set(['/authorizationType']);

/** Refuses a value that isn't a word of the enumeration that its path has, if it has one. */
export function checkPatchedWord(operation: OperationName, { op, path, value }: Patch): void {
  if (op === 'remove' || !value) return;
  const [end, words] =
    Object.entries(patchedWords[operation] ?? {}).find(([one]) => path === one || isSetting(path, one)) ?? [];
  if (!end || !words || words.includes(inAnyCase.has(end) ? value.toUpperCase() : value)) return;
  const member = end.slice(end.lastIndexOf('/') + 1);
  throw invalidWord(member, words);
}

/** The settings of a method of a stage stand behind its path and its verb. */
const isSetting = (path: string, end: string) => end.lastIndexOf('/') > 0 && path.endsWith(end);

/** The service's own text isn't known for most: this is the one that it has for verbs and endpoint types. */
export const invalidWord = (member: string, words: readonly string[]) =>
  badRequest(
    `Invalid ${member.charAt(0).toUpperCase()}${member.slice(1)} specified. Valid options are ${words.join(',')}`,
  );
