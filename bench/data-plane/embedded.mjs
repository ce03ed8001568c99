// The embedded gateway with three routes: an HTTP proxy, a Lambda proxy, a function behind templates.
import { APIGatewayClient, CreateDeploymentCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway';
import { EmbeddedApiGateway } from '../../dist-node/embedded/index.js';
import functions from './functions.cjs';
import { template } from './routes.mjs';
import { reportingUse } from './use.mjs';

const [port, backend] = process.argv.slice(2).map(Number);
const embedded = new EmbeddedApiGateway({ integrations: { lambda: functions } });
const client = new APIGatewayClient(embedded.clientConfig);

const functionUri = (name) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;
const responses = { 200: { description: 'fine' } };
const document = {
  openapi: '3.0.1',
  info: { title: 'bench', version: '1' },
  paths: {
    '/proxy': {
      get: {
        responses,
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'GET',
          uri: `http://127.0.0.1:${backend}/pets`,
        },
      },
    },
    '/lambda': {
      get: {
        responses,
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri('pets') },
      },
    },
    '/template': {
      post: {
        responses,
        'x-amazon-apigateway-integration': {
          type: 'aws',
          httpMethod: 'POST',
          uri: functionUri('echo'),
          requestTemplates: { 'application/json': template },
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  },
};
const body = new TextEncoder().encode(JSON.stringify(document));
const { id: restApiId } = await client.send(new ImportRestApiCommand({ body }));
await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }));
await embedded.listen({ port });
process.on('disconnect', () => embedded.close());
process.send?.({ base: new URL(embedded.invokeUrl(restApiId, 'dev')).pathname });
reportingUse();
