import { Op } from '@aws-sdk/client-api-gateway';
import type { NormalizedSchema } from '@smithy/core/schema';
import { type ServiceFault, validation } from '../../faults.js';
import { enumeratedMembers, listed } from './enumerations.js';
import { type OperationSchema, requiredMembers } from './operations.js';

const notNull = 'Member must not be null';
const patchOps = listed(Object.values(Op));
const enumSet = (words: readonly string[]) => `Member must satisfy enum value set: [${words.join(', ')}]`;

/** Everything that is wrong with an input, in the service's one sentence; `undefined` when nothing is. */
export function constraintViolations(
  { name, input: schema }: OperationSchema,
  input: Readonly<Record<string, unknown>>,
): ServiceFault | undefined {
  const prefix = `${name.charAt(0).toLowerCase()}${name.slice(1)}Input`;
  const found: string[] = [];
  for (const { keys, isList, words } of enumeratedMembers(name)) {
    const value = keys.reduce<unknown>((object, key) => (object as Record<string, unknown> | undefined)?.[key], input);
    if (value === undefined || value === null) continue;
    const place = placeOf(schema, keys, prefix);
    const given = (isList ? value : [value]) as readonly unknown[];
    if (given.every((one) => one === null || words.includes(String(one)))) continue;
    found.push(
      isList
        ? `Value '[${given.join(', ')}]' at '${place}' failed to satisfy constraint: Member must satisfy constraint: [${enumSet(words)}]`
        : `Value '${value}' at '${place}' failed to satisfy constraint: ${enumSet(words)}`,
    );
  }
  const patches = input['patchOperations'];
  if (Array.isArray(patches)) {
    for (const [index, patch] of (patches as ({ op?: string } | null)[]).entries()) {
      const op = patch?.op ?? null;
      if (!patch || (op !== null && patchOps.includes(op))) continue;
      found.push(
        op === null
          ? `Value null at '${prefix}.patchOperations.${index + 1}.member.op' failed to satisfy constraint: ${notNull}`
          : `Value '${op}' at '${prefix}.patchOperations.${index + 1}.member.op' failed to satisfy constraint: ${enumSet(patchOps)}`,
      );
    }
  }
  const { statusCode } = input;
  if (typeof statusCode === 'string' && !/^[1-5]\d\d$/.test(statusCode)) {
    found.push(
      `Value '${statusCode}' at '${placeOf(schema, ['statusCode'], prefix)}' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d`,
    );
  }
  found.push(...nulls(schema, withoutOptional(name, input), prefix));
  if (found.length === 0) return undefined;
  return validation(`${found.length} validation error${found.length === 1 ? '' : 's'} detected: ${found.join('; ')}`);
}

/** What stands in the body is named below the input, what stands in the path or the query by itself. */
function placeOf(schema: NormalizedSchema, keys: readonly string[], prefix: string): string {
  const [first = ''] = keys;
  const { httpLabel, httpQuery } = schema.getMemberSchema(first).getMergedTraits();
  return [...(httpLabel || httpQuery ? [] : [prefix]), ...keys].join('.');
}

/** The service takes a template that is `null`, and sees an empty one in it. */
function withoutOptional(name: string, input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (name !== 'PutIntegrationResponse') return input;
  const { responseTemplates: _, ...others } = input;
  return others;
}

const citedAs = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** What is missing from a value: required members, items of lists, values of maps. */
function* nulls(schema: NormalizedSchema, value: unknown, path: string): Iterable<string> {
  if (value === null || value === undefined) return;
  if (schema.isListSchema()) {
    const items = value as readonly unknown[];
    if (items.includes(null)) {
      const shown = items.map(citedAs).join(', ');
      yield `Value '[${shown}]' at '${path}' failed to satisfy constraint: Member must satisfy constraint: [${notNull}]`;
    }
    for (const [index, item] of items.entries()) {
      yield* nulls(schema.getValueSchema(), item, `${path}.${index + 1}.member`);
    }
  } else if (schema.isMapSchema()) {
    const entries = Object.entries(value);
    if (entries.some(([, one]) => one === null)) {
      const shown = entries.map(([key, one]) => `${key}=${citedAs(one)}`).join(', ');
      yield `Value '{${shown}}' at '${path}' failed to satisfy constraint: Map value must satisfy constraint: [${notNull}]`;
    }
    for (const [key, one] of entries) yield* nulls(schema.getValueSchema(), one, `${path}.${key}.member`);
  } else if (schema.isStructSchema()) {
    for (const name of requiredMembers(schema)) {
      if (!Object.hasOwn(value, name)) yield `Value null at '${path}.${name}' failed to satisfy constraint: ${notNull}`;
    }
    for (const [name, member] of schema.structIterator()) {
      if (Object.hasOwn(value, name)) yield* nulls(member, (value as Record<string, unknown>)[name], `${path}.${name}`);
    }
  }
}
