/**
 * The values that patch rules are written with: codecs and the enumerations of the service.
 *
 * The enumerations are written out, not taken from the SDK's enum objects, so that loading the rules doesn't load the
 * SDK; a test holds them equal.
 *
 * @module
 */

export const text = { type: 'text', takes: 'text' } as const;
export const nonEmptyText = { type: 'text', nonEmpty: true, takes: 'text that is not empty' } as const;
export const mappingExpression = {
  type: 'text',
  nonEmpty: true,
  takes: 'a mapping expression, or a static value in single quotes inside the text: "\'v1\'"',
} as const;
export const template = { type: 'text', takes: 'a mapping template' } as const;
export const modelName = { type: 'text', nonEmpty: true, takes: 'the name of a model' } as const;
export const statusCode = {
  type: 'text',
  nonEmpty: true,
  pattern: '[1-5]\\d\\d',
  takes: "a status code, '100' to '599'",
} as const;
export const variableValue = {
  type: 'text',
  nonEmpty: true,
  pattern: '[A-Za-z0-9\\-._~:/?#&=,]+',
  takes: 'text of letters, digits and - . _ ~ : / ? # & = ,',
} as const;
export const boolean = { type: 'boolean', takes: 'true or false' } as const;
export const json = { type: 'json', takes: 'a JSON document: an object, or its text' } as const;
export const jsonOrEmpty = {
  type: 'json',
  orEmpty: true,
  takes: "a JSON document: an object, or its text; '' takes it away",
} as const;
export const count = { type: 'integer', minimum: 0, takes: 'a whole number from 0' } as const;
export const rate = { type: 'number', minimum: 0, takes: 'a number from 0' } as const;

export const httpMethod = {
  type: 'enum',
  values: ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'],
} as const;
export const authorizationType = { type: 'enum', values: ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] } as const;
export const authorizerType = { type: 'enum', values: ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] } as const;
export const apiKeySource = { type: 'enum', values: ['HEADER', 'AUTHORIZER'] } as const;
export const cacheClusterSize = {
  type: 'enum',
  values: ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'],
} as const;
export const connectionType = { type: 'enum', values: ['INTERNET', 'VPC_LINK'] } as const;
export const contentHandling = {
  type: 'enum',
  values: ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'],
  orEmpty: true,
} as const;
export const endpointAccessMode = { type: 'enum', values: ['BASIC', 'STRICT'], orEmpty: true } as const;
export const endpointType = { type: 'enum', values: ['REGIONAL', 'EDGE', 'PRIVATE'] } as const;
export const domainEndpointType = { type: 'enum', values: ['REGIONAL', 'EDGE'] } as const;
export const ipAddressType = { type: 'enum', values: ['ipv4', 'dualstack'] } as const;
export const loggingLevel = { type: 'enum', values: ['OFF', 'ERROR', 'INFO'] } as const;
export const passthroughBehavior = { type: 'enum', values: ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] } as const;
export const quotaPeriod = { type: 'enum', values: ['DAY', 'WEEK', 'MONTH'] } as const;
export const responseTransferMode = { type: 'enum', values: ['BUFFERED', 'STREAM'] } as const;
export const routingMode = {
  type: 'enum',
  values: ['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'],
} as const;
export const securityPolicy = {
  type: 'enum',
  values: [
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
} as const;
export const unauthorizedCacheControlHeaderStrategy = {
  type: 'enum',
  values: ['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER'],
} as const;
