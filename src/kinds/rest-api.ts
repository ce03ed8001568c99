import type {
  ApiKeySourceType,
  EndpointAccessMode,
  EndpointType,
  IpAddressType,
  SecurityPolicy,
} from '@aws-sdk/client-api-gateway';
import { deepFreeze } from '../plain.js';
import type { Kind } from './kind.js';

/** The REST API's own members, beside its name. */
export interface RestApiSettings {
  /** `null` clears it. */
  readonly description?: string | null;
  /** A version of your own for the API: `1.0`. */
  readonly version?: string;
  /** A set: order means nothing. */
  readonly binaryMediaTypes?: readonly string[];
  /** Bytes, 0 to 10485760: responses from this size on are compressed. `null` switches compression off. */
  readonly minimumCompressionSize?: number | null;
  /** Where a request's API key comes from: the `X-API-Key` header, or the authorizer. @defaultValue `HEADER` */
  readonly apiKeySource?: ApiKeySourceType;
  /** The endpoint type, and what belongs to it. @defaultValue edge-optimized */
  readonly endpointConfiguration?: EndpointConfigurationNode;
  /**
   * A resource policy, as JSON text; in a snapshot with the short form of the API's own ARNs, `execute-api:/prod/*`. `null` takes
   * it away.
   */
  readonly policy?: string | null;
  /** Whether the `execute-api` URL is off, so that callers need a domain name of yours. @defaultValue `false` */
  readonly disableExecuteApiEndpoint?: boolean;
  /** The oldest TLS version and the ciphers that callers may use. */
  readonly securityPolicy?: SecurityPolicy;
  /** `null` clears it, for an older security policy. */
  readonly endpointAccessMode?: EndpointAccessMode | null;
  /** All the API's tags, AWS's own aside, at most 50. @defaultValue existing tags stay */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The settings that a definition clears with `null`; of all others it only says what they are. */
export const clearableSettings = Object.freeze([
  'description',
  'minimumCompressionSize',
  'policy',
  'endpointAccessMode',
] as const satisfies readonly (keyof RestApiSettings)[]);

/** The settings of an API that has them: what a definition clears isn't there. */
export type PresentSettings = {
  readonly [Member in keyof RestApiSettings]: Exclude<RestApiSettings[Member], null>;
};

/** The settings that no deployment holds. */
export const settingsNotDeployed = Object.freeze([
  'description',
  'version',
  'tags',
] as const satisfies readonly (keyof RestApiSettings)[]);

/** Settings without those that are cleared. */
export function presentSettings(settings: RestApiSettings): PresentSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null)) as PresentSettings;
}

/** Where a REST API can be reached. */
export interface EndpointConfigurationNode {
  /** `EDGE`, `REGIONAL` or `PRIVATE`. @defaultValue `EDGE` */
  readonly types?: readonly EndpointType[];
  /** Whether callers come by IPv4 alone, or by IPv6 too. @defaultValue `ipv4`; `dualstack` where it is private */
  readonly ipAddressType?: IpAddressType;
  /** A set: order means nothing. */
  readonly vpcEndpointIds?: readonly string[];
}

/** The API's own members as one node: its name among its settings. */
export interface OwnMembersOfRestApi extends PresentSettings {
  /** What kind of node this is. */
  readonly kind: 'RestApi';
  /** The API's name; names needn't be unique in the service. */
  readonly name: string;
}

/** The API itself. */
export const restApiKind: Kind<OwnMembersOfRestApi> = deepFreeze<Kind<OwnMembersOfRestApi>>({
  kind: 'RestApi',
  members: {
    name: 'text',
    description: 'text',
    version: 'text',
    binaryMediaTypes: 'texts',
    minimumCompressionSize: 'number',
    apiKeySource: 'text',
    endpointConfiguration: 'members',
    policy: 'text',
    disableExecuteApiEndpoint: 'boolean',
    securityPolicy: 'text',
    endpointAccessMode: 'text',
    tags: 'texts by name',
  },
  sets: ['binaryMediaTypes'],
  needsDeployment: true,
  inAddress: ['name'],
  create: 'CreateRestApi',
});
