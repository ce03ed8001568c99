// budget: 400 instantiations per unit
import { restApi } from 'fluent-apigateway';

const api = restApi('petstore')
  .model('Pet', { contentType: 'application/json', schema: { type: 'object' } })
  .requestValidator('strict', { validateRequestBody: true })
  .authorizer('jwt', {
    type: 'COGNITO_USER_POOLS',
    providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/p'],
  });
// repeat
export const route$i = api
  .resource('/shops/{shopId}/pets$i/{pet$iId}')
  .method('PUT')
  .authorizer('jwt', { scopes: ['pets/write'] })
  .apiKeyRequired()
  .operationName('putPet$i')
  .requestParameter('method.request.querystring.verbose$i')
  .requestParameter('method.request.header.X-Trace-$i', { required: true })
  .requestModel('application/json', 'Pet')
  .requestValidator('strict')
  .methodResponse('200', {
    responseParameters: { 'method.response.header.X-Version-$i': false },
    responseModels: { 'application/json': 'Pet' },
  })
  .methodResponse('404')
  .integration()
  .http('https://backend.example.com/shops/{shopId}/pets$i/{petId}')
  .requestParameter('integration.request.path.shopId', 'method.request.path.shopId')
  .requestParameter('integration.request.path.petId', 'method.request.path.pet$iId')
  .requestParameter('integration.request.header.X-Trace', 'method.request.header.X-Trace-$i')
  .requestTemplate('application/json', '{}')
  .passthrough('NEVER')
  .timeoutInMillis(5000)
  .integrationResponse('200', {
    responseParameters: { 'method.response.header.X-Version-$i': 'integration.response.header.X-Version' },
  })
  .integrationResponse('404', { selectionPattern: '404' });
