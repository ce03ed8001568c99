/** One thing that a JSON Schema validator found: what the keyword asked, and what there was. */
export interface SchemaError {
  readonly keyword: string;
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
  required: ({ params }) => `object has missing required properties (${json([params['missingProperty']])})`,
  additionalProperties: ({ params }) =>
    `object instance has properties which are not allowed by the schema: ${json([params['additionalProperty']])}`,
  type: ({ schema, data }) =>
    `instance type (${typeOf(data)}) does not match any allowed primitive type (allowed: ${json([schema].flat())})`,
  enum: ({ schema, data }) => `instance value (${json(data)}) not found in enum (possible values: ${json(schema)})`,
  minimum: ({ schema, data }) =>
    `numeric instance is lower than the required minimum (minimum: ${schema}, found: ${data})`,
  maximum: ({ schema, data }) =>
    `numeric instance is greater than the required maximum (maximum: ${schema}, found: ${data})`,
  multipleOf: ({ schema, data }) => `remainder of division is not zero (${data} / ${schema})`,
  minLength: ({ schema, data }) =>
    `string ${json(data)} is too short (length: ${sizeOf(data)}, required minimum: ${schema})`,
  maxLength: ({ schema, data }) =>
    `string ${json(data)} is too long (length: ${sizeOf(data)}, maximum allowed: ${schema})`,
  pattern: ({ schema, data }) => `ECMA 262 regex ${json(schema)} does not match input string ${json(data)}`,
  format: ({ schema, data }) => `string ${json(data)} is invalid against requested format ${schema}`,
  minItems: ({ schema, data }) =>
    `array is too short: must have at least ${schema} elements but instance has ${sizeOf(data)} elements`,
  maxItems: ({ schema, data }) =>
    `array is too long: must have at most ${schema} elements but instance has ${sizeOf(data)} elements`,
  uniqueItems: () => 'array must not contain duplicate elements',
  minProperties: ({ schema, data }) =>
    `object has too few properties (found ${sizeOf(data)} but schema requires at least ${schema})`,
  maxProperties: ({ schema, data }) =>
    `object has too many properties (found ${sizeOf(data)} but schema requires at most ${schema})`,
  oneOf: () => 'instance failed to match exactly one schema',
  anyOf: () => 'instance failed to match at least one required schema',
  not: () => 'instance matched a schema which it should not have',
};

/** What a validator found, the way that `$context.error.validationErrorString` has it. */
export function validationErrorString(errors: readonly SchemaError[]): string {
  const found = errors.map((error) => sentences[error.keyword]?.(error) ?? `keyword ${error.keyword} is not fulfilled`);
  return `[${found.join(', ')}]`;
}
