/**
 * A deployer as a process of its own: applies the definition to the gateway at a URL, and ends.
 *
 * @module
 */
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';

const [, , built, url] = process.argv;
const { ApiGateway } = await import(`${built}/index.js`);

const [model] = await new Promise((resolve) => process.once('message', (...messages) => resolve(messages)));
const client = new APIGatewayClient({
  region: 'us-east-1',
  endpoint: url,
  credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
});
const gateway = new ApiGateway(client, { quotas: [] });
await gateway.apply(await gateway.plan(model));
process.disconnect();
