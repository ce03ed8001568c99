import * as Sdk from '@aws-sdk/client-api-gateway';
import type { OperationInput, OperationName } from '../../../calls/call.js';

/** The members of an input that hold words of an enumeration: `type`, `quota.period`, `endpointConfiguration.types[]`. */
type EnumeratedMembers<Input> = {
  [Name in Exclude<keyof Input, 'body' | 'patchOperations'> & string]: EnumeratedAt<Name, NonNullable<Input[Name]>>;
}[Exclude<keyof Input, 'body' | 'patchOperations'> & string];

type EnumeratedAt<Name extends string, Value> = Value extends string
  ? string extends Value
    ? never
    : Name
  : Value extends readonly (infer Item)[]
    ? EnumeratedAt<`${Name}[]`, Item>
    : Value extends Uint8Array | Date | number | boolean
      ? never
      : string extends keyof Value
        ? never
        : `${Name}.${EnumeratedMembers<Value>}`;

type EnumeratedPath = {
  [Operation in OperationName]: `${Operation}.${EnumeratedMembers<OperationInput<Operation>>}`;
}[OperationName];

/** The kinds of gateway response, those first that the service declares before others of their bucket; see `listed`. */
const gatewayResponseTypes = Object.fromEntries(
  [
    'API_CONFIGURATION_ERROR',
    'DEFAULT_4XX',
    'UNAUTHORIZED',
    'THROTTLED',
    ...Object.values(Sdk.GatewayResponseType),
  ].map((type) => [type, type]),
);

/** Every member of every input that is an enumeration, with the SDK's enumeration: the compiler asks for all of them. */
const enumerated: Readonly<Record<EnumeratedPath, Readonly<Record<string, string>>>> = {
  'CreateAuthorizer.type': Sdk.AuthorizerType,
  'CreateDeployment.cacheClusterSize': Sdk.CacheClusterSize,
  'CreateDocumentationPart.location.type': Sdk.DocumentationPartType,
  'CreateDomainName.endpointAccessMode': Sdk.EndpointAccessMode,
  'CreateDomainName.endpointConfiguration.ipAddressType': Sdk.IpAddressType,
  'CreateDomainName.endpointConfiguration.types[]': Sdk.EndpointType,
  'CreateDomainName.routingMode': Sdk.RoutingMode,
  'CreateDomainName.securityPolicy': Sdk.SecurityPolicy,
  'CreateDomainNameAccessAssociation.accessAssociationSourceType': Sdk.AccessAssociationSourceType,
  'CreateRestApi.apiKeySource': Sdk.ApiKeySourceType,
  'CreateRestApi.endpointAccessMode': Sdk.EndpointAccessMode,
  'CreateRestApi.endpointConfiguration.types[]': Sdk.EndpointType,
  'CreateRestApi.endpointConfiguration.ipAddressType': Sdk.IpAddressType,
  'CreateRestApi.securityPolicy': Sdk.SecurityPolicy,
  'CreateStage.cacheClusterSize': Sdk.CacheClusterSize,
  'CreateUsagePlan.quota.period': Sdk.QuotaPeriodType,
  'DeleteGatewayResponse.responseType': gatewayResponseTypes,
  'GetDocumentationParts.locationStatus': Sdk.LocationStatusType,
  'GetDocumentationParts.type': Sdk.DocumentationPartType,
  'GetDomainNameAccessAssociations.resourceOwner': Sdk.ResourceOwner,
  'GetDomainNames.resourceOwner': Sdk.ResourceOwner,
  'GetGatewayResponse.responseType': gatewayResponseTypes,
  'ImportApiKeys.format': Sdk.ApiKeysFormat,
  'ImportDocumentationParts.mode': Sdk.PutMode,
  'PutGatewayResponse.responseType': gatewayResponseTypes,
  'PutIntegration.connectionType': Sdk.ConnectionType,
  'PutIntegration.contentHandling': Sdk.ContentHandlingStrategy,
  'PutIntegration.responseTransferMode': Sdk.ResponseTransferMode,
  'PutIntegration.type': Sdk.IntegrationType,
  'PutIntegrationResponse.contentHandling': Sdk.ContentHandlingStrategy,
  'PutRestApi.mode': Sdk.PutMode,
  'UpdateGatewayResponse.responseType': gatewayResponseTypes,
};

/** A member of an input that holds a word of an enumeration, or a list of them. */
export interface EnumeratedMember {
  readonly keys: readonly string[];
  readonly isList: boolean;
  /** In the order in which the service lists them. */
  readonly words: readonly string[];
}

const byOperation: ReadonlyMap<string, readonly EnumeratedMember[]> = Object.entries(enumerated).reduce(
  (members, [path, words]) => {
    const [operation = '', ...keys] = path.replace('[]', '').split('.');
    const member = { keys, isList: path.endsWith('[]'), words: listed(Object.values(words)) };
    return members.set(operation, [...(members.get(operation) ?? []), member]);
  },
  new Map<string, readonly EnumeratedMember[]>(),
);

/** The members of an operation's input that are enumerations. */
export function enumeratedMembers(operation: OperationName): readonly EnumeratedMember[] {
  return byOperation.get(operation) ?? [];
}

/**
 * The words of an enumeration in the order in which the service lists them: by the last five bits of the hash that Java
 * has for the word, and those that share them backwards.
 */
export function listed(words: readonly string[]): readonly string[] {
  return words.toReversed().sort((one, other) => bucketOf(one) - bucketOf(other));
}

function bucketOf(word: string): number {
  let hash = 0;
  for (const letter of word) hash = Math.imul(hash, 31) + letter.charCodeAt(0);
  return hash & 31;
}
