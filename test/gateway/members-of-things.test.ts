import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway, type Plannable } from '../../src/index.js';
import { membersOf, schemaOf } from './members-of-schemas.js';
import { type Sample, type ThingMembers, things } from './members-of-things.js';

type Options = Readonly<Record<string, unknown>>;

/** Options with a value at a path, and without it where there is none. */
function withValue(options: Options, [name = '', ...rest]: readonly string[], value: unknown): Options {
  if (rest.length > 0) return { ...options, [name]: withValue((options[name] ?? {}) as Options, rest, value) };
  const { [name]: _, ...others } = options;
  return value === undefined ? others : { ...options, [name]: value };
}

/** What is at a path of what was read. */
function valueAt(read: unknown, path: readonly string[], star: Options = {}): unknown {
  return path.reduce<{ at: unknown; name: string }>(
    ({ at, name }, part) => ({
      at: (at as Readonly<Record<string, unknown>> | undefined)?.[part === '*' ? String(star[name]) : part],
      name: part,
    }),
    { at: read, name: '' },
  ).at;
}

function setUp({ find, star, things: declared }: ThingMembers, path: readonly string[]) {
  const clock = new ManualClock();
  const client = new APIGatewayClient(new EmbeddedApiGateway({ clock, region: 'us-east-1' }).clientConfig);
  const gateway = new ApiGateway(client, { clock, quotas: [] });
  let restApiId = '';
  const apply = async (desired: readonly Plannable[], deploy: 'always' | 'stale') => {
    const plan = await clock.run(gateway.plan(desired, { deploy }));
    ({ restApiId } = await clock.run(gateway.apply(plan)));
    const again = await clock.run(gateway.plan(desired));
    expect(again.render({ color: false })).toContain('no changes');
    return plan;
  };
  return {
    apply: (options: Options, deploy: 'always' | 'stale' = 'stale') => apply(declared(options), deploy),
    // What was emptied is kept as an empty text.
    read: async () => {
      const value = valueAt(await clock.run(find(client, restApiId)), path, star);
      return value === '' ? undefined : value;
    },
  };
}

describe.each(Object.entries(things))('a %s', (name, kind) => {
  const { create, get, members } = kind;

  it('has the members that the SDK knows', () => {
    const known = [
      ...membersOf(schemaOf(create, 'request')),
      ...[...membersOf(schemaOf(get, 'response'))]
        .filter((path) => path !== 'items')
        .map((path) => path.replace(/^items\.\*\./, '')),
    ];
    expect(Object.keys(members).sort()).toEqual([...new Set(known)].sort());
  });

  const samples = Object.entries(members).filter((entry): entry is [string, Sample] => typeof entry[1] !== 'string');

  it.each(samples)('is defined, applied, read back and compared to nothing with its %s', async (member, sample) => {
    const path = member.split('.');
    const { values, along = {}, read: asRead = (value) => value, goesOut } = sample;
    const { apply, read } = setUp(kind, path);
    if (goesOut) await apply({}); // The first deployment is no canary.
    for (const [index, value] of values.entries()) {
      const plan = await apply(withValue(along, path, value), goesOut && index === 0 ? 'always' : 'stale');
      expect(await read()).toEqual(asRead(value));
      if (index > 0)
        expect(new Set(plan.changes.map(({ kind: changed }) => changed.replace('Tags', name)))).toEqual(
          new Set([name]),
        );
    }
    const isKey = values.length === 1 && !('without' in sample);
    const end = sample.end ?? withValue(along, path, undefined);
    if (isKey || end === 'none') return;
    await apply(end);
    const { without } = sample;
    expect(await read()).toEqual(without === 'stays' ? asRead(values.at(-1)) : without);
  });
});
