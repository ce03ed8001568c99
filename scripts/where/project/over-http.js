import { createServer } from 'node:http';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

/** What an endpoint on this machine is sent by HTTP proxy integrations, and on how many connections. Gives what is printed. */
export async function overHttp() {
  let connections = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.writeHead(201, { 'content-type': 'text/plain' }).end(`${request.method} ${request.url} ${body}`);
  });
  server.on('connection', () => connections++);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  const embedded = new EmbeddedApiGateway();
  const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
  const api = restApi('over-http');
  const post = api
    .resource('/pets')
    .method('POST')
    .integration()
    .httpProxy(`http://127.0.0.1:${server.address().port}/animals`);
  const definition = api.define(post);
  const { restApiId } = await gateway.apply(await gateway.plan([definition, definition.stage('prod')]));

  const lines = [];
  const bodies = ['Rex', 'Réx', 'a'.repeat(1_000_000)];
  for (const body of bodies) {
    const response = await embedded.fetch(`${embedded.invokeUrl(restApiId, 'prod')}/pets`, { method: 'POST', body });
    const text = await response.text();
    lines.push(`${response.status} ${text.length < 100 ? text : text.length}`);
  }
  lines.push(`on ${connections} connection`);
  server.close();
  server.closeAllConnections();
  return lines.join('\n');
}
