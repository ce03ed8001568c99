/**
 * A whole deployment on the embedded gateway: no AWS account, no network.
 *
 * Against AWS, `new APIGatewayClient({})` is the only line that changes; requests then go to the stage's own URL.
 */
import { APIGatewayClient, UpdateIntegrationCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import { ApiGateway, apiKey, domainName, listResources, patch, restApi, usagePlan } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

// Stands for the Lambda function that the API invokes.
const findPet = (event: unknown) => {
  const { pathParameters } = event as { readonly pathParameters: { readonly petId: string } };
  return { statusCode: 200, body: JSON.stringify({ id: pathParameters.petId, name: 'Rex' }) };
};

const embedded = new EmbeddedApiGateway({ integrations: { lambda: { 'find-pet': findPet } } });
const client = new APIGatewayClient(embedded.clientConfig);
const gateway = new ApiGateway(client);

// 1. Define. Nothing is sent, and the compiler knows the rules of the service.
const api = restApi('petstore', { endpointConfiguration: { types: ['REGIONAL'] } })
  .model('Pet', {
    contentType: 'application/json',
    schema: { type: 'object', properties: { name: { type: 'string' } } },
  })
  .requestValidator('strict', { validateRequestBody: true, validateRequestParameters: true });

const pets = api.resource('/pets');
const pet = pets.resource('/{petId}');

const petstore = api.define(
  pets
    .method('POST')
    .requestValidator('strict')
    .requestModel('application/json', 'Pet')
    .methodResponse('201', { responseModels: { 'application/json': 'Pet' } })
    .integration()
    .http('https://backend.example.com/pets')
    .passthrough('NEVER')
    .requestTemplate('application/json', "$input.json('$')")
    .integrationResponse('201'),
  pet
    .method('GET')
    .apiKeyRequired()
    .integration()
    .lambdaProxy('arn:aws:lambda:us-east-1:123456789012:function:find-pet'),
  pets.cors({ allowOrigins: ['*'] }),
);

// 2. What makes it reachable: a stage, who may call it how often, and a name of your own.
const prod = petstore
  .stage('prod', { variables: { backend: 'blue' } })
  .methodSettings('*/*', { throttlingRateLimit: 100, throttlingBurstLimit: 50 });
const gold = usagePlan('gold', { quota: { limit: 1_000_000, period: 'MONTH' } })
  .stage(prod)
  .key(apiKey('acme', { value: () => 'the-key-of-acme-0123456789' }));
const domain = domainName('api.example.com', {
  regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/petstore',
  endpointConfiguration: { types: ['REGIONAL'] },
}).mapping('v1', prod);
const everything = [petstore, prod, gold, domain];

// 3. Plan: what would be sent, and how long it would take under the account's quotas.
heading('Plan');
const plan = await gateway.plan(everything);
console.log(plan.render());

// 4. Apply it. The stage is deployed to last, when all that it serves is there.
heading('Apply');
const result = await gateway.apply(plan);
for (const { call, status, attempts } of result.steps) {
  console.log(
    `${status.padEnd(10)} ${call.operation.padEnd(24)} ${call.address}${attempts > 1 ? ` (${attempts} attempts)` : ''}`,
  );
}
const { restApiId } = result;

// 5. Call it. The embedded gateway answers as the deployed API would, keys and limits included.
heading('Call');
for (const key of [undefined, 'the-key-of-acme-0123456789']) {
  const headers = key === undefined ? {} : { 'x-api-key': key };
  const response = await embedded.fetch('https://api.example.com/v1/pets/7', { headers });
  console.log(`${key === undefined ? 'without a key' : 'with the key '}  ${response.status} ${await response.text()}`);
}

// 6. Read it back. Items, not pages.
heading('Read back');
let petsResourceId = '';
for await (const resource of listResources({ client }, { restApiId, embed: ['methods'] })) {
  console.log(`${resource.path?.padEnd(16)} ${Object.keys(resource.resourceMethods ?? {}).join(' ')}`);
  if (resource.path === '/pets') petsResourceId = resource.id ?? '';
}

// 7. Somebody changes two things by hand. A typo in a path or a value would not compile.
heading('Changed by hand');
const integrationPatch = patch.integration().replace('/passthroughBehavior', 'WHEN_NO_MATCH').toPatchOperations();
await client.send(
  new UpdateIntegrationCommand({
    restApiId,
    resourceId: petsResourceId,
    httpMethod: 'POST',
    patchOperations: integrationPatch,
  }),
);
const stagePatch = patch.stage().replace('/tracingEnabled', true).toPatchOperations();
await client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations: stagePatch }));
console.log(JSON.stringify([...integrationPatch, ...stagePatch]));

// 8. The same definition again: the plan is exactly that drift.
heading('Drift');
const drift = await gateway.plan(everything);
console.log(drift.render());

heading('Apply again');
await gateway.apply(drift);
console.log((await gateway.plan(everything)).render());

function heading(title: string): void {
  console.log(`\n== ${title} ==`);
}
