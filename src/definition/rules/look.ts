/**
 * One look over what was defined, that sets aside what no rule can find anything in: nearly all of an API is plain, and
 * the rules are for the rest. A look may call something unsure that no rule finds anything in, never the other way round;
 * a property test holds every rule to that.
 *
 * @module
 */

import { enumerations } from '../../kinds/enumerations.js';
import { builtInModels } from '../../kinds/model.js';
import { parentPath, pathPart } from '../../model/address.js';
import type { IntegrationNode, IntegrationResponseNode } from '../../model/integration.js';
import { httpMethods, type MethodNode, type MethodResponseNode } from '../../model/method.js';
import type { RestApiNode } from '../../model/rest-api.js';
import { contextProblem } from '../context-variables.js';
import { hasBackend, isProxy, overAws, overHttp } from '../integration-starts.js';
import type { Draft, DraftMethod } from './rule.js';

/** The draft with only those methods, and those paths, that a rule may have something to say about. */
export function withoutPlain(draft: Draft): Draft {
  const { api } = draft;
  return {
    ...draft,
    methods: draft.methods.filter((method) => !isPlainMethod(method, api)),
    paths: arePlainPaths(draft.paths) ? noPaths : draft.paths,
  };
}

const noPaths: Draft['paths'] = new Map();

const literalSegment = /^[\w.$-]+$/;
const variableSegment = /^\{[\w.$-]+\+?\}$/;
const longestPath = 500;

/** Whether all paths are what the service takes, alone and beside one another. */
export function arePlainPaths(paths: Draft['paths']): boolean {
  const withVariable = new Set<string>();
  for (const [path, former] of paths) {
    if (former.length > 0) return false;
    if (path === '/') continue;
    const parent = parentPath(path);
    if (parent === undefined || path.length > longestPath || !path.startsWith('/') || path.startsWith('//'))
      return false;
    const segment = pathPart(path);
    if (segment.charCodeAt(0) === 123) {
      if (!variableSegment.test(segment) || withVariable.has(parent)) return false;
      withVariable.add(parent);
      const name = segment.endsWith('+}') ? segment.slice(0, -2) : segment.slice(0, -1);
      if (parent.includes(`${name}}`) || parent.includes(`${name}+}`)) return false;
    } else if (!literalSegment.test(segment) || segment === 'ping' || segment === 'sping') return false;
    if (parent.endsWith('+}')) return false;
  }
  return true;
}

const verbs: ReadonlySet<string> = new Set(httpMethods);
const isText = (value: unknown): value is string => typeof value === 'string';
const requestParameter = /^method\.request\.(path|querystring|header)\.([\w.$-]+)$/;
const responseHeader = /^method\.response\.(?:multivalue)?header\.[\w.$-]+$/;
const destination = /^integration\.request\.(path|querystring|header)\.[\w.$-]+$/;
const contextOrVariable = /^(context|stageVariables)\.[\w.$-]+$/;
const isContextOrVariable = (source: string): boolean =>
  contextOrVariable.test(source) && contextProblem(source) === undefined;
const plainStatic = /^'[\w/-]*'$/;
const httpEndpoint = /^https?:\/\/[\w.:/{}-]+$/;
const lambdaInvocation = /^arn:[\w-]+:apigateway:[\w-]*:lambda:path\/[\w-]+\/functions\/[\w:.${}-]+\/invocations$/;
const status = /^[1-5]\d\d$/;

/** Whether no rule can find anything in a method. */
export function isPlainMethod(draft: DraftMethod, api: RestApiNode): boolean {
  const { method, cors, foreignSteps, oddOptions, foreignModels, path } = draft;
  if (cors !== undefined || foreignSteps.length > 0 || oddOptions.length > 0 || method.integration === undefined)
    return false;
  if (!verbs.has(method.httpMethod)) return false;
  for (const name in method) {
    switch (name) {
      case 'kind':
      case 'httpMethod':
        break;
      case 'authorizationType':
      case 'authorizer':
      case 'authorizationScopes':
        if (!isPlainAuthorization(method, api)) return false;
        break;
      case 'apiKeyRequired':
        if (typeof method.apiKeyRequired !== 'boolean') return false;
        break;
      case 'operationName':
        if (!isText(method.operationName)) return false;
        break;
      case 'requestValidator':
        if (!isDeclared(method.requestValidator, api.requestValidators)) return false;
        break;
      case 'requestParameters':
        if (!arePlainParameters(method.requestParameters, path)) return false;
        break;
      case 'requestModels':
        if (!arePlainModels(method.requestModels, api, foreignModels)) return false;
        break;
      case 'methodResponses':
        if (!arePlainResponses(method.methodResponses, api, foreignModels)) return false;
        break;
      case 'integration':
        if (!isPlainIntegration(method.integration, method)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}

function isPlainAuthorization(method: MethodNode, { authorizers }: RestApiNode): boolean {
  const { authorizationType, authorizer, authorizationScopes } = method;
  if (authorizationType === 'NONE' || authorizationType === 'AWS_IAM') {
    return authorizer === undefined && authorizationScopes === undefined;
  }
  if (!isDeclared(authorizer, authorizers)) return false;
  if (authorizationType === 'CUSTOM') return authorizationScopes === undefined;
  if (authorizationType !== 'COGNITO_USER_POOLS') return false;
  return authorizationScopes === undefined || areTexts(authorizationScopes);
}

function areTexts(values: unknown): boolean {
  if (!Array.isArray(values)) return false;
  for (const value of values) if (!isText(value)) return false;
  return true;
}

function isDeclared(named: MethodNode['authorizer'], declared: Readonly<Record<string, unknown>>): boolean {
  if (named === undefined) return false;
  return 'id' in named ? isText(named.id) : isText(named.name) && Object.hasOwn(declared, named.name);
}

function arePlainParameters(parameters: MethodNode['requestParameters'], path: string): boolean {
  let names = '/';
  for (const parameter in parameters) {
    if (typeof parameters[parameter] !== 'boolean') return false;
    const [, place, name] = requestParameter.exec(parameter) ?? [];
    // Parameters of one name, or of which one's name ends another's, are looked at more closely.
    if (place === undefined || names.includes(`${name}/`)) return false;
    names += `${name}/`;
    if (place === 'path' && !path.includes(`{${name}}`) && !path.includes(`{${name}+}`)) return false;
  }
  return true;
}

const isContentType = (text: string): boolean => text.includes('/');

function arePlainModels(
  models: MethodNode['requestModels'],
  { models: declared }: RestApiNode,
  foreign: readonly string[],
): boolean {
  for (const contentType in models) {
    const name = models[contentType];
    if (!isText(name) || !isContentType(contentType)) return false;
    if (!Object.hasOwn(declared, name) && !builtInModels.has(name) && !foreign.includes(name)) return false;
  }
  return true;
}

function arePlainResponses(
  responses: MethodNode['methodResponses'],
  api: RestApiNode,
  foreign: readonly string[],
): boolean {
  for (const statusCode in responses) {
    const response = responses[statusCode] as MethodResponseNode;
    for (const name in response) {
      switch (name) {
        case 'kind':
          break;
        case 'statusCode':
          if (response.statusCode !== statusCode || !status.test(statusCode)) return false;
          break;
        case 'responseParameters':
          for (const header in response.responseParameters) {
            if (!responseHeader.test(header) || typeof response.responseParameters[header] !== 'boolean') return false;
          }
          break;
        case 'responseModels':
          if (!arePlainModels(response.responseModels, api, foreign)) return false;
          break;
        default:
          return false;
      }
    }
  }
  return true;
}

function isPlainIntegration(integration: IntegrationNode, method: MethodNode): boolean {
  for (const name in integration) {
    switch (name) {
      case 'kind':
      case 'type':
        break;
      case 'httpMethod':
        if (!verbs.has(integration.httpMethod ?? '')) return false;
        break;
      case 'uri':
        if (!isText(integration.uri)) return false;
        break;
      case 'credentials':
      case 'cacheNamespace':
        if (!isText(integration[name])) return false;
        break;
      case 'requestParameters':
        if (!arePlainMappings(integration.requestParameters, method)) return false;
        break;
      case 'requestTemplates':
        if (!arePlainTemplates(integration.requestTemplates)) return false;
        break;
      case 'passthroughBehavior':
        if (!passthroughBehaviors.has(integration.passthroughBehavior ?? '')) return false;
        break;
      case 'timeoutInMillis': {
        const timeout = integration.timeoutInMillis as number;
        if (!Number.isInteger(timeout) || timeout < 50 || timeout > 29_000) return false;
        break;
      }
      case 'integrationResponses':
        if (!arePlainIntegrationResponses(integration.integrationResponses, method)) return false;
        break;
      default:
        return false;
    }
  }
  return hasPlainBackend(integration);
}

const passthroughBehaviors: ReadonlySet<string> = new Set(enumerations.passthroughBehavior);

/** Whether an integration has the backend that its type asks for, and, with mappings, says what becomes of responses. */
function hasPlainBackend(integration: IntegrationNode): boolean {
  const { type, uri = '', httpMethod, requestTemplates, integrationResponses } = integration;
  if (overHttp(type)) {
    if (httpMethod === undefined || !httpEndpoint.test(uri)) return false;
    if (uri.includes('{') && !fillsVariables(integration, uri)) return false;
  } else if (overAws(type)) {
    if (httpMethod !== 'POST' || !lambdaInvocation.test(uri)) return false;
  } else if (hasBackend(type) || requestTemplates === undefined) return false;
  if (isProxy(type)) return true;
  for (const _ in integrationResponses) return true;
  return false;
}

function fillsVariables({ requestParameters = {} }: IntegrationNode, uri: string): boolean {
  for (const [, name] of uri.matchAll(/\{([^{}]+?)\+?\}/g)) {
    if (!Object.hasOwn(requestParameters, `integration.request.path.${name}`)) return false;
  }
  return true;
}

function arePlainMappings(mappings: IntegrationNode['requestParameters'], { requestParameters = {} }: MethodNode) {
  for (const to in mappings) {
    const from = mappings[to];
    if (!isText(from) || !destination.test(to)) return false;
    if (Object.hasOwn(requestParameters, from)) continue;
    if (!isContextOrVariable(from) && !plainStatic.test(from)) return false;
  }
  return true;
}

const longestTemplate = 10_000;

function arePlainTemplates(templates: Readonly<Record<string, string>> | undefined): boolean {
  for (const contentType in templates) {
    const template = templates[contentType];
    if (!isText(template) || !isContentType(contentType) || template.length > longestTemplate) return false;
    if (template.includes('#')) return false;
  }
  return true;
}

/** `4\\d{2}`, `5..`, `.*not found.*` */
const plainPattern = /^(?:[\w ,-]|\.[*+]?|\\d(?:\{\d\})?)*$/;
const headerSource = /^integration\.response\.(?:header\.[\w.$-]+|body[\w.]*)$/;

function arePlainIntegrationResponses(
  responses: IntegrationNode['integrationResponses'],
  { methodResponses }: MethodNode,
): boolean {
  const patterns: string[] = [];
  for (const statusCode in responses) {
    const response = responses[statusCode] as IntegrationResponseNode;
    const { selectionPattern = '' } = response;
    if (!Object.hasOwn(methodResponses, statusCode) || patterns.includes(selectionPattern)) return false;
    patterns.push(selectionPattern);
    for (const name in response) {
      switch (name) {
        case 'kind':
          break;
        case 'statusCode':
          if (response.statusCode !== statusCode) return false;
          break;
        case 'responseParameters': {
          const declared = methodResponses[statusCode]?.responseParameters ?? {};
          for (const header in response.responseParameters) {
            const from = response.responseParameters[header];
            if (!isText(from) || !Object.hasOwn(declared, header)) return false;
            if (!headerSource.test(from) && !isContextOrVariable(from) && !plainStatic.test(from)) return false;
          }
          break;
        }
        case 'responseTemplates':
          if (!arePlainTemplates(response.responseTemplates)) return false;
          break;
        case 'selectionPattern':
          if (!isText(selectionPattern) || !plainPattern.test(selectionPattern)) return false;
          break;
        default:
          return false;
      }
    }
  }
  return true;
}
