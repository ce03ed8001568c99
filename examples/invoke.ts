/**
 * A deployed API, called on the embedded gateway until each part of it has answered as it would in production: an authorizer,
 * an API key with three requests a day, a cache and a canary. Days pass on a clock that is moved by hand.
 */
import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  ImportRestApiCommand,
  PutRestApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { EmbeddedApiGateway, type LambdaFunction, ManualClock } from 'fluent-apigateway/embedded';

const clock = new ManualClock();
let asked = 0;
let coin = 1; // What the canary's coin shows: below 0.1, the canary answers.

const guard = (event: { authorizationToken: string; methodArn: string }) => {
  asked++;
  if (event.authorizationToken !== 'Bearer let-me-in') throw new Error('Unauthorized');
  const statement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' };
  return { principalId: 'rex', policyDocument: { Version: '2012-10-17', Statement: [statement] } };
};
let rendered = 0;
const pets = (event: { requestContext: { authorizer: { principalId: string } } }) => ({
  headers: { 'content-type': 'text/plain' },
  body: `pets of ${event.requestContext.authorizer.principalId}, rendered ${++rendered} times`,
});

const embedded = new EmbeddedApiGateway({
  clock,
  random: () => coin,
  integrations: { lambda: { guard: guard as LambdaFunction, pets: pets as LambdaFunction } },
  onRequest: ({ httpMethod, path, status, responseType }) =>
    console.log(`  ${status}  ${httpMethod} ${path}${responseType ? `  ${responseType}` : ''}`),
});
const client = new APIGatewayClient(embedded.clientConfig);

const functionUri = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;
const proxied = { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri('pets') };
const says = (text: string) => ({
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': text } } },
});
const responses = { 200: { description: 'fine' } };
const documentWith = (version: string) =>
  new TextEncoder().encode(
    JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'petstore', version },
      paths: {
        '/pets': { get: { responses, security: [{ guard: [] }], 'x-amazon-apigateway-integration': proxied } },
        '/metered': {
          get: { responses, security: [{ api_key: [] }], 'x-amazon-apigateway-integration': says('"metered"') },
        },
        '/version': { get: { responses, 'x-amazon-apigateway-integration': says(version) } },
      },
      components: {
        securitySchemes: {
          api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
          guard: {
            type: 'apiKey',
            name: 'Authorization',
            in: 'header',
            'x-amazon-apigateway-authtype': 'custom',
            'x-amazon-apigateway-authorizer': {
              type: 'token',
              authorizerUri: functionUri('guard'),
              authorizerResultTtlInSeconds: 300,
            },
          },
        },
      },
    }),
  );

const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body: documentWith('1') }));
const stage = { restApiId, stageName: 'prod' };
await client.send(new CreateDeploymentCommand({ ...stage, cacheClusterEnabled: true, cacheClusterSize: '0.5' }));
await client.send(
  new UpdateStageCommand({
    ...stage,
    patchOperations: [
      { op: 'replace', path: '/~1pets/GET/caching/enabled', value: 'true' },
      { op: 'replace', path: '/~1pets/GET/caching/ttlInSeconds', value: '60' },
    ],
  }),
);
const { id: keyId, value: key = '' } = await client.send(new CreateApiKeyCommand({ name: 'acme', enabled: true }));
const { id: usagePlanId } = await client.send(
  new CreateUsagePlanCommand({
    name: 'free',
    quota: { limit: 3, period: 'DAY' },
    apiStages: [{ apiId: restApiId, stage: 'prod' }],
  }),
);
await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }));

const url = embedded.invokeUrl(restApiId, 'prod');
const call = async (path: string, headers: Record<string, string> = {}) => {
  const response = await embedded.fetch(`${url}${path}`, { headers });
  const text = await response.text();
  console.log(`       ${text}`);
  return text;
};
const allowed = { authorization: 'Bearer let-me-in' };

console.log('An authorizer: no token, a wrong one, the right one');
await call('/pets');
await call('/pets', { authorization: 'Bearer x' });
await call('/pets', allowed);

console.log('\nA cache: the same response for 60 seconds, and the function is not asked again');
await call('/pets', allowed);
await clock.advance(60_000);
await call('/pets', allowed);
console.log(`       the authorizer was asked ${asked} times: its policy is kept for 300 seconds`);

console.log('\nA key with three requests a day');
await call('/metered');
for (let count = 1; count <= 4; count++) await call('/metered', { 'x-api-key': key });
await clock.advance(24 * 60 * 60 * 1000);
console.log('  … a day later');
await call('/metered', { 'x-api-key': key });

console.log('\nA canary of ten percent');
await client.send(new PutRestApiCommand({ restApiId, mode: 'overwrite', body: documentWith('2') }));
await client.send(new CreateDeploymentCommand({ ...stage, canarySettings: { percentTraffic: 10 } }));
for (const shown of [0.05, 0.5]) {
  coin = shown;
  await call('/version');
}
