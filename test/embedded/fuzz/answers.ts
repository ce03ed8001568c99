import * as sdk from '@aws-sdk/client-api-gateway';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { WireResponse } from '../../../src/embedded/control-plane/protocol/encode.js';
import type { OperationSchema } from '../../../src/embedded/control-plane/protocol/operations.js';
import { jsonOf } from './wire.js';

/** `[-3, namespace, name, traits, …]`, the SDK's static form of an exception. */
const modelled = (Object.values(sdk) as readonly unknown[])
  .filter((value): value is [-3, string, string] => Array.isArray(value) && value[0] === -3)
  .map(([, , name]) => name);

/** The exceptions of the service, and those that stand in front of every service. */
const exceptions: ReadonlySet<string> = new Set([
  ...modelled,
  'SerializationException',
  'ValidationException',
  'UnknownOperationException',
  'RequestEntityTooLargeException',
]);

/** What is wrong with a response, if anything is. */
export function flawOf(schema: OperationSchema | undefined, answer: WireResponse): string | undefined {
  const { status, headers } = answer;
  const type = headers['x-amzn-errortype'];
  if (type !== undefined) {
    if (!exceptions.has(type)) return `${type} is no exception of the service: ${status} ${jsonOf(answer)?.message}`;
    if (status < 400 || status > 499) return `${type} with HTTP status ${status}`;
    const body = jsonOf(answer);
    if (Object.keys(body).join() !== 'message') return `A refusal of ${JSON.stringify(body)}`;
    return typeof body.message === 'string' && !/undefined|\[object|NaN/.test(withoutEcho(body.message))
      ? undefined
      : `A refusal that says ${JSON.stringify(body.message)}`;
  }
  if (!schema) return `An answer of HTTP status ${status} to a request for nothing`;
  if (status !== schema.status) return `HTTP status ${status} instead of ${schema.status}`;
  return flawOfOutput(schema, answer);
}

/** A message without what it cites of the request. */
const withoutEcho = (message: string) => message.replaceAll(/'[^']*'|\S*\d{12}:.*/gs, '');

function flawOfOutput({ output, status }: OperationSchema, answer: WireResponse): string | undefined {
  if (output.isUnitSchema()) return answer.body.byteLength === 0 || status !== 204 ? undefined : 'A body where none is';
  const members = [...output.structIterator()];
  if (members.some(([, member]) => member.getMergedTraits().httpPayload)) return undefined;
  if (status === 204) return answer.body.byteLength === 0 ? undefined : 'A body with HTTP status 204';
  return flawOfValue(output, jsonOf(answer), 'answer');
}

function flawOfValue(schema: NormalizedSchema, value: unknown, at: string): string | undefined {
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return `${at} is no list: ${JSON.stringify(value)}`;
    return first(value.map((one, index) => flawOfValue(schema.getValueSchema(), one, `${at}[${index}]`)));
  }
  if (schema.isMapSchema()) {
    if (!isObject(value)) return `${at} is no map: ${JSON.stringify(value)}`;
    return first(Object.entries(value).map(([key, one]) => flawOfValue(schema.getValueSchema(), one, `${at}.${key}`)));
  }
  if (schema.isStructSchema()) {
    if (!isObject(value)) return `${at} is no structure: ${JSON.stringify(value)}`;
    const members = new Map(
      [...schema.structIterator()].map(([name, member]) => [member.getMergedTraits().jsonName ?? name, member]),
    );
    return first(
      Object.entries(value).map(([name, one]) => {
        const member = members.get(name);
        return member ? flawOfValue(member, one, `${at}.${name}`) : `${at}.${name} is not in the schema`;
      }),
    );
  }
  const wanted = schema.isBooleanSchema()
    ? 'boolean'
    : schema.isNumericSchema() || schema.isTimestampSchema()
      ? 'number'
      : 'string';
  return typeof value === wanted ? undefined : `${at} is no ${wanted}: ${JSON.stringify(value)}`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const first = (flaws: readonly (string | undefined)[]) => flaws.find((flaw) => flaw !== undefined);
