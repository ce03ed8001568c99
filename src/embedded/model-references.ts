import { isRecord } from '../plain.js';
import { listOf } from './json.js';

/** Where models refer to each other: the address that the service gives them. */
export const modelUrl = (restApiId: string, name: string) =>
  `https://apigateway.amazonaws.com/restapis/${restApiId}/models/${name}`;

/** A model's schema with its references turned by `refer`, from the model's name to the reference to write. */
export function withReferences(schema: unknown, refer: (name: string) => string): unknown {
  if (Array.isArray(schema)) return listOf(schema).map((one) => withReferences(one, refer));
  if (!isRecord(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, one]) => {
      const name =
        key === '$ref' && typeof one === 'string' ? /\/restapis\/[^/]+\/models\/([^/]+)$/.exec(one)?.[1] : undefined;
      return [key, name === undefined ? withReferences(one, refer) : refer(name)];
    }),
  );
}
