import type { RestApi } from '@aws-sdk/client-api-gateway';
import { badRequest, ServiceFault } from '../../faults.js';
import { hasBackend, isAws, isHttp, isIntegrationType, sendsEvent } from '../../invoke/integration-types.js';
import { invalidWord, passthroughBehaviors } from '../patched-words.js';
import type { HeldIntegration } from '../state.js';
import { checkVerb } from './methods.js';

/** Refuses what isn't an integration type; requests are held to the SDK's enumeration before, documents are not. */
export function checkIntegrationType(type: string | undefined): void {
  if (!isIntegrationType(type)) throw badRequest('Enumeration value for IntegrationType must be non-empty');
}

const longestTimeout = 29_000;

/** What documents and requests say of a body that no template is for; the SDK has no enumeration to hold it to. */
function checkPassthroughBehavior({ passthroughBehavior }: HeldIntegration): void {
  if (passthroughBehavior && !passthroughBehaviors.some((one) => one === passthroughBehavior))
    throw invalidWord('passthroughBehavior', passthroughBehaviors);
}

/** Checks what an integration of its type can't do without, in the order in which the service looks at it. */
export function checkIntegration(integration: HeldIntegration, api: RestApi, accountId: string): void {
  const { type, uri = '', httpMethod, credentials, connectionType, connectionId } = integration;
  if (hasBackend(type)) {
    if (!httpMethod) throw badRequest('Enumeration value for HttpMethod must be non-empty');
    checkVerb(httpMethod);
  }
  if (isHttp(type) && !/^https?:\/\/[^\s/]+/.test(uri.replaceAll(/\$\{stageVariables\.\w+\}/g, 'x'))) {
    throw badRequest('Invalid HTTP endpoint specified for URI');
  }
  if (isAws(type)) checkArn(integration);
  if (credentials && !isArn(credentials)) throw badRequest('Invalid ARN specified in the request');
  checkPassedRole(credentials, accountId);
  if (isAws(type) && !sendsEvent(type) && !credentials && !/:lambda:path\//.test(uri))
    throw badRequest('Role ARN must be specified for AWS integrations');
  if (connectionType === 'VPC_LINK' && !connectionId) {
    throw badRequest('ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK');
  }
  checkPassthroughBehavior(integration);
  checkTimeout(integration, api);
}

/** Refuses a role of another account: nobody can pass one on. `arn:aws:iam::*:user/*`, the caller's own, isn't a role. */
export function checkPassedRole(arn: string | undefined, accountId: string): void {
  const [, owner] = /^arn:[\w-]+:iam::(\d{12}):role\//.exec(arn ?? '') ?? [];
  if (owner !== undefined && owner !== accountId)
    throw new ServiceFault('AccessDeniedException', 403, 'Cross-account pass role is not allowed.');
}

const isArn = (text: string) => /^arn:[\w-]+:[\w-]+:/.test(text);

function checkArn({ type, uri = '', responseTransferMode }: HeldIntegration): void {
  if (!isArn(uri)) throw badRequest('Invalid ARN specified in the request');
  if (!/:(?:path|action)\//.test(uri)) throw badRequest('AWS ARN for integration must contain path or action');
  if (!sendsEvent(type)) return;
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
