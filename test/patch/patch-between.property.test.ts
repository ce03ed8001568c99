import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { updateCommands } from '../../src/patch/commands.js';
import { patchBetween, unpatchableMembers } from '../../src/patch/patch-between.js';
import { patchCalls } from '../../src/patch/patch-calls.js';
import { policyText } from '../../src/snapshot/policy-text.js';
import fc from '../fast-check.js';
import { partsOfRestApis } from './parts-of-rest-apis.js';
import type { PatchableThing, State } from './patchable-fixture.js';
import { thingsBesideRestApis } from './things-beside-rest-apis.js';

/**
 * What a state says of the members that the test is about: absent, null, '', {} and [] are the same, sets are sorted,
 * JSON is read, and a member that is absent is the service's default.
 */
function said(state: object, defaults: State, members: ReadonlySet<string>): unknown {
  const own = Object.entries({ ...defaults, ...withoutNothing(state) });
  return Object.fromEntries(
    own.filter(([member]) => members.has(member)).map(([member, value]) => [member, meaning(member, value)]),
  );
}

function meaning(member: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .map((element) => meaning('', element))
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(withoutNothing(value)).map(([key, inner]) => [key, meaning(key, inner)]));
  }
  if (member === 'policy') return JSON.parse(policyText(String(value)));
  return ['schema', 'properties'].includes(member) ? JSON.parse(String(value)) : value;
}

function withoutNothing(value: object): object {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, inner]) =>
        inner !== undefined &&
        inner !== null &&
        inner !== '' &&
        !(typeof inner === 'object' && Object.keys(inner).length === 0),
    ),
  );
}

async function patched(client: APIGatewayClient, { kind, read }: PatchableThing, identifiers: object, wanted: State) {
  const observed = await read(client, identifiers as never);
  const operations = patchBetween(kind, observed as never, wanted as never);
  expect(unpatchableMembers(kind, observed as never, wanted as never)).toEqual([]);
  // The command classes differ in their identifiers only, which each thing brings itself.
  const Command = updateCommands[kind] as unknown as new (input: object) => never;
  for (const patchOperations of patchCalls(kind, operations)) {
    await client.send(new Command({ ...identifiers, patchOperations }));
  }
  return { operations, after: await read(client, identifiers as never) };
}

const things = [...partsOfRestApis, ...thingsBesideRestApis];
const named = things.map((thing) => [[thing.kind, thing.variety].filter(Boolean).join(' '), thing] as const);

describe.each(named)('%s', (_, thing) => {
  it('becomes what is wanted, with the operations between', async () => {
    const client = new APIGatewayClient(new EmbeddedApiGateway({ ids: 'sequential' }).clientConfig);
    const { identifiers, states } = await thing.make(client);
    await fc.assert(
      fc.asyncProperty(states, states, async (before, after) => {
        const members = new Set([...Object.keys(before), ...Object.keys(after)]);
        const defaults = thing.defaults ?? {};
        for (const wanted of [before, after]) {
          const result = await patched(client, thing, identifiers, wanted);
          expect(said(result.after, defaults, members)).toEqual(said(wanted, defaults, members));
          // What has become what is wanted needs no operation more.
          expect(patchBetween(thing.kind, result.after as never, wanted as never)).toEqual([]);
        }
        expect(patchBetween(thing.kind, before as never, structuredClone(before) as never)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
