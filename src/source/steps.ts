/**
 * What a model says, as the steps of a builder that say it.
 *
 * @module
 */

import { invocationUri, isFunctionArn } from '../definition/function-uri.js';
import { backendVerb, hasStep, type IntegrationStartName, startOfType } from '../definition/integration-starts.js';
import { kindOfList, type ListedNode, type NamedKind, namedKinds } from '../kinds/index.js';
import { integrationKind } from '../kinds/integration.js';
import { integrationResponseKind } from '../kinds/integration-response.js';
import { addressIn, type Kind, type KindNode } from '../kinds/kind.js';
import { methodKind } from '../kinds/method.js';
import { builtInModels } from '../kinds/model.js';
import { restApiKind } from '../kinds/rest-api.js';
import type { IntegrationNode, IntegrationResponseNode } from '../model/integration.js';
import type { MethodNode, NameOrId } from '../model/method.js';
import type { RestApiNode, RestApiSettings } from '../model/rest-api.js';
import { isSameData, membersOf, withoutUndefined } from '../plain.js';
import { Reference, type Step, type Value } from './layout.js';
import { widthOf } from './literals.js';

/** How a model is told. */
export interface Telling {
  /** Whether what the service fills in is told, too. */
  readonly explicit: boolean;
  /** The constants of declared things, by address. */
  readonly constants?: ReadonlyMap<string, string>;
}

type Members = Readonly<Record<string, unknown>>;

const step = (name: string, ...parameters: readonly (unknown | undefined)[]): Step => {
  const given = parameters.filter((one) => one !== undefined);
  return { name, parameters: given as readonly Value[] };
};

/** The longest name, in columns, that a member of a document may have in code. */
const longestName = 60;

/** How deep a document may go that is written as what it stands for. */
const deepest = 64;

/** Whether JSON goes deeper than that: seen before it is parsed, as that costs with depth. */
function isDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') inText = !inText;
    else if (inText) at += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** JSON text as what it stands for, where that has the very same text; else the text. */
export function documentValue(text: string): Value {
  if (isDeep(text)) return text;
  try {
    const value: Value = JSON.parse(text, (name, one: Value) => {
      if (widthOf(name) > longestName) throw new RangeError(name);
      return one;
    });
    return typeof value === 'object' && value !== null && JSON.stringify(value) === text ? value : text;
  } catch (error) {
    // What isn't JSON, has a name too long to lay out, or goes too deep, is told as the text that it is.
    if (error instanceof SyntaxError || error instanceof RangeError) return text;
    throw error;
  }
}

/** What the service has without being told. */
const settingsDefaults: RestApiSettings = { apiKeySource: 'HEADER', disableExecuteApiEndpoint: false };

/** The settings of an API, as its first step takes them. */
export function settingsOf(settings: RestApiSettings, { explicit }: Telling): Members {
  const { policy, endpointConfiguration, ...rest } = settings;
  const members = explicit
    ? rest
    : Object.fromEntries(
        Object.entries(rest).filter(
          ([name, value]) => !isHollow(value) && !isSameData(value, membersOf(settingsDefaults)[name]),
        ),
      );
  return inOrder(
    restApiKind,
    withoutUndefined<Members>({
      ...members,
      endpointConfiguration:
        endpointConfiguration && (explicit ? endpointConfiguration : usualEndpoint(endpointConfiguration)),
      policy: typeof policy === 'string' ? documentValue(policy) : policy,
    }),
  );
}

/** An endpoint configuration without what the service has anyway. */
export function usualEndpoint(
  endpoint: NonNullable<RestApiSettings['endpointConfiguration']>,
): RestApiSettings['endpointConfiguration'] {
  const { ipAddressType, ...rest } = endpoint;
  const usual = rest.types?.includes('PRIVATE') ? 'dualstack' : 'ipv4';
  const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => !isHollow(value)));
  const told = ipAddressType === undefined || ipAddressType === usual ? kept : { ...kept, ipAddressType };
  return Object.keys(told).length === 0 ? undefined : told;
}

/** Nothing, or a collection or a text that is empty; `null` clears something, and is told. */
function isHollow(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** How the lists of an API are told: the step, and what it takes. What isn't here has no step of its own. */
const partSteps: { readonly [List in NamedKind]?: (node: never) => Step } = {
  models: ({ name = '', ...rest }: RestApiNode['models'][string]) =>
    step('model', name, own({ ...rest, schema: rest.schema === undefined ? undefined : documentValue(rest.schema) })),
  requestValidators: ({ name = '', ...rest }: RestApiNode['requestValidators'][string]) =>
    step('requestValidator', name, own(rest)),
  authorizers: ({ name = '', ...rest }: RestApiNode['authorizers'][string]) =>
    step('authorizer', name, own({ ...rest, authorizerUri: rest.authorizerUri && functionOf(rest.authorizerUri) })),
  gatewayResponses: ({ responseType, ...rest }: RestApiNode['gatewayResponses'][string]) =>
    step('gatewayResponse', responseType, own(rest)),
  documentationParts: ({ location, properties }: RestApiNode['documentationParts'][string]) =>
    step('documentationPart', location, documentValue(properties)),
};

/** A thing of an API's lists, with the step that tells it. */
export interface PartStep {
  readonly address: string;
  readonly step: Step;
}

/** The steps for everything that an API has lists of; without the models that every API has. */
export function partsOf(api: RestApiNode, telling: Telling): readonly PartStep[] {
  return namedKinds.flatMap((list) => {
    const kind = kindOfList(list);
    const tell = partSteps[list];
    if (tell === undefined) return [];
    // The seam: the things of a list are told by the row of that list.
    return Object.entries<ListedNode>(api[list])
      .filter(([name, node]) => list !== 'models' || !isSameData(node, builtInModels.get(name)))
      .map(([key, node]) => ({ address: addressIn(kind, key), step: tell(filledIn(kind, node, telling) as never) }));
  });
}

/** A node with its members in the order of its kind, and with what the service fills in, where that is told. */
function filledIn<Node extends KindNode>(kind: Kind<Node>, node: Node, { explicit }: Telling): Node {
  return inOrder(kind, explicit ? { ...kind.defaults?.(node), ...node } : node);
}

function inOrder<Node extends object>({ members }: Pick<Kind, 'members'>, node: Node): Node {
  const names = Object.keys(members);
  const placeOf = (name: string) => names.indexOf(name);
  // The same members in another order.
  return Object.fromEntries(
    Object.entries(node).sort(([one], [other]) => placeOf(one) - placeOf(other)),
  ) as unknown as Node;
}

/** The members of a node beside its kind. */
function own(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([name, value]) => name !== 'kind' && value !== undefined));
}

/** What a method's steps need to know of its API. */
export interface MethodContext extends Telling {
  readonly path: string;
  /** The names of models that are declared, or that every API has. */
  readonly models: ReadonlySet<string>;
}

/** The steps from a resource to a route; `undefined` for a method without an integration, which can't be defined. */
export function methodSteps(given: MethodNode, context: MethodContext): readonly Step[] | undefined {
  const method = filledIn(methodKind, given, context);
  const { integration } = method;
  if (integration === undefined) return undefined;
  const start = startOf(integration);
  return [
    step('method', method.httpMethod),
    ...authorizationSteps(method, context),
    ...(method.apiKeyRequired === undefined
      ? []
      : [method.apiKeyRequired ? step('apiKeyRequired') : step('apiKeyRequired', false)]),
    ...(method.operationName === undefined ? [] : [step('operationName', method.operationName)]),
    ...parameterSteps(method, context),
    ...(method.requestValidator === undefined ? [] : [step('requestValidator', nameOf(method.requestValidator))]),
    ...Object.entries(method.requestModels ?? {}).map(([type, model]) =>
      step('requestModel', type, modelOf(model, context)),
    ),
    ...Object.values(method.methodResponses).map(({ statusCode, responseParameters, responseModels }) =>
      step(
        'methodResponse',
        statusCode,
        someMembers({ responseParameters, responseModels: modelsOf(responseModels, context) }),
      ),
    ),
    step('integration'),
    ...integrationSteps(start, method, integration, context),
  ];
}

function authorizationSteps(
  { authorizationType, authorizer, authorizationScopes }: MethodNode,
  { explicit }: Telling,
): readonly Step[] {
  if (authorizer !== undefined) {
    const who = 'id' in authorizer ? { id: authorizer.id, authorizationType } : authorizer.name;
    return [step('authorizer', who, someMembers({ scopes: authorizationScopes }))];
  }
  if (authorizationType === 'AWS_IAM' || (explicit && authorizationType === 'NONE'))
    return [step('authorizationType', authorizationType)];
  return [];
}

/** The variables of the path are declared, and required, without a step. */
function parameterSteps({ requestParameters = {} }: MethodNode, { path }: MethodContext): readonly Step[] {
  const variables = new Set([...path.matchAll(/\{([^{}/]+?)\+?\}/g)].map(([, name]) => `method.request.path.${name}`));
  return Object.entries(requestParameters)
    .filter(([name, required]) => !(required && variables.has(name)))
    .map(([name, required]) => step('requestParameter', name, required ? { required } : undefined));
}

const nameOf = (named: NameOrId): unknown => ('id' in named ? { id: named.id } : named.name);

const modelOf = (name: string, { models }: MethodContext): unknown => (models.has(name) ? name : { name });

function modelsOf(responseModels: Readonly<Record<string, string>> | undefined, context: MethodContext): unknown {
  if (responseModels === undefined) return undefined;
  return Object.fromEntries(Object.entries(responseModels).map(([type, name]) => [type, modelOf(name, context)]));
}

/** Members that say something; `undefined` where none does. */
function someMembers(members: Members): Members | undefined {
  const some = Object.entries(members).filter(([, value]) => !isHollow(value));
  return some.length === 0 ? undefined : Object.fromEntries(some);
}

/** The function's ARN of an invocation URI, where the builder makes that URI of it; else the URI. */
function functionOf(uri: string, streams = false): string {
  const [, functionArn] = /:lambda:path\/[^/]+\/functions\/([^/]+)\/[a-z-]+$/.exec(uri) ?? [];
  return isFunctionArn(functionArn) && invocationUri(functionArn, streams) === uri ? functionArn : uri;
}

function startOf({ type, uri = '' }: IntegrationNode): IntegrationStartName {
  return startOfType(type, functionOf(uri) !== uri) ?? 'mock';
}

/** Each member of an integration by the steps that tell it, in the order in which people write them. */
const integrationMembers: {
  readonly [Member in keyof IntegrationNode]?: (
    value: never,
    integration: IntegrationNode,
    telling: Telling,
  ) => readonly Step[];
} = {
  httpMethod: (verb: string) => [step('integrationHttpMethod', verb)],
  connectionType: (type: string, { connectionId = '', integrationTarget }, { constants }) => {
    const link = constants?.get(connectionId);
    const connection = { connectionId: link === undefined ? connectionId : new Reference(link), integrationTarget };
    return [step('connectionType', type, someMembers(connection))];
  },
  credentials: (credentials: string) => [step('credentials', credentials)],
  requestParameters: (mappings: Readonly<Record<string, string>>) =>
    Object.entries(mappings).map(([destination, source]) => step('requestParameter', destination, source)),
  passthroughBehavior: (behavior: string) => [step('passthrough', behavior)],
  requestTemplates: (templates: Readonly<Record<string, string>>) =>
    Object.entries(templates).map(([type, template]) => step('requestTemplate', type, template)),
  contentHandling: (handling: string) => [step('contentHandling', handling)],
  timeoutInMillis: (timeout: number) => [step('timeoutInMillis', timeout)],
  cacheNamespace: (namespace: string) => [step('cacheNamespace', namespace)],
  cacheKeyParameters: (parameters: readonly string[]) => [step('cacheKeyParameters', ...parameters)],
  tlsConfig: (config: object) => [step('tlsConfig', config)],
  responseTransferMode: (mode: string) => [step('responseTransferMode', mode)],
  integrationResponses: (responses: Readonly<Record<string, IntegrationResponseNode>>) =>
    Object.values(responses).map((response) => {
      const { statusCode, kind: _, ...members } = { ...integrationResponseKind.defaults?.(response), ...response };
      return step('integrationResponse', statusCode, someMembers(members));
    }),
};

function integrationSteps(
  start: IntegrationStartName,
  { httpMethod }: MethodNode,
  given: IntegrationNode,
  telling: Telling,
): readonly Step[] {
  const integration = filledIn(integrationKind, given, telling);
  const { uri, responseTransferMode } = integration;
  const streams = responseTransferMode === 'STREAM';
  const target = uri !== undefined && start.startsWith('lambda') ? functionOf(uri, streams) : uri;
  const usualVerb = backendVerb(start, httpMethod, uri);
  const steps = Object.entries(integrationMembers).flatMap(([member, tell]) => {
    const value = membersOf(integration)[member];
    if (isHollow(value) || (member === 'httpMethod' && value === usualVerb && !(telling.explicit || start === 'aws')))
      return [];
    // The seam: each row takes the value of its own member.
    return (tell as (value: unknown, ...more: readonly unknown[]) => readonly Step[])(value, integration, telling);
  });
  return [
    step(start, start === 'mock' ? undefined : (target ?? '')),
    ...steps.filter(({ name }) => hasStep(start, name)),
  ];
}
