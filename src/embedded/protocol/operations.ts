import * as sdk from '@aws-sdk/client-api-gateway';
import { NormalizedSchema } from '@smithy/core/schema';
import type { OperationName } from '../../model/call.js';

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
  readonly output: NormalizedSchema;
}

/** `[9, namespace, name, traits, input, output]`, the SDK's static form of an operation. */
type StaticOperation = readonly [
  9,
  string,
  OperationName,
  { readonly http: readonly [string, string, number] },
  unknown,
  unknown,
];

function isStaticOperation(value: unknown): value is StaticOperation {
  return Array.isArray(value) && value[0] === 9;
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
    input: NormalizedSchema.of(input as never),
    output: NormalizedSchema.of(output as never),
  });
}

/** Every operation of the service, by its name, read from the installed SDK. */
export const operationSchemas: ReadonlyMap<OperationName, OperationSchema> = new Map(
  (Object.values(sdk) as readonly unknown[])
    .filter(isStaticOperation)
    .map((operation) => [operation[2], schemaOf(operation)]),
);
