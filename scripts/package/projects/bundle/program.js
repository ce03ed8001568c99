import { APIGatewayClient, ImportRestApiCommand } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
const gateway = new ApiGateway(client);
const api = restApi('pets').model('Pet', { contentType: 'application/json', schema: { type: 'object' } });
const definition = api.define(api.resource('/pets').method('GET').integration().mock());

async function main() {
  const { restApiId } = await gateway.apply(await gateway.plan(definition));
  await gateway.deploy(restApiId, { stageName: 'prod' });
  const again = await gateway.plan(definition);
  if (!again.render().includes('no changes')) throw new Error(`the second plan isn't empty: ${again.render()}`);

  const body = Buffer.from('openapi: 3.0.1\ninfo: { title: pets, version: "1" }\npaths: {}\n');
  const refused = await client.send(new ImportRestApiCommand({ body })).then(
    () => 'nothing',
    ({ message }) => message,
  );
  if (!refused.includes('npm install --save-dev yaml')) throw new Error(`the missing package isn't named: ${refused}`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
