/**
 * What the service fills in for members that a request leaves out.
 *
 * One table for the three that need it: the snapshot drops what it would fill in, the diff compares without it, and
 * taking a member away again is a patch back to the value here.
 *
 * @module
 */

import { deepFreeze } from '../plain.js';
import type { IntegrationNode } from './integration.js';
import type { MethodNode } from './method.js';
import type { AuthorizerNode, GatewayResponseNode, ModelNode, RequestValidatorNode } from './rest-api.js';

/** What `PutMethod` fills in. */
export const methodDefaults = deepFreeze({ apiKeyRequired: false } as const satisfies Partial<MethodNode>);

/**
 * What `PutIntegration` fills in, whatever the type; {@link IntegrationNode.cacheNamespace} is the resource's id beside.
 *
 * `connectionType` comes back only for HTTP integrations; the others have no other way to connect.
 */
export const integrationDefaults = deepFreeze({
  connectionType: 'INTERNET',
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutInMillis: 29_000,
  responseTransferMode: 'BUFFERED',
  tlsConfig: { insecureSkipVerification: false },
} as const satisfies Partial<IntegrationNode>);

/** What `CreateRequestValidator` fills in. */
export const requestValidatorDefaults = deepFreeze({
  validateRequestBody: false,
  validateRequestParameters: false,
} as const satisfies Partial<RequestValidatorNode>);

/** What `CreateAuthorizer` fills in, by the type of authorizer. */
export const authorizerDefaults = deepFreeze({
  TOKEN: { authType: 'custom', authorizerResultTtlInSeconds: 300 },
  REQUEST: { authType: 'custom', authorizerResultTtlInSeconds: 300 },
  COGNITO_USER_POOLS: {
    authType: 'cognito_user_pools',
    authorizerResultTtlInSeconds: 300,
    identitySource: 'method.request.header.Authorization',
  },
} as const satisfies Record<AuthorizerNode['type'], Partial<AuthorizerNode>>);

/**
 * The status that a gateway response has when it names none. The two `DEFAULT_` types have none: they leave the status
 * of the fault as it is.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const gatewayResponseStatusCodes: Readonly<Record<string, string>> = deepFreeze({
  ACCESS_DENIED: '403',
  API_CONFIGURATION_ERROR: '500',
  AUTHORIZER_CONFIGURATION_ERROR: '500',
  AUTHORIZER_FAILURE: '500',
  BAD_REQUEST_BODY: '400',
  BAD_REQUEST_PARAMETERS: '400',
  EXPIRED_TOKEN: '403',
  INTEGRATION_FAILURE: '504',
  INTEGRATION_TIMEOUT: '504',
  INVALID_API_KEY: '403',
  INVALID_SIGNATURE: '403',
  MISSING_AUTHENTICATION_TOKEN: '403',
  QUOTA_EXCEEDED: '429',
  REQUEST_TOO_LARGE: '413',
  RESOURCE_NOT_FOUND: '404',
  THROTTLED: '429',
  UNAUTHORIZED: '401',
  UNSUPPORTED_MEDIA_TYPE: '415',
  WAF_FILTERED: '403',
});

/** What `PutGatewayResponse` fills in, by the type of response. */
export function gatewayResponseDefaultsOf({
  responseType,
}: Pick<GatewayResponseNode, 'responseType'>): Partial<GatewayResponseNode> {
  const statusCode = gatewayResponseStatusCodes[responseType];
  return {
    responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
    ...(statusCode === undefined ? {} : { statusCode }),
  };
}

/** The models that every API made with `CreateRestApi` has from the start. */
export const builtInModels: ReadonlyMap<string, ModelNode> = new Map(
  [
    {
      name: 'Empty',
      description: 'This is a default empty schema model',
      schema: { $schema: 'http://json-schema.org/draft-04/schema#', title: 'Empty Schema', type: 'object' },
    },
    {
      name: 'Error',
      description: 'This is a default error schema model',
      schema: {
        $schema: 'http://json-schema.org/draft-04/schema#',
        title: 'Error Schema',
        type: 'object',
        properties: { message: { type: 'string' } },
      },
    },
  ].map(({ name, description, schema }): [string, ModelNode] => [
    name,
    deepFreeze({
      kind: 'Model',
      name,
      contentType: 'application/json',
      description,
      schema: JSON.stringify(schema),
    }),
  ]),
);
