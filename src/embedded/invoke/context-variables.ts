import type { MethodRequest } from './invocation.js';

export interface Surroundings {
  readonly accountId: string;
  readonly apiId: string;
  readonly resourceId: string;
  readonly resourcePath: string;
  readonly requestId: string;
  readonly date: Date;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number) => String(number).padStart(2, '0');

/** The common log format: `24/Nov/2026:00:21:28 +0000`. */
function requestTime(date: Date): string {
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${date.toISOString().slice(11, 19)} +0000`;
}

/**
 * `$context` of a test invocation: who calls and where are stand-ins, as in the service's own tests.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function contextVariables(
  { httpMethod, path }: MethodRequest,
  { accountId, apiId, resourceId, resourcePath, requestId, date }: Surroundings,
) {
  return {
    accountId,
    apiId,
    domainName: 'testPrefix.testDomainName',
    domainPrefix: 'testPrefix',
    extendedRequestId: requestId,
    httpMethod,
    identity: {
      accessKey: 'embedded',
      accountId,
      apiKey: 'test-invoke-api-key',
      apiKeyId: 'test-invoke-api-key-id',
      caller: 'embedded',
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      sourceIp: 'test-invoke-source-ip',
      user: 'embedded',
      userAgent: 'fluent-apigateway',
      userArn: `arn:aws:iam::${accountId}:root`,
    },
    path,
    protocol: 'HTTP/1.1',
    requestId,
    requestTime: requestTime(date),
    requestTimeEpoch: date.getTime(),
    resourceId,
    resourcePath,
    stage: 'test-invoke-stage',
  };
}
