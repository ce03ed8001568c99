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
  const waiting = new AbortController();
  const exchanging = new AbortController();
  try {
    const timeout = clock.sleep(timeoutInMillis, { signal: waiting.signal }).then(
      () => {
        throw new GatewayFault('INTEGRATION_TIMEOUT', 'Endpoint request timed out', {
          log: ['Execution failed due to a timeout error'],
        });
      },
      () => new Promise<never>(() => {}),
    );
    return await Promise.race([exchange(exchanging.signal), timeout]);
  } catch (error) {
    exchanging.abort(error);
    throw error;
  } finally {
    waiting.abort(overdue);
  }
}

/** Made once: the reason of an abort is an error with a stack, which every request would pay for. */
const overdue = new Error('Nobody waits any more.');
