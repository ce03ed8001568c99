/**
 * The operations of a document as methods.
 *
 * @module
 */

import type { IntegrationNode } from '../kinds/integration.js';
import type { IntegrationResponseNode } from '../kinds/integration-response.js';
import type { HttpMethod, MethodNode } from '../kinds/method.js';
import type { MethodResponseNode } from '../kinds/method-response.js';
import { isRecord, ownEntry, setEntry, withoutUndefined } from '../plain.js';
import {
  defaultPattern,
  extension,
  integrationMembers,
  integrationResponseMembers,
  type JsonObject,
  methodFields,
  parameterPlaces,
} from './document.js';
import { plainSchemaType } from './plain-schema.js';
import { at, entriesOf, listOf, memberOf, type Reading, resolved, textOf, textsOf } from './read.js';
import { readMembers } from './read-members.js';
import type { ReadModels } from './read-models.js';
import type { ReadSecurity } from './read-security.js';

/** What operations are read with. */
export interface MethodReading extends Reading {
  readonly models: ReadModels;
  readonly security: ReadSecurity;
}

/** A method and where a document says it. */
interface Place {
  readonly path: string;
  readonly verb: string;
  readonly pointer: string;
}

/** The methods of a path. */
export function methodsOf(
  reading: MethodReading,
  path: string,
  given: unknown,
  pointer: string,
): Readonly<Record<string, MethodNode>> {
  const [item, place] = resolved(reading, given, pointer);
  const shared = listOf(memberOf(item, 'parameters')).map(
    (one, index): Parameter => [one, at(place, 'parameters', index)],
  );
  const methods: Record<string, MethodNode> = {};
  for (const [field, operation] of entriesOf(item)) {
    const verb = ownEntry(methodFields, field);
    if (verb !== undefined && isRecord(operation)) {
      const method = methodOf(reading, { path, verb, pointer: at(place, field) }, operation, shared);
      if (method !== undefined) setEntry(methods, verb, method);
    } else if (field === 'trace') reading.warn(at(place, field), 'API Gateway has no method TRACE.');
  }
  return methods;
}

type Parameter = readonly [value: unknown, pointer: string];

function methodOf(
  reading: MethodReading,
  place: Place,
  operation: JsonObject,
  shared: readonly Parameter[],
): MethodNode | undefined {
  const { pointer, path, verb } = place;
  const guard = reading.security.guardOf(operation, pointer);
  if (guard === undefined) return undefined;
  for (const name of ['callbacks', 'servers'])
    if (Object.hasOwn(operation, name)) reading.warn(at(pointer, name), 'An import ignores it.');
  const own = listOf(memberOf(operation, 'parameters')).map(
    (one, index): Parameter => [one, at(pointer, 'parameters', index)],
  );
  const parameters = new Map<string, Parameter>();
  for (const [given, where] of [...shared, ...own]) {
    const found = resolved(reading, given, where);
    parameters.set(`${String(memberOf(found[0], 'in'))} ${String(memberOf(found[0], 'name'))}`, found);
  }
  const list = [...parameters.values()];
  const validator =
    textOf(memberOf(operation, extension.validator)) ?? textOf(memberOf(reading.root, extension.validator));
  return withoutUndefined<MethodNode>({
    kind: 'Method',
    httpMethod: verb as HttpMethod,
    ...guard,
    operationName: textOf(memberOf(operation, 'operationId')),
    requestValidator: validator === undefined ? undefined : { name: validator },
    requestParameters: { ...requestParametersOf(reading, list), ...ownPathVariable(path) },
    requestModels: requestModelsOf(reading, place, operation, list),
    methodResponses: methodResponsesOf(reading, place, operation),
    integration: integrationOf(reading, operation, at(pointer, extension.integration)),
  });
}

function requestParametersOf(reading: Reading, list: readonly Parameter[]): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    list.flatMap(([parameter, pointer]): [string, boolean][] => {
      const place = textOf(memberOf(parameter, 'in')) ?? '';
      const name = textOf(memberOf(parameter, 'name'));
      if (place === 'body' && reading.version === '2.0') return [];
      if (name === undefined || !Object.hasOwn(parameterPlaces, place)) {
        reading.warn(pointer, `Methods have no parameters in '${place}', and an import ignores it.`);
        return [];
      }
      return [[`method.request.${parameterPlaces[place]}.${name}`, memberOf(parameter, 'required') === true]];
    }),
  );
}

/** An import declares the variable of a path's own segment by itself, unless it is greedy. */
function ownPathVariable(path: string): Readonly<Record<string, boolean>> {
  const name = /\/\{([^{}+]+)\}$/.exec(path)?.[1];
  return name === undefined ? {} : { [`method.request.path.${name}`]: true };
}

/** What a schema without a name is called: `GetPetsResponse200`. */
function wantedName({ path, verb }: Place, what: string): string {
  const words = `${verb.toLowerCase()} ${path} ${what}`.match(/[A-Za-z0-9]+/g) ?? [];
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
}

function contentTypesOf({ root }: Reading, operation: JsonObject, member: 'consumes' | 'produces') {
  const own = textsOf(memberOf(operation, member));
  const types = own.length > 0 ? own : textsOf(memberOf(root, member));
  return types.length > 0 ? types : ['application/json'];
}

function requestModelsOf(
  reading: MethodReading,
  place: Place,
  operation: JsonObject,
  list: readonly Parameter[],
): Readonly<Record<string, string>> {
  const wanted = wantedName(place, 'request');
  if (reading.version === '3.0') {
    const [body, pointer] = resolved(reading, memberOf(operation, 'requestBody'), at(place.pointer, 'requestBody'));
    return modelsOf(reading, memberOf(body, 'content'), at(pointer, 'content'), wanted);
  }
  const [body, pointer] = list.find(([one]) => memberOf(one, 'in') === 'body') ?? [undefined, ''];
  const name = reading.models.nameFor(memberOf(body, 'schema'), at(pointer, 'schema'), wanted);
  if (name === undefined) return {};
  return Object.fromEntries(contentTypesOf(reading, operation, 'consumes').map((type) => [type, name]));
}

/** A model for each content type that has a schema. */
function modelsOf(reading: MethodReading, content: unknown, pointer: string, wanted: string, isResponse = false) {
  return Object.fromEntries(
    entriesOf(content).flatMap(([type, media]): [string, string][] => {
      const schema = memberOf(media, 'schema');
      const place = at(pointer, type, 'schema');
      const plain = isResponse ? plainSchemaType(schema) : undefined;
      if (plain !== undefined) {
        reading.warn(place, `Responses have models of objects and lists, and an import ignores ${plain}.`);
        return [];
      }
      const name = reading.models.nameFor(schema, place, wanted);
      return name === undefined ? [] : [[type, name]];
    }),
  );
}

function methodResponsesOf(
  reading: MethodReading,
  place: Place,
  operation: JsonObject,
): Readonly<Record<string, MethodResponseNode>> {
  const responses: Record<string, MethodResponseNode> = {};
  for (const [statusCode, given] of entriesOf(memberOf(operation, 'responses'))) {
    if (statusCode.startsWith('x-')) continue;
    const [response, pointer] = resolved(reading, given, at(place.pointer, 'responses', statusCode));
    if (/^[1-5]\d\d$/.test(statusCode)) {
      setEntry(
        responses,
        statusCode,
        methodResponseOf(reading, { ...place, pointer }, operation, { statusCode, response }),
      );
    } else if (['headers', 'content', 'schema'].some((name) => memberOf(response, name) !== undefined)) {
      reading.warn(pointer, `'${statusCode}' isn't a status code, and an import makes no method response of it.`);
    }
  }
  return responses;
}

interface Response {
  readonly statusCode: string;
  readonly response: unknown;
}

function methodResponseOf(
  reading: MethodReading,
  place: Place,
  operation: JsonObject,
  { statusCode, response }: Response,
): MethodResponseNode {
  const { pointer } = place;
  if (memberOf(response, 'links') !== undefined) reading.warn(at(pointer, 'links'), 'An import ignores it.');
  const headers = entriesOf(memberOf(response, 'headers')).map(([name]) => [`method.response.header.${name}`, false]);
  const models = responseModelsOf(reading, place, operation, { statusCode, response });
  return {
    kind: 'MethodResponse',
    statusCode,
    ...(headers.length > 0 ? { responseParameters: Object.fromEntries(headers) as Record<string, boolean> } : {}),
    ...(Object.keys(models).length > 0 ? { responseModels: models } : {}),
  };
}

function responseModelsOf(
  reading: MethodReading,
  place: Place,
  operation: JsonObject,
  { statusCode, response }: Response,
): Readonly<Record<string, string>> {
  const wanted = wantedName(place, `response ${statusCode}`);
  const { pointer } = place;
  if (reading.version === '3.0')
    return modelsOf(reading, memberOf(response, 'content'), at(pointer, 'content'), wanted, true);
  const name = reading.models.nameFor(memberOf(response, 'schema'), at(pointer, 'schema'), wanted);
  if (name === undefined) return {};
  return Object.fromEntries(contentTypesOf(reading, operation, 'produces').map((type) => [type, name]));
}

function integrationOf(reading: Reading, operation: JsonObject, place: string): IntegrationNode | undefined {
  const [given, pointer] = resolved(reading, memberOf(operation, extension.integration), place);
  if (given === undefined || given === null) return undefined;
  if (!isRecord(given)) {
    reading.refuse(pointer, 'It is to be an object.');
    return undefined;
  }
  const members = readMembers(reading, given, pointer, integrationMembers);
  if (members.type === undefined) reading.refuse(at(pointer, 'type'), 'An integration has a type.');
  const integrationResponses: Record<string, IntegrationResponseNode> = {};
  for (const [pattern, response] of entriesOf(memberOf(given, 'responses'))) {
    const where = at(pointer, 'responses', pattern);
    const { statusCode = '200', ...rest } = readMembers(reading, response, where, integrationResponseMembers);
    const node = {
      kind: 'IntegrationResponse',
      ...(pattern === defaultPattern ? {} : { selectionPattern: pattern }),
      ...rest,
      statusCode: String(statusCode),
    } as IntegrationResponseNode;
    if (Object.hasOwn(integrationResponses, node.statusCode))
      reading.warn(
        where,
        `An integration has one response for each status: this one takes the place of another ${node.statusCode}.`,
      );
    Object.defineProperty(integrationResponses, node.statusCode, { value: node, enumerable: true, configurable: true });
  }
  // The members of the table are those of the node, which the definition's rules check.
  return { kind: 'Integration', ...members, integrationResponses } as unknown as IntegrationNode;
}
