import type { OperationInput, OperationOutput, Send } from '../calls/call.js';
import { SnapshotError } from './errors.js';

/** The largest page that the service gives. */
const pageSize = 500;

/** The list operations that the engine needs. */
type ListOperation =
  | 'GetAuthorizers'
  | 'GetDeployments'
  | 'GetGatewayResponses'
  | 'GetModels'
  | 'GetRequestValidators'
  | 'GetResources'
  | 'GetRestApis';

/** An item of the answer of a list operation. */
type Item<Operation extends ListOperation> =
  OperationOutput<Operation> extends { items?: (infer Each)[] | undefined } ? Each : never;

interface Page {
  readonly items?: readonly unknown[] | undefined;
  readonly position?: string | undefined;
}

/**
 * Every item of a list, page after page.
 *
 * @throws SnapshotError `snapshot.endless` when the service repeats a position.
 */
export async function allItems<Operation extends ListOperation>(
  send: Send,
  operation: Operation,
  input: OperationInput<Operation>,
  signal?: AbortSignal | undefined,
): Promise<readonly Item<Operation>[]> {
  const items: unknown[] = [];
  const positions = new Set<string>();
  for (let position: string | undefined; ; ) {
    const paging = { limit: pageSize, ...(position === undefined ? {} : { position }) };
    // The union of list operations is too wide for the compiler to see that each input takes the paging members.
    const request = { ...(input as object), ...paging } as OperationInput<Operation>;
    const page = (await send(operation, request, { signal })) as Page;
    items.push(...(page.items ?? []));
    position = page.position;
    if (position === undefined || position === '') return items as Item<Operation>[];
    if (positions.has(position)) {
      throw new SnapshotError(`${operation} answered the same position twice; reading on would never end.`, {
        code: 'snapshot.endless',
      });
    }
    positions.add(position);
  }
}
