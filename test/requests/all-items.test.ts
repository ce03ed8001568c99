import { describe, expect, it } from 'vitest';
import { allItems, findItem } from '../../src/requests/all-items.js';
import { sendBy } from './scripted-send.js';

/** A service that lists in pages, and what it was asked for. */
function listing(pages: Readonly<Record<string, object>>) {
  const asked: object[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const send = sendBy(async (operation: string, input: { position?: string }, options: { signal?: AbortSignal }) => {
    asked.push({ operation, ...input });
    signals.push(options.signal);
    return pages[input.position ?? 'first'];
  });
  return { asked, signals, send };
}

const twoPages = {
  first: { items: [{ id: 'a' }, { id: 'b' }], position: 'p2' },
  p2: { items: [{ id: 'c' }] },
};

describe('all items of a list', () => {
  it('are asked for in the largest pages, each at the position that the one before gave', async () => {
    const { send, asked } = listing(twoPages);
    expect(await allItems(send, 'GetResources', { restApiId: 'r' })).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    expect(asked).toStrictEqual([
      { operation: 'GetResources', restApiId: 'r', limit: 500 },
      { operation: 'GetResources', restApiId: 'r', limit: 500, position: 'p2' },
    ]);
  });

  it('are those of a list that the service calls `item`', async () => {
    const { send } = listing({ first: { item: [{ stageName: 'prod' }] } });
    expect(await allItems(send, 'GetStages' as 'GetResources', { restApiId: 'r' })).toEqual([{ stageName: 'prod' }]);
  });

  it('are none where the response has no list', async () => {
    const { send, asked } = listing({ first: {} });
    expect(await allItems(send, 'GetRestApis', {})).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it.each([[7], ['items'], [{}], [[null]], [['a']], [[{ id: 'a' }, 7]]])(
    'are refused where the response isn’t the service’s: %j',
    async (items) => {
      for (const member of ['items', 'item']) {
        const { send } = listing({ first: { [member]: items } });
        const failure = await allItems(send, 'GetRestApis', {}).catch((error: unknown) => error);
        expect(failure).toMatchObject({ code: 'execute.empty-response', address: 'GetRestApis' });
        expect(String(failure)).toContain("The response to GetRestApis has no list of things: it isn't the service's.");
        await expect(findItem(send, 'GetRestApis', {}, () => true)).rejects.toThrow("isn't the service's");
      }
    },
  );

  it('end with a position that is empty', async () => {
    const { send, asked } = listing({ first: { items: [{ id: 'a' }], position: '' } });
    expect(await allItems(send, 'GetRestApis', {})).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it('are asked for under the signal of the caller', async () => {
    const { send, signals } = listing(twoPages);
    const controller = new AbortController();
    const reason = new Error('enough');
    await allItems(send, 'GetRestApis', {}, controller.signal);
    expect(signals).toEqual([expect.any(AbortSignal), expect.any(AbortSignal)]);
    controller.abort(reason);
    await expect(allItems(send, 'GetRestApis', {}, controller.signal)).rejects.toBe(reason);
    expect(signals).toHaveLength(2);
  });
});

describe('the first item that is wanted', () => {
  it('is looked for no further than it is found', async () => {
    const { send, asked } = listing(twoPages);
    expect(await findItem(send, 'GetRestApis', {}, ({ id }) => id === 'b')).toEqual({ id: 'b' });
    await new Promise(setImmediate);
    expect(asked).toHaveLength(1);
  });

  it('is looked for on every page, and may not be there', async () => {
    const { send, asked } = listing(twoPages);
    expect(await findItem(send, 'GetRestApis', {}, ({ id }) => id === 'c')).toEqual({ id: 'c' });
    expect(await findItem(send, 'GetRestApis', {}, ({ id }) => id === 'd')).toBeUndefined();
    expect(asked).toHaveLength(4);
  });
});
