import type { Clock } from '../../../clock.js';
import { GatewayFault } from '../gateway-fault.js';

/**
 * Waits for an endpoint as long as its integration does, on the gateway's clock.
 *
 * @param exchange - is told by its signal that nobody waits any more.
 * @throws GatewayFault `INTEGRATION_TIMEOUT`.
 */
export async function withinTimeout<Value>(
  clock: Clock,
  timeoutInMillis: number,
  exchange: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const ended = new AbortController();
  const timeout = clock.sleep(timeoutInMillis, { signal: ended.signal }).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([
      exchange(ended.signal),
      timeout.then((isOver) => {
        if (!isOver) return new Promise<never>(() => {});
        throw new GatewayFault('INTEGRATION_TIMEOUT', 'Endpoint request timed out', {
          log: ['Execution failed due to a timeout error'],
        });
      }),
    ]);
  } finally {
    ended.abort();
  }
}
