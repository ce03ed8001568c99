import { restApi } from 'fluent-apigateway';

const functionArn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

const api = restApi('petstore', { endpointConfiguration: { types: ['REGIONAL'] } })
  .model('Pet', {
    contentType: 'application/json',
    schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
  })
  .requestValidator('body', { validateRequestBody: true });

const pets = api.resource('/pets');

export default api.define(
  pets
    .method('POST')
    .requestValidator('body')
    .requestModel('application/json', 'Pet')
    .integration()
    .lambdaProxy(functionArn('add-pet')),
  pets.resource('/{petId}').method('GET').integration().lambdaProxy(functionArn('find-pet')),
);
