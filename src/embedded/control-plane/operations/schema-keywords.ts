/**
 * The keywords that the schema of a model may have: those of draft 4 of JSON Schema, and no others.
 *
 * @see https://json-schema.org/draft-04/draft-fge-json-schema-validation-00
 * @module
 */

import { isRecord, ownEntry } from '../../../plain.js';
import type { JsonObject } from '../../json.js';

/** What a keyword holds: whether that is what draft 4 has for it, and the schemas in it. */
interface Held {
  readonly isValid: boolean;
  readonly schemas: readonly unknown[];
}

type Keyword = (value: unknown) => Held;

const leaf =
  (isValid: (value: unknown) => boolean): Keyword =>
  (value) => ({ isValid: isValid(value), schemas: [] });

const isText = (value: unknown) => typeof value === 'string';
const isBoolean = (value: unknown) => typeof value === 'boolean';
const simpleTypes: readonly unknown[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const isType = (value: unknown) => simpleTypes.includes(value);

function isSetOf(value: unknown, isItem: (item: unknown) => boolean): value is readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every(isItem) && new Set(value.map((item) => JSON.stringify(item))).size === value.length;
}

const isSetOfTexts = (value: unknown) => isSetOf(value, isText);

const text = leaf(isText);
const flag = leaf(isBoolean);
const number = leaf((value) => typeof value === 'number');
const count = leaf((value) => typeof value === 'number' && Number.isInteger(value) && value >= 0);

/** One schema, or what else may stand for one. */
const schemaOr =
  (isOther: (value: unknown) => boolean): Keyword =>
  (value) => ({ isValid: isRecord(value) || isOther(value), schemas: [value] });

/** Schemas in a list that isn't empty. */
const schemas: Keyword = (value) => {
  const list = Array.isArray(value) ? value : [value];
  return { isValid: Array.isArray(value) && list.length > 0 && list.every(isRecord), schemas: list };
};

/** Schemas by name, or what else may stand for one. */
const schemasByName =
  (isOther: (value: unknown) => boolean): Keyword =>
  (value) => {
    const named = isRecord(value) ? Object.values(value) : [];
    return { isValid: isRecord(value) && named.every((one) => isRecord(one) || isOther(one)), schemas: named };
  };

const never = () => false;

const keywords: Readonly<Record<string, Keyword>> = {
  $ref: text,
  $schema: text,
  id: text,
  title: text,
  description: text,
  default: leaf(() => true),
  type: leaf((value) => isType(value) || isSetOf(value, isType)),
  enum: leaf((value) => isSetOf(value, () => true)),
  format: text,
  pattern: text,
  minLength: count,
  maxLength: count,
  minimum: number,
  maximum: number,
  exclusiveMinimum: flag,
  exclusiveMaximum: flag,
  multipleOf: leaf((value) => typeof value === 'number' && value > 0),
  items: (value) =>
    Array.isArray(value) ? { ...schemas(value), isValid: value.every(isRecord) } : schemaOr(never)(value),
  additionalItems: schemaOr(isBoolean),
  minItems: count,
  maxItems: count,
  uniqueItems: flag,
  properties: schemasByName(never),
  patternProperties: schemasByName(never),
  additionalProperties: schemaOr(isBoolean),
  required: leaf(isSetOfTexts),
  minProperties: count,
  maxProperties: count,
  dependencies: schemasByName(isSetOfTexts),
  definitions: schemasByName(never),
  allOf: schemas,
  anyOf: schemas,
  oneOf: schemas,
  not: schemaOr(never),
};

/** What was found in a schema and in all schemas inside it. */
interface SchemaContents {
  /** Keywords that there aren't, outermost first. */
  readonly unsupported: ReadonlySet<string>;
  /** Whether every keyword that there is holds what it may. */
  readonly isValid: boolean;
  /** What `$ref` says, wherever it stands. */
  readonly references: readonly string[];
}

/** Looks at a schema and at every schema inside it, as far as they can be read. */
export function schemaContents(root: JsonObject): SchemaContents {
  const unsupported = new Set<string>();
  const references: string[] = [];
  let isValid = true;
  const found: JsonObject[] = [root];
  for (const schema of found) {
    for (const [name, value] of Object.entries(schema)) {
      const held = ownEntry(keywords, name)?.(value);
      if (held === undefined) unsupported.add(name);
      else if (!held.isValid) isValid = false;
      for (const one of held?.schemas ?? []) if (isRecord(one)) found.push(one);
    }
    if (typeof schema['$ref'] === 'string') references.push(schema['$ref']);
  }
  return { unsupported, isValid, references };
}
