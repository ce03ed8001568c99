/**
 * The variables of `$context` that a REST API's requests have.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 * @module
 */

import { didYouMean } from '../errors/near.js';

/** Those of data transformations. */
export const contextVariables = Object.freeze([
  'accountId',
  'apiId',
  'authorizer.principalId',
  'customDomain.basePathMatched',
  'deploymentId',
  'domainName',
  'domainPrefix',
  'error.message',
  'error.messageString',
  'error.responseType',
  'error.validationErrorString',
  'extendedRequestId',
  'httpMethod',
  'identity.accessKey',
  'identity.accountId',
  'identity.apiKey',
  'identity.apiKeyId',
  'identity.caller',
  'identity.clientCert.clientCertPem',
  'identity.clientCert.issuerDN',
  'identity.clientCert.serialNumber',
  'identity.clientCert.subjectDN',
  'identity.clientCert.validity.notAfter',
  'identity.clientCert.validity.notBefore',
  'identity.cognitoAuthenticationProvider',
  'identity.cognitoAuthenticationType',
  'identity.cognitoIdentityId',
  'identity.cognitoIdentityPoolId',
  'identity.principalOrgId',
  'identity.sourceIp',
  'identity.user',
  'identity.userAgent',
  'identity.userArn',
  'identity.vpcId',
  'identity.vpceId',
  'isCanaryRequest',
  'path',
  'protocol',
  'requestId',
  'requestTime',
  'requestTimeEpoch',
  'resourceId',
  'resourcePath',
  'stage',
  'wafResponseCode',
  'webaclArn',
] as const);

/**
 * Those whose members an authorizer or a template names, and those of access logs alone.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
const others =
  /^(?:authorizer|requestOverride|responseOverride)\..|^(?:authenticate|authorize|integration|waf)\.(?:error|latency|status|integrationStatus|requestId)$|^(?:awsEndpointRequestId2?|cipherSuite|customDomain\.routeIdMatched|endpointType|integrationErrorMessage|integrationLatency|integrationStatus|responseLatency|responseLength|status|tlsVersion|xrayTraceId)$/;

const names: readonly string[] = contextVariables;

/**
 * What is wrong with a source like `context.requestId`: that requests of REST APIs have no such variable.
 *
 * @returns nothing for sources of other forms.
 */
export function contextProblem(source: string): { readonly message: string; readonly hint?: string } | undefined {
  const [, name] = /^context\.(.+)$/s.exec(source) ?? [];
  if (name === undefined || names.includes(name) || others.test(name)) return undefined;
  const hint = didYouMean(
    source,
    names.map((one) => `context.${one}`),
  );
  return { message: `Requests have no '${source}': nothing is sent for it.`, ...(hint === undefined ? {} : { hint }) };
}
