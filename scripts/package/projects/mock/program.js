import assert from 'node:assert/strict';
import {
  APIGatewayClient,
  CreateModelCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { mockClient } from 'aws-sdk-client-mock';
import { ApiGateway, listResources, restApi } from 'fluent-apigateway';

// What a mock gives has no $metadata unless a test says so.
const client = new APIGatewayClient({ region: 'eu-west-1' });
const mock = mockClient(client);
mock.on(GetRestApisCommand).resolves({ items: [] });
mock.on(CreateRestApiCommand).resolves({ id: 'a1b2c3', name: 'pets', rootResourceId: 'root' });
mock.on(GetResourcesCommand).resolves({ items: [{ id: 'root', path: '/' }] });
mock.on(CreateModelCommand).resolves({ id: 'm1', name: 'Pet' });
mock.on(CreateResourceCommand).resolves({ id: 'r1', path: '/pets' });
mock.on(PutMethodCommand).resolves({ httpMethod: 'GET' });
mock.on(PutIntegrationCommand).resolves({ type: 'MOCK' });

const gateway = new ApiGateway(client);
const api = restApi('pets').model('Pet', { contentType: 'application/json', schema: { type: 'object' } });
const definition = api.define(api.resource('/pets').method('GET').integration().mock());
const { restApiId } = await gateway.apply(await gateway.plan(definition));
assert.equal(restApiId, 'a1b2c3');
assert.equal(mock.commandCalls(PutIntegrationCommand, { restApiId: 'a1b2c3', resourceId: 'r1' }).length, 1);

const paths = [];
for await (const { path } of listResources({ client }, { restApiId })) paths.push(path);
assert.deepEqual(paths, ['/']);

// What it wasn't told gives undefined.
mock.reset();
await assert.rejects(() => gateway.plan(definition), { code: 'client.no-response' });
