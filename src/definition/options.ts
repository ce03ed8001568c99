/**
 * What the steps of a definition take, in the service's own member names.
 *
 * @module
 */

import type { HttpMethod } from '../model/method.js';
import type { AuthorizerNode, GatewayResponseNode, RestApiSettings } from '../model/rest-api.js';
import type { DefinitionRuleId } from './rules/index.js';
import type { RuleLevel } from './rules/rule.js';

/** A value as JSON: what the service wants as JSON text can be written as what it stands for. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * Which rules are checked, and how: `'off'` not at all, `'warning'` without stopping, `'error'` by refusing.
 *
 * @example
 * restApi('petstore', { rules: { 'definition.static-value': 'off' } });
 */
export type RuleLevels = { readonly [Id in DefinitionRuleId]?: RuleLevel };

/** The members of a REST API beside its name, and how strictly its definition is checked. */
export interface RestApiOptions extends Omit<RestApiSettings, 'policy'> {
  /** A resource policy: JSON text, or what it says. */
  readonly policy?: Json;
  /** Rules that are checked in another way than usual. */
  readonly rules?: RuleLevels;
}

/** What a model is made from. */
export interface ModelOptions {
  /** The content type it describes, `application/json` for instance. */
  readonly contentType: string;
  readonly description?: string;
  /**
   * A JSON schema (draft 4): JSON text, or what it says. It refers to another model of the API by
   * `{ $ref: 'https://apigateway.amazonaws.com/restapis/{restApiId}/models/Pet' }`, literally; the id is filled in.
   */
  readonly schema?: Json;
}

/** What a request validator checks. */
export interface RequestValidatorOptions {
  /** The body, by the method's request model. */
  readonly validateRequestBody?: boolean;
  /** That required parameters are there. */
  readonly validateRequestParameters?: boolean;
}

/** What an authorizer is made from. */
export type AuthorizerOptions = Omit<AuthorizerNode, 'kind' | 'name'>;

/** What the gateway itself answers for one kind of fault. */
export type GatewayResponseOptions = Omit<GatewayResponseNode, 'kind' | 'responseType'>;

/** An authorizer of the live API that this definition doesn't declare. */
export interface ForeignAuthorizer {
  readonly id: string;
  /** `CUSTOM` for a Lambda authorizer: nothing else says which of the two it is. */
  readonly authorizationType: 'CUSTOM' | 'COGNITO_USER_POOLS';
}

/** How an authorizer is used. */
export interface AuthorizerUse {
  /** The OAuth scopes of which a caller's token must have one; only with a Cognito authorizer. */
  readonly scopes?: readonly string[];
}

/** Whether the service refuses a request without a parameter; only a validator makes it look. */
export interface RequestParameterOptions {
  /** @defaultValue `false`; path variables are declared by themselves, and required. */
  readonly required?: boolean;
}

/** A private connection to a backend. */
export interface VpcLinkConnection {
  /** The id of the VPC link, or a stage variable: `${stageVariables.vpcLinkId}`. */
  readonly connectionId: string;
  /** The ARN of a load balancer's listener; only for VPC links of the second version. */
  readonly integrationTarget?: string;
}

/** What a browser may do with the answers of a resource, from pages of another origin. */
export interface CorsOptions {
  /** Origins with scheme, like `https://example.com`, or `['*']`. */
  readonly allowOrigins: readonly string[];
  /** @defaultValue every verb */
  readonly allowMethods?: readonly (Exclude<HttpMethod, 'ANY'> | '*')[];
  /** @defaultValue the headers that signed requests and API keys need */
  readonly allowHeaders?: readonly string[];
  /** The headers of an answer that a page may read, beside the few that it always may. */
  readonly exposeHeaders?: readonly string[];
  /** How long a browser may keep the answer to a preflight, in seconds; `-1` for not at all. */
  readonly maxAge?: number;
  /** Whether a page may send cookies and the like; not together with the origin `*`. */
  readonly allowCredentials?: boolean;
  /** @defaultValue `'204'` */
  readonly statusCode?: string;
}
