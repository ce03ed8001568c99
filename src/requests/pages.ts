import { FluentApiGatewayError } from '../errors/errors.js';

/**
 * The service answered with a `position` that it gave before: going on would read the same pages forever.
 *
 * Every item of the pages before has been delivered.
 */
export class PaginationError extends FluentApiGatewayError {
  /** Always `'PaginationError'`. */
  override readonly name = 'PaginationError';
  /** The SDK's name of the list operation. */
  readonly operation: string;
  /** The position that came a second time. */
  readonly position: string;

  constructor(operation: string, position: string) {
    super(`${operation} gave the position '${position}' a second time, so the list would never end.`, {
      code: 'list.repeated-position',
      address: operation,
      hint: 'Read the list again from the start; the pages delivered so far may be incomplete.',
    });
    this.operation = operation;
    this.position = position;
  }
}

/** One page of a list. */
export interface Page<Item, Output = unknown> {
  /** The items of this page, in the service's order; may be empty on any page. */
  readonly items: readonly Item[];
  /** Where the next page starts, to be given as `startingPosition`; `undefined` on the last page. */
  readonly position: string | undefined;
  /** The SDK's own response, for the members beside the items. */
  readonly output: Output;
}

/** How a walk over pages is made. */
export interface PageWalk<OnePage> {
  /** The SDK's name of the operation, for errors. */
  readonly operation: string;
  /** Reads the page at a position. */
  readonly read: (position: string | undefined, signal: AbortSignal) => Promise<OnePage>;
  readonly startingPosition: string | undefined;
  readonly signal: AbortSignal | undefined;
  /** Whether the next page is requested before the current one is handed out. */
  readonly readAhead: boolean;
}

/**
 * Walks pages from a position to the end.
 *
 * With `readAhead`, the request for the page after the one that is handed out is under way while the caller works on
 * it, and never more than that one. Leaving the walk (`return`, `throw`) or the signal aborts the request under way.
 */
export function walkPages<OnePage extends { readonly position: string | undefined }>({
  operation,
  read,
  startingPosition,
  signal,
  readAhead,
}: PageWalk<OnePage>): AsyncIterableIterator<OnePage> {
  const controller = new AbortController();
  let left = false;
  let thrownIn: unknown;

  async function* walk(): AsyncGenerator<OnePage, void, undefined> {
    const seen = new Set([startingPosition]);
    const abort = () => controller.abort(signal?.reason);
    const aborted = new Promise<never>((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
    });
    aborted.catch(() => undefined); // Only whoever races against it should see the rejection.
    const request = (position: string | undefined): Promise<OnePage> => {
      const requested = read(position, controller.signal);
      // The caller may be busy with the page before, or gone: the rejection is delivered when the page is asked for.
      requested.catch(() => undefined);
      return requested;
    };
    const requestNext = (position: string): Promise<OnePage> => {
      if (seen.has(position)) throw new PaginationError(operation, position);
      seen.add(position);
      return request(position);
    };

    signal?.addEventListener('abort', abort);
    try {
      signal?.throwIfAborted();
      let requested = request(startingPosition);
      for (;;) {
        // Racing makes the signal take effect at once, also with a client that takes no notice of it.
        const page = await Promise.race([requested, aborted]);
        const { position } = page;
        if (position === undefined) {
          yield page;
          return;
        }
        if (readAhead && !seen.has(position)) {
          requested = requestNext(position);
          yield page;
        } else {
          yield page;
          signal?.throwIfAborted();
          requested = requestNext(position);
        }
      }
    } catch (error) {
      if (left && error !== thrownIn) return;
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  return leavable(walk(), (error) => {
    left = true;
    thrownIn = error;
    controller.abort();
  });
}

/**
 * The generator as an iterator whose `return` and `throw` take effect at once: a generator by itself queues them behind
 * a `next` that is still waiting for its page.
 */
export function leavable<Item>(
  generator: AsyncGenerator<Item, void, undefined>,
  leave: (thrownIn?: unknown) => void,
): AsyncIterableIterator<Item> {
  const iterator: AsyncIterableIterator<Item> = {
    next: () => generator.next(),
    return() {
      leave();
      return generator.return();
    },
    throw(error) {
      leave(error);
      return generator.throw(error);
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
