import type {
  ApiKeySourceType,
  AuthorizerType,
  EndpointAccessMode,
  EndpointType,
  GatewayResponseType,
  IpAddressType,
  SecurityPolicy,
} from '@aws-sdk/client-api-gateway';
import type { MethodNode } from './method.js';

/**
 * A whole REST API as plain, frozen data. What a definition wants and what a snapshot saw have this same type.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
 */
export interface RestApiNode {
  readonly kind: 'RestApi';
  readonly name: string;
  /** In a definition: the members that it manages. In a snapshot: all of them. */
  readonly settings: RestApiSettings;
  /** By name. */
  readonly models: Readonly<Record<string, ModelNode>>;
  /** By name. */
  readonly requestValidators: Readonly<Record<string, RequestValidatorNode>>;
  /** By name. */
  readonly authorizers: Readonly<Record<string, AuthorizerNode>>;
  /** By response type, customised ones only. */
  readonly gatewayResponses: Readonly<Record<string, GatewayResponseNode>>;
  /** By full path (`/`, `/pets`, `/pets/{petId}`), every ancestor included, parents before children. */
  readonly resources: Readonly<Record<string, ResourceNode>>;
}

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

/** A path of the API, with its methods. */
export interface ResourceNode {
  readonly kind: 'Resource';
  /** The full path. */
  readonly path: string;
  /** The path that this resource had before; the plan moves it, with everything below, instead of making a new one. */
  readonly movedFrom?: string;
  /** By verb. */
  readonly methods: Readonly<Record<string, MethodNode>>;
}

/** A JSON schema with a name. */
export interface ModelNode {
  readonly kind: 'Model';
  readonly name: string;
  readonly contentType: string;
  readonly description?: string;
  /** A JSON schema (draft 4), as JSON text; references to models of the same API have `{restApiId}` for its id. */
  readonly schema?: string;
}

/** What a method's requests are checked for. */
export interface RequestValidatorNode {
  readonly kind: 'RequestValidator';
  readonly name: string;
  readonly validateRequestBody?: boolean;
  readonly validateRequestParameters?: boolean;
}

/** What decides who may call a method. */
export interface AuthorizerNode {
  readonly kind: 'Authorizer';
  readonly name: string;
  readonly type: AuthorizerType;
  /** A set: order means nothing. */
  readonly providerARNs?: readonly string[];
  readonly authType?: string;
  readonly authorizerUri?: string;
  readonly authorizerCredentials?: string;
  readonly identitySource?: string;
  readonly identityValidationExpression?: string;
  /** Seconds, 0 to 3600. */
  readonly authorizerResultTtlInSeconds?: number;
}

/** What the gateway itself answers, for one kind of fault. */
export interface GatewayResponseNode {
  readonly kind: 'GatewayResponse';
  readonly responseType: GatewayResponseType;
  readonly statusCode?: string;
  readonly responseParameters?: Readonly<Record<string, string>>;
  readonly responseTemplates?: Readonly<Record<string, string>>;
}
