import { setImmediate as turn } from 'node:timers/promises';
import type { RestApi } from '@aws-sdk/client-api-gateway';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFluentApiGatewayError } from '../../src/errors/errors.js';
import { ListOptionsError } from '../../src/list/errors.js';
import { listResources, listRestApis } from '../../src/list/lists.js';
import { PaginationError } from '../../src/requests/pages.js';
import { ScriptedClient, threePages } from './scripted-client.js';

const ids = (items: Iterable<RestApi>) => [...items].map(({ id }) => id).join('');

async function collect(source: AsyncIterable<RestApi>): Promise<string> {
  const items: RestApi[] = [];
  for await (const item of source) items.push(item);
  return ids(items);
}

/** Lets everything run that can. */
async function settle(): Promise<void> {
  for (let round = 0; round < 5; round++) await turn();
}

const unhandled: unknown[] = [];
const remember = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => void process.on('unhandledRejection', remember));
afterEach(async () => {
  await settle();
  process.off('unhandledRejection', remember);
  expect(unhandled.splice(0)).toEqual([]);
});

describe('a list', () => {
  it('requests nothing before it is walked', async () => {
    const scripted = new ScriptedClient(threePages);
    const list = listRestApis({ client: scripted.client });
    list.filter(() => true).map(({ id }) => id);
    list.pages();
    list[Symbol.asyncIterator]();
    await settle();
    expect(scripted.requests).toHaveLength(0);
  });

  it('yields the items of all pages, 500 a page by default', async () => {
    const scripted = new ScriptedClient(threePages);
    expect(await collect(listRestApis({ client: scripted.client }))).toBe('abcde');
    expect(scripted.positions).toEqual([undefined, 'p1', 'p2']);
    expect(scripted.requests.map(({ limit }) => limit)).toEqual([500, 500, 500]);
    expect(scripted.requests[0]?.input).not.toHaveProperty('position');

    await collect(listRestApis({ client: scripted.client, pageSize: 7 }));
    expect(scripted.requests.at(-1)?.limit).toBe(7);
  });

  it('can be walked twice from the start, also at the same time', async () => {
    const scripted = new ScriptedClient(threePages);
    const list = listRestApis({ client: scripted.client });
    expect(await collect(list)).toBe('abcde');
    expect(await collect(list)).toBe('abcde');
    expect(await Promise.all([collect(list), collect(list.filter(({ id }) => id !== 'b'))])).toEqual(['abcde', 'acde']);
    const pages = list.pages();
    for (let walk = 0; walk < 2; walk++) {
      const seen: string[] = [];
      for await (const page of pages) seen.push(ids(page.items));
      expect(seen).toEqual(['ab', 'cd', 'e']);
    }
  });

  it('requests the next page while one is looked at as a whole', async () => {
    const scripted = new ScriptedClient(threePages);
    for await (const _ of listRestApis({ client: scripted.client }).pages()) {
      await settle();
      expect(scripted.positions).toEqual([undefined, 'p1']);
      break;
    }
  });

  it('has no items where a response has none', async () => {
    const client = { send: async () => ({ $metadata: {} }) };
    expect(await listRestApis({ client: client as never }).toArray({ limit: 5 })).toEqual([]);
  });

  it('hands out pages with the position of the next, and starts from any of them', async () => {
    const scripted = new ScriptedClient(threePages);
    const pages: [string, string | undefined][] = [];
    for await (const { items, position } of listRestApis({ client: scripted.client }).pages()) {
      pages.push([ids(items), position]);
    }
    expect(pages).toEqual([
      ['ab', 'p1'],
      ['cd', 'p2'],
      ['e', undefined],
    ]);
    expect(await collect(listRestApis({ client: scripted.client, startingPosition: 'p1' }))).toBe('cde');
  });

  it('goes on after an empty page that has a position', async () => {
    const scripted = new ScriptedClient([
      [undefined, { items: [], position: 'p1' }],
      ['p1', { items: ['a'], position: 'p2' }],
      ['p2', { items: [], position: 'p3' }],
      ['p3', { items: ['b'], position: '' }],
    ]);
    expect(await collect(listRestApis({ client: scripted.client }))).toBe('ab');
    expect(await listRestApis({ client: scripted.client }).first()).toEqual({ id: 'a' });
  });

  it('ends with an error instead of never when a position comes again, after every item so far', async () => {
    const scripted = new ScriptedClient([
      [undefined, { items: ['a'], position: 'p1' }],
      ['p1', { items: ['b'], position: 'p2' }],
      ['p2', { items: ['c'], position: 'p1' }],
    ]);
    const seen: (string | undefined)[] = [];
    const walk = async () => {
      for await (const { id } of listRestApis({ client: scripted.client })) seen.push(id);
    };
    const error = await walk().catch((thrown) => thrown);
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({ code: 'list.repeated-position', operation: 'GetRestApis', position: 'p1' });
    expect(isFluentApiGatewayError(error, 'list')).toBe(true);
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(scripted.requests).toHaveLength(3);
    // The position a walk was started from counts as seen too.
    await expect(collect(listRestApis({ client: scripted.client, startingPosition: 'p1' }))).rejects.toThrow(
      PaginationError,
    );
    await expect(listRestApis({ client: scripted.client }).toArray({ limit: 10 })).rejects.toThrow(PaginationError);
  });

  it('never writes to its input or configuration, and does not see later changes to them', async () => {
    const scripted = new ScriptedClient(threePages);
    const configuration = Object.freeze({ client: scripted.client, pageSize: 2 });
    const input = Object.freeze({ restApiId: 'api', embed: Object.freeze(['methods'] as const) });
    const list = listResources(configuration, input);
    expect((await list.toArray({ limit: 10 })).length).toBe(5);
    expect(scripted.requests.map((request) => request.input['restApiId'])).toEqual(['api', 'api', 'api']);
    expect(new Set(scripted.requests.map((request) => request.input)).size).toBe(3);

    const changing = { restApiId: 'first' };
    const before = listResources({ client: scripted.client }, changing);
    changing.restApiId = 'second';
    await before.first();
    expect(scripted.requests.at(-1)?.input['restApiId']).toBe('first');
  });
});

describe('reading ahead', () => {
  it('requests the next page while the current one is consumed, never more than one', async () => {
    const scripted = new ScriptedClient(threePages);
    const walk = listRestApis({ client: scripted.client })[Symbol.asyncIterator]();
    expect((await walk.next()).value).toEqual({ id: 'a' });
    await settle();
    expect(scripted.positions).toEqual([undefined, 'p1']);
    await walk.next();
    await settle();
    expect(scripted.positions).toEqual([undefined, 'p1']);
    expect((await walk.next()).value).toEqual({ id: 'c' });
    await settle();
    expect(scripted.positions).toEqual([undefined, 'p1', 'p2']);
    expect(scripted.mostInFlight).toBe(1);
    await walk.return?.();
  });

  it('delivers a failure where it belongs: after the page before it', async () => {
    const fault = new Error('socket hang up');
    const scripted = new ScriptedClient([
      [undefined, { items: ['a', 'b'], position: 'p1' }],
      ['p1', fault],
    ]);
    const seen: (string | undefined)[] = [];
    const walk = async () => {
      for await (const { id } of listRestApis({ client: scripted.client })) {
        seen.push(id);
        await settle(); // The request for the next page has failed long before it is asked for.
      }
    };
    await expect(walk()).rejects.toBe(fault);
    expect(seen).toEqual(['a', 'b']);
  });

  it('answers several next() in turn', async () => {
    const scripted = new ScriptedClient(threePages);
    const walk = listRestApis({ client: scripted.client })[Symbol.asyncIterator]();
    const results = await Promise.all(Array.from({ length: 7 }, () => walk.next()));
    expect(ids(results.flatMap(({ value }) => (value ? [value] : [])))).toBe('abcde');
    expect(results.slice(5)).toEqual([
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
  });
});

describe('leaving a list', () => {
  it.each(['break', 'throw'])('by %s aborts the request under way', async (way) => {
    const scripted = new ScriptedClient(threePages);
    const walk = async () => {
      for await (const { id } of listRestApis({ client: scripted.client })) {
        expect(id).toBe('a');
        scripted.gate = new Promise(() => undefined);
        await settle();
        if (way === 'break') break;
        throw new Error('enough');
      }
    };
    if (way === 'break') await walk();
    else await expect(walk()).rejects.toThrow('enough');
    await settle();
    expect(scripted.requests.length).toBeGreaterThan(0);
    expect(scripted.requests.at(-1)?.signal.aborted).toBe(true);
    expect(scripted.inFlight).toBe(0);
    expect(scripted.requests.length).toBeLessThanOrEqual(2);
  });

  it.each(['items', 'pages', 'filtered'] as const)('by return() ends a next() that waits: %s', async (kind) => {
    const scripted = new ScriptedClient(threePages);
    scripted.gate = new Promise(() => undefined);
    const list = listRestApis({ client: scripted.client });
    const source = { items: list, pages: list.pages(), filtered: list.filter(() => true).map((api) => api) }[kind];
    const walk: AsyncIterator<unknown> = source[Symbol.asyncIterator]();
    const waiting = walk.next();
    await settle();
    expect(scripted.inFlight).toBe(1);
    expect(await walk.return?.()).toEqual({ done: true, value: undefined });
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await walk.next()).toEqual({ done: true, value: undefined });
    await settle();
    expect(scripted.inFlight).toBe(0);
  });

  it('by throw() aborts as well', async () => {
    const scripted = new ScriptedClient(threePages);
    const walk = listRestApis({ client: scripted.client }).pages()[Symbol.asyncIterator]();
    await walk.next();
    await expect(walk.throw?.(new Error('enough'))).rejects.toThrow('enough');
    expect(scripted.requests.at(-1)?.signal.aborted).toBe(true);
  });
});

describe('the signal', () => {
  it('stops before the first request when it was aborted before', async () => {
    const scripted = new ScriptedClient(threePages);
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(collect(listRestApis({ client: scripted.client, signal }))).rejects.toThrow('cancelled');
    expect(scripted.requests).toHaveLength(0);
  });

  it('stops between two items, and aborts the request under way', async () => {
    const scripted = new ScriptedClient(threePages);
    const controller = new AbortController();
    const walk = listRestApis({ client: scripted.client, signal: controller.signal })[Symbol.asyncIterator]();
    await walk.next();
    scripted.gate = new Promise(() => undefined);
    controller.abort(new Error('cancelled'));
    expect(scripted.requests[1]?.signal.aborted).toBe(true);
    await expect(walk.next()).rejects.toThrow('cancelled');
    await settle();
    expect(scripted.inFlight).toBe(0);
    expect(await walk.next()).toEqual({ done: true, value: undefined });
  });

  it('takes effect at once with a client that takes no notice of it', async () => {
    const scripted = new ScriptedClient(threePages, { obedient: false });
    scripted.gate = new Promise(() => undefined);
    const controller = new AbortController();
    const walking = collect(listRestApis({ client: scripted.client, signal: controller.signal }));
    await settle();
    controller.abort(new Error('cancelled'));
    await expect(walking).rejects.toThrow('cancelled');
  });

  it('is left without listeners', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = function (this: AbortSignal, ...args: unknown[]) {
      listeners++;
      return Reflect.apply(addEventListener, this, args);
    } as typeof addEventListener;
    signal.removeEventListener = function (this: AbortSignal, ...args: unknown[]) {
      listeners--;
      return Reflect.apply(removeEventListener, this, args);
    } as typeof removeEventListener;
    const list = listRestApis({ client: new ScriptedClient(threePages).client, signal });
    await collect(list);
    await list.first();
    for await (const _ of list) break;
    expect(listeners).toBe(0);
  });
});

describe('toArray, first, filter, map', () => {
  it('toArray takes at most limit items and requests no page beyond them', async () => {
    const scripted = new ScriptedClient(threePages);
    const list = listRestApis({ client: scripted.client });
    expect(ids(await list.toArray({ limit: 2 }))).toBe('ab');
    await settle();
    expect(scripted.requests).toHaveLength(1);
    expect(ids(await list.toArray({ limit: 3 }))).toBe('abc');
    await settle();
    expect(scripted.requests).toHaveLength(3);
    expect(ids(await list.toArray({ limit: Number.POSITIVE_INFINITY }))).toBe('abcde');
  });

  it.each([undefined, {}, { limit: 0 }, { limit: -1 }, { limit: 1.5 }, { limit: Number.NaN }, { limit: '3' }])(
    'toArray refuses %j',
    async (options) => {
      const scripted = new ScriptedClient(threePages);
      const error = await listRestApis({ client: scripted.client })
        .toArray(options as never)
        .catch((thrown) => thrown);
      expect(error).toBeInstanceOf(ListOptionsError);
      expect(error.problems).toMatchObject([{ code: 'list.limit' }]);
      expect(scripted.requests).toHaveLength(0);
    },
  );

  it('toArray takes one where one is wanted', async () => {
    const list = listRestApis({ client: new ScriptedClient(threePages).client });
    expect(ids(await list.toArray({ limit: 1 }))).toBe('a');
  });

  it('filter and map refuse at once what isn’t a function', () => {
    const list = listRestApis({ client: new ScriptedClient(threePages).client });
    const refused = (name: string) =>
      expect.objectContaining({ problems: [expect.objectContaining({ address: name })] });
    expect(() => list.filter('id' as never)).toThrow(refused('predicate'));
    expect(() => list.map(undefined as never)).toThrow(refused('project'));
  });

  it('first takes one item and requests no page beyond it', async () => {
    const scripted = new ScriptedClient(threePages);
    expect(await listRestApis({ client: scripted.client }).first()).toEqual({ id: 'a' });
    await settle();
    expect(scripted.requests).toHaveLength(1);
    expect(await listRestApis({ client: new ScriptedClient([[undefined, { items: [] }]]).client }).first()).toBe(
      undefined,
    );
  });

  it('filter and map are lazy, may be asynchronous and can be chained', async () => {
    const scripted = new ScriptedClient(threePages);
    const asked: (string | undefined)[] = [];
    const upper = listRestApis({ client: scripted.client })
      .filter(async ({ id }) => {
        asked.push(id);
        return id !== 'a';
      })
      .map(async ({ id }) => id?.toUpperCase())
      .filter((id): id is string => id !== undefined);
    expect(await upper.first()).toBe('B');
    expect(asked).toEqual(['a', 'b']);
    expect(scripted.requests).toHaveLength(1);
    expect(await upper.toArray({ limit: 10 })).toEqual(['B', 'C', 'D', 'E']);
  });
});

describe('options', () => {
  it('are refused before any call, all problems at once', () => {
    const scripted = new ScriptedClient(threePages);
    const problems = (configuration: object, input: object = {}) => {
      try {
        listRestApis({ client: scripted.client, ...configuration }, input as never);
      } catch (error) {
        if (error instanceof ListOptionsError) return error.problems.map(({ code }) => code);
        throw error;
      }
      return [];
    };
    for (const pageSize of [0, -1, 501, 1.5, Number.NaN, '25', null]) {
      expect(problems({ pageSize })).toEqual(['list.page-size']);
    }
    for (const pageSize of [1, 25, 500, undefined]) expect(problems({ pageSize })).toEqual([]);
    expect(problems({ startingPosition: '' })).toEqual(['list.starting-position']);
    expect(problems({ pageSize: 501 }, { limit: 10, position: 'p1' })).toEqual([
      'list.page-size',
      'list.input-position',
      'list.input-limit',
    ]);
    expect(problems({ client: {} })).toEqual(['list.client']);
    expect(problems({ client: undefined })).toEqual(['list.client']);
    expect(problems({ startingPosition: 5 })).toEqual(['list.starting-position']);
    expect(problems({}, 5 as never)).toHaveLength(1);
    expect(problems({}, ['p1'])).toHaveLength(1);
    expect(scripted.requests).toHaveLength(0);
  });

  it('of what a list is about are needed, and names that are nearly right are told', () => {
    const { client } = new ScriptedClient(threePages);
    const problems = (input: object) => {
      try {
        listResources({ client }, input as never);
      } catch (error) {
        if (error instanceof ListOptionsError) return error.problems.map(({ address, hint }) => [address, hint]);
        throw error;
      }
      return [];
    };
    expect(problems({ restApiId: 'a1', embed: ['methods'] })).toEqual([]);
    expect(problems({ restApiId: 'a1', somethingNewer: true })).toEqual([]);
    expect(problems({ embed: ['methods'] })).toEqual([['restApiId', undefined]]);
    expect(problems({ restApiID: 'a1' })).toEqual([
      ['restApiId', undefined],
      ['restApiID', "Did you mean 'restApiId'?"],
    ]);
    expect(problems({ restApiId: 'a1', embedd: ['methods'] })).toEqual([['embedd', "Did you mean 'embed'?"]]);
    expect(problems({ restApiId: 'a1', pageSize: 5 })).toEqual([['pageSize', 'Give it with the options.']]);
  });
});
