/**
 * The whole main job on the embedded gateway: no AWS account, no network.
 *
 * Against AWS, `new APIGatewayClient({})` is the only line that changes.
 */
import { APIGatewayClient, UpdateIntegrationCommand } from '@aws-sdk/client-api-gateway';
import { ApiGateway, listResources, patch, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
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
    .methodResponse('200')
    .integration()
    .http('https://backend.example.com/pets/{petId}')
    .requestParameter('integration.request.path.petId', 'method.request.path.petId')
    .passthrough('NEVER')
    .integrationResponse('200'),
  pets.cors({ allowOrigins: ['*'] }),
);

// 2. Plan: what would be sent, and how long it would take under the account's quotas.
heading('Plan');
const plan = await gateway.plan(petstore);
console.log(plan.render());

// 3. Apply it, and deploy.
heading('Apply');
const result = await gateway.apply(plan);
for (const { call, status, attempts } of result.steps) {
  console.log(
    `${status.padEnd(10)} ${call.operation.padEnd(24)} ${call.address}${attempts > 1 ? ` (${attempts} attempts)` : ''}`,
  );
}
const { restApiId } = result;
const { stage } = await gateway.deploy(restApiId, { stageName: 'prod' });
console.log(`deployed to stage ${stage.stageName} as ${stage.deploymentId}`);

// 4. Read it back. Items, not pages.
heading('Read back');
let petResourceId = '';
for await (const resource of listResources({ client }, { restApiId, embed: ['methods'] })) {
  console.log(`${resource.path?.padEnd(16)} ${Object.keys(resource.resourceMethods ?? {}).join(' ')}`);
  if (resource.path === '/pets/{petId}') petResourceId = resource.id ?? '';
}

// 5. Somebody changes one thing by hand. A typo in the path or the value would not compile.
heading('Patch');
const patchOperations = patch.integration().replace('/passthroughBehavior', 'WHEN_NO_MATCH').toPatchOperations();
await client.send(
  new UpdateIntegrationCommand({ restApiId, resourceId: petResourceId, httpMethod: 'GET', patchOperations }),
);
console.log(JSON.stringify(patchOperations));

// 6. The same definition again: the plan is exactly that drift.
heading('Drift');
const drift = await gateway.plan(petstore);
console.log(drift.render());

heading('Apply again');
await gateway.apply(drift);
console.log((await gateway.plan(petstore)).render());

function heading(title: string): void {
  console.log(`\n== ${title} ==`);
}
