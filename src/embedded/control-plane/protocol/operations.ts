import * as sdk from '@aws-sdk/client-api-gateway';
import { NormalizedSchema } from '@smithy/core/schema';
import type { OperationName } from '../../../calls/call.js';

/** A part of a path: a word, or a label that stands for one. */
type Segment = { readonly literal: string } | { readonly label: string };

/** What the SDK's schema says of one operation. */
export interface OperationSchema {
  readonly name: OperationName;
  readonly method: string;
  readonly segments: readonly Segment[];
  /** Query parameters that the route itself has: `mode=import`. */
  readonly query: readonly (readonly [string, string])[];
  /** The HTTP status of a success. */
  readonly status: number;
  readonly input: NormalizedSchema;
  /** The members of the input that can't be left out. */
  readonly required: readonly string[];
  readonly output: NormalizedSchema;
}

/** A structure, in the SDK's static form. */
type Schema = Parameters<typeof NormalizedSchema.of>[0];

/** `[9, namespace, name, traits, input, output]`, the SDK's static form of an operation. */
type StaticOperation = readonly [
  9,
  string,
  OperationName,
  { readonly http: readonly [string, string, number] },
  Schema,
  Schema,
];

function isStaticOperation(value: unknown): value is StaticOperation {
  return Array.isArray(value) && value[0] === 9;
}

/**
 * The members of a structure that can't be left out.
 *
 * The SDK's static form of a structure, `[3, namespace, name, traits, names, schemas, count]`, has them in front.
 */
export function requiredMembers(schema: NormalizedSchema): readonly string[] {
  const form: unknown = schema.getSchema();
  if (!Array.isArray(form) || form[0] !== 3) return [];
  const [, , , , names, , count = 0]: readonly unknown[] = form;
  return Array.isArray(names) ? names.slice(0, Number(count)) : [];
}

function schemaOf([
  ,
  ,
  name,
  {
    http: [method, uri, status],
  },
  input,
  output,
]: StaticOperation): OperationSchema {
  const [path = '', query = ''] = uri.split('?');
  return Object.freeze({
    name,
    method,
    segments: path
      .slice(1)
      .split('/')
      .map((part) => (part.startsWith('{') ? { label: part.slice(1, -1) } : { literal: part })),
    query: [...new URLSearchParams(query)],
    status,
    input: NormalizedSchema.of(input),
    required: requiredMembers(NormalizedSchema.of(input)),
    output: NormalizedSchema.of(output),
  });
}

/** Every operation of the service, by its name, read from the installed SDK. */
export const operationSchemas: ReadonlyMap<OperationName, OperationSchema> = new Map(
  Object.values<unknown>(sdk)
    .filter(isStaticOperation)
    .map((operation) => [operation[2], schemaOf(operation)]),
);
