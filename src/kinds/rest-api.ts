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
  readonly description?: string;
  readonly version?: string;
  /** A set: order means nothing. */
  readonly binaryMediaTypes?: readonly string[];
  /** Bytes, 0 to 10485760; left out: no compression. */
  readonly minimumCompressionSize?: number;
  readonly apiKeySource?: ApiKeySourceType;
  readonly endpointConfiguration?: EndpointConfigurationNode;
  /** A resource policy, as JSON text; in a snapshot with the short form of the API's own ARNs, `execute-api:/prod/*`. */
  readonly policy?: string;
  readonly disableExecuteApiEndpoint?: boolean;
  readonly securityPolicy?: SecurityPolicy;
  readonly endpointAccessMode?: EndpointAccessMode;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Where a REST API can be reached. */
export interface EndpointConfigurationNode {
  readonly types?: readonly EndpointType[];
  readonly ipAddressType?: IpAddressType;
  /** A set: order means nothing. */
  readonly vpcEndpointIds?: readonly string[];
}

/** The API's own members as one node: its name among its settings. */
interface OwnMembersOfRestApi extends RestApiSettings {
  readonly kind: 'RestApi';
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
  create: 'CreateRestApi',
});
