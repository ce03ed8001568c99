import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';
import { expect, it } from 'vitest';
import functions from './functions.js';
import petstore from './petstore.js';

const embedded = new EmbeddedApiGateway({ integrations: { lambda: functions } });
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
const { restApiId } = await gateway.apply(await gateway.plan([petstore, petstore.stage('test')]));
const url = `${embedded.invokeUrl(restApiId, 'test')}/pets`;

const add = (body: string) =>
  embedded.fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

it('adds a pet, and finds it', async () => {
  const added = await add('{"name": "Rex"}');
  expect(added.status).toBe(201);
  const { petId } = (await added.json()) as { petId: string };
  expect(await (await embedded.fetch(`${url}/${petId}`)).json()).toEqual({ name: 'Rex' });
});

it('refuses a pet without a name, before the function is asked', async () => {
  expect((await add('{}')).status).toBe(400);
});
