import { isRecord } from '../../plain.js';
import { type JsonObject, memberOf } from '../json.js';

/**
 * What the service's reader of OpenAPI 3 has to say about a file. It reads a file with Swagger's own parser, passes
 * over what it doesn't know, and hands its remarks on as warnings, `Parse issue: ` before each.
 *
 * Fields that begin with `x-` are extensions, and never remarked upon; nor is anything in them. Of Swagger 2 files no
 * such remarks are known.
 *
 * @see https://github.com/swagger-api/swagger-parser
 */
export function parseIssues(root: JsonObject): readonly string[] {
  const remarks: Remarks = { unexpected: new Set(), ofOtherType: new Map(), missing: [] };
  shapes.root(root, '', remarks);
  return [
    ...[...remarks.unexpected].map((place) => `attribute ${place} is unexpected`),
    ...[...remarks.ofOtherType].map(([place, type]) => `attribute ${place} is not of type \`${type}\``),
    ...remarks.missing.map((place) => `attribute ${place} is missing`),
  ].map((issue) => `Parse issue: ${issue}`);
}

/** What a schema of OpenAPI 3 may hold: the parser drops everything else. */
export const schemaFields: ReadonlySet<string> = new Set(
  (
    '$ref title multipleOf maximum format exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern ' +
    'maxItems minItems uniqueItems maxProperties minProperties required enum type allOf oneOf anyOf not items ' +
    'properties additionalProperties description default nullable discriminator readOnly writeOnly xml externalDocs ' +
    'example deprecated'
  ).split(' '),
);

interface Remarks {
  readonly unexpected: Set<string>;
  readonly ofOtherType: Map<string, string>;
  readonly missing: string[];
}

/** Remarks on an object that stands at a location. */
type Reader = (value: JsonObject, location: string, remarks: Remarks) => void;

/** A field of an object: what it is to hold, and how that is read on. */
interface Field {
  readonly type?: 'string' | 'object' | 'array';
  readonly required?: boolean;
  readonly read?: (value: unknown, location: string, remarks: Remarks) => void;
}

const at = (location: string, field: string) => (location === '' ? field : `${location}.${field}`);

const plain: Field = {};
const text: Field = { type: 'string' };
const list: Field = { type: 'array' };
const object: Field = { type: 'object' };
const required = (field: Field): Field => ({ ...field, required: true });

/** An object, below `step` of where its owner stands. */
const one = (reader: () => Reader, step: (location: string) => string): Field => ({
  type: 'object',
  read: (value, location, remarks) => reader()(value as JsonObject, step(location), remarks),
});

/** A list of objects; what isn't one is passed over. */
const many = (reader: () => Reader, step: (location: string) => string): Field => ({
  type: 'array',
  read: (value, location, remarks) => {
    for (const item of value as readonly unknown[]) if (isRecord(item)) reader()(item, step(location), remarks);
  },
});

/** Objects by name. */
const named = (
  reader: () => Reader,
  step: (location: string) => string,
  place: (location: string, name: string) => string = at,
): Field => ({
  type: 'object',
  read: (value, location, remarks) => {
    for (const [name, item] of Object.entries(value as JsonObject)) {
      if (name.startsWith('x-')) continue;
      if (isRecord(item)) reader()(item, place(step(location), name), remarks);
      else if (item !== null) remarks.ofOtherType.set(at(step(location), name), 'object');
    }
  },
});

const isOf = (type: Field['type'], value: unknown) =>
  type === undefined ||
  (type === 'array' ? Array.isArray(value) : type === 'object' ? isRecord(value) : typeof value !== 'object');

/** Reads an object of the given fields. */
const shape =
  (fields: Readonly<Record<string, Field>>): Reader =>
  (value, location, remarks) => {
    for (const [name, field] of Object.entries(fields)) {
      const member = memberOf(value, name) ?? undefined;
      if (member === undefined) {
        if (field.required && !Object.hasOwn(value, name)) remarks.missing.push(at(location, name));
      } else if (isOf(field.type, member)) field.read?.(member, location, remarks);
      else remarks.ofOtherType.set(at(location, name), field.type ?? '');
    }
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(fields, name) && !name.startsWith('x-')) remarks.unexpected.add(at(location, name));
    }
  };

/** Reads an object that may be a reference instead, of which nothing else is read. */
const referable =
  (reader: Reader): Reader =>
  (value, location, remarks) => {
    if (typeof memberOf(value, '$ref') !== 'string') reader(value, location, remarks);
  };

const here = (location: string) => location;
const below = (field: string) => (location: string) => `${location}.${field}`;
const verbs = ['get', 'put', 'post', 'head', 'delete', 'patch', 'options', 'trace'];

const media = shape({
  schema: one(() => shapes.schema, below('schema')),
  example: plain,
  examples: object,
  encoding: object,
});
/** The media type isn't part of a location. */
const content = named(() => media, below('content'), here);

const parameter = referable((value, location, remarks) => {
  const name = memberOf(value, 'name');
  const place = `${location}.[${name === undefined ? "['unknown']" : String(name)}]`;
  const kind = memberOf(value, 'in');
  if (kind === undefined) remarks.missing.push(at(place, 'in'));
  else if (!['query', 'header', 'path', 'cookie'].includes(String(kind))) {
    remarks.ofOtherType.set(at(place, 'in'), 'string');
  } else parameterFields(value, place, remarks);
});

const parameterFields = shape({
  name: required(text),
  in: plain,
  description: text,
  required: plain,
  deprecated: plain,
  allowEmptyValue: plain,
  style: text,
  explode: plain,
  allowReserved: plain,
  schema: one(() => shapes.schema, below('schemas')),
  example: plain,
  examples: object,
  content,
});

const header = referable(
  shape({
    name: plain,
    in: plain,
    description: text,
    required: plain,
    deprecated: plain,
    allowEmptyValue: plain,
    style: plain,
    explode: plain,
    allowReserved: plain,
    schema: one(() => shapes.schema, here),
    example: plain,
    examples: object,
    content,
  }),
);

const response = referable(
  shape({ description: required(text), headers: named(() => header, here), links: object, content }),
);

const requestBody = referable(shape({ description: text, required: plain, content: required(content) }));

const server = shape({ url: required(text), description: text, variables: object });
const documentation = shape({ description: text, url: required(text) });

const operation = shape({
  tags: list,
  summary: text,
  description: text,
  externalDocs: one(() => documentation, below('externalDocs')),
  operationId: text,
  parameters: many(() => parameter, below('parameters')),
  requestBody: one(() => requestBody, below('requestBody')),
  responses: required(named(() => response, below('responses'))),
  callbacks: object,
  deprecated: plain,
  servers: many(() => server, below('servers')),
  security: list,
});

const pathItem = referable(
  shape({
    summary: text,
    description: text,
    parameters: many(() => parameter, here),
    servers: many(() => server, here),
    ...Object.fromEntries(
      verbs.map((verb) => [
        verb,
        one(
          () => operation,
          (location) => `${location}(${verb})`,
        ),
      ]),
    ),
  }),
);

/** What a security scheme of a type has to have. */
const schemeNeeds: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['apiKey', ['name', 'in']],
  ['http', ['scheme']],
  ['oauth2', ['flows']],
  ['openIdConnect', ['openIdConnectUrl']],
]);

const securityScheme = referable((value, location, remarks) => {
  const needed = schemeNeeds.get(memberOf(value, 'type')) ?? [];
  const field = (name: string, kind: Field): Field => (needed.includes(name) ? required(kind) : kind);
  shape({
    type: required(text),
    description: text,
    name: field('name', text),
    in: field('in', text),
    scheme: field('scheme', text),
    bearerFormat: text,
    flows: field('flows', object),
    openIdConnectUrl: field('openIdConnectUrl', text),
  })(value, location, remarks);
});

/** Schemas inside of schemas stand at the same location, so that one remark serves for all of them. */
const schema = referable((value, location, remarks) => {
  for (const inner of innerSchemas(value)) shapes.schema(inner, location, remarks);
  for (const name of Object.keys(value)) {
    if (!schemaFields.has(name) && !name.startsWith('x-')) remarks.unexpected.add(at(location, name));
  }
});

function innerSchemas(value: JsonObject): readonly JsonObject[] {
  const lists = ['oneOf', 'allOf', 'anyOf'].map((name) => memberOf(value, name)).filter(Array.isArray);
  const properties = memberOf(value, 'properties');
  return [
    ...lists.flat(),
    ...['items', 'not', 'additionalProperties'].map((name) => memberOf(value, name)),
    ...(isRecord(properties) ? Object.values(properties) : []),
  ].filter(isRecord);
}

/** Objects that refer to each other. */
const shapes: Readonly<Record<'root' | 'schema', Reader>> = {
  schema,
  root: shape({
    openapi: required(text),
    info: required(
      one(
        () =>
          shape({
            title: required(text),
            description: text,
            termsOfService: text,
            contact: one(() => shape({ name: text, url: text, email: text }), below('contact')),
            license: one(() => shape({ name: required(text), url: text }), below('license')),
            version: required(text),
          }),
        () => 'info',
      ),
    ),
    paths: required(
      named(
        () => pathItem,
        () => 'paths',
        (location, path) => `${location}.'${path}'`,
      ),
    ),
    components: one(
      () =>
        shape({
          schemas: named(() => shapes.schema, below('schemas')),
          responses: named(() => response, below('responses')),
          parameters: named(() => parameter, below('parameters')),
          examples: object,
          requestBodies: named(() => requestBody, below('requestBodies')),
          headers: named(() => header, below('headers')),
          securitySchemes: named(() => securityScheme, below('securitySchemes')),
          links: object,
          callbacks: object,
        }),
      () => 'components',
    ),
    servers: many(() => server, below('servers')),
    externalDocs: one(
      () => documentation,
      () => 'externalDocs',
    ),
    tags: many(
      () => shape({ name: required(text), description: text, externalDocs: object }),
      () => 'tags',
    ),
    security: list,
  }),
};
