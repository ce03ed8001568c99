/**
 * A deployer as a process of its own, which does the task that it is sent on the gateway at a URL, and ends: applies a
 * definition or a whole deployment, or puts a route.
 *
 * @module
 */
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from '../../src/index.js';
import { firstThings } from './deployments.js';

const [, , url] = process.argv;

const [task] = await new Promise((resolve) => process.once('message', (...messages) => resolve(messages)));
const client = new APIGatewayClient({
  region: 'us-east-1',
  endpoint: url,
  credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
});
const gateway = new ApiGateway(client, { quotas: [] });
const { definition, whole, options, restApiId, path } = task;
if (whole) await gateway.apply(await gateway.plan(firstThings), options);
else if (definition) await gateway.apply(await gateway.plan(definition), options);
else
  await gateway.put(restApiId, restApi('any').resource(path).method('GET').methodResponse('200').integration().mock());
process.disconnect();
