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
export function requestTime(date: Date): string {
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
    resourceId,
    resourcePath,
    httpMethod,
    extendedRequestId: requestId,
    requestTime: requestTime(date),
    path,
    accountId,
    protocol: 'HTTP/1.1',
    stage: 'test-invoke-stage',
    domainPrefix: 'testPrefix',
    requestTimeEpoch: date.getTime(),
    requestId,
    identity: {
      cognitoIdentityPoolId: null,
      cognitoIdentityId: null,
      apiKey: 'test-invoke-api-key',
      principalOrgId: null,
      cognitoAuthenticationType: null,
      userArn: `arn:aws:iam::${accountId}:root`,
      apiKeyId: 'test-invoke-api-key-id',
      userAgent: 'fluent-apigateway',
      accountId,
      caller: 'embedded',
      sourceIp: 'test-invoke-source-ip',
      accessKey: 'embedded',
      cognitoAuthenticationProvider: null,
      user: 'embedded',
    },
    domainName: 'testPrefix.testDomainName',
    apiId,
  };
}
