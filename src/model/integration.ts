import type {
  ContentHandlingStrategy,
  IntegrationType,
  ResponseTransferMode,
  TlsConfig,
} from '@aws-sdk/client-api-gateway';

/** What API Gateway does with a request body for whose content type there is no mapping template. */
export type PassthroughBehavior = 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';

/** How an integration reaches its backend. */
export type ConnectionType = 'INTERNET' | 'VPC_LINK';

/**
 * What a method does with a request, in the member names that the service answers with.
 *
 * A member left out has the service's default; {@link integrationDefaults} knows them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export interface IntegrationNode {
  readonly kind: 'Integration';
  readonly type: IntegrationType;
  /** The backend's verb: `integrationHttpMethod` in requests, `httpMethod` in answers. */
  readonly httpMethod?: string;
  readonly uri?: string;
  readonly connectionType?: ConnectionType;
  readonly connectionId?: string;
  readonly integrationTarget?: string;
  readonly credentials?: string;
  /** `integration.request.{path|querystring|header}.NAME` to a mapping expression or a quoted static value. */
  readonly requestParameters?: Readonly<Record<string, string>>;
  /** Content type to template. */
  readonly requestTemplates?: Readonly<Record<string, string>>;
  readonly passthroughBehavior?: PassthroughBehavior;
  readonly contentHandling?: ContentHandlingStrategy;
  /** 50 and up; 29000 unless told. */
  readonly timeoutInMillis?: number;
  /** Left out: the id of the resource. */
  readonly cacheNamespace?: string;
  /** A set: order means nothing. */
  readonly cacheKeyParameters?: readonly string[];
  readonly tlsConfig?: Readonly<TlsConfig>;
  readonly responseTransferMode?: ResponseTransferMode;
  /** By status code. */
  readonly integrationResponses: Readonly<Record<string, IntegrationResponseNode>>;
}

/**
 * How a backend's answer becomes the method's.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html
 */
export interface IntegrationResponseNode {
  readonly kind: 'IntegrationResponse';
  readonly statusCode: string;
  /** A regular expression over the backend's status (or a Lambda function's error text); left out: the default answer. */
  readonly selectionPattern?: string;
  readonly responseParameters?: Readonly<Record<string, string>>;
  readonly responseTemplates?: Readonly<Record<string, string>>;
  readonly contentHandling?: ContentHandlingStrategy;
}
