import * as sdk from '@aws-sdk/client-api-gateway';
import { NormalizedSchema } from '@smithy/core/schema';

/** The schema of an operation's request or response. */
export function schemaOf(operation: string, side: 'request' | 'response'): NormalizedSchema {
  // An operation's schema: kind, namespace, name, traits, input, output.
  const schema = (sdk as unknown as Readonly<Record<string, readonly unknown[]>>)[`${operation}$`];
  return NormalizedSchema.of(schema?.[side === 'request' ? 4 : 5] as never);
}

/** The dotted paths of all members of a structure, down through lists, maps and structures. */
export function membersOf(schema: NormalizedSchema, prefix = ''): readonly string[] {
  return [...schema.structIterator()].flatMap(([name, member]) => {
    const path = `${prefix}${name}`;
    const inner = member.isListSchema() || member.isMapSchema() ? member.getValueSchema() : member;
    const nested = inner === member ? `${path}.` : `${path}.*.`;
    return [path, ...(inner.isStructSchema() ? membersOf(inner, nested) : [])];
  });
}
