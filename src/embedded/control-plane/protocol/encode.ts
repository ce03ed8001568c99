import type { NormalizedSchema } from '@smithy/core/schema';
import type { ServiceFault } from '../../faults.js';
import type { OperationSchema } from './operations.js';

/** A response as it stands on the wire. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const utf8 = new TextEncoder();

/** No response: what there is when the connection breaks before one is made. */
export const nothing: WireResponse = Object.freeze({ status: 0, headers: {}, body: new Uint8Array() });

/** Writes an operation's output as a response, by the operation's schema. */
export function encodeOutput(
  { output, status }: OperationSchema,
  value: Readonly<Record<string, unknown>>,
): WireResponse {
  const headers: [string, string][] = [];
  const members: [string, unknown][] = [];
  let payload: Uint8Array | undefined;
  if (!output.isUnitSchema()) {
    for (const [name, member] of output.structIterator()) {
      const one = value[name];
      if (one === undefined) continue;
      const traits = member.getMergedTraits();
      if (traits.httpHeader) headers.push([traits.httpHeader.toLowerCase(), String(one)]);
      else if (traits.httpPayload) payload = one as Uint8Array;
      else members.push([traits.jsonName ?? name, memberJson(output, name, member, one)]);
    }
  }
  if (payload) return { status, headers: Object.fromEntries(headers), body: payload };
  return {
    status,
    headers: { 'content-type': 'application/json', ...Object.fromEntries(headers) },
    body: status === 204 ? new Uint8Array() : utf8.encode(JSON.stringify(Object.fromEntries(members))),
  };
}

/** Writes a refusal the way the service does: the name in a header, the sentence in the body. */
export function encodeFault({ code, message, status, retryAfterSeconds }: ServiceFault): WireResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': code,
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
    body: utf8.encode(JSON.stringify({ message })),
  };
}

/** A member of a structure. The service shows a template of an integration response that is empty as `null`. */
function memberJson(structure: NormalizedSchema, name: string, member: NormalizedSchema, value: unknown): unknown {
  const json = toJson(member, value);
  if (name !== 'responseTemplates' || json === undefined || !structure.getName(false)?.endsWith('IntegrationResponse'))
    return json;
  return Object.fromEntries(Object.entries(json as object).map(([type, template]) => [type, template || null]));
}

function toJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (schema.isTimestampSchema()) return value instanceof Date ? value.getTime() / 1000 : value;
  if (schema.isBlobSchema()) return Buffer.from(value as Uint8Array).toString('base64');
  if (schema.isListSchema()) return (value as readonly unknown[]).map((one) => toJson(schema.getValueSchema(), one));
  if (schema.isMapSchema()) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toJson(schema.getValueSchema(), one)]));
  }
  if (schema.isStructSchema()) {
    const members: [string, unknown][] = [];
    for (const [name, member] of schema.structIterator()) {
      const one = memberJson(schema, name, member, (value as Record<string, unknown>)[name]);
      if (one !== undefined) members.push([member.getMergedTraits().jsonName ?? name, one]);
    }
    return Object.fromEntries(members);
  }
  return value;
}
