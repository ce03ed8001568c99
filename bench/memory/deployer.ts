import {
  APIGatewayClient,
  CreateResourceCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from '../../src/index.js';
import type { Peak } from './index.js';

/** A deployer as a process of its own: makes an API of 300 resources in one way or another, and says what it took. */
const chains = 300; // Of five calls each.
const MiB = 2 ** 20;

const [, , way, endpoint = ''] = process.argv;
const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
const client = new APIGatewayClient({ region: 'us-east-1', endpoint, credentials });
let mostHeap = 0;
let mostResident = 0;

/** Looks at the memory; collects first what nobody holds. */
function measure(): void {
  globalThis.gc?.();
  mostHeap = Math.max(mostHeap, process.memoryUsage().heapUsed);
}

const watch = setInterval(() => {
  mostResident = Math.max(mostResident, process.memoryUsage.rss());
}, 5);

let calls = 0;
const counted = () => {
  if (++calls % 100 === 0) measure();
};

if (way === 'raw') {
  const { id: restApiId, rootResourceId: parentId } = await client.send(new CreateRestApiCommand({ name: 'bench' }));
  counted();
  for (let index = 0; index < chains; index++) {
    const { id: resourceId } = await client.send(
      new CreateResourceCommand({ restApiId, parentId, pathPart: `r${index}` }),
    );
    const method = { restApiId, resourceId, httpMethod: 'GET' };
    await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
    await client.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }));
    await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
    await client.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200' }));
    for (let call = 0; call < 5; call++) counted();
  }
} else {
  const api = restApi('bench');
  const definition = api.define(
    ...Array.from({ length: chains }, (_, index) =>
      api.resource(`/r${index}`).method('GET').methodResponse('200').integration().mock().integrationResponse('200'),
    ),
  );
  const gateway = new ApiGateway(client, { quotas: false });
  const plan = await gateway.plan(definition);
  measure();
  await gateway.apply(plan, { onEvent: ({ type }) => type === 'succeeded' && counted() });
}
measure();
mostResident = Math.max(mostResident, process.memoryUsage.rss());
clearInterval(watch);
const peak: Peak = { calls, heap: mostHeap / MiB, resident: mostResident / MiB };
process.send?.(peak, () => {
  client.destroy();
  process.disconnect();
});
