/**
 * Schemas of models as documents have them, and back.
 *
 * @module
 */

import { ownIdPlaceholder, ownModelOf } from '../kinds/own-id.js';
import { escapedToken, isRecord } from '../plain.js';
import { type JsonObject, type OpenApiVersion, schemaPrefix } from './document.js';

const common =
  '$ref title description default multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength ' +
  'pattern maxItems minItems uniqueItems maxProperties minProperties required enum type items allOf properties ' +
  'additionalProperties format';

/** The keywords of draft 4 that schemas of a document may have. */
const keywordsOf: Readonly<Record<OpenApiVersion, ReadonlySet<string>>> = Object.freeze({
  '3.0': new Set(`${common} oneOf anyOf not`.split(' ')),
  '2.0': new Set(common.split(' ')),
});

/** What OpenAPI adds to JSON Schema. An import leaves it out of models. */
export const openApiKeywords: ReadonlySet<string> = new Set([
  'nullable',
  'discriminator',
  'readOnly',
  'writeOnly',
  'xml',
  'externalDocs',
  'example',
  'deprecated',
]);

/** The keywords of a document's schemas that an import takes over into models. */
export const isCarriedKeyword = (keyword: string) => keywordsOf['3.0'].has(keyword);

/** A schema as a document has it, with the keywords that it can't have. */
export interface WrittenSchema {
  readonly schema: JsonObject;
  /** Where what is left out stood, as JSON Pointers (RFC 6901) into the model's schema. */
  readonly lost: readonly string[];
}

/** The schema of a model as a document has it; `undefined` for what isn't the JSON of a schema. */
export function writtenSchema(text: string | undefined, version: OpenApiVersion): WrittenSchema | undefined {
  const schema = parsed(text ?? '{}');
  if (!isRecord(schema)) return undefined;
  const lost: string[] = [];
  const written = mapSchema(schema, '', (keyword, value, pointer, owner) => {
    if (keyword === '$ref') {
      const model = typeof value === 'string' ? ownModelOf(value) : undefined;
      if (model !== undefined) return { $ref: `${schemaPrefix[version]}${model}` };
      lost.push(pointer);
      return {};
    }
    // Beside a reference, nothing else counts.
    if (Object.hasOwn(owner, '$ref') || !keywordsOf[version].has(keyword) || !isWritable(keyword, value, version)) {
      lost.push(pointer);
      return {};
    }
    return { [keyword]: keyword === 'required' ? sortedNames(value) : value };
  });
  return { schema: written, lost };
}

/** The address by which a schema of a model refers to another model of its API. */
export const modelAddress = (name: string) =>
  `https://apigateway.amazonaws.com/restapis/${ownIdPlaceholder}/models/${name}`;

/** The required names of a schema, in the order in which an import puts them. */
export function sortedNames(value: unknown): unknown {
  return Array.isArray(value) && value.every((name) => typeof name === 'string') ? [...value].sort() : value;
}

/** What OpenAPI doesn't take of draft 4: lists of types, `null`, a schema for each item, true and false for schemas. */
function isWritable(keyword: string, value: unknown, version: OpenApiVersion): boolean {
  if (keyword === 'type') return version === '2.0' || (typeof value === 'string' && value !== 'null');
  if (keyword === 'items') return isRecord(value);
  return true;
}

type Rewrite = (keyword: string, value: unknown, pointer: string, owner: JsonObject) => JsonObject;

/** The keywords that hold schemas by name, lists of schemas, and schemas. */
const schemaMaps = new Set(['properties', 'definitions', 'patternProperties', 'dependencies']);
const schemaPlaces = new Set(['additionalItems', 'additionalProperties', 'allOf', 'anyOf', 'items', 'not', 'oneOf']);

/** A schema whose every keyword `rewrite` has turned into what is to stand there, the schemas inside first. */
export function mapSchema(schema: JsonObject, pointer: string, rewrite: Rewrite): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]) => {
      const at = `${pointer}/${escapedToken(keyword)}`;
      return Object.entries(rewrite(keyword, inner(keyword, value, at, rewrite), at, schema));
    }),
  );
}

function inner(keyword: string, value: unknown, at: string, rewrite: Rewrite): unknown {
  if (schemaMaps.has(keyword) && isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, schemaOr(one, `${at}/${escapedToken(name)}`, rewrite)]),
    );
  }
  if (!schemaPlaces.has(keyword)) return value;
  return Array.isArray(value)
    ? value.map((one, index) => schemaOr(one, `${at}/${index}`, rewrite))
    : schemaOr(value, at, rewrite);
}

const schemaOr = (value: unknown, pointer: string, rewrite: Rewrite) =>
  isRecord(value) ? mapSchema(value, pointer, rewrite) : value;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
