import * as sdk from '@aws-sdk/client-api-gateway';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import { listedKinds } from '../../src/kinds/index.js';
import { deleteOf, updateOf } from '../../src/kinds/kind.js';

/** The names of the members of an operation's request. */
function requestOf(operation: string): readonly string[] {
  // An operation's schema: kind, namespace, name, traits, input, output.
  const schema = (sdk as unknown as Readonly<Record<string, readonly unknown[]>>)[`${operation}$`];
  return [...NormalizedSchema.of(schema?.[4] as never).structIterator()].map(([name]) => name);
}

/** What a create takes and no node has, with the reason. */
const left: Readonly<Record<string, string>> = {
  restApiId: 'Calls know the API that they are about.',
  'ClientCertificate.tags': "Tags of things beside an API aren't declared yet.",
};

describe.each(listedKinds.map((kind) => [kind.kind, kind] as const))('the kind %s', (name, kind) => {
  it('has every member that its create takes', () => {
    const taken = requestOf(kind.create).filter((member) => !(member in left) && !(`${name}.${member}` in left));
    expect(Object.keys(kind.members).sort()).toEqual([...taken].sort());
  });

  it('is listed, made, patched and deleted by operations that the SDK has', () => {
    for (const operation of [kind.list, kind.create, updateOf(kind), deleteOf(kind)])
      expect(sdk).toHaveProperty(`${operation}Command`);
  });

  it('is said to be what it is to callers by an address of its own', () => {
    expect(listedKinds.filter(({ noun }) => noun === kind.noun)).toEqual([kind]);
  });
});
