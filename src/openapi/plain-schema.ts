import { isRecord } from '../plain.js';

const structures = ['$ref', 'allOf', 'anyOf', 'items', 'oneOf', 'properties', 'additionalProperties'];

/** What no response can have a model of: a schema that is neither an object nor a list, nor refers to one. */
export function plainSchemaType(schema: unknown): string | undefined {
  if (!isRecord(schema) || structures.some((name) => schema[name] !== undefined)) return undefined;
  const { type } = schema;
  if (type === undefined) return 'a schema without a type';
  return ['boolean', 'integer', 'number', 'string'].includes(String(type)) ? `a ${String(type)}` : undefined;
}
