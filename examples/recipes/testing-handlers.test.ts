import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway, ManualClock } from 'fluent-apigateway/embedded';
import { expect, it } from 'vitest';

// --- What is tested: a handler, and the API before it. Import yours.

type ProxyEvent = { readonly pathParameters: { readonly petId: string }; readonly body: string };
async function handler(event: ProxyEvent) {
  const { petId } = event.pathParameters;
  if (petId === '0') throw new Error('No such table');
  return { statusCode: 200, body: JSON.stringify({ petId, ...JSON.parse(event.body) }) };
}

const api = restApi('petstore')
  .requestValidator('body', { validateRequestBody: true })
  .model('Pet', { contentType: 'application/json', schema: { type: 'object', required: ['name'] } });
const petstore = api.define(
  api
    .resource('/pets/{petId}')
    .method('PUT')
    .requestValidator('body')
    .requestModel('application/json', 'Pet')
    .integration()
    .lambdaProxy('arn:aws:lambda:us-east-1:123456789012:function:put-pet')
    .timeoutInMillis(1000),
);

// --- The tests: requests to the API as it would be deployed. No account, no network, no Docker.

async function deployed(lambda: (event: ProxyEvent) => unknown) {
  const clock = new ManualClock();
  const embedded = new EmbeddedApiGateway({ clock, integrations: { lambda: { 'put-pet': lambda } } });
  const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock });
  const plan = await clock.run(gateway.plan([petstore, petstore.stage('test')]));
  const { restApiId } = await clock.run(gateway.apply(plan));
  const url = embedded.invokeUrl(restApiId, 'test');
  const put = (petId: string, body: string) =>
    embedded.fetch(`${url}/pets/${petId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
    });
  return { clock, embedded, put };
}

it('gets the path parameter and the body', async () => {
  const { put } = await deployed(handler);
  expect(await (await put('7', '{"name": "Rex"}')).json()).toEqual({ petId: '7', name: 'Rex' });
});

it('is never asked about a pet without a name', async () => {
  let asked = 0;
  const { put } = await deployed(() => asked++);
  expect((await put('7', '{}')).status).toBe(400);
  expect(asked).toBe(0);
});

it('is a 502 when it throws, and the log says why', async () => {
  const { embedded, put } = await deployed(handler);
  expect((await put('0', '{"name": "Rex"}')).status).toBe(502);
  expect(embedded.requests.at(-1)?.log.join('\n')).toContain('No such table');
});

it('is a 504 when it takes more than a second, which passes in no time', async () => {
  const { clock, put } = await deployed(() => new Promise(() => undefined));
  expect((await clock.run(put('7', '{"name": "Rex"}'))).status).toBe(504);
});
