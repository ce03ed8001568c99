import type { MethodResponse } from '@aws-sdk/client-api-gateway';
import { isRecord, withoutUndefined } from '../../plain.js';
import { type JsonObject, listOf, memberOf, objectOf, textOf, texts } from '../json.js';
import type { OpenApiDocument } from './document.js';
import { type ImportedIntegration, integrationOf } from './integration.js';
import type { Models } from './models.js';
import type { Guard, ImportedSecurity } from './security.js';

/** A path of a definition with its methods; one without methods is a resource all the same. */
export interface ImportedPath {
  readonly path: string;
  readonly methods: readonly ImportedMethod[];
}

export interface ImportedMethod extends Guard {
  readonly httpMethod: string;
  readonly operationName?: string | undefined;
  /** By name. */
  readonly requestValidator?: string | undefined;
  readonly requestParameters: Record<string, boolean>;
  readonly requestModels: Record<string, string>;
  readonly methodResponses: readonly (MethodResponse & { readonly statusCode: string })[];
  readonly integration?: ImportedIntegration | undefined;
}

interface Reading {
  readonly document: OpenApiDocument;
  readonly basePath: string;
  readonly models: Models;
  readonly security: ImportedSecurity;
  readonly warn: (warning: string) => void;
}

/** The fields of a path item that are methods, and the methods that they are. */
const httpMethods: Readonly<Record<string, string>> = {
  get: 'GET',
  put: 'PUT',
  post: 'POST',
  delete: 'DELETE',
  options: 'OPTIONS',
  head: 'HEAD',
  patch: 'PATCH',
  'x-amazon-apigateway-any-method': 'ANY',
};

export function pathsOf(reading: Reading): readonly ImportedPath[] {
  return Object.entries(objectOf(memberOf(reading.document.root, 'paths')))
    .filter(([path]) => !path.startsWith('x-'))
    .map(([written, item]) => {
      const path = `${reading.basePath}/${written}`.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
      return {
        path,
        methods: Object.entries(objectOf(item)).flatMap(([field, operation]) =>
          Object.hasOwn(httpMethods, field) && isRecord(operation)
            ? (methodOf(reading, path, httpMethods[field] ?? field, operation, listOf(memberOf(item, 'parameters'))) ??
              [])
            : [],
        ),
      };
    });
}

function methodOf(
  reading: Reading,
  path: string,
  httpMethod: string,
  operation: JsonObject,
  shared: readonly unknown[],
): ImportedMethod | undefined {
  const { document, security, warn } = reading;
  const guard = security.guardOf(operation);
  if (!guard) return undefined;
  const parameters = parametersOf(shared, listOf(memberOf(operation, 'parameters')));
  return {
    ...guard,
    httpMethod,
    operationName: textOf(memberOf(operation, 'operationId')),
    requestValidator:
      textOf(memberOf(operation, 'x-amazon-apigateway-request-validator')) ??
      textOf(memberOf(document.root, 'x-amazon-apigateway-request-validator')),
    requestParameters: { ...requestParametersOf(parameters), ...ownPathVariable(path) },
    requestModels: requestModelsOf(reading, operation, parameters),
    methodResponses: methodResponsesOf(reading, operation, `${httpMethod} ${path}`),
    integration: integrationOf(memberOf(operation, 'x-amazon-apigateway-integration'), { path, httpMethod, warn }),
  };
}

/** An operation's parameters over those of its path. */
function parametersOf(shared: readonly unknown[], own: readonly unknown[]): readonly JsonObject[] {
  const keyed = [...shared, ...own].filter(isRecord);
  return [
    ...new Map(keyed.map((one) => [`${String(memberOf(one, 'in'))} ${String(memberOf(one, 'name'))}`, one])).values(),
  ];
}

/** The kinds of parameter that methods know; cookies and form fields are left out. */
const places: Readonly<Record<string, string>> = { query: 'querystring', header: 'header', path: 'path' };

function requestParametersOf(parameters: readonly JsonObject[]): Record<string, boolean> {
  return Object.fromEntries(
    parameters.flatMap((parameter): [string, boolean][] => {
      const place = String(memberOf(parameter, 'in'));
      const name = textOf(memberOf(parameter, 'name'));
      return Object.hasOwn(places, place) && name !== undefined
        ? [[`method.request.${places[place]}.${name}`, memberOf(parameter, 'required') === true]]
        : [];
    }),
  );
}

/** The service declares the variable of a path's own segment by itself, unless it is greedy. */
function ownPathVariable(path: string): Record<string, boolean> {
  const name = /\/\{([^{}+]+)\}$/.exec(path)?.[1];
  return name === undefined ? {} : { [`method.request.path.${name}`]: true };
}

function contentTypesOf({ document }: Reading, operation: JsonObject, member: 'consumes' | 'produces') {
  const own = texts(memberOf(operation, member));
  const types = own.length > 0 ? own : texts(memberOf(document.root, member));
  return types.length > 0 ? types : ['application/json'];
}

/** A model for each content type that has a schema. */
function modelsByType(content: unknown, modelFor: (schema: unknown) => string | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectOf(content)).flatMap(([type, media]): [string, string][] => {
      const name = modelFor(memberOf(media, 'schema'));
      return name === undefined ? [] : [[type, name]];
    }),
  );
}

function requestModelsOf(
  reading: Reading,
  operation: JsonObject,
  parameters: readonly JsonObject[],
): Record<string, string> {
  if (reading.document.format === 'openapi')
    return modelsByType(memberOf(memberOf(operation, 'requestBody'), 'content'), (one) => reading.models.nameFor(one));
  const body = parameters.find((one) => memberOf(one, 'in') === 'body');
  const name = reading.models.nameFor(memberOf(body, 'schema'));
  return name === undefined
    ? {}
    : Object.fromEntries(contentTypesOf(reading, operation, 'consumes').map((type) => [type, name]));
}

/** What the responses are; a `default` or a range of statuses isn't a status, and the service leaves it out. */
function methodResponsesOf(reading: Reading, operation: JsonObject, method: string): ImportedMethod['methodResponses'] {
  return Object.entries(objectOf(memberOf(operation, 'responses')))
    .filter(([statusCode]) => /^[1-5]\d\d$/.test(statusCode))
    .map(([statusCode, response]) => {
      const headers = Object.keys(objectOf(memberOf(response, 'headers')));
      return withoutUndefined({
        statusCode,
        responseParameters:
          headers.length === 0
            ? undefined
            : Object.fromEntries(headers.map((header) => [`method.response.header.${header}`, false])),
        responseModels: responseModelsOf(
          reading,
          operation,
          response,
          `in ${statusCode} response to method '${method}'`,
        ),
      });
    });
}

function responseModelsOf(
  reading: Reading,
  operation: JsonObject,
  response: unknown,
  place: string,
): Record<string, string> | undefined {
  if (reading.document.format === 'openapi') {
    const models = modelsByType(memberOf(response, 'content'), (schema) => {
      const plain = plainSchemaType(schema);
      if (plain === undefined) return reading.models.nameFor(schema);
      reading.warn(`Unsupported model type '${plain}' ${place}. Ignoring.`);
      return undefined;
    });
    return Object.keys(models).length === 0 ? undefined : models;
  }
  const name = reading.models.nameFor(memberOf(response, 'schema'));
  if (name === undefined) return undefined;
  return Object.fromEntries(contentTypesOf(reading, operation, 'produces').map((type) => [type, name]));
}

/**
 * The name that the service has for the type of a schema that no response can have; `undefined` for what is an object
 * or a list, is put together from others, or refers to another.
 */
function plainSchemaType(schema: unknown): string | undefined {
  if (!isRecord(schema) || structures.some((field) => memberOf(schema, field) !== undefined)) return undefined;
  switch (memberOf(schema, 'type')) {
    case undefined:
      return 'Schema';
    case 'boolean':
      return 'BooleanSchema';
    case 'integer':
      return 'IntegerSchema';
    case 'number':
      return 'NumberSchema';
    case 'string':
      return textSchemas.get(memberOf(schema, 'format')) ?? 'StringSchema';
    default:
      return undefined;
  }
}

const structures = ['$ref', 'allOf', 'anyOf', 'items', 'oneOf', 'properties', 'additionalProperties'];

const textSchemas: ReadonlyMap<unknown, string> = new Map([
  ['binary', 'BinarySchema'],
  ['byte', 'ByteArraySchema'],
  ['date', 'DateSchema'],
  ['date-time', 'DateTimeSchema'],
  ['email', 'EmailSchema'],
  ['password', 'PasswordSchema'],
  ['uuid', 'UUIDSchema'],
]);
