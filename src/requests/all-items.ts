import type { OperationInput, OperationName, OperationOutput, Send } from '../calls/call.js';
import type { ListItems } from '../kinds/kind.js';
import { assertListed } from './empty-response.js';
import { walkPages } from './pages.js';

/** The largest page that the service gives. */
const pageSize = 500;

/** The operations that list, in pages. */
export type ListOperation = {
  [Operation in OperationName]: OperationOutput<Operation> extends {
    readonly items?: readonly unknown[] | undefined;
    readonly position?: string | undefined;
  }
    ? Operation
    : never;
}[OperationName];

/** An item of the response to a list operation. */
export type ListedItem<Operation extends ListOperation> =
  OperationOutput<Operation> extends { items?: (infer Each)[] | undefined } ? Each : never;

/** What is asked for, beside the page. */
export type ListedInput<Operation extends ListOperation> = Omit<OperationInput<Operation>, 'position' | 'limit'>;

interface Answered {
  readonly items?: readonly unknown[] | undefined;
  /** As `GetStages` calls them. */
  readonly item?: readonly unknown[] | undefined;
  readonly position?: string | undefined;
}

function pagesOf<Operation extends ListOperation>(
  send: Send,
  operation: Operation,
  input: ListedInput<Operation>,
  signal: AbortSignal | undefined,
) {
  // The seam: every list operation takes a position and a limit, and gives items and a position.
  const list = send as unknown as (name: string, page: object, options: object) => Promise<Answered>;
  return walkPages({
    operation,
    async read(at, pageSignal) {
      const request = { ...input, limit: pageSize, ...(at === undefined ? {} : { position: at }) };
      const { item = [], items = item, position } = await list(operation, request, { signal: pageSignal });
      assertListed(operation, items);
      return { items: items as readonly ListedItem<Operation>[], position: position || undefined };
    },
    startingPosition: undefined,
    signal,
    readAhead: false,
  });
}

/**
 * The first item of a list that is wanted. Requests no page that isn't needed.
 *
 * @throws {@link PaginationError} when the service repeats a position.
 */
export async function findItem<Operation extends ListOperation>(
  send: Send,
  operation: Operation,
  input: ListedInput<Operation>,
  wanted: (item: ListedItem<Operation>) => boolean,
  signal?: AbortSignal | undefined,
): Promise<ListedItem<Operation> | undefined> {
  for await (const { items } of pagesOf(send, operation, input, signal)) {
    const item = items.find(wanted);
    if (item !== undefined) return item;
  }
  return undefined;
}

/**
 * Every item of a list.
 *
 * @throws {@link PaginationError} when the service repeats a position.
 */
export async function allItems<Operation extends ListOperation>(
  send: Send,
  operation: Operation,
  input: ListedInput<Operation>,
  signal?: AbortSignal | undefined,
): Promise<readonly ListedItem<Operation>[]> {
  const items: ListedItem<Operation>[] = [];
  for await (const page of pagesOf(send, operation, input, signal)) items.push(...page.items);
  return items;
}

/** Lists for kinds, each of which says by which operation, and with which input, its things are listed: the seam. */
export function itemsFor(send: Send, signal: AbortSignal | undefined): ListItems {
  return async (operation, input = {}) => {
    // Of an account there is one.
    if (operation === 'GetAccount') return [{ ...(await send('GetAccount', {}, { signal })) }];
    return (await allItems(send, operation as ListOperation, input, signal)) as Awaited<ReturnType<ListItems>>;
  };
}
