/**
 * An OpenAPI document as a definition.
 *
 * @module
 */

import { defineApi } from '../definition/define.js';
import { createDefinition, type RestApiDefinition } from '../definition/definition.js';
import type { RestApiState } from '../definition/rest-api-state.js';
import type { RouteState } from '../definition/route.js';
import { definitionRules } from '../definition/rules/index.js';
import type { RuleLevel } from '../definition/rules/rule-level.js';
import type { Problem } from '../errors/errors.js';
import { a, assertNoProblems, type OptionTable, optionProblems } from '../errors/options.js';
import type { DocumentationLocation, DocumentationPartNode } from '../kinds/documentation-part.js';
import type { GatewayResponseNode } from '../kinds/gateway-response.js';
import type { RequestValidatorNode } from '../kinds/request-validator.js';
import type { RestApiSettings } from '../kinds/rest-api.js';
import { addressOf, parentPath, pathPart } from '../model/address.js';
import type { ResourceNode } from '../model/rest-api.js';
import { deepFreeze, isRecord, withoutUndefined } from '../plain.js';
import { extension, settingExtensions } from './document.js';
import {
  at,
  booleanOf,
  entriesOf,
  listOf,
  memberOf,
  type Reading,
  readDocument,
  refusal,
  textOf,
  textsOf,
} from './read.js';
import { readMembers } from './read-members.js';
import { methodsOf } from './read-methods.js';
import { readModels } from './read-models.js';
import { readSecurity } from './read-security.js';

/** How a document becomes a definition. */
export interface FromOpenApiOptions {
  /**
   * How rules of definitions are checked, by their id: `'off'`, `'warning'` or `'error'`.
   *
   * @defaultValue each rule's own level, but `'warning'` for `definition.no-integration`: an import takes methods without
   * an integration, and a deployment refuses them
   */
  readonly rules?: Readonly<Record<string, RuleLevel>>;
}

const fromOpenApiOptions: OptionTable<FromOpenApiOptions> = { rules: a.record };

/**
 * Reads an OpenAPI 3.0 or Swagger 2.0 document, with the service's extensions, as a definition: what `ImportRestApi`
 * would make of it.
 *
 * Pure: nothing is sent, and nothing outside of the document is read. What the service would ignore is in the
 * definition's `warnings`, each with its JSON Pointer (RFC 6901) as `address`.
 *
 * @example
 * const petstore = fromOpenApi(await readFile('petstore.json', 'utf8'));
 * await gateway.apply(await gateway.plan(petstore));
 *
 * @param document - an object, or JSON text of 6 MB at most.
 * @throws {@link OptionsError} with everything that is wrong with the options.
 * @throws {@link OpenApiError} with everything that can't be read.
 * @throws {@link DefinitionError} with everything that the service would refuse.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function fromOpenApi(document: object | string, options: FromOpenApiOptions = {}): RestApiDefinition {
  assertNoProblems('openapi', 'fromOpenApi()', optionProblems('openapi', fromOpenApiOptions, options));
  const { rules = {} } = options;
  const warnings: Problem[] = [];
  const problems: Problem[] = [];
  const reading: Reading = {
    ...readDocument(document),
    warn: (address, message) => warnings.push({ code: 'openapi.ignored', address, message }),
    refuse: (address, message, hint) =>
      problems.push({ code: 'openapi.value', address, message, ...(hint === undefined ? {} : { hint }) }),
  };
  const models = readModels(reading);
  const security = readSecurity(reading);
  const resources = resourcesOf({ ...reading, models, security });
  const settings = settingsOf(reading);
  const title = textOf(memberOf(memberOf(reading.root, 'info'), 'title'));
  if (title === undefined) reading.refuse('/info/title', 'The API has no name.');
  const state: RestApiState = {
    name: title ?? '',
    settings,
    rules: { 'definition.no-integration': 'warning', ...rules },
    models: Object.values(models.models),
    authorizers: Object.values(security.authorizers),
    requestValidators: validatorsOf(reading),
    gatewayResponses: gatewayResponsesOf(reading),
    documentationParts: documentationOf(reading),
  };
  if (problems.length > 0) throw refusal(problems);
  const defined = defineApi(state, routesOf(state, resources));
  const bare = Object.fromEntries(resources.map((resource) => [resource.path, { ...resource, methods: {} }]));
  const model = { ...defined.model, resources: { ...bare, ...defined.model.resources } };
  return createDefinition(deepFreeze(model), deepFreeze([...warnings, ...defined.warnings]));
}

/** A live API may break rules of definitions, and what is live is read as it is. */
const noRules = Object.fromEntries(definitionRules.map(({ id }): [string, RuleLevel] => [id, 'off']));

/** Reads a document of what is live already: rules of definitions don't matter. */
export function readAsItIs(document: object | string): RestApiDefinition {
  return fromOpenApi(document, { rules: noRules });
}

function routesOf(api: RestApiState, resources: readonly ResourceNode[]): readonly RouteState[] {
  return resources.flatMap(({ path, methods }) =>
    Object.values(methods).map((method) => ({
      api,
      path,
      moves: {},
      address: addressOf.method(path, method.httpMethod),
      method,
      foreignSteps: [],
      oddOptions: [],
      foreignModels: [],
    })),
  );
}

/** The resources of a document, every one on the way to another included, parents before children. */
function resourcesOf(reading: Parameters<typeof methodsOf>[0]): readonly ResourceNode[] {
  const paths = memberOf(reading.root, 'paths');
  if (!isRecord(paths)) reading.refuse('/paths', 'A document has paths.');
  const found = new Map<string, ResourceNode>([['/', { kind: 'Resource', path: '/', methods: {} }]]);
  const variables = new Map<string, string>();
  for (const [written, item] of entriesOf(paths)) {
    const pointer = at('/paths', written);
    if (written.startsWith('x-')) continue;
    if (written.length > longestPath) {
      reading.refuse('/paths', `The path that begins with ${JSON.stringify(written.slice(0, 60))} is too long.`);
      continue;
    }
    const path = `/${written}`.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
    const line: string[] = [];
    for (let one: string | undefined = path; one !== undefined; one = parentPath(one)) line.unshift(one);
    for (const one of line) {
      const clash = one === '/' ? undefined : otherVariable(variables, one);
      if (clash !== undefined)
        reading.refuse(pointer, `Below '${parentPath(one)}' there is ${clash} already: a path has one variable there.`);
      if (!found.has(one)) found.set(one, { kind: 'Resource', path: one, methods: {} });
    }
    const methods = { ...found.get(path)?.methods, ...methodsOf(reading, path, item, pointer) };
    found.set(path, { kind: 'Resource', path, methods });
  }
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

const longestPath = 8_192;

/** Another variable at the place of this one. */
function otherVariable(variables: Map<string, string>, path: string): string | undefined {
  const part = pathPart(path);
  if (!part.startsWith('{')) return undefined;
  const parent = parentPath(path) ?? '/';
  const known = variables.get(parent);
  variables.set(parent, known ?? part);
  return known === undefined || known === part ? undefined : known;
}

function settingsOf(reading: Reading): RestApiSettings {
  const { root } = reading;
  const info = memberOf(root, 'info');
  const policy = memberOf(root, extension.policy);
  const [endpoint, pointer] = endpointOf(reading);
  const types = textsOf(memberOf(endpoint, 'types'));
  const vpcEndpointIds = textsOf(memberOf(endpoint, 'vpcEndpointIds'));
  const ipAddressType = textOf(memberOf(endpoint, 'ipAddressType'));
  const configuration = withoutUndefined<object>({
    types: types.length > 0 ? types : undefined,
    vpcEndpointIds: vpcEndpointIds.length > 0 ? vpcEndpointIds : undefined,
    ipAddressType,
  });
  if (listOf(memberOf(root, 'servers')).length > 1)
    reading.warn('/servers/1', 'An import reads the first server only, for what it says of the endpoint.');
  for (const name of ['x-amazon-apigateway-cors', 'x-amazon-apigateway-importexport-version'])
    if (Object.hasOwn(root, name)) reading.warn(at('', name), 'It is for HTTP APIs, and an import ignores it.');
  const members = Object.entries(settingExtensions).map(([name, member]) => [member, memberOf(root, name)] as const);
  const given = Object.fromEntries(members.filter(([, value]) => value !== undefined && value !== null));
  const disabled = memberOf(endpoint, 'disableExecuteApiEndpoint');
  if (disabled !== undefined && booleanOf(disabled) === undefined)
    reading.refuse(at(pointer, 'disableExecuteApiEndpoint'), 'It is true or false.');
  return withoutUndefined<RestApiSettings>({
    ...(given as RestApiSettings),
    ...('apiKeySource' in given ? { apiKeySource: String(given.apiKeySource).toUpperCase() as 'HEADER' } : {}),
    description: textOf(memberOf(info, 'description')),
    version: textOf(memberOf(info, 'version')),
    policy: isRecord(policy) ? JSON.stringify(policy) : textOf(policy),
    disableExecuteApiEndpoint: booleanOf(disabled),
    endpointConfiguration: Object.keys(configuration).length > 0 ? configuration : undefined,
  });
}

/** The extension stands at the top of a Swagger document, and at the first server of one of OpenAPI 3. */
function endpointOf({ root }: Reading): readonly [value: unknown, pointer: string] {
  const [server] = listOf(memberOf(root, 'servers'));
  const own = memberOf(server, extension.endpoint);
  return own === undefined
    ? [memberOf(root, extension.endpoint), at('', extension.endpoint)]
    : [own, at('/servers/0', extension.endpoint)];
}

function validatorsOf({ root }: Reading): readonly RequestValidatorNode[] {
  return entriesOf(memberOf(root, extension.validators)).map(([name, given]) => ({
    kind: 'RequestValidator',
    name,
    validateRequestBody: booleanOf(memberOf(given, 'validateRequestBody')) ?? false,
    validateRequestParameters: booleanOf(memberOf(given, 'validateRequestParameters')) ?? false,
  }));
}

function gatewayResponsesOf(reading: Reading): readonly GatewayResponseNode[] {
  return entriesOf(memberOf(reading.root, extension.gatewayResponses)).map(
    ([responseType, given]) =>
      ({
        kind: 'GatewayResponse',
        responseType,
        ...readMembers(reading, given, at('', extension.gatewayResponses, responseType), {
          statusCode: 'plain',
          responseParameters: 'text map',
          responseTemplates: 'text map',
        }),
      }) as GatewayResponseNode,
  );
}

function documentationOf(reading: Reading): readonly DocumentationPartNode[] {
  const place = at('', extension.documentation, 'documentationParts');
  return listOf(memberOf(memberOf(reading.root, extension.documentation), 'documentationParts')).flatMap(
    (part, index): readonly DocumentationPartNode[] => {
      const location = memberOf(part, 'location');
      const properties = memberOf(part, 'properties');
      if (isRecord(location) && isRecord(properties)) {
        // The seam: whether the type is one that there is, the rules say.
        const own = { ...location } as unknown as DocumentationLocation;
        return [{ kind: 'DocumentationPart', location: own, properties: JSON.stringify(properties) }];
      }
      reading.refuse(at(place, index), 'A part of the documentation has a location and properties.');
      return [];
    },
  );
}
