import { type ServiceFault, validation } from '../faults.js';
import type { OperationSchema } from './operations.js';

/**
 * The checks that stand in front of every operation, with the lists in the order in which the service prints them.
 * A path names a member below the operation's input; `[]` stands for every item of a list.
 */
const enumerations: Readonly<Record<string, readonly string[]>> = {
  'PutIntegration.type': ['HTTP', 'MOCK', 'AWS_PROXY', 'HTTP_PROXY', 'AWS'],
  'CreateRestApi.endpointConfiguration.types[]': ['PRIVATE', 'EDGE', 'REGIONAL'],
  'CreateRestApi.endpointConfiguration.ipAddressType': ['ipv4', 'dualstack'],
};
const patchOps = ['add', 'remove', 'move', 'test', 'replace', 'copy'];

/** Everything that is wrong with an input, in the service's one sentence; `undefined` when nothing is. */
export function constraintViolations(
  { name }: OperationSchema,
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
    for (const [index, { op }] of (patches as { op?: string }[]).entries()) {
      if (op !== undefined && patchOps.includes(op)) continue;
      found.push(
        `Value '${op}' at '${prefix}.patchOperations.${index + 1}.member.op' failed to satisfy constraint: Member must satisfy enum value set: [${patchOps.join(', ')}]`,
      );
    }
  }
  const { statusCode } = input;
  if (typeof statusCode === 'string' && !/^[1-5]\d\d$/.test(statusCode)) {
    found.push(
      `Value '${statusCode}' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d`,
    );
  }
  if (found.length === 0) return undefined;
  return validation(`${found.length} validation error${found.length === 1 ? '' : 's'} detected: ${found.join('; ')}`);
}
