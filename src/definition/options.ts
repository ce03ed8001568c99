/**
 * What the steps of a definition take, in the service's own member names.
 *
 * @module
 */

import type { VpcLinkNode } from '../kinds/vpc-link.js';
import type { PassthroughBehavior } from '../model/integration.js';
import type { HttpMethod } from '../model/method.js';
import type { GatewayResponseNode } from '../model/rest-api.js';

/** A value as JSON: what the service wants as JSON text can be written as what it stands for. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What a model is made from. */
export interface ModelOptions {
  /** The content type it describes, `application/json` for instance. */
  readonly contentType: string;
  /** What the model describes, in your own words. @defaultValue none */
  readonly description?: string;
  /**
   * A JSON schema (draft 4): JSON text, or what it says. It refers to another model of the API by
   * `{ $ref: 'https://apigateway.amazonaws.com/restapis/{restApiId}/models/Pet' }`, literally; the id is filled in.
   *
   * @defaultValue none: any body is valid
   */
  readonly schema?: Json;
}

/** What a request validator checks. */
export interface RequestValidatorOptions {
  /** The body, by the method's request model. @defaultValue `false` */
  readonly validateRequestBody?: boolean;
  /** That required parameters are there. @defaultValue `false` */
  readonly validateRequestParameters?: boolean;
}

/** What every authorizer can be told. */
interface AnyAuthorizerOptions {
  /** A name for the kind of authorizer, in exports to OpenAPI alone. @defaultValue `custom`, or `cognito_user_pools` */
  readonly authType?: string;
  /** How long a decision is kept, in seconds, 0 to 3600. @defaultValue 300 */
  readonly authorizerResultTtlInSeconds?: number;
  /** The ARN of the role that calls the function. @defaultValue the function's own resource policy lets the API in */
  readonly authorizerCredentials?: string;
}

/** A Lambda function that decides by one header. */
export interface TokenAuthorizerOptions extends AnyAuthorizerOptions {
  /** What kind of authorizer this is. */
  readonly type: 'TOKEN';
  /** The function's ARN, or the invocation URI that the service makes of it. */
  readonly authorizerUri: string;
  /** The header that is looked at: `method.request.header.Authorization`. */
  readonly identitySource: string;
  /**
   * A regular expression that a token must match before the function is asked.
   *
   * @defaultValue every token is passed on to the function
   */
  readonly identityValidationExpression?: string;
}

/** A Lambda function that decides by the whole request. */
export type RequestAuthorizerOptions = AnyAuthorizerOptions & {
  /** What kind of authorizer this is. */
  readonly type: 'REQUEST';
  /** The function's ARN, or the invocation URI that the service makes of it. */
  readonly authorizerUri: string;
} & (
    | {
        /**
         * By what decisions are kept apart, with commas between: `method.request.header.NAME`,
         * `method.request.querystring.NAME`, `context.NAME`, `stageVariables.NAME`. A request without one of them is
         * refused before the function is asked.
         */
        readonly identitySource: string;
      }
    | {
        /** By what decisions would be kept apart: without a cache there is nothing to keep. @defaultValue none */
        readonly identitySource?: string;
        /** No decision is kept: the function is asked each time. */
        readonly authorizerResultTtlInSeconds: 0;
      }
  );

/** User pools of Cognito, whose tokens decide. */
export interface CognitoAuthorizerOptions extends AnyAuthorizerOptions {
  /** What kind of authorizer this is. */
  readonly type: 'COGNITO_USER_POOLS';
  /** The ARNs of the user pools, one at least. */
  readonly providerARNs: readonly string[];
  /** The header with the token. @defaultValue `method.request.header.Authorization` */
  readonly identitySource?: string;
  /** A regular expression that a token's `aud` must match. @defaultValue every `aud` is accepted */
  readonly identityValidationExpression?: string;
}

/**
 * What an authorizer is made from, by its type.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
 */
export type AuthorizerOptions = TokenAuthorizerOptions | RequestAuthorizerOptions | CognitoAuthorizerOptions;

/** What the gateway itself answers for one kind of fault. */
export type GatewayResponseOptions = Omit<GatewayResponseNode, 'kind' | 'responseType'>;

/** An authorizer of the live API that this definition doesn't declare. */
export interface ForeignAuthorizer {
  /** The authorizer's id: `a1b2c3`. */
  readonly id: string;
  /** `CUSTOM` for a Lambda authorizer: nothing else says which of the two it is. */
  readonly authorizationType: 'CUSTOM' | 'COGNITO_USER_POOLS';
}

/** How an authorizer is used. */
export interface AuthorizerUse {
  /**
   * The OAuth scopes of which a caller's token must have one; only with a Cognito authorizer.
   *
   * @defaultValue none: any token of the user pool is enough
   */
  readonly scopes?: readonly string[];
}

/** Whether the service refuses a request without a parameter; only a validator makes it look. */
export interface RequestParameterOptions {
  /** Whether a request must have it. @defaultValue `false`; path variables are declared by themselves, and required */
  readonly required?: boolean;
}

/** A private connection to a backend. */
export interface VpcLinkConnection {
  /** A declared VPC link, the id of one, or a stage variable: `${stageVariables.vpcLinkId}`. */
  readonly connectionId:
    | string
    | {
        /** The link, as it is declared. */
        readonly node: VpcLinkNode;
      };
  /** The ARN of a load balancer's listener; only for VPC links of the second version. @defaultValue none */
  readonly integrationTarget?: string;
}

/** What a browser may do with the responses of a resource, from pages of another origin. */
export interface CorsOptions {
  /** Origins with scheme, like `https://example.com`, or `['*']`. */
  readonly allowOrigins: readonly string[];
  /** The verbs that a page may use. @defaultValue every verb */
  readonly allowMethods?: readonly (Exclude<HttpMethod, 'ANY'> | '*')[];
  /** The headers that a page may send. @defaultValue those that signed requests and API keys need */
  readonly allowHeaders?: readonly string[];
  /** The headers of a response that a page may read, beside the few that it always may. @defaultValue none */
  readonly exposeHeaders?: readonly string[];
  /**
   * How long a browser may keep the response to a preflight, in seconds; `-1` for not at all.
   *
   * @defaultValue the browser's own, five seconds in most
   */
  readonly maxAge?: number;
  /** Whether a page may send cookies and the like; not together with the origin `*`. @defaultValue `false` */
  readonly allowCredentials?: boolean;
  /** The status of the response to a preflight, `'100'` to `'599'`. @defaultValue `'204'` */
  readonly statusCode?: string;
  /**
   * What happens to a preflight with a body: it has none, so that this matters to audits alone.
   *
   * @defaultValue the service's
   */
  readonly passthrough?: PassthroughBehavior;
}

/** The options of `cors()`. */
export const corsOptions = Object.freeze([
  'allowOrigins',
  'allowMethods',
  'allowHeaders',
  'exposeHeaders',
  'maxAge',
  'allowCredentials',
  'statusCode',
  'passthrough',
] as const satisfies readonly (keyof CorsOptions)[]);

/**
 * What every route has that is started from an API with defaults, unless its own steps say otherwise.
 *
 * `.authorizationType('NONE')` opts a method out of the authorizer. Routes of `cors()` have no defaults. What a type of
 * integration can't be told is left out there.
 */
export interface ApiDefaults<Authorizer extends string = string, Validator extends string = string> {
  /** Who decides who may call: one that the API declares, or one that exists already. */
  readonly authorizer?: Authorizer | ForeignAuthorizer;
  /** The OAuth scopes of which a caller's token must have one; with a Cognito authorizer. */
  readonly scopes?: readonly string[];
  /** Who may call where no authorizer decides. */
  readonly authorizationType?: 'NONE' | 'AWS_IAM';
  /** Whether callers need an API key. */
  readonly apiKeyRequired?: boolean;
  /** What requests are checked for. */
  readonly requestValidator?:
    | Validator
    | {
        /** The id of a validator that exists already. */
        readonly id: string;
      };
  /** What happens to a body of a content type without a template; where an integration has mappings. */
  readonly passthrough?: PassthroughBehavior;
  /** How long a backend may take, in milliseconds, 50 and up. */
  readonly timeoutInMillis?: number;
  /** Adds an OPTIONS route to each path of `define()` that has routes, and neither OPTIONS nor ANY. */
  readonly cors?: CorsOptions;
}
