import { type OperationSchema, operationSchemas } from './operations.js';

/** The operation that a request is for, and what its labels stand for. */
export interface Route {
  readonly schema: OperationSchema;
  readonly labels: ReadonlyMap<string, string>;
}

/** Routes with more words and fewer labels first, and those that ask for a query parameter before those that don't. */
const byPrecision = [...operationSchemas.values()].sort((left, right) => weight(right) - weight(left));

function weight({ segments, query }: OperationSchema): number {
  return query.length * 100 + segments.filter((segment) => 'literal' in segment).length;
}

/** Finds the operation for a request; `undefined` when the service has none there. */
export function routeOf(method: string, path: string, query: URLSearchParams): Route | undefined {
  // A slash at the end with no identifier after it doesn't count.
  const parts = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  for (const schema of byPrecision) {
    if (schema.method !== method || schema.segments.length !== parts.length) continue;
    if (!schema.query.every(([name, value]) => query.get(name) === value)) continue;
    const labels = labelsOf(schema, parts);
    if (labels) return { schema, labels };
  }
  return undefined;
}

function labelsOf({ segments }: OperationSchema, parts: readonly string[]): Map<string, string> | undefined {
  const labels = new Map<string, string>();
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? '';
    if ('literal' in segment) {
      if (segment.literal !== part) return undefined;
    } else if (part === '') return undefined;
    else labels.set(segment.label, decoded(part));
  }
  return labels;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // Not an escape: the service takes it as it stands.
  }
}
