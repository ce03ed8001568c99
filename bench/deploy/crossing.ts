import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/index.js';
import { chains, definitionOf } from './api.js';

/** What a plan of an API of some size takes, either way. */
export interface Crossing {
  readonly resources: number;
  readonly byCalls: string;
  readonly seconds: string;
  /** What `strategy: 'auto'` comes to. */
  readonly chosen: 'calls' | 'import';
}

/** The estimates of both ways, and what is chosen, for new APIs of several sizes. */
export async function crossing(): Promise<readonly Crossing[]> {
  const rows: Crossing[] = [];
  for (const resources of [1, 10, 20, 30, 50, 100, 300]) {
    const gateway = new ApiGateway(new APIGatewayClient(new EmbeddedApiGateway().clientConfig));
    const definition = definitionOf(resources);
    const secondsOf = async (strategy: 'calls' | 'import') =>
      (await gateway.plan(definition, { strategy })).estimate().seconds.toFixed(1);
    const { calls } = await gateway.plan(definition);
    rows.push({
      resources,
      byCalls: await secondsOf('calls'),
      seconds: await secondsOf('import'),
      chosen: calls.some(({ operation }) => operation === 'PutRestApi') ? 'import' : 'calls',
    });
  }
  return rows;
}

/** The same for changes of some of the 300 resources of an API that exists: what an import is asked for takes, too. */
export async function crossingOfChanges(): Promise<readonly Crossing[]> {
  const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
  const setUp = new ApiGateway(client, { quotas: [] });
  await setUp.apply(await setUp.plan(definitionOf(chains)));
  const gateway = new ApiGateway(client);
  const rows: Crossing[] = [];
  for (const resources of [1, 3, 30, 50, 100, 300]) {
    const definition = definitionOf(chains, resources);
    const planOf = (strategy: 'auto' | 'calls' | 'import') => gateway.plan(definition, { strategy });
    const { calls } = await planOf('auto');
    rows.push({
      resources,
      byCalls: (await planOf('calls')).estimate().seconds.toFixed(1),
      seconds: (await planOf('import')).estimate().seconds.toFixed(1),
      chosen: calls.some(({ operation }) => operation === 'PutRestApi') ? 'import' : 'calls',
    });
  }
  return rows;
}
