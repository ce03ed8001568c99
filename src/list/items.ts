import { a, argumentProblems, type OptionTable, optionProblems, required } from '../errors/options.js';
import { leavable, type Page } from '../requests/pages.js';
import { ListOptionsError } from './errors.js';

/** Opens a new walk from the start. */
type Open<Item> = (options: { readonly readAhead: boolean }) => AsyncIterableIterator<Item>;

/**
 * Items that are read while they are walked. Nothing is requested before the first is asked for, and every walk starts
 * from the beginning.
 *
 * @example
 * ```ts
 * const regional = listRestApis({ client }).filter((api) => api.endpointConfiguration?.types?.[0] === 'REGIONAL');
 * for await (const { id, name } of regional) console.log(id, name);
 * const first = await regional.first();
 * ```
 */
export class Items<Item> implements AsyncIterable<Item> {
  readonly #open: Open<Item>;
  readonly #name: string;

  /** @internal */
  constructor(name: string, open: Open<Item>) {
    this.#name = name;
    this.#open = open;
  }

  /**
   * Walks the items, with the request for the next page under way while the current page is consumed. Leaving the loop
   * aborts it.
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<Item> {
    return this.#open({ readAhead: true });
  }

  /**
   * The first `limit` items, or all there are when they are fewer. Requests no page that isn't needed.
   *
   * @param options.limit - an integer of at least 1, or `Infinity`; has no default, so that nothing is read whole by
   * accident.
   * @throws {@link ListOptionsError} without a usable limit.
   */
  async toArray(options: { readonly limit: number }): Promise<Item[]> {
    // Callers of JavaScript may leave the options out.
    const problems = optionProblems('list', toArrayOptions, options ?? {});
    if (problems.length > 0) throw new ListOptionsError(this.#name, problems);
    const { limit } = options;
    const items: Item[] = [];
    for await (const item of this.#open({ readAhead: false })) {
      items.push(item);
      if (items.length === limit) break;
    }
    return items;
  }

  /** The first item, or `undefined` when there is none. Requests no page that isn't needed. */
  async first(): Promise<Item | undefined> {
    for await (const item of this.#open({ readAhead: false })) return item;
    return undefined;
  }

  /**
   * The items that `predicate` narrows to a type. Lazy: nothing is requested until the result is walked.
   *
   * @throws {@link ListOptionsError} when `predicate` isn't a function.
   */
  filter<Kept extends Item>(predicate: (item: Item) => item is Kept): Items<Kept>;
  /**
   * The items for which `predicate` holds, awaited. Lazy: nothing is requested until the result is walked.
   *
   * @throws {@link ListOptionsError} when `predicate` isn't a function.
   */
  filter(predicate: (item: Item) => boolean | Promise<boolean>): Items<Item>;
  filter(predicate: (item: Item) => boolean | Promise<boolean>): Items<Item> {
    this.#assertFunction('predicate', predicate);
    return this.#derive(async function* (source) {
      for await (const item of source) if (await predicate(item)) yield item;
    });
  }

  /**
   * What `project` makes of every item, awaited. Lazy: nothing is requested until the result is walked.
   *
   * @throws {@link ListOptionsError} when `project` isn't a function.
   */
  map<Projected>(project: (item: Item) => Projected): Items<Awaited<Projected>> {
    this.#assertFunction('project', project);
    return this.#derive(async function* (source) {
      for await (const item of source) yield await project(item);
    });
  }

  #assertFunction(name: string, value: unknown): void {
    const problems = argumentProblems('list', { [name]: [value, a.listener] });
    if (problems.length > 0) throw new ListOptionsError(this.#name, problems);
  }

  #derive<Derived>(stage: (source: AsyncIterableIterator<Item>) => AsyncGenerator<Derived, void, undefined>) {
    return new Items<Derived>(this.#name, (options) => {
      const source = this.#open(options);
      return leavable(stage(source), () => void source.return?.());
    });
  }
}

const toArrayOptions: OptionTable<{ readonly limit: number }> = {
  limit: required((limit) =>
    limit === Number.POSITIVE_INFINITY || (Number.isInteger(limit) && Number(limit) >= 1)
      ? undefined
      : {
          code: 'list.limit',
          message: 'toArray() needs a limit: an integer of at least 1, or Infinity.',
          hint: 'To go through all items without holding them, use `for await`.',
        },
  ),
};

/** The items of a list, and its pages. */
export class ItemList<Item, Output = unknown> extends Items<Item> {
  readonly #openPages: Open<Page<Item, Output>>;

  /** @internal */
  constructor(name: string, openPages: Open<Page<Item, Output>>, signal: AbortSignal | undefined) {
    super(name, (options) => {
      const pages = openPages(options);
      return leavable(itemsOf(pages, signal), () => void pages.return?.());
    });
    this.#openPages = openPages;
  }

  /**
   * Walks the pages instead of the items. A page's `position` is where the next one starts: kept, it resumes the list
   * after a fault.
   *
   * @example
   * ```ts
   * let startingPosition: string | undefined;
   * for await (const page of listApiKeys({ client, startingPosition }).pages()) {
   *   await store(page.items);
   *   startingPosition = page.position;
   * }
   * ```
   */
  pages(): AsyncIterable<Page<Item, Output>> {
    return { [Symbol.asyncIterator]: () => this.#openPages({ readAhead: true }) };
  }
}

async function* itemsOf<Item>(
  pages: AsyncIterable<Page<Item>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void, undefined> {
  for await (const { items } of pages) {
    for (const item of items) {
      signal?.throwIfAborted();
      yield item;
    }
  }
}
