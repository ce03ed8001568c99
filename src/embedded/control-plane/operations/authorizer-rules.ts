import type { Authorizer } from '@aws-sdk/client-api-gateway';
import { badRequest } from '../../faults.js';

const longestTtl = 3600;

/** Checks how long the service is to keep what an authorizer has decided, in seconds. */
export function checkTtl(seconds: number | undefined): void {
  if (seconds !== undefined && !(Number.isInteger(seconds) && seconds >= 0 && seconds <= longestTtl)) {
    throw badRequest('Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.');
  }
}

/** Checks what an authorizer of its type can't do without, and where it takes the caller's identity from. */
export function checkAuthorizer(authorizer: Authorizer): void {
  const { type, providerARNs, authorizerUri, identitySource, authorizerResultTtlInSeconds } = authorizer;
  if (type === 'COGNITO_USER_POOLS') {
    if (!providerARNs?.length) throw badRequest('ProviderARNs cannot be empty');
    return;
  }
  checkUri(authorizerUri);
  if (type === 'TOKEN') checkTokenSource(identitySource);
  if (type !== 'REQUEST') return;
  if (identitySource) checkRequestSources(identitySource);
  // By default, decisions are cached by identity: there has to be one.
  else if (authorizerResultTtlInSeconds !== 0) throw badRequest('Invalid request input');
}

function checkUri(uri: string | undefined): void {
  const isInvocation = /^arn:[\w-]+:apigateway:(?:[a-z]+(?:-[a-z]+)+-\d+|\$\{[^}]+\}):lambda:path\/.+\/invocations$/;
  const isOther = /\/functions\/arn:[^:]*:lambda:[^:]*:[^:]*:(?!function:|\$\{)/;
  if (!isInvocation.test(uri ?? '') || isOther.test(uri ?? '')) {
    throw badRequest(
      `Invalid Authorizer URI: ${uri ?? null}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`,
    );
  }
}

function checkTokenSource(source: string | undefined): void {
  if (!source) throw badRequest('IdentitySource cannot be empty');
  if (!/^method\.request\.header\.[a-zA-Z0-9._-]+$/.test(source)) {
    throw badRequest(
      `Invalid token source expression: ${source}. The source must be a method request header, matching 'method.request.header.[a-zA-Z0-9._-]+'.`,
    );
  }
}

const requestSource = /^(?:method\.request\.(?:querystring|header)|stageVariables|context)\.[a-zA-Z0-9._-]+$/;

function checkRequestSources(sources: string): void {
  for (const source of sources.split(',').map((one) => one.trim())) {
    if (requestSource.test(source)) continue;
    throw badRequest(
      `Invalid request identity source expression: ${source}. The sources must be separated by comma, and each source must be either a method request parameter, matching 'method.request.querystring|header.[a-zA-Z0-9._-]+', or a stage variable, matching 'stageVariables.[a-zA-Z0-9._-]+', or a context parameter, matching 'context.[a-zA-Z0-9._-]+'`,
    );
  }
}
