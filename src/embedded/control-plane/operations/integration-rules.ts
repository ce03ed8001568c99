import type { RestApi } from '@aws-sdk/client-api-gateway';
import { badRequest } from '../../faults.js';
import type { HeldIntegration } from '../state.js';
import { checkVerb } from './methods.js';

export const isHttp = (type: string | undefined) => type === 'HTTP' || type === 'HTTP_PROXY';
const isAws = (type: string | undefined) => type === 'AWS' || type === 'AWS_PROXY';

const longestTimeout = 29_000;

/**
 * The words that members of an integration may have. The service refuses all others; its own text for that isn't known,
 * so this is the one that it has for verbs.
 */
const words = {
  passthroughBehavior: ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'],
  contentHandling: ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'],
} as const;

function checkWord(integration: HeldIntegration, member: keyof typeof words): void {
  const word = integration[member];
  if (!word || words[member].some((one) => one === word)) return;
  const name = `${member.charAt(0).toUpperCase()}${member.slice(1)}`;
  throw badRequest(`Invalid ${name} specified. Valid options are ${words[member].join(',')}`);
}

/** Checks what an integration of its type can't do without, in the order in which the service looks at it. */
export function checkIntegration(integration: HeldIntegration, api: RestApi): void {
  const { type, uri = '', httpMethod, credentials, connectionType, connectionId } = integration;
  if (type !== 'MOCK') {
    if (!httpMethod) throw badRequest('Enumeration value for HttpMethod must be non-empty');
    checkVerb(httpMethod);
  }
  if (isHttp(type) && !/^https?:\/\/[^\s/]+/.test(uri.replaceAll(/\$\{stageVariables\.\w+\}/g, 'x'))) {
    throw badRequest('Invalid HTTP endpoint specified for URI');
  }
  if (isAws(type)) checkArn(integration);
  if (credentials && !isArn(credentials)) throw badRequest('Invalid ARN specified in the request');
  if (type === 'AWS' && !credentials && !/:lambda:path\//.test(uri))
    throw badRequest('Role ARN must be specified for AWS integrations');
  if (connectionType === 'VPC_LINK' && !connectionId) {
    throw badRequest('ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK');
  }
  checkWord(integration, 'passthroughBehavior');
  checkWord(integration, 'contentHandling');
  checkTimeout(integration, api);
}

const isArn = (text: string) => /^arn:[\w-]+:[\w-]+:/.test(text);

function checkArn({ type, uri = '', responseTransferMode }: HeldIntegration): void {
  if (!isArn(uri)) throw badRequest('Invalid ARN specified in the request');
  if (!/:(?:path|action)\//.test(uri)) throw badRequest('AWS ARN for integration must contain path or action');
  if (type !== 'AWS_PROXY') return;
  if (!/:lambda:path\/\d{4}-\d{2}-\d{2}\/functions\/|:firehose:action\//.test(uri)) {
    throw badRequest(
      "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    );
  }
  if (uri.endsWith('/response-streaming-invocations') && responseTransferMode !== 'STREAM') {
    throw badRequest(
      'Invalid ResponseTransferMode. Cannot use ResponseTransferMode BUFFERED for Lambda functions invoked by InvokeWithResponseStream for AWS_PROXY integrations.',
    );
  }
}

/** How long regional and private APIs may wait is a quota of the account, which can be raised; of others it is not. */
function checkTimeout(
  { timeoutInMillis = longestTimeout, responseTransferMode }: HeldIntegration,
  { endpointConfiguration }: RestApi,
): void {
  const isFixed = responseTransferMode !== 'STREAM' && endpointConfiguration?.types?.includes('EDGE');
  if (timeoutInMillis < 50 || (isFixed && timeoutInMillis > longestTimeout))
    throw badRequest(`Timeout should be between 50 ms and ${longestTimeout} ms`);
}
