import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const role = 'arn:aws:iam::123456789012:role/pets-to-dynamodb'; // May dynamodb:GetItem and PutItem of the table.

const api = restApi('pets')
  .requestValidator('body', { validateRequestBody: true })
  .model('Pet', {
    contentType: 'application/json',
    schema: {
      type: 'object',
      required: ['name', 'age'],
      properties: { name: { type: 'string' }, age: { type: 'integer' } },
    },
  });
const pet = api.resource('/pets/{petId}');

const getPet = pet
  .method('GET')
  .methodResponses({ '200': {}, '404': {}, '500': {} })
  .integration()
  .aws('arn:aws:apigateway:us-east-1:dynamodb:action/GetItem')
  .integrationHttpMethod('POST')
  .credentials(role)
  .requestTemplate(
    'application/json',
    '{"TableName": "pets", "Key": {"petId": {"S": "$util.escapeJavaScript($input.params(\'petId\'))"}}}',
  )
  .passthrough('WHEN_NO_TEMPLATES') // A GET has no content type: it takes the template of application/json.
  .integrationResponse('200', {
    // DynamoDB says 200 for an item that isn't there, too: the template makes it a 404.
    responseTemplates: {
      'application/json': `#set($item = $input.path('$.Item'))
#if($item == "")#set($context.responseOverride.status = 404){"message": "There is no such pet."}
#else{"petId": "$item.petId.S", "name": "$util.escapeJavaScript($item.name.S)", "age": $item.age.N}
#end`,
    },
  })
  .integrationResponse('500', { selectionPattern: '[45]\\d{2}', responseTemplates: { 'application/json': '{}' } });

const putPet = pet
  .method('PUT')
  .requestValidator('body')
  .requestModel('application/json', 'Pet')
  .methodResponses({ '204': {}, '500': {} })
  .integration()
  .aws('arn:aws:apigateway:us-east-1:dynamodb:action/PutItem')
  .integrationHttpMethod('POST')
  .credentials(role)
  .requestTemplate(
    'application/json',
    `{"TableName": "pets", "Item": {
  "petId": {"S": "$util.escapeJavaScript($input.params('petId'))"},
  "name": {"S": "$util.escapeJavaScript($input.path('$.name'))"},
  "age": {"N": "$input.path('$.age')"}
}}`,
  )
  .passthrough('NEVER')
  .integrationResponse('204', { responseTemplates: { 'application/json': '' } })
  .integrationResponse('500', { selectionPattern: '[45]\\d{2}' });

// Stands for DynamoDB.
const items = new Map<string, unknown>();
const embedded = new EmbeddedApiGateway({
  integrations: {
    aws: {
      dynamodb({ action, body }) {
        const { Key, Item } = JSON.parse(String(body));
        if (action === 'PutItem') items.set(Item.petId.S, Item);
        return { body: action === 'GetItem' ? { Item: items.get(Key.petId.S) } : {} };
      },
    },
  },
});
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
const pets = api.define(getPet, putPet);
const { restApiId } = await gateway.apply(await gateway.plan([pets, pets.stage('prod')]));

const url = `${embedded.invokeUrl(restApiId, 'prod')}/pets/7`;
const put = (body: string) =>
  embedded.fetch(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
for (const [title, send] of [
  ['GET', () => embedded.fetch(url)],
  ['PUT without an age', () => put('{"name": "Rex"}')],
  ['PUT', () => put('{"name": "Rex", "age": 3}')],
  ['GET', () => embedded.fetch(url)],
] as const) {
  const response = await send();
  console.log(`${title}: ${response.status} ${(await response.text()).trim()}`);
}
