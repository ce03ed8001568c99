import type { IntegrationResponse } from '@aws-sdk/client-api-gateway';
import type { Operations } from '../context.js';
import { badRequest, invalidMapping, notFound } from '../faults.js';
import { integrationOf, methodOf } from '../lookup.js';
import { asBoolean, asNumber, invalidPath, onlyReplace, type Patch, patchesOf, patchMap } from '../patching.js';
import type { HeldIntegration } from '../state.js';
import { checkHeaders, checkMappings } from './mapping-expressions.js';
import { withoutEmpty } from './methods.js';

/** Integration and IntegrationResponse. */
export const integrations: Operations = {
  PutIntegration(context, { restApiId, resourceId, httpMethod, integrationHttpMethod, ...input }) {
    const method = methodOf(context, { restApiId, resourceId, httpMethod });
    const integration = completed(
      withoutEmpty({ ...input, httpMethod: integrationHttpMethod }) as HeldIntegration,
      resourceId ?? '',
    );
    checkContentTypes(input.requestTemplates);
    checkIntegration(integration);
    checkMappings(integration, Object.keys(method.requestParameters ?? {}));
    method.methodIntegration = integration;
    return integration;
  },
  GetIntegration: (context, input) => integrationOf(context, input),
  DeleteIntegration(context, input) {
    integrationOf(context, input);
    delete methodOf(context, input).methodIntegration;
    return {};
  },
  UpdateIntegration(context, input) {
    const method = methodOf(context, input);
    const next = completed(
      patchesOf(input.patchOperations).reduce(patched, structuredClone(integrationOf(context, input))),
      input.resourceId ?? '',
    );
    checkIntegration(next);
    checkMappings(next, Object.keys(method.requestParameters ?? {}));
    method.methodIntegration = next;
    return next;
  },
  PutIntegrationResponse(context, { statusCode = '', restApiId, resourceId, httpMethod, ...input }) {
    const address = { restApiId, resourceId, httpMethod };
    const method = methodOf(context, address);
    const integration = integrationOf(context, address);
    if (input.responseParameters && !method.methodResponses?.[statusCode]) {
      throw invalidMapping('No method response exists for method.');
    }
    checkContentTypes(input.responseTemplates);
    const response = withoutEmpty({ statusCode, ...input });
    checkHeaders(input.responseParameters, method.methodResponses?.[statusCode]?.responseParameters);
    integration.integrationResponses = { ...integration.integrationResponses, [statusCode]: response };
    return response;
  },
  GetIntegrationResponse: (context, input) => responseOf(integrationOf(context, input), input.statusCode),
  DeleteIntegrationResponse(context, input) {
    const integration = integrationOf(context, input);
    responseOf(integration, input.statusCode);
    integration.integrationResponses = Object.fromEntries(
      Object.entries(integration.integrationResponses ?? {}).filter(([code]) => code !== input.statusCode),
    );
    return {};
  },
  UpdateIntegrationResponse(context, input) {
    const integration = integrationOf(context, input);
    const statusCode = input.statusCode ?? '';
    const response = structuredClone(responseOf(integration, statusCode));
    const next = withoutEmpty(patchesOf(input.patchOperations).reduce(patchedResponse, response));
    checkHeaders(next.responseParameters, methodOf(context, input).methodResponses?.[statusCode]?.responseParameters);
    integration.integrationResponses = { ...integration.integrationResponses, [statusCode]: next };
    return next;
  },
};

function responseOf(integration: HeldIntegration, statusCode: string | undefined) {
  const response = integration.integrationResponses?.[statusCode ?? ''];
  if (!response) throw notFound('Invalid Response status code specified');
  return response;
}

const isHttp = (type: string | undefined) => type === 'HTTP' || type === 'HTTP_PROXY';
const isAws = (type: string | undefined) => type === 'AWS' || type === 'AWS_PROXY';

/** What the service fills in. */
function completed(integration: HeldIntegration, resourceId: string): HeldIntegration {
  const { uri, httpMethod, connectionType, ...rest } = integration;
  const isMock = rest.type === 'MOCK';
  return {
    ...rest,
    ...(isMock || uri === undefined ? {} : { uri }),
    ...(isMock || httpMethod === undefined ? {} : { httpMethod }),
    ...(isHttp(rest.type)
      ? { connectionType: connectionType ?? 'INTERNET' }
      : connectionType === 'VPC_LINK'
        ? { connectionType }
        : {}),
    passthroughBehavior: integration.passthroughBehavior ?? 'WHEN_NO_MATCH',
    timeoutInMillis: integration.timeoutInMillis ?? 29_000,
    cacheNamespace: integration.cacheNamespace ?? resourceId,
    cacheKeyParameters: integration.cacheKeyParameters ?? [],
  } as HeldIntegration;
}

function checkIntegration(integration: HeldIntegration): void {
  const { type, uri = '', httpMethod, timeoutInMillis = 29_000, responseTransferMode } = integration;
  if (type !== 'MOCK' && !httpMethod) throw badRequest('Enumeration value for HttpMethod must be non-empty');
  if (isHttp(type) && !/^https?:\/\/[^\s/]+/.test(uri.replaceAll(/\$\{stageVariables\.\w+\}/g, 'x'))) {
    throw badRequest('Invalid HTTP endpoint specified for URI');
  }
  if (isAws(type)) {
    if (!/^arn:[\w-]+:[\w-]+:/.test(uri)) throw badRequest('Invalid ARN specified in the request');
    if (!/:(?:path|action)\//.test(uri)) throw badRequest('AWS ARN for integration must contain path or action');
    if (type === 'AWS_PROXY' && !/:lambda:path\/\d{4}-\d{2}-\d{2}\/functions\/|:firehose:action\//.test(uri)) {
      throw badRequest(
        "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
      );
    }
    if (type === 'AWS_PROXY' && uri.endsWith('/response-streaming-invocations') && responseTransferMode !== 'STREAM') {
      throw badRequest(
        'Invalid ResponseTransferMode. Cannot use ResponseTransferMode BUFFERED for Lambda functions invoked by InvokeWithResponseStream for AWS_PROXY integrations.',
      );
    }
  }
  if (timeoutInMillis < 50) throw badRequest('Timeout should be between 50 ms and 29000 ms');
}

const scalars = [
  'uri',
  'httpMethod',
  'connectionId',
  'connectionType',
  'integrationTarget',
  'contentHandling',
  'passthroughBehavior',
  'cacheNamespace',
  'responseTransferMode',
  'timeoutInMillis',
  'credentials',
] as const;

function patched(integration: HeldIntegration, patch: Patch): HeldIntegration {
  const { op, path, tokens, value } = patch;
  const [member, key] = tokens;
  if (member === 'requestParameters') {
    return {
      ...integration,
      requestParameters: patchMap(
        integration.requestParameters,
        patch,
        (text) => text ?? '',
        'Invalid parameter name specified',
      ),
    };
  }
  if (member === 'requestTemplates') {
    return {
      ...integration,
      requestTemplates: patchMap(
        integration.requestTemplates,
        patch,
        (text) => text ?? '',
        'Content-Type specified was not found',
      ),
    };
  }
  if (member === 'cacheKeyParameters') {
    if (key === undefined) throw invalidPath(path);
    const others = (integration.cacheKeyParameters ?? []).filter((one) => one !== key);
    return { ...integration, cacheKeyParameters: op === 'remove' ? others : [...others, key] };
  }
  if (path === '/tlsConfig/insecureSkipVerification') {
    if (op !== 'replace') throw onlyReplace();
    return { ...integration, tlsConfig: { insecureSkipVerification: asBoolean(value) } };
  }
  const scalar = scalars.find((one) => one === member);
  if (!scalar || tokens.length > 1) throw invalidPath(path);
  if (op !== 'replace') throw onlyReplace();
  const { [scalar]: _, ...rest } = integration;
  if (value === undefined || value === '') return rest;
  return { ...rest, [scalar]: scalar === 'timeoutInMillis' ? asNumber(patch) : value };
}

/** Templates are kept by content type, and a content type has a slash. */
function checkContentTypes(templates: Readonly<Record<string, string>> | undefined): void {
  for (const contentType of Object.keys(templates ?? {})) {
    if (!contentType.includes('/')) {
      throw badRequest(`Validation Result: warnings : [], errors : [Invalid content type specified: ${contentType}]`);
    }
  }
}

function patchedResponse(response: IntegrationResponse, patch: Patch): IntegrationResponse {
  const { responseParameters, responseTemplates } = response;
  const [member] = patch.tokens;
  switch (member) {
    case 'responseParameters':
      return {
        ...response,
        responseParameters: patchMap(responseParameters, patch, textOf, 'Invalid parameter name specified'),
      };
    case 'responseTemplates':
      return {
        ...response,
        responseTemplates: patchMap(responseTemplates, patch, textOf, 'Content-Type specified was not found'),
      };
    case 'selectionPattern':
    case 'contentHandling': {
      if (patch.op !== 'replace') throw onlyReplace();
      const { [member]: _, ...rest } = response;
      return patch.value ? { ...rest, [member]: patch.value } : rest;
    }
    default:
      throw invalidPath(patch.path);
  }
}

const textOf = (value: string | undefined) => value ?? '';
