import * as sdk from '@aws-sdk/client-api-gateway';
import { beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import type { ItemList, ListConfiguration, ListName } from '../../src/index.js';
import * as api from '../../src/index.js';
import { listOperations } from '../../src/list/list-operations.js';
import { many, populate } from './populated.js';

type AnyList = (configuration: ListConfiguration, input: object) => ItemList<unknown>;

/** The list functions by name, with the form that all of them share. */
const functions = new Map(Object.entries(api)) as unknown as ReadonlyMap<string, AnyList>;
const lists = Object.keys(listOperations) as ListName[];
/** How many pages of two the things make that {@link populate} makes; some lists come in one page whatever is asked. */
const onePage: readonly ListName[] = ['listGatewayResponses', 'listSdkTypes', 'listStages', 'listTags'];
const pagesOf = (name: ListName, items: number) => (onePage.includes(name) ? 1 : Math.ceil(items / 2));
const all = { limit: Number.POSITIVE_INFINITY };

let gateway: EmbeddedApiGateway;
let client: sdk.APIGatewayClient;

beforeEach(() => {
  gateway = new EmbeddedApiGateway();
  client = new sdk.APIGatewayClient({ ...gateway.clientConfig, maxAttempts: 1 });
});

/** A filled gateway, the list over it in pages of two, and what the list sends. */
async function open(name: ListName) {
  const input = Object.freeze(await populate[name](client));
  const before = gateway.calls.length;
  const walk = (configuration: Partial<ListConfiguration> = {}): ItemList<unknown> => {
    const list = functions.get(name)?.({ client, pageSize: 2, ...configuration }, input);
    if (!list) throw new Error(`There is no ${name}.`);
    return list;
  };
  return { walk, input, calls: () => gateway.calls.slice(before) };
}

describe.each(lists)('%s', (name) => {
  const { operation, items: member, paged: hasPages } = listOperations[name];

  it('gives every item once, as the SDK does', async () => {
    const { walk, calls, input } = await open(name);
    const items = await walk().toArray(all);
    expect(items.length).toBeGreaterThanOrEqual(many);
    expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(items.length);
    expect(calls().map((call) => call.operation)).toEqual(
      Array.from({ length: pagesOf(name, items.length) }, () => operation),
    );

    const Command = Reflect.get(sdk, `${operation}Command`) as unknown as new (input: object) => sdk.GetRestApisCommand;
    const answer: object = await client.send(new Command({ ...input, ...(hasPages ? { limit: 500 } : {}) }));
    const collection: unknown = Reflect.get(answer, member);
    expect(items).toEqual(Array.isArray(collection) ? collection : Object.entries(collection as object));
  });

  it('can be walked twice, and item by item', async () => {
    const { walk } = await open(name);
    const list = walk();
    const [first, second]: unknown[][] = [[], []];
    for await (const item of list) first?.push(item);
    for await (const item of list) second?.push(item);
    expect(first).toEqual(second);
    expect(await list.first()).toEqual(first?.[0]);
  });
});

const faults = ['throttle', 'serverError', 'serviceUnavailable', 'resetBefore', 'resetAfter'] as const;

describe.each(lists)('%s and faults', (name) => {
  const { operation } = listOperations[name];

  it.each(faults)('%s: goes on from the last position, nothing skipped and nothing twice', async (fault) => {
    const { walk } = await open(name);
    const items = await walk().toArray(all);
    for (let page = 1; page <= pagesOf(name, items.length); page++) {
      gateway.inject({ fault, operation, nth: page });
      const seen: unknown[] = [];
      let startingPosition: string | undefined;
      let failures = 0;
      for (let finished = false; !finished; ) {
        try {
          for await (const { items: some, position } of walk({ startingPosition }).pages()) {
            seen.push(...some);
            startingPosition = position;
          }
          finished = true;
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect(seen).toHaveLength(2 * (page - 1));
          failures++;
        }
      }
      expect(failures).toBe(1);
      expect(seen).toEqual(items);
    }
  });

  it('leaves faults to the client’s retries', async () => {
    const { walk } = await open(name);
    const items = await walk().toArray(all);
    gateway.inject({ fault: 'serverError', operation, nth: pagesOf(name, items.length) });
    const patient = new sdk.APIGatewayClient({ ...gateway.clientConfig, maxAttempts: 3 });
    expect(await walk({ client: patient }).toArray(all)).toEqual(items);
  });
});

describe('an account that has nothing', () => {
  it.each(lists.filter((name) => takesNothing(name) && name !== 'listSdkTypes'))('%s gives nothing', async (name) => {
    expect(await functions.get(name)?.({ client }, {}).toArray(all)).toEqual([]);
    expect(await functions.get(name)?.({ client }, {}).first()).toBe(undefined);
  });
});

/** Whether the list's path has no label, so that no input is needed. */
function takesNothing(name: ListName): boolean {
  const schema: readonly unknown[] = Reflect.get(sdk, `${listOperations[name].operation}$`);
  return !(schema[3] as { readonly http: readonly [string, string] }).http[1].includes('{');
}
