import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway, ManualClock } from 'fluent-apigateway/embedded';

const functionArn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

const api = restApi('petstore')
  .authorizer('tokens', {
    type: 'REQUEST',
    authorizerUri: functionArn('authorize'),
    identitySource: 'method.request.header.Authorization', // Without it: 401, and the function isn't asked.
    authorizerResultTtlInSeconds: 300, // Its policy is kept for this header, for all methods of the stage.
  })
  .defaults({ authorizer: 'tokens' });

const petstore = api.define(
  api.resource('/pets').method('GET').integration().lambdaProxy(functionArn('pets')),
  api.resource('/pets').method('POST').integration().lambdaProxy(functionArn('pets')),
  api.resource('/health').method('GET').authorizationType('NONE').integration().lambdaProxy(functionArn('health')),
);

// --- The functions, as they are deployed.

type AuthorizerEvent = { readonly methodArn: string; readonly headers: Readonly<Record<string, string>> };
let asked = 0;
function authorize({ methodArn, headers }: AuthorizerEvent) {
  asked++;
  // Names are as the client wrote them, and clients differ.
  const [, token] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  if (token !== 'Bearer rex') throw new Error('Unauthorized'); // This very text is a 401.
  // arn:…:{restApiId}/{stage}/GET/pets → what this caller may do in the whole stage, since the policy is kept.
  const [stage] = /^.+?\/[^/]+/.exec(methodArn) ?? [''];
  return {
    principalId: 'rex',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: `${stage}/GET/*` }],
    },
    context: { tenant: 'acme' }, // Strings, numbers and booleans: $context.authorizer.tenant in mappings.
  };
}

type ProxyEvent = { readonly requestContext: { readonly authorizer: { readonly tenant: string } } };
const pets = (event: ProxyEvent) => ({
  statusCode: 200,
  body: `the pets of ${event.requestContext.authorizer.tenant}`,
});

// --- Called.

const clock = new ManualClock();
const embedded = new EmbeddedApiGateway({
  clock,
  integrations: { lambda: { authorize, pets, health: () => ({ statusCode: 200, body: 'up' }) } },
});
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock });
const plan = await clock.run(gateway.plan([petstore, petstore.stage('prod')]));
const { restApiId } = await clock.run(gateway.apply(plan));

const url = embedded.invokeUrl(restApiId, 'prod');
const call = async (method: string, path: string, authorization?: string) => {
  const headers = authorization === undefined ? undefined : { authorization };
  const response = await embedded.fetch(`${url}${path}`, { method, ...(headers && { headers }) });
  console.log(`${method} ${path} ${authorization ?? ''}`.trimEnd());
  console.log(`  ${response.status} ${await response.text()}; the authorizer was asked ${asked} times so far`);
};
await call('GET', '/health');
await call('GET', '/pets');
await call('GET', '/pets', 'Bearer tom');
await call('GET', '/pets', 'Bearer rex');
await call('POST', '/pets', 'Bearer rex');
await clock.advance(300_000);
await call('GET', '/pets', 'Bearer rex');
