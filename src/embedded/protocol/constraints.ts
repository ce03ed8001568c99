import type { NormalizedSchema } from '@smithy/core/schema';
import { type ServiceFault, validation } from '../faults.js';
import { type OperationSchema, requiredMembers } from './operations.js';

/**
 * The checks that stand in front of every operation, with the lists in the order in which the service prints them.
 * A path names a member below the operation's input; `[]` stands for every item of a list.
 */
const enumerations: Readonly<Record<string, readonly string[]>> = {
  'PutIntegration.type': ['HTTP', 'MOCK', 'AWS_PROXY', 'HTTP_PROXY', 'AWS'],
  'CreateRestApi.endpointConfiguration.types[]': ['PRIVATE', 'EDGE', 'REGIONAL'],
  'CreateRestApi.endpointConfiguration.ipAddressType': ['ipv4', 'dualstack'],
};
const notNull = 'Member must not be null';
const patchOps = ['add', 'remove', 'move', 'test', 'replace', 'copy'];

/** Everything that is wrong with an input, in the service's one sentence; `undefined` when nothing is. */
export function constraintViolations(
  { name, input: schema }: OperationSchema,
  input: Readonly<Record<string, unknown>>,
): ServiceFault | undefined {
  const prefix = `${name.charAt(0).toLowerCase()}${name.slice(1)}Input`;
  const found: string[] = [];
  for (const [path, values] of Object.entries(enumerations)) {
    if (!path.startsWith(`${name}.`)) continue;
    const members = path.slice(name.length + 1);
    const isList = members.endsWith('[]');
    const keys = members.replace('[]', '').split('.');
    const value = keys.reduce<unknown>((object, key) => (object as Record<string, unknown> | undefined)?.[key], input);
    if (value === undefined) continue;
    const set = `Member must satisfy enum value set: [${values.join(', ')}]`;
    if (isList && (value as readonly string[]).some((one) => !values.includes(one))) {
      found.push(
        `Value '[${(value as readonly string[]).join(', ')}]' at '${prefix}.${keys.join('.')}' failed to satisfy constraint: Member must satisfy constraint: [${set}]`,
      );
    } else if (!isList && !values.includes(String(value))) {
      found.push(`Value '${value}' at '${prefix}.${keys.join('.')}' failed to satisfy constraint: ${set}`);
    }
  }
  const patches = input['patchOperations'];
  if (Array.isArray(patches)) {
    for (const [index, patch] of (patches as ({ op?: string } | null)[]).entries()) {
      const op = patch?.op ?? null;
      if (!patch || (op !== null && patchOps.includes(op))) continue;
      found.push(
        op === null
          ? `Value null at '${prefix}.patchOperations.${index + 1}.member.op' failed to satisfy constraint: ${notNull}`
          : `Value '${op}' at '${prefix}.patchOperations.${index + 1}.member.op' failed to satisfy constraint: Member must satisfy enum value set: [${patchOps.join(', ')}]`,
      );
    }
  }
  const { statusCode } = input;
  if (typeof statusCode === 'string' && !/^[1-5]\d\d$/.test(statusCode)) {
    found.push(
      `Value '${statusCode}' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d`,
    );
  }
  found.push(...nulls(schema, input, prefix));
  if (found.length === 0) return undefined;
  return validation(`${found.length} validation error${found.length === 1 ? '' : 's'} detected: ${found.join('; ')}`);
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
