import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type PageWalk, walkPages } from '../../src/requests/pages.js';

interface OnePage {
  readonly position: string | undefined;
  readonly items: readonly string[];
}

/** Pages by position; each is asked for with a signal. `undefined` stands for a page that never comes. */
function listOf(pages: Readonly<Record<string, OnePage | Error | undefined>>) {
  const asked: { readonly position: string | undefined; readonly signal: AbortSignal }[] = [];
  const read = (position: string | undefined, signal: AbortSignal): Promise<OnePage> => {
    asked.push({ position, signal });
    const page = pages[position ?? 'first'];
    if (page === undefined) return new Promise(() => {});
    return page instanceof Error ? Promise.reject(page) : Promise.resolve(page);
  };
  const walk = (options: Partial<PageWalk<OnePage>> = {}) =>
    walkPages({
      operation: 'GetRestApis',
      read,
      startingPosition: undefined,
      signal: undefined,
      readAhead: false,
      ...options,
    });
  return { asked, positions: () => asked.map(({ position }) => position), walk };
}

const page = (position?: string): OnePage => ({ position, items: [`before ${position ?? 'the end'}`] });
const both = [false, true];

/** What a promise is rejected with. */
const rejection = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('a walk over pages', () => {
  it.each(both)('reads each page once, from the position that it is given, reading ahead: %s', async (readAhead) => {
    const { walk, positions, asked } = listOf({ first: page('a'), a: page('b'), b: page() });
    expect(await all(walk({ readAhead }))).toEqual([page('a'), page('b'), page()]);
    expect(positions()).toEqual([undefined, 'a', 'b']);
    expect(await all(walk({ readAhead, startingPosition: 'b' }))).toEqual([page()]);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, false, false, false]);
  });

  it('asks for a page when it is wanted, or with the page before', async () => {
    for (const [readAhead, ...wanted] of [
      [false, [undefined], [undefined, 'a']],
      [true, [undefined, 'a'], [undefined, 'a', 'b']],
    ] as const) {
      const { walk, positions } = listOf({ first: page('a'), a: page('b'), b: page() });
      const pages = walk({ readAhead });
      for (const soFar of wanted) {
        await pages.next();
        expect(positions()).toEqual(soFar);
      }
    }
  });

  it.each(both)(
    'gives out every page before it fails at a position that comes again, reading ahead: %s',
    async (readAhead) => {
      for (const pages of [
        { first: page('a'), a: page('a') },
        { first: page('a'), a: page('b'), b: page('a') },
      ]) {
        const walk = listOf(pages).walk({ readAhead });
        for (const one of Object.values(pages)) expect(await walk.next()).toEqual({ done: false, value: one });
        expect(await rejection(walk.next())).toMatchObject({
          code: 'list.repeated-position',
          operation: 'GetRestApis',
          position: 'a',
        });
      }
      const walk = listOf({ a: page('a') }).walk({ readAhead, startingPosition: 'a' });
      expect(await walk.next()).toEqual({ done: false, value: page('a') });
      expect(await rejection(walk.next())).toMatchObject({ position: 'a' });
    },
  );

  it.each(both)('fails as reading does, when it comes to that page, reading ahead: %s', async (readAhead) => {
    const failure = new Error('no');
    const walk = listOf({ first: page('a'), a: failure }).walk({ readAhead });
    expect(await walk.next()).toEqual({ done: false, value: page('a') });
    expect(await rejection(walk.next())).toBe(failure);
    expect(await walk.next()).toEqual({ done: true, value: undefined });
  });
});

describe('a walk that the signal ends', () => {
  it.each(both)('rejects at once, though the client takes no notice, reading ahead: %s', async (readAhead) => {
    const controller = new AbortController();
    const { signal } = controller;
    const { walk, asked } = listOf({ first: page('a') });
    const pages = walk({ readAhead, signal });
    await pages.next();
    const next = rejection(pages.next());
    const reason = new Error('enough');
    controller.abort(reason);
    expect(await next).toBe(reason);
    expect(asked.at(-1)?.signal.reason).toBe(reason);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('asks for nothing when it has aborted before', async () => {
    const { walk, asked } = listOf({ first: page() });
    expect(await rejection(walk({ signal: AbortSignal.abort(new Error('before')) }).next())).toMatchObject({
      message: 'before',
    });
    expect(asked).toEqual([]);
  });

  it('asks for no further page when it aborts between two', async () => {
    const controller = new AbortController();
    const { walk, positions } = listOf({ first: page('a'), a: page() });
    const pages = walk({ signal: controller.signal });
    await pages.next();
    controller.abort(new Error('between'));
    expect(await rejection(pages.next())).toMatchObject({ message: 'between' });
    expect(positions()).toEqual([undefined]);
  });

  it('rejects with its reason, whatever reading fails with because of it', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const read = () => {
      controller.abort(reason);
      return Promise.reject(new Error('aborted'));
    };
    expect(await rejection(listOf({}).walk({ read, signal: controller.signal }).next())).toBe(reason);
  });

  it('is listened to while the walk goes on, and no longer', async () => {
    const { signal } = new AbortController();
    const { walk } = listOf({ first: page('a'), a: page() });
    const pages = walk({ signal });
    await pages.next();
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await pages.next();
    await pages.next();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('a walk that is left', () => {
  it.each(both)('aborts the request under way, and ends what waits for it, reading ahead: %s', async (readAhead) => {
    const { walk, asked } = listOf({ first: page('a') });
    const pages = walk({ readAhead });
    await pages.next();
    const next = pages.next();
    await Promise.resolve();
    expect(await pages.return?.()).toEqual({ done: true, value: undefined });
    expect(await next).toEqual({ done: true, value: undefined });
    expect(asked.at(-1)?.signal.aborted).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it('by throwing fails with what is thrown in', async () => {
    const { walk, asked } = listOf({ first: page('a') });
    const pages = walk({ readAhead: true });
    await pages.next();
    const thrown = new Error('thrown in');
    expect(await rejection(pages.throw?.(thrown) as Promise<unknown>)).toBe(thrown);
    expect(asked.at(-1)?.signal.aborted).toBe(true);
    expect(await pages.next()).toEqual({ done: true, value: undefined });
  });

  it('by throwing, while it waits for a page, ends what waits and fails with what is thrown in', async () => {
    const { walk } = listOf({});
    const pages = walk();
    const next = pages.next();
    const thrown = new Error('thrown in');
    const failed = rejection(pages.throw?.(thrown) as Promise<unknown>);
    expect(await next).toEqual({ done: true, value: undefined });
    expect(await failed).toBe(thrown);
  });

  it('before it begins asks for nothing', async () => {
    const { walk, asked } = listOf({ first: page() });
    const pages = walk();
    await pages.return?.();
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    expect(asked).toEqual([]);
  });

  it('in a loop aborts the page that was read ahead', async () => {
    const { walk, asked } = listOf({ first: page('a') });
    for await (const one of walk({ readAhead: true })) {
      expect(one).toEqual(page('a'));
      break;
    }
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });
});
