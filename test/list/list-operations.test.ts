import * as sdk from '@aws-sdk/client-api-gateway';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import * as api from '../../src/index.js';
import { boundLists } from '../../src/list/bound-lists.js';
import { type ListName, listOperations } from '../../src/list/list-operations.js';
import { sendBy } from '../requests/scripted-send.js';

/** The SDK's schemas of an operation, by the operation's name. */
const operations = new Map(
  Object.entries(sdk).flatMap(([name, schema]) => {
    const isOperation = name.endsWith('$') && Array.isArray(schema) && schema[0] === 9;
    if (!isOperation) return [];
    return [[name.slice(0, -1), { input: members(schema[4]), output: members(schema[5]) }] as const];
  }),
);

function members(schema: unknown): Map<string, NormalizedSchema> {
  return new Map(NormalizedSchema.of(schema as never).structIterator());
}

const rows = Object.entries(listOperations) as [ListName, (typeof listOperations)[ListName]][];

describe('the table of lists', () => {
  it('has every operation of the SDK that takes a position, and GetStages', () => {
    const positioned = [...operations].filter(([, { input }]) => input.has('position')).map(([name]) => name);
    expect(positioned.length).toBeGreaterThanOrEqual(20);
    expect(rows.map(([, { operation }]) => operation).sort()).toEqual([...positioned, 'GetStages'].sort());
  });

  it.each(rows)('%s agrees with the SDK', (name, { operation, command, items, paged }) => {
    const schema = operations.get(operation);
    expect(name).toBe(operation.replace('Get', 'list'));
    const sent = Reflect.construct(command, [{}]) as { readonly schema: readonly unknown[] };
    expect(sent.schema[2]).toBe(operation);
    const collection = schema?.output.get(items);
    expect(collection?.isListSchema() || collection?.isMapSchema()).toBe(true);
    expect(paged).toBe(schema?.input.has('limit') && schema.output.has('position'));
  });

  it('has one exported function for every row', () => {
    const exported = Object.keys(api).filter((name) => name.startsWith('list'));
    expect(exported.sort()).toEqual(Object.keys(listOperations).sort());
  });
});

describe('bound lists', () => {
  it('go through the given way of sending, page by page', async () => {
    const calls: unknown[] = [];
    const send = sendBy(
      async (operation: string, input: object, { signal, address }: { signal: AbortSignal; address: string }) => {
        calls.push({ operation, input, address, aborted: signal.aborted });
        const last = 'position' in input;
        return { $metadata: {}, items: [{ id: last ? 'b' : 'a' }], ...(last ? {} : { position: 'p1' }) };
      },
    );
    const lists = boundLists(send);
    const resources = lists.listResources({ restApiId: 'api', embed: ['methods'] }, { pageSize: 1 });
    expect(await resources.map(({ id }) => id).toArray({ limit: 10 })).toEqual(['a', 'b']);
    expect(calls).toEqual([
      {
        operation: 'GetResources',
        input: { restApiId: 'api', embed: ['methods'], limit: 1 },
        address: 'listResources',
        aborted: false,
      },
      {
        operation: 'GetResources',
        input: { restApiId: 'api', embed: ['methods'], limit: 1, position: 'p1' },
        address: 'listResources',
        aborted: false,
      },
    ]);
    expect(await lists.listRestApis().first()).toEqual({ id: 'a' });
  });

  it('are all there', () => {
    expect(Object.keys(boundLists((() => undefined) as never)).sort()).toEqual(Object.keys(listOperations).sort());
  });
});

describe('lists whose response holds a map', () => {
  it('yield its entries', async () => {
    const send = sendBy(async (operation: string) =>
      operation === 'GetTags'
        ? { tags: { team: 'pets', stage: 'prod' } }
        : {
            usagePlanId: 'plan',
            items: {
              key1: [
                [1, 99],
                [2, 97],
              ],
            },
          },
    );
    const lists = boundLists(send);
    expect(await lists.listTags({ resourceArn: 'arn' }).toArray({ limit: 10 })).toEqual([
      ['team', 'pets'],
      ['stage', 'prod'],
    ]);
    const usage = lists.listUsage({ usagePlanId: 'plan', startDate: '2026-01-01', endDate: '2026-01-02' });
    expect(await usage.toArray({ limit: 10 })).toEqual([
      [
        'key1',
        [
          [1, 99],
          [2, 97],
        ],
      ],
    ]);
    for await (const page of usage.pages()) expect(page.output.usagePlanId).toBe('plan');
  });
});
