import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

/** The API, and its stage with a canary of ten percent. */
function release(version: string) {
  const api = restApi('petstore');
  const getVersion = api
    .resource('/version')
    .method('GET')
    .methodResponse('200')
    .integration()
    .mock()
    .requestTemplate('application/json', '{"statusCode": 200}')
    .integrationResponse('200', {
      responseTemplates: { 'application/json': `${version} on $stageVariables.backend` },
    });
  const petstore = api.define(getVersion);
  const prod = petstore
    .stage('prod', { variables: { backend: 'blue' } })
    .canary({ percentTraffic: 10, stageVariableOverrides: { backend: 'green' } });
  return [petstore, prod];
}

let coin = 1; // What decides: below 0.1, the canary gets the request.
const embedded = new EmbeddedApiGateway({ random: () => coin });
// The embedded gateway takes any number of calls a second. On AWS, leave `quotas` out: calls wait for the account's quotas.
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { quotas: false });

const { restApiId } = await gateway.apply(await gateway.plan(release('version 1')));
const show = async (title: string) => {
  console.log(title);
  for (const shown of [0.05, 0.5]) {
    coin = shown;
    const response = await embedded.fetch(`${embedded.invokeUrl(restApiId, 'prod')}/version`);
    console.log(`  ${shown < 0.1 ? 'one in ten' : 'the others'}: ${await response.text()}`);
  }
};
await show('A new stage starts without a canary');

await gateway.apply(await gateway.plan(release('version 2')));
await show('What is new goes to the canary');

await gateway.rollbackCanary(restApiId, 'prod');
await show('Rolled back');

await gateway.apply(await gateway.plan(release('version 2')));
await gateway.promoteCanary(restApiId, 'prod');
await show('Applied again, and promoted');

const { isEmpty } = await gateway.plan(release('version 2'));
console.log(`Nothing is left to do: ${isEmpty}`);
