import type { GatewayResponseType } from '@aws-sdk/client-api-gateway';
import { deepFreeze, ownEntry } from '../plain.js';
import type { ListedKind } from './kind.js';

/** What the gateway itself answers, for one kind of fault. */
export interface GatewayResponseNode {
  /** What kind of node this is. */
  readonly kind: 'GatewayResponse';
  /** The kind of fault it is for: `UNAUTHORIZED`, `DEFAULT_4XX`, … */
  readonly responseType: GatewayResponseType;
  /** `'100'` to `'599'`. @defaultValue the status of the type; the `DEFAULT_` types keep the status of the fault */
  readonly statusCode?: string;
  /** `gatewayresponse.header.NAME` to a mapping expression or a quoted static value. */
  readonly responseParameters?: Readonly<Record<string, string>>;
  /** Content type to template. @defaultValue `application/json` with `{"message":$context.error.messageString}` */
  readonly responseTemplates?: Readonly<Record<string, string>>;
}

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

/** Gateway responses: the service has one of each type, and lists those too that nobody has customised. */
export const gatewayResponseKind: ListedKind<GatewayResponseNode> = deepFreeze<ListedKind<GatewayResponseNode>>({
  kind: 'GatewayResponse',
  scope: 'restApi',
  noun: 'gatewayResponse',
  members: {
    responseType: 'text',
    statusCode: 'text',
    responseParameters: 'texts by name',
    responseTemplates: 'texts by name',
  },
  required: ['responseType'],
  // What `PutGatewayResponse` fills in, by the type of response.
  defaults: ({ responseType }) => {
    const statusCode = ownEntry(gatewayResponseStatusCodes, responseType);
    return {
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
      ...(statusCode === undefined ? {} : { statusCode }),
    };
  },
  keyOf: ({ responseType }) => responseType,
  inAddress: ['responseType'],
  create: 'PutGatewayResponse',
  list: 'GetGatewayResponses',
  identify: ({ responseType }) => ({ responseType }),
  sameKey: 'first',
  needsDeployment: true,
  isOwn: ({ defaultResponse, responseType }) => defaultResponse !== true && responseType !== undefined,
  // Without templates of its own a response may have the service's, or none: which to replace isn't known.
  unpatchable: (live, desired) =>
    live.responseTemplates === undefined && desired.responseTemplates !== undefined ? ['responseTemplates'] : [],
  // Whether a put takes over what a response had before isn't known; after a deletion there is nothing to take.
  replaced: 'after deletion',
});
