import type { OperationName } from '../calls/call.js';
import type { Unready } from '../kinds/kind.js';
import { isRecord } from '../plain.js';
import { untilReady, type Waiting } from './until-ready.js';

/** What was live before a plan was applied, and couldn't be used yet: an earlier plan may have been stopped at it. */
export class UnreadyThings {
  readonly #things: readonly Unready[];
  /** One wait for each thing, however many calls need it. */
  readonly #waits = new Map<string, Promise<void>>();

  constructor(things: readonly Unready[]) {
    this.#things = things;
  }

  /** Whether a call needs something that can't be used yet. */
  isAwaitedBy(operation: OperationName, input: object): boolean {
    return this.#neededBy(operation, input).length > 0;
  }

  /**
   * Waits until everything can be used that a call needs.
   *
   * @throws {@link NotReadyError} when something of it has failed, or takes too long.
   */
  async until(operation: OperationName, input: object, waiting: Omit<Waiting, 'address'>): Promise<void> {
    await Promise.all(
      this.#neededBy(operation, input).map(({ address, ready, item }) => {
        const wait = this.#waits.get(address) ?? untilReady(ready, item, { ...waiting, address });
        this.#waits.set(address, wait);
        return wait;
      }),
    );
  }

  #neededBy(operation: OperationName, input: object): readonly Unready[] {
    return this.#things.filter(
      ({ id, ready }) => (operation === 'CreateDeployment' && ready.isDeployed) || mentions(input, id),
    );
  }
}

/** Whether a value holds a text somewhere. */
function mentions(value: unknown, text: string): boolean {
  if (Array.isArray(value)) return value.some((one) => mentions(one, text));
  return value === text || (isRecord(value) && Object.values(value).some((one) => mentions(one, text)));
}
