/**
 * What `passthroughBehavior` does, seen: the same bodies sent through the same integration with each of its values, on
 * the embedded gateway, to an endpoint in this process.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { APIGatewayClient, TestInvokeMethodCommand } from '@aws-sdk/client-api-gateway';
import { ApiGateway, listResources, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

// The endpoint answers with what it was sent.
const backend = createServer((request, response) => request.pipe(response));
await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
const uri = `http://127.0.0.1:${(backend.address() as AddressInfo).port}/`;

const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
const gateway = new ApiGateway(client);

const api = restApi('passthrough', { endpointConfiguration: { types: ['REGIONAL'] } });
const behaviours = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;

/** A method that posts to the endpoint, with one request template for JSON, or with none. */
const post = (path: `/${string}`) => api.resource(path).method('POST').methodResponse('200').integration().http(uri);
const routes = behaviours.flatMap((behaviour) => [
  post(`/${behaviour}/template`)
    .passthrough(behaviour)
    .requestTemplate('application/json', '{"pet": "$input.path(\'$.name\')"}')
    .integrationResponse('200'),
  post(`/${behaviour}/none`).passthrough(behaviour).integrationResponse('200'),
]);

const { restApiId } = await gateway.apply(await gateway.plan(api.define(...routes)));
const resourceIds = new Map<string, string>();
for await (const { path = '', id = '' } of listResources({ client }, { restApiId })) resourceIds.set(path, id);

/** What the endpoint received, or how the method refused. */
async function outcome(path: string, contentType: string, body: string): Promise<string> {
  const answer = await client.send(
    new TestInvokeMethodCommand({
      restApiId,
      resourceId: resourceIds.get(path),
      httpMethod: 'POST',
      pathWithQueryString: path,
      headers: { 'Content-Type': contentType },
      body,
    }),
  );
  return answer.status === 200 ? `${answer.body}` : `${answer.status}: nothing`;
}

const row = (...cells: readonly string[]) =>
  console.log(cells.map((cell, index) => cell.padEnd([18, 17, 18][index] ?? 0)).join(' '));

row('behaviour', 'sent as', 'template for JSON', 'no template');
for (const behaviour of behaviours) {
  for (const [contentType, body] of [
    ['application/json', '{"name": "Rex"}'],
    ['application/xml', '<pet/>'],
  ] as const) {
    row(
      behaviour,
      contentType,
      await outcome(`/${behaviour}/template`, contentType, body),
      await outcome(`/${behaviour}/none`, contentType, body),
    );
  }
}
backend.close();
