import { APIGatewayClient, CreateDeploymentCommand } from '@aws-sdk/client-api-gateway';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway, restApi } from '../../src/index.js';

/** What a method with two responses takes, in KiB, in each place that holds all methods of an API. */
export interface Held {
  readonly state: number;
  readonly deployment: number;
  readonly snapshot: number;
}

const paths = 300; // Of two methods each.

/** What is alive, in bytes, when all that ran before has come to rest. */
async function heap(): Promise<number> {
  for (let round = 0; round < 5; round++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

const embedded = new EmbeddedApiGateway({ ids: 'sequential', callHistory: 0 });
const client = new APIGatewayClient(embedded.clientConfig);
const gateway = new ApiGateway(client, { quotas: false });

async function definedAndApplied(): Promise<string> {
  const api = restApi('bench');
  const routes = Array.from({ length: paths * 2 }, (_, index) =>
    api
      .resource(`/r${index >> 1}`)
      .method(index % 2 === 0 ? 'GET' : 'PUT')
      .methodResponse('200')
      .methodResponse('404')
      .integration()
      .mock()
      .requestTemplate('application/json', '{"statusCode": 200}')
      .integrationResponse('200')
      .integrationResponse('404', { selectionPattern: '404' }),
  );
  const { restApiId } = await gateway.apply(await gateway.plan(api.define(...routes)));
  return restApiId;
}

const deploy = (restApiId: string) => client.send(new CreateDeploymentCommand({ restApiId }));
// Once for what is compiled and kept on the way.
await deploy(await definedAndApplied());
embedded.reset();
const restApiId = await definedAndApplied();
const applied = await heap();
await deploy(restApiId);
const deployed = await heap();
const snapshot = await gateway.snapshot(restApiId);
const seen = await heap();
embedded.reset();
const empty = await heap();
const each = (bytes: number) => bytes / 1024 / (paths * 2);
const held: Held = {
  state: each(seen - empty - (deployed - applied)),
  deployment: each(deployed - applied),
  snapshot: Object.keys(snapshot.model.resources).length > paths ? each(seen - deployed) : Number.NaN,
};
process.send?.(held, () => {
  client.destroy();
  process.disconnect();
});
