/**
 * What the schema of a model may hold.
 *
 * @module
 */

import { escapedToken, isRecord, isWhole } from '../plain.js';

type JsonObject = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isBoolean: Check = (value) => typeof value === 'boolean';
const isNumber: Check = (value) => typeof value === 'number';
const isPositive: Check = (value) => typeof value === 'number' && value > 0;
const isCount: Check = (value) => isWhole(value);
const isUniqueList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  new Set(value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : one))).size === value.length;
const isUniqueTexts: Check = (value) => isUniqueList(value) && value.every(isText);
const isSchema: Check = (value) => isRecord(value);
const isSchemaOrBoolean: Check = (value) => isRecord(value) || isBoolean(value);
const isSchemas: Check = (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema);
const isSchemaMap: Check = (value) => isRecord(value) && Object.values(value).every(isSchema);
/** The service takes any draft's name, and no other dialect's. */
const isDialect: Check = (value) => typeof value === 'string' && /^https?:\/\/json-schema\.org\//.test(value);
const types = new Set<unknown>(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/**
 * The keywords of draft 4 of JSON Schema, and what each may hold. The service knows no others: what OpenAPI adds
 * (`example`, `nullable`, `discriminator`) and what later drafts add (`$id`, `const`) is refused.
 *
 * @see https://json-schema.org/draft-04/draft-fge-json-schema-validation-00
 */
const keywords: Readonly<Record<string, Check>> = {
  $ref: isText,
  $schema: isDialect,
  additionalItems: isSchemaOrBoolean,
  additionalProperties: isSchemaOrBoolean,
  allOf: isSchemas,
  anyOf: isSchemas,
  default: () => true,
  definitions: isSchemaMap,
  dependencies: (value) => isRecord(value) && Object.values(value).every((one) => isSchema(one) || isUniqueTexts(one)),
  description: isText,
  enum: isUniqueList,
  exclusiveMaximum: isBoolean,
  exclusiveMinimum: isBoolean,
  format: isText,
  id: isText,
  items: (value) => isSchema(value) || (Array.isArray(value) && value.every(isSchema)),
  maximum: isNumber,
  maxItems: isCount,
  maxLength: isCount,
  maxProperties: isCount,
  minimum: isNumber,
  minItems: isCount,
  minLength: isCount,
  minProperties: isCount,
  multipleOf: isPositive,
  not: isSchema,
  oneOf: isSchemas,
  pattern: isText,
  patternProperties: isSchemaMap,
  properties: isSchemaMap,
  required: isUniqueTexts,
  title: isText,
  type: (value) => types.has(value) || (isUniqueList(value) && value.every((one) => types.has(one))),
  uniqueItems: isBoolean,
};

/** Something in a schema that the service refuses. */
export interface SchemaProblem {
  /** - `keyword`: not one of draft 4. - `value`: not what draft 4 has for the keyword. */
  readonly kind: 'keyword' | 'value';
  /** The keyword, as it is written. */
  readonly keyword: string;
  /** Where it stands, as a JSON Pointer (RFC 6901): `/properties/name/example`. */
  readonly pointer: string;
}

/** Everything in a schema that isn't draft 4 of JSON Schema, outermost first. */
export function schemaProblems(schema: JsonObject): readonly SchemaProblem[] {
  return schemasWithin(schema).flatMap((found) =>
    Object.entries(found.schema).flatMap(([keyword, value]): readonly SchemaProblem[] => {
      const problem = (kind: SchemaProblem['kind']): readonly SchemaProblem[] => [
        { kind, keyword, pointer: `${pointerOf(found)}/${escapedToken(keyword)}` },
      ];
      if (!Object.hasOwn(keywords, keyword)) return problem('keyword');
      return keywords[keyword]?.(value) ? [] : problem('value');
    }),
  );
}

/** Every reference in a schema to another one, as it is written. */
export function schemaReferences(schema: JsonObject): readonly string[] {
  return schemasWithin(schema).flatMap(({ schema: { $ref } }) => (typeof $ref === 'string' ? [$ref] : []));
}

/** A schema inside another one. */
interface FoundSchema {
  readonly schema: JsonObject;
  /** Where it stands in the one around it; the outermost stands in none. */
  readonly place: string;
  readonly around: FoundSchema | undefined;
}

/** Made where it is needed: those of all schemas would take the square of how deep they are nested. */
function pointerOf(found: FoundSchema): string {
  const places: string[] = [];
  for (let at: FoundSchema | undefined = found; at !== undefined; at = at.around) places.push(at.place);
  return places.reverse().join('');
}

/** A schema and every schema inside it, as far as they can be read. */
function schemasWithin(root: JsonObject): readonly FoundSchema[] {
  const found: FoundSchema[] = [{ schema: root, place: '', around: undefined }];
  for (const around of found) {
    for (const [keyword, value] of Object.entries(around.schema)) {
      for (const [place, schema] of inner(keyword, value)) {
        if (isRecord(schema)) found.push({ schema, place: `/${keyword}${place}`, around });
      }
    }
  }
  return found;
}

/** What stands where a keyword has schemas, with where it stands below the keyword. */
function inner(keyword: string, value: unknown): readonly (readonly [place: string, value: unknown])[] {
  switch (keyword) {
    case 'definitions':
    case 'dependencies':
    case 'patternProperties':
    case 'properties':
      return isRecord(value) ? Object.entries(value).map(([name, one]) => [`/${escapedToken(name)}`, one]) : [];
    case 'allOf':
    case 'anyOf':
    case 'items':
    case 'oneOf':
      return Array.isArray(value) ? value.map((one, index) => [`/${index}`, one]) : [['', value]];
    case 'additionalItems':
    case 'additionalProperties':
    case 'not':
      return [['', value]];
    default:
      return [];
  }
}
