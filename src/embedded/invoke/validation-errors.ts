import { ownEntry } from '../../plain.js';
import { objectOf } from '../json.js';
import { modelFormats } from './model-formats.js';

/** One thing that a JSON Schema validator found: what the keyword asked, and what there was. */
export interface SchemaError {
  readonly keyword: string;
  /** Where in the schema the keyword stands, and where in the instance it failed. */
  readonly schemaPath: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly schema?: unknown;
  readonly data?: unknown;
}

const json = (value: unknown) => JSON.stringify(value);
const sizeOf = (value: unknown) =>
  Array.isArray(value) || typeof value === 'string' ? value.length : Object.keys(value ?? {}).length;

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** How the service's validator puts what it found, by keyword. */
const sentences: Readonly<Record<string, (error: SchemaError) => string>> = {
  required: ({ params }) => `object has missing required properties (${json(params['missingProperty'])})`,
  additionalProperties: ({ params }) =>
    `object instance has properties which are not allowed by the schema: ${json(params['additionalProperty'])}`,
  type: ({ schema, data }) =>
    `instance type (${typeOf(data)}) does not match any allowed primitive type (allowed: ${json([schema].flat())})`,
  enum: ({ schema, data }) => `instance value (${json(data)}) not found in enum (possible values: ${json(schema)})`,
  minimum: ({ params, schema, data }) =>
    params['comparison'] === '>'
      ? `numeric instance is not strictly greater than the required minimum ${schema}`
      : `numeric instance is lower than the required minimum (minimum: ${schema}, found: ${data})`,
  maximum: ({ params, schema, data }) =>
    params['comparison'] === '<'
      ? `numeric instance is not strictly lower than the required maximum ${schema}`
      : `numeric instance is greater than the required maximum (maximum: ${schema}, found: ${data})`,
  multipleOf: ({ schema, data }) => `remainder of division is not zero (${data} / ${schema})`,
  minLength: ({ schema, data }) =>
    `string ${json(data)} is too short (length: ${sizeOf(data)}, required minimum: ${schema})`,
  maxLength: ({ schema, data }) =>
    `string ${json(data)} is too long (length: ${sizeOf(data)}, maximum allowed: ${schema})`,
  pattern: ({ schema, data }) => `ECMA 262 regex ${json(schema)} does not match input string ${json(data)}`,
  format: ({ schema, data }) =>
    ownEntry(modelFormats, String(schema))?.says(String(data)) ?? `format attribute ${json(schema)} not supported`,
  minItems: ({ schema, data }) =>
    `array is too short: must have at least ${schema} elements but instance has ${sizeOf(data)} elements`,
  maxItems: ({ schema, data }) =>
    `array is too long: must have at most ${schema} elements but instance has ${sizeOf(data)} elements`,
  additionalItems: ({ params, data }) =>
    `schema only allows ${params['limit']} elements in array but instance has ${sizeOf(data)} elements`,
  uniqueItems: () => 'array must not contain duplicate elements',
  minProperties: ({ schema, data }) =>
    `object has too few properties (found ${sizeOf(data)} but schema requires at least ${schema})`,
  maxProperties: ({ schema, data }) =>
    `object has too many properties (found ${sizeOf(data)} but schema requires at most ${schema})`,
  dependencies: ({ params, schema }) => {
    const { property, missingProperty } = params;
    const needed = ownEntry(objectOf(schema), String(property));
    return `property ${json(property)} of object has missing property dependencies (schema requires ${json([needed].flat())}; missing: ${json([missingProperty].flat())})`;
  },
  oneOf: ({ params, schema }) =>
    `instance failed to match exactly one schema (matched ${sizeOf(params['passingSchemas'])} out of ${sizeOf(schema)})`,
  anyOf: ({ schema }) => `instance failed to match at least one required schema among ${sizeOf(schema)}`,
  not: () => 'instance matched a schema which it should not have',
};

/** Keywords that find a property at a time, where the service names them all at once. */
const named: Readonly<Record<string, string>> = {
  required: 'missingProperty',
  additionalProperties: 'additionalProperty',
  dependencies: 'missingProperty',
};

/** What a validator found, the way that `$context.error.validationErrorString` has it. */
export function validationErrorString(errors: readonly SchemaError[]): string {
  const found = gathered(errors.filter((error) => !isWithinChoice(error, errors))).map(
    (error) => sentences[error.keyword]?.(error) ?? `keyword ${error.keyword} is not fulfilled`,
  );
  return `[${found.join(', ')}]`;
}

/** Why each schema of a choice failed is not told, only that the choice did. */
function isWithinChoice({ schemaPath }: SchemaError, errors: readonly SchemaError[]): boolean {
  return errors.some(
    ({ keyword, schemaPath: choice }) =>
      (keyword === 'anyOf' || keyword === 'oneOf') && schemaPath.startsWith(`${choice}/`),
  );
}

function gathered(errors: readonly SchemaError[]): readonly SchemaError[] {
  const all = new Map<string, SchemaError>();
  for (const error of errors) {
    const member = named[error.keyword];
    const key = json([error.keyword, error.schemaPath, error.instancePath, error.params['property']]);
    const properties = member === undefined ? [] : [all.get(key)?.params[member] ?? [], error.params[member]].flat();
    all.set(key, member === undefined ? error : { ...error, params: { ...error.params, [member]: properties.sort() } });
  }
  return [...all.values()];
}
