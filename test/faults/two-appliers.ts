import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { HttpResponse } from '@smithy/core/protocols';
import type { Quota } from '../../src/embedded/control-plane/request-quotas.js';
import type { EmbeddedApiGatewayOptions } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { copyOf, setUpAccount } from './account.js';

/** So that two creates never fall into one second: the service allows one every 3 s. */
const creates: Quota = { operation: 'CreateRestApi', rate: 1 / 3, capacity: 1 };

/** Two deployers over one account, which refuses a write that meets another one, as the service does. */
export async function twoAppliers(options: EmbeddedApiGatewayOptions = {}) {
  return over(await setUpAccount({ latencyMs: 100, quotas: [creates], ...options }));
}

/** Two deployers over a copy of an account of two deployers. */
export function copyOfTwo(account: Parameters<typeof copyOf>[0]) {
  return over(copyOf(account));
}

function over<Account extends Parameters<typeof copyOf>[0]>(account: Account) {
  const { clock, embedded } = account;
  let writing = 0;
  let refused = 0;
  const { requestHandler, ...config } = embedded.clientConfig;
  const handler: typeof requestHandler = {
    ...requestHandler,
    async handle(request, options) {
      if (request.method === 'GET' || request.path === '/restapis') return requestHandler.handle(request, options);
      if (writing > 0) {
        refused++;
        return { response: concurrentModification() };
      }
      writing++;
      try {
        return await requestHandler.handle(request, options);
      } finally {
        writing--;
      }
    },
  };
  const applier = () =>
    new ApiGateway(new APIGatewayClient({ ...config, requestHandler: handler }), { clock, quotas: [] });
  return { ...account, appliers: [applier(), applier()] as const, refused: () => refused };
}

function concurrentModification(): HttpResponse {
  const message = 'Unable to complete operation due to concurrent modification. Please try again later.';
  return new HttpResponse({
    statusCode: 409,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'ConflictException' },
    body: new TextEncoder().encode(JSON.stringify({ message })),
  });
}

/** What a promise comes to, either way. */
export const settled = <Result>(promise: Promise<Result>) =>
  promise.then(
    (result) => result,
    (error: unknown) => error,
  );
