import type { IntegrationResponse } from '@aws-sdk/client-api-gateway';
import { conflict, invalidMapping, notFound } from '../../faults.js';
import { hasBackend, isHttp } from '../../invoke/integration-types.js';
import type { Operations } from '../context.js';
import { apiOf, integrationOf, methodOf, resourceOf } from '../lookup.js';
import { checkPatchedWord } from '../patched-words.js';
import {
  asBoolean,
  asNumber,
  checkChange,
  invalidPath,
  onlyReplace,
  type Patch,
  patchesOf,
  patchMap,
} from '../patching.js';
import { copyOf, withEntry, withoutEntry } from '../records.js';
import type { HeldIntegration } from '../state.js';
import { checkTemplates } from './content-types.js';
import { checkIntegration, checkIntegrationType } from './integration-rules.js';
import { checkHeaders, checkMappings } from './mapping-expressions.js';
import { asGiven } from './methods.js';
import { checkSelectionPattern } from './selection-patterns.js';

/** Integration and IntegrationResponse. */
export const integrations: Operations = {
  PutIntegration(context, { restApiId, resourceId, httpMethod, integrationHttpMethod, ...input }) {
    const method = methodOf(context, { restApiId, resourceId, httpMethod });
    checkIntegrationType(input.type);
    const integration = completed(
      asGiven({ ...input, httpMethod: integrationHttpMethod }) as HeldIntegration,
      resourceId ?? '',
    );
    checkTemplates(input.requestTemplates);
    checkIntegration(integration, apiOf(context, restApiId).api, context.accountId);
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
    const integration = copyOf(integrationOf(context, input));
    const method = methodOf(context, input);
    const next = completed(
      asGiven(patchesOf(input.patchOperations).reduce(patched, integration)),
      input.resourceId ?? '',
    );
    checkTemplates(next.requestTemplates);
    checkIntegration(next, apiOf(context, input.restApiId).api, context.accountId);
    checkMappings(next, Object.keys(method.requestParameters ?? {}));
    method.methodIntegration = next;
    return next;
  },
  PutIntegrationResponse(context, { statusCode = '', restApiId, resourceId, httpMethod, ...input }) {
    const address = { restApiId, resourceId, httpMethod };
    const method = methodOf(context, address);
    const integration = integrationOf(context, address);
    const declared = method.methodResponses?.[statusCode];
    if (input.responseParameters && !declared) throw invalidMapping('No method response exists for method.');
    checkTemplates(input.responseTemplates);
    checkHeaders(input.responseParameters, declared?.responseParameters);
    checkSelectionPattern(input.selectionPattern);
    checkSelected(integration, statusCode, input.selectionPattern);
    const response = asGiven({ statusCode, ...input, ...withTexts(input.responseTemplates) });
    integration.integrationResponses = withEntry(integration.integrationResponses, statusCode, response);
    return response;
  },
  GetIntegrationResponse: (context, input) => responseOf(integrationOf(context, input), input.statusCode),
  DeleteIntegrationResponse(context, input) {
    // Here the service misses the integration, where elsewhere it misses the method.
    const { methods } = resourceOf(context, input.restApiId, input.resourceId);
    const integration = methods.get(input.httpMethod ?? '')?.methodIntegration;
    if (!integration) throw notFound('Invalid Integration identifier specified');
    responseOf(integration, input.statusCode);
    integration.integrationResponses = withoutEntry(integration.integrationResponses, input.statusCode ?? '');
    return {};
  },
  UpdateIntegrationResponse(context, input) {
    const integration = integrationOf(context, input);
    const statusCode = input.statusCode ?? '';
    const response = copyOf(responseOf(integration, statusCode));
    const next = asGiven(patchesOf(input.patchOperations).reduce(patchedResponse, response));
    checkTemplates(next.responseTemplates);
    checkHeaders(next.responseParameters, methodOf(context, input).methodResponses?.[statusCode]?.responseParameters);
    checkSelectionPattern(next.selectionPattern);
    checkSelected(integration, statusCode, next.selectionPattern);
    integration.integrationResponses = withEntry(integration.integrationResponses, statusCode, next);
    return next;
  },
};

function responseOf(integration: HeldIntegration, statusCode: string | undefined) {
  const response = integration.integrationResponses?.[statusCode ?? ''];
  if (!response) throw notFound('Invalid Response status code specified');
  return response;
}

/** Templates as they are kept: `null` stands for an empty one. */
const withTexts = (responseTemplates: Readonly<Record<string, string | null>> | undefined) =>
  responseTemplates && {
    responseTemplates: Object.fromEntries(
      Object.entries(responseTemplates).map(([type, template]) => [type, template ?? '']),
    ),
  };

/** Refuses a second response that the same pattern selects; without one it is the default. */
function checkSelected(
  { integrationResponses }: HeldIntegration,
  statusCode: string,
  selectionPattern: string | undefined,
): void {
  const others = Object.entries(integrationResponses ?? {}).filter(([code]) => code !== statusCode);
  if (!others.some(([, other]) => (other.selectionPattern || '') === (selectionPattern || ''))) return;
  throw conflict(`Integration response with selection pattern ${selectionPattern || 'default'} already exists`);
}

/** What the service fills in. */
function completed(integration: HeldIntegration, resourceId: string): HeldIntegration {
  const { uri, httpMethod, connectionType, ...rest } = integration;
  const isSent = hasBackend(rest.type);
  return {
    ...rest,
    ...(isSent && uri !== undefined ? { uri } : {}),
    ...(isSent && httpMethod !== undefined ? { httpMethod } : {}),
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
  checkPatchedWord('UpdateIntegration', patch);
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
    checkChange(op);
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

function patchedResponse(response: IntegrationResponse, patch: Patch): IntegrationResponse {
  const { responseParameters, responseTemplates } = response;
  const [member] = patch.tokens;
  checkPatchedWord('UpdateIntegrationResponse', patch);
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
