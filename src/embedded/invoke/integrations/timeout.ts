import type { Clock } from '../../../clock.js';
import { GatewayFault } from '../gateway-fault.js';
import { deadlinesOf } from './deadlines.js';

/** Whether somebody still waits for an exchange. Lighter than an `AbortSignal`, of which every request would pay for one. */
export class Waiting {
  #isOver = false;
  #listener: (() => void) | undefined;

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Calls `listener` as soon as nobody waits any more. One listens at a time: the latest. */
  onOver(listener: () => void): void {
    this.#listener = listener;
    if (this.#isOver) listener();
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#listener?.();
  }
}

/**
 * Waits for an endpoint as long as its integration does, on the gateway's clock.
 *
 * @param exchange - is told when nobody waits any more, because it took too long or failed. It throws nothing itself: what
 * goes wrong is the promise's.
 * @throws GatewayFault `INTEGRATION_TIMEOUT`.
 */
export function withinTimeout<Value>(
  clock: Clock,
  timeoutInMillis: number,
  exchange: (waiting: Waiting) => Promise<Value>,
): Promise<Value> {
  const waiting = new Waiting();
  return new Promise((resolve, reject) => {
    const meet = deadlinesOf(clock, timeoutInMillis).add(() => fail(timedOut()));
    const fail = (error: unknown) => {
      meet();
      waiting.end();
      reject(error);
    };
    exchange(waiting).then((value) => {
      meet();
      resolve(value);
    }, fail);
  });
}

const timedOut = () =>
  new GatewayFault('INTEGRATION_TIMEOUT', 'Endpoint request timed out', {
    log: ['Execution failed due to a timeout error'],
  });
