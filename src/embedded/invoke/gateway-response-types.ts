import { deepFreeze } from '../../plain.js';

/** What is said of a type of gateway response. */
interface GatewayResponseTypeRow {
  /** The status that it has by itself; the two `DEFAULT_` types leave that of the fault. */
  readonly statusCode?: string;
  /** What the service calls its faults in the header of its responses. */
  readonly errorType: string;
  /** The body that the service gives it. */
  readonly template: string;
  /** `false`: sent before any API's own responses are looked at. */
  readonly customisable?: false;
}

const plain = '{"message":$context.error.messageString}';
/** Faults that come up while a method is executed: the service writes their bodies with a space. */
const ofExecution = '{"message": $context.error.messageString}';

const notAllowed = { statusCode: '403', errorType: 'ForbiddenException', template: plain };
const internal = { statusCode: '500', errorType: 'InternalServerErrorException', template: plain };
const invalid = { statusCode: '400', errorType: 'BadRequestException', template: ofExecution };

/**
 * The types of gateway response, one for each kind of fault that an invocation can end with, in the order in which the
 * service lists them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
const rows = {
  ACCESS_DENIED: {
    statusCode: '403',
    errorType: 'AccessDeniedException',
    template: '{"Message":$context.error.messageString}',
  },
  API_CONFIGURATION_ERROR: { ...internal, template: ofExecution },
  AUTHORIZER_CONFIGURATION_ERROR: { ...internal, errorType: 'AuthorizerConfigurationException' },
  AUTHORIZER_FAILURE: internal,
  BAD_REQUEST_BODY: invalid,
  BAD_REQUEST_PARAMETERS: invalid,
  DEFAULT_4XX: { errorType: 'BadRequestException', template: ofExecution },
  DEFAULT_5XX: { errorType: 'InternalServerErrorException', template: ofExecution },
  EXPIRED_TOKEN: { ...notAllowed, errorType: 'ExpiredTokenException' },
  INTEGRATION_FAILURE: { ...internal, statusCode: '504', template: ofExecution },
  INTEGRATION_TIMEOUT: { ...internal, statusCode: '504', template: ofExecution },
  INVALID_API_KEY: notAllowed,
  INVALID_SIGNATURE: { ...notAllowed, errorType: 'InvalidSignatureException' },
  MISSING_AUTHENTICATION_TOKEN: { ...notAllowed, errorType: 'MissingAuthenticationTokenException' },
  QUOTA_EXCEEDED: { statusCode: '429', errorType: 'LimitExceededException', template: plain },
  REQUEST_TOO_LARGE: {
    statusCode: '413',
    errorType: 'RequestTooLargeException',
    template: plain,
    customisable: false,
  },
  RESOURCE_NOT_FOUND: { statusCode: '404', errorType: 'ResourceNotFoundException', template: plain },
  THROTTLED: { statusCode: '429', errorType: 'TooManyRequestsException', template: plain },
  UNAUTHORIZED: { statusCode: '401', errorType: 'UnauthorizedException', template: plain },
  UNSUPPORTED_MEDIA_TYPE: { ...invalid, statusCode: '415' },
  WAF_FILTERED: notAllowed,
} satisfies Readonly<Record<string, GatewayResponseTypeRow>>;

/** The kinds of fault that an invocation can end with; each is answered by the gateway response of its name. */
export type GatewayFaultType = keyof typeof rows;

/** The types of gateway response. */
export const gatewayResponseTypes: Readonly<Record<GatewayFaultType, GatewayResponseTypeRow>> = deepFreeze(rows);

/** The status of a fault, as long as no gateway response says another. */
export const statusOf = ({
  type,
  details,
}: {
  readonly type: GatewayFaultType;
  readonly details: { readonly status?: number };
}): number => details.status ?? Number(gatewayResponseTypes[type].statusCode ?? 500);
