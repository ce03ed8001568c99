import { APIGatewayClient, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import { ApiGateway, listResources, patch, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

/**
 * What a user does: defines an API, applies it, calls it, lists its resources, patches it and sees the drift. Gives what
 * is printed. Schemas are compiled to code, which not every place allows: without `validates`, bodies aren't validated.
 */
export async function use({ validates = true } = {}) {
  const lines = [];
  const embedded = new EmbeddedApiGateway({
    ids: 'sequential',
    integrations: {
      lambda: { 'add-pet': (event) => ({ statusCode: 201, body: `added ${JSON.parse(event.body).name}` }) },
    },
  });
  const client = new APIGatewayClient(embedded.clientConfig);
  const gateway = new ApiGateway(client);

  const api = restApi('pets')
    .model('Pet', {
      contentType: 'application/json',
      schema: { type: 'object', required: ['name'], properties: { name: { type: 'string', maxLength: 20 } } },
    })
    .requestValidator('strict', { validateRequestBody: validates, validateRequestParameters: true });
  const addPet = api
    .resource('/pets')
    .method('POST')
    .requestValidator('strict')
    .requestModel('application/json', 'Pet')
    .integration()
    .lambdaProxy('arn:aws:lambda:us-east-1:123456789012:function:add-pet');
  const getPet = api
    .resource('/pets/{id}')
    .method('GET')
    .methodResponse('200')
    .integration()
    .mock()
    .requestTemplate('application/json', '{"statusCode": 200}')
    .integrationResponse('200', { responseTemplates: { 'application/json': '{"id": "$input.params(\'id\')"}' } });
  const definition = api.define(addPet, getPet);
  const everything = [definition, definition.stage('prod')];

  const plan = await gateway.plan(everything);
  lines.push(plan.render());
  const { restApiId } = await gateway.apply(plan);

  const url = embedded.invokeUrl(restApiId, 'prod');
  const say = async (path, init) => {
    const response = await embedded.fetch(`${url}${path}`, init);
    lines.push(`${response.status} ${await response.text()}`);
  };
  const headers = { 'content-type': 'application/json' };
  await say('/pets', { method: 'POST', headers, body: '{"name": "Rex"}' });
  if (validates) await say('/pets', { method: 'POST', headers, body: '{}' });
  await say('/pets/7');

  for await (const { path } of listResources({ client }, { restApiId })) lines.push(path);

  const patchOperations = patch.stage().replace('/tracingEnabled', true).toPatchOperations();
  await client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }));
  const drift = await gateway.plan(everything);
  lines.push(drift.render());
  await gateway.apply(drift);
  lines.push((await gateway.plan(everything)).render());
  return lines.join('\n');
}
