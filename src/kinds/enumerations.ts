/**
 * The enumerations of the service, once: types, checks and documentation follow from them.
 *
 * They are written out, not taken from the SDK's enum objects, so that nothing loads the SDK for them. That they hold
 * what the SDK has is held by a test.
 *
 * @module
 */

/** The values of each enumeration, by the member that holds one. */
export const enumerations = Object.freeze({
  httpMethod: ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'],
  authorizationType: ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'],
  authorizerType: ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'],
  apiKeySource: ['HEADER', 'AUTHORIZER'],
  connectionType: ['INTERNET', 'VPC_LINK'],
  contentHandling: ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'],
  endpointAccessMode: ['BASIC', 'STRICT'],
  endpointType: ['REGIONAL', 'EDGE', 'PRIVATE'],
  ipAddressType: ['ipv4', 'dualstack'],
  passthroughBehavior: ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'],
  quotaPeriod: ['DAY', 'WEEK', 'MONTH'],
  responseTransferMode: ['BUFFERED', 'STREAM'],
  routingMode: ['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'],
  securityPolicy: [
    'TLS_1_0',
    'TLS_1_2',
    'SecurityPolicy_TLS12_2018_EDGE',
    'SecurityPolicy_TLS12_PFS_2025_EDGE',
    'SecurityPolicy_TLS13_1_2_2021_06',
    'SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_PQ_2025_09',
    'SecurityPolicy_TLS13_1_3_2025_09',
    'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
    'SecurityPolicy_TLS13_2025_EDGE',
  ],
  /** Gigabytes. */
  cacheClusterSize: ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'],
  loggingLevel: ['OFF', 'ERROR', 'INFO'],
  unauthorizedCacheControlHeaderStrategy: [
    'FAIL_WITH_403',
    'SUCCEED_WITH_RESPONSE_HEADER',
    'SUCCEED_WITHOUT_RESPONSE_HEADER',
  ],
  gatewayResponseType: [
    'DEFAULT_4XX',
    'DEFAULT_5XX',
    'ACCESS_DENIED',
    'API_CONFIGURATION_ERROR',
    'AUTHORIZER_CONFIGURATION_ERROR',
    'AUTHORIZER_FAILURE',
    'BAD_REQUEST_BODY',
    'BAD_REQUEST_PARAMETERS',
    'EXPIRED_TOKEN',
    'INTEGRATION_FAILURE',
    'INTEGRATION_TIMEOUT',
    'INVALID_API_KEY',
    'INVALID_SIGNATURE',
    'MISSING_AUTHENTICATION_TOKEN',
    'QUOTA_EXCEEDED',
    'REQUEST_TOO_LARGE',
    'RESOURCE_NOT_FOUND',
    'THROTTLED',
    'UNAUTHORIZED',
    'UNSUPPORTED_MEDIA_TYPE',
    'WAF_FILTERED',
  ],
} as const);

/** A member that holds one of a few values. */
export type Enumeration = keyof typeof enumerations;

/** A value of an enumeration. */
export type ValueOf<Name extends Enumeration> = (typeof enumerations)[Name][number];
