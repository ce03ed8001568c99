/**
 * Methods as operations of a document.
 *
 * @module
 */

import type { IntegrationNode } from '../kinds/integration.js';
import type { MethodNode } from '../kinds/method.js';
import type { MethodResponseNode } from '../kinds/method-response.js';
import { addressOf } from '../model/address.js';
import { isSameData } from '../plain.js';
import {
  defaultPattern,
  extension,
  integrationMembers,
  integrationResponseMembers,
  type JsonObject,
  type Loss,
  type OpenApiVersion,
  parameterPlaces,
  schemaPrefix,
} from './document.js';
import type { WrittenSecurity } from './security.js';
import { filled, writtenMembers } from './writing.js';

/** What operations are written with. */
export interface Writer {
  readonly version: OpenApiVersion;
  readonly security: WrittenSecurity;
  /** Whether a reference to a model has something to refer to. */
  hasModel(name: string): boolean;
  /** Whether requests can be checked by a validator of this name. */
  hasValidator(name: string): boolean;
  /** Takes an operation's id, which no other operation may have; `false` if it's taken. */
  takeOperationId(id: string): boolean;
  lose(loss: Loss): void;
}

/** A method as an operation. */
export function operationOf(writer: Writer, path: string, method: MethodNode): JsonObject {
  const address = addressOf.method(path, method.httpMethod);
  const { members, losses } = writer.security.of(method, address);
  for (const loss of losses) writer.lose(loss);
  const body = bodyOf(writer, address, method);
  return {
    ...filled({ operationId: operationIdOf(writer, address, method) }),
    ...filled(listed('parameters', [...parametersOf(writer, path, address, method), ...body.parameters])),
    ...body.members,
    ...responsesOf(writer, path, method),
    ...members,
    ...filled({ [extension.validator]: validatorOf(writer, address, method) }),
    ...(method.integration === undefined
      ? {}
      : { [extension.integration]: integrationOf(writer, path, method.httpMethod, method.integration) }),
  };
}

const listed = (name: string, list: readonly unknown[]): JsonObject => (list.length === 0 ? {} : { [name]: list });

function operationIdOf(writer: Writer, address: string, { operationName }: MethodNode): string | undefined {
  if (!operationName) return undefined;
  if (writer.takeOperationId(operationName)) return operationName;
  const message = 'Another operation has this id, and no two operations of a document have one id.';
  writer.lose({ address, member: 'operationName', message });
  return undefined;
}

function validatorOf(writer: Writer, address: string, { requestValidator }: MethodNode): string | undefined {
  if (requestValidator === undefined) return undefined;
  if ('name' in requestValidator && writer.hasValidator(requestValidator.name)) return requestValidator.name;
  const message = 'A document names the request validators that it has itself.';
  writer.lose({ address, member: 'requestValidator', message });
  return undefined;
}

/** Where a document says parameters of each kind are. */
const placeOf = new Map(Object.entries(parameterPlaces).map(([place, kind]) => [kind, place]));

function parametersOf(writer: Writer, path: string, address: string, method: MethodNode): readonly JsonObject[] {
  const lose = (message: string) => writer.lose({ address, member: 'requestParameters', message });
  const own = /\/\{([^{}+]+)\}$/.exec(path)?.[1];
  const all = method.requestParameters ?? {};
  if (own !== undefined && !Object.hasOwn(all, `method.request.path.${own}`))
    lose(`An import declares the path's own variable, ${own}.`);
  return Object.entries(all).flatMap(([expression, required]) => {
    const [, kind = '', name = ''] = /^method\.request\.([a-z]+)\.(.*)$/s.exec(expression) ?? [];
    const place = placeOf.get(kind);
    if (place === undefined) {
      lose(`OpenAPI has no parameters like ${expression}.`);
      return [];
    }
    if (place === 'path' && !required) lose(`In OpenAPI, a variable of the path is always required: ${name}.`);
    const isRequired = required || place === 'path';
    return [{ name, in: place, ...(isRequired ? { required: true } : {}), ...typed(writer.version) }];
  });
}

const typed = (version: OpenApiVersion): JsonObject =>
  version === '2.0' ? { type: 'string' } : { schema: { type: 'string' } };

const json = 'application/json';

/** The models of content types that there are schemas for. */
function modelsOf(
  writer: Writer,
  address: string,
  member: 'requestModels' | 'responseModels',
  models: Readonly<Record<string, string>> = {},
): readonly (readonly [contentType: string, schema: JsonObject])[] {
  return Object.entries(models).flatMap(([contentType, name]) => {
    if (writer.hasModel(name)) return [[contentType, { $ref: `${schemaPrefix[writer.version]}${name}` }]];
    writer.lose({ address, member, message: `The document has no schema for the model '${name}'.` });
    return [];
  });
}

const contentOf = (models: readonly (readonly [string, JsonObject])[]): JsonObject =>
  Object.fromEntries(models.map(([contentType, schema]) => [contentType, { schema }]));

function bodyOf(writer: Writer, address: string, { requestModels }: MethodNode) {
  const models = modelsOf(writer, address, 'requestModels', requestModels);
  if (models.length === 0) return { parameters: [], members: {} };
  if (writer.version === '3.0')
    return { parameters: [], members: { requestBody: { content: contentOf(models), required: true } } };
  const [[, schema]] = models as [readonly [string, JsonObject]];
  const same = models.filter(([, other]) => isSameData(other, schema));
  if (same.length < models.length) {
    const message = 'In Swagger 2, the bodies of an operation have one schema, whatever their content type.';
    writer.lose({ address, member: 'requestModels', message });
  }
  return {
    parameters: [{ name: 'body', in: 'body', required: true, schema }],
    members: { consumes: same.map(([contentType]) => contentType) },
  };
}

function responsesOf(writer: Writer, path: string, { httpMethod, methodResponses }: MethodNode): JsonObject {
  const list = Object.values(methodResponses);
  const at = (response: MethodResponseNode) => addressOf.response(path, httpMethod, response.statusCode);
  const models = new Map(
    list.map((one) => [one, modelsOf(writer, at(one), 'responseModels', one.responseModels)] as const),
  );
  const produces = [...models.values()].find((own) => own.length > 0)?.map(([contentType]) => contentType);
  const written = list.map((response): [string, JsonObject] => {
    const { statusCode } = response;
    const headers = headersOf(writer, at(response), response);
    const own = models.get(response) ?? [];
    const body =
      writer.version === '3.0' ? filled({ content: contentOf(own) }) : schemaOf(writer, at(response), own, produces);
    return [statusCode, { description: `${statusCode} response`, ...filled({ headers }), ...body }];
  });
  // An operation has a response; an import makes none of this one.
  if (written.length === 0) return { responses: { default: { description: 'default response' } } };
  const types = writer.version === '2.0' && produces !== undefined && !isJsonAlone(produces) ? { produces } : {};
  return { ...types, responses: Object.fromEntries(written) };
}

const isJsonAlone = (types: readonly string[]) => types.length === 1 && types[0] === json;

function schemaOf(
  writer: Writer,
  address: string,
  own: readonly (readonly [string, JsonObject])[],
  produces: readonly string[] = [],
): JsonObject {
  const [first] = own;
  if (first === undefined) return {};
  const types = own.map(([contentType]) => contentType);
  const isOne = own.every(([, schema]) => isSameData(schema, first[1]));
  if (isOne && isSameData([...types].sort(), [...produces].sort())) return { schema: first[1] };
  const message = 'In Swagger 2, all responses of an operation have the same content types, and each has one schema.';
  writer.lose({ address, member: 'responseModels', message });
  return {};
}

function headersOf(writer: Writer, address: string, { responseParameters = {} }: MethodResponseNode): JsonObject {
  return Object.fromEntries(
    Object.entries(responseParameters).flatMap(([expression, required]) => {
      const [, name] = /^method\.response\.header\.(.+)$/s.exec(expression) ?? [];
      const lose = (message: string) => writer.lose({ address, member: 'responseParameters', message });
      if (name === undefined) {
        lose(`A response of a document has headers, and nothing like ${expression}.`);
        return [];
      }
      if (required) lose(`An import keeps no header required, which has no effect anyway: ${name}.`);
      return [[name, typed(writer.version)]];
    }),
  );
}

function integrationOf(writer: Writer, path: string, httpMethod: string, integration: IntegrationNode): JsonObject {
  const responses = new Map<string, JsonObject>();
  for (const response of Object.values(integration.integrationResponses)) {
    const pattern = response.selectionPattern || defaultPattern;
    const address = addressOf.response(path, httpMethod, response.statusCode);
    if (response.selectionPattern === defaultPattern) {
      const message = `In a document, '${defaultPattern}' stands for the response without a pattern.`;
      writer.lose({ address, member: 'integrationResponses', message });
    } else if (responses.has(pattern)) {
      const message = 'Another integration response has this pattern, and a document has one for each pattern.';
      writer.lose({ address, member: 'integrationResponses', message });
    } else responses.set(pattern, writtenMembers(response, integrationResponseMembers));
  }
  return {
    ...writtenMembers(integration, integrationMembers),
    ...filled({ responses: Object.fromEntries(responses) }),
  };
}
