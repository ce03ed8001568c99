import { createServer, get } from 'node:http';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';

/** A server that breaks the first connection, and then knows of no API. */
let requests;
let server;
let endpoint;

beforeEach(async () => {
  requests = 0;
  server = createServer((request, response) => {
    requests++;
    if (requests === 1) request.socket.destroy();
    else response.setHeader('content-type', 'application/json').end('{"item":[]}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${server.address().port}`;
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

test("errors of Node.js are of another realm here, else the next test wouldn't show anything", async () => {
  const error = await new Promise((resolve) => get(endpoint).on('error', resolve));
  expect(error.code).toBe('ECONNRESET');
  expect(error instanceof Error).toBe(false);
});

test('a broken connection is retried', async () => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new APIGatewayClient({ endpoint, region: 'eu-west-1', credentials });
  const plan = await new ApiGateway(client).plan(restApi('pets').define());
  client.destroy();
  expect(plan.render()).toContain('pets (new)');
  expect(requests).toBeGreaterThan(1);
});
