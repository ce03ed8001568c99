import { APIGatewayClient, type APIGatewayClientConfig } from '@aws-sdk/client-api-gateway';
import type { EmbeddedApiGateway } from '../../src/embedded/index.js';
import type { ManualClock } from '../../src/embedded/manual-clock.js';
import { ApiGateway } from '../../src/index.js';
import { chains, definition, emptyApi, rawChain } from './api.js';

/** One way to bring the API about. */
export interface Strategy {
  readonly name: string;
  /** Resolves to how many chains failed. */
  readonly run: (embedded: EmbeddedApiGateway, clock: ManualClock) => Promise<number>;
}

export const ours: Strategy = {
  name: 'ApiGateway.apply',
  async run(embedded, clock) {
    const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock });
    await gateway.apply(await gateway.plan(definition, { strategy: 'calls' }));
    return 0; // A call that fails for good is an ApplyError, and ends the bench.
  },
};

export const byImport: Strategy = {
  name: "ApiGateway.apply, strategy 'import'",
  async run(embedded, clock) {
    const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock });
    await gateway.apply(await gateway.plan(definition, { strategy: 'import' }));
    return 0;
  },
};

const allAtOnce = Array.from({ length: chains }, (_, index) => index);

class Again {
  readonly #count: number;
  constructor(count: number) {
    this.#count = count;
  }
  getRetryCount = () => this.#count;
  getRetryDelay = () => 1_000;
}

/** What deployment scripts have around their calls: a second's sleep, and once more. */
const everySecond: NonNullable<APIGatewayClientConfig['retryStrategy']> = {
  acquireInitialRetryToken: async () => new Again(0),
  refreshRetryTokenForRetry: async (token) => new Again(token.getRetryCount() + 1),
  recordSuccess: () => undefined,
};

export const raw: readonly Strategy[] = [
  strategy('raw calls, one at a time', {}, async (chain) => {
    let failed = 0;
    for (const index of allAtOnce) failed += await chain(index);
    return failed;
  }),
  strategy('raw calls, Promise.all', {}, async (chain) => sum(await Promise.all(allAtOnce.map(chain)))),
  strategy('raw calls, 10 at a time, retried without end', { retryStrategy: everySecond }, async (chain) => {
    const queue = allAtOnce.values();
    const worker = async () => {
      let failed = 0;
      for (const index of queue) failed += await chain(index);
      return failed;
    };
    return sum(await Promise.all(Array.from({ length: 10 }, worker)));
  }),
  strategy("raw calls, Promise.all, the SDK's adaptive mode", { retryMode: 'adaptive' }, async (chain) =>
    sum(await Promise.all(allAtOnce.map(chain))),
  ),
];

function strategy(
  name: string,
  config: APIGatewayClientConfig,
  work: (chain: (index: number) => Promise<number>) => Promise<number>,
): Strategy {
  return {
    name,
    async run(embedded) {
      const client = new APIGatewayClient({ ...embedded.clientConfig, ...config });
      const api = await emptyApi(client);
      return work(async (index) => {
        try {
          await rawChain(client, api, index);
          return 0;
        } catch (error) {
          if (error instanceof Error && error.name === 'TooManyRequestsException') return 1;
          throw error;
        }
      });
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
