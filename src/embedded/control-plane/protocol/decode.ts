import type { NormalizedSchema } from '@smithy/core/schema';
import { isRecord } from '../../../plain.js';
import { type ServiceFault, serialization } from '../../faults.js';
import type { OperationSchema } from './operations.js';

/** A request as it stands on the wire, its labels already taken from the path. */
export interface WireRequest {
  readonly labels: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Reads an operation's input from a request, by the operation's schema. */
export function decodeInput({ input }: OperationSchema, request: WireRequest): Record<string, unknown> {
  const members: [string, unknown][] = [];
  let document: Record<string, unknown> | undefined;
  for (const [name, member] of input.structIterator()) {
    const traits = member.getMergedTraits();
    if (traits.httpLabel) members.push([name, request.labels.get(name)]);
    else if (traits.httpQuery) members.push([name, fromQuery(member, request.query.getAll(traits.httpQuery))]);
    else if (traits.httpQueryParams) members.push([name, Object.fromEntries(request.query)]);
    else if (traits.httpHeader) members.push([name, request.headers[traits.httpHeader.toLowerCase()]]);
    else if (traits.httpPayload) members.push([name, request.body]);
    else {
      document ??= parseDocument(request.body);
      const wire = traits.jsonName ?? name;
      if (Object.hasOwn(document, wire)) members.push([name, fromJson(member, document[wire])]);
    }
  }
  return Object.fromEntries(members.filter(([, value]) => value !== undefined && value !== null));
}

function parseDocument(body: Uint8Array): Record<string, unknown> {
  if (body.byteLength === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw serialization('Unable to parse the request body.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw serialization('Unexpected value type in payload');
  return parsed as Record<string, unknown>;
}

function fromQuery(member: NormalizedSchema, values: readonly string[]): unknown {
  if (values.length === 0) return undefined;
  if (member.isListSchema()) return values;
  const [value = ''] = values;
  if (member.isNumericSchema()) {
    const number = Number(value);
    if (!Number.isFinite(number)) throw serialization(`${value} can not be converted to a Number`);
    return number;
  }
  if (member.isBooleanSchema()) return value === 'true';
  return value;
}

/** The name that the service's own messages have for the type of a JSON scalar. */
function javaType(value: unknown): string {
  if (typeof value === 'boolean') return 'class java.lang.Boolean';
  if (typeof value === 'number') return 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber';
  return 'class java.lang.String';
}

/** The refusal of a value that is not of the shape that a schema wants, by what was found. */
function unexpected(value: unknown, wanted: string): ServiceFault {
  if (Array.isArray(value)) return serialization('Start of list found where not expected');
  if (typeof value === 'object') return serialization('Start of structure or map found where not expected.');
  return serialization(wanted);
}

/** Nothing is left out of a structure, and stays as `null` in a list or a map: that is for the constraints to refuse. */
function fromJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw unexpected(value, 'Expected list or null');
    const item = schema.getValueSchema();
    return value.map((one) => fromJson(item, one) ?? null);
  }
  if (schema.isMapSchema()) {
    if (!isRecord(value)) throw unexpected(value, 'Expected null');
    const item = schema.getValueSchema();
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fromJson(item, one) ?? null]));
  }
  if (schema.isStructSchema()) {
    if (!isRecord(value)) throw unexpected(value, 'Expected null');
    const members: [string, unknown][] = [];
    for (const [name, member] of schema.structIterator()) {
      const wire = member.getMergedTraits().jsonName ?? name;
      if (Object.hasOwn(value, wire)) members.push([name, fromJson(member, value[wire])]);
    }
    return Object.fromEntries(members.filter(([, one]) => one !== undefined));
  }
  const wanted = schema.isStringSchema()
    ? 'string'
    : schema.isBooleanSchema()
      ? 'boolean'
      : schema.isNumericSchema()
        ? 'number'
        : undefined;
  if (wanted && typeof value !== wanted) {
    throw unexpected(
      value,
      `${javaType(value)} can not be converted to ${{ string: 'an String', boolean: 'a Boolean', number: 'an Integer' }[wanted]}`,
    );
  }
  if (wanted === 'number' && !Number.isFinite(value)) throw serialization(`${value} can not be converted to a Number`);
  return value;
}
