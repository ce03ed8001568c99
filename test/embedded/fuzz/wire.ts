import type { NormalizedSchema } from '@smithy/core/schema';
import type { OperationName } from '../../../src/calls/call.js';
import type { WireResponse } from '../../../src/embedded/control-plane/protocol/encode.js';
import { type OperationSchema, operationSchemas } from '../../../src/embedded/control-plane/protocol/operations.js';
import type { TransportRequest } from '../../../src/embedded/control-plane/protocol/transport.js';
import type { EmbeddedApiGateway } from '../../../src/embedded/index.js';

export type Input = Readonly<Record<string, unknown>>;

const utf8 = new TextEncoder();

export function schemaOf(operation: OperationName): OperationSchema {
  const schema = operationSchemas.get(operation);
  if (!schema) throw new Error(`The SDK has no ${operation}.`);
  return schema;
}

const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Writes an input as a client would, whatever it holds: nothing checks that it is of the right type. */
export function requestOf({ method, segments, query, input }: OperationSchema, value: Input): TransportRequest {
  const parameters = new URLSearchParams(query as [string, string][]);
  const headers: [string, string][] = [];
  const members: [string, unknown][] = [];
  let body: Uint8Array | undefined;
  for (const [name, member] of input.structIterator()) {
    if (!Object.hasOwn(value, name)) continue;
    const one = value[name];
    const traits = member.getMergedTraits();
    if (traits.httpLabel) continue;
    if (traits.httpQuery) {
      for (const item of Array.isArray(one) ? one : [one]) parameters.append(traits.httpQuery, text(item));
    } else if (traits.httpQueryParams) {
      for (const [key, item] of Object.entries(Object(one))) parameters.append(key, text(item));
    } else if (traits.httpHeader) headers.push([traits.httpHeader.toLowerCase(), text(one)]);
    else if (traits.httpPayload) body = one instanceof Uint8Array ? one : utf8.encode(text(one));
    else members.push([traits.jsonName ?? name, onWire(member, one)]);
  }
  const path = segments
    .map((part) => ('literal' in part ? part.literal : escaped(text(value[part.label] ?? 'none'))))
    .join('/');
  return {
    method,
    path: `/${path}`,
    query: parameters,
    headers: Object.fromEntries(headers),
    body: body ?? utf8.encode(JSON.stringify(Object.fromEntries(members))),
  };
}

/** A label that is empty would make another path, and one half of a pair of surrogates can't be escaped. */
const escaped = (label: string) => encodeURIComponent(Buffer.from(label || ' ').toString());

/** The same value under the names that the wire has for members. */
function onWire(schema: NormalizedSchema, value: unknown): unknown {
  if (schema.isListSchema() && Array.isArray(value)) return value.map((one) => onWire(schema.getValueSchema(), one));
  if (!schema.isStructSchema() || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const names = new Map([...schema.structIterator()].map(([name, member]) => [name, member]));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const member = names.get(name);
      return member ? [member.getMergedTraits().jsonName ?? name, onWire(member, one)] : [name, one];
    }),
  );
}

/** Sends an input, and gives the JSON that comes back. */
export async function send(gateway: EmbeddedApiGateway, operation: OperationName, input: Input) {
  const answer = await gateway.answer(requestOf(schemaOf(operation), input));
  return { answer, body: jsonOf(answer) };
}

// biome-ignore lint/suspicious/noExplicitAny: the seam: what a response holds is for those who asked to know.
export function jsonOf({ body }: WireResponse): any {
  const content = new TextDecoder().decode(body);
  return content === '' ? undefined : JSON.parse(content);
}
