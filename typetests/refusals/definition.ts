import { restApi } from 'fluent-apigateway';

declare const text: string;

const api = restApi('petstore')
  .model('Pet', { contentType: 'application/json', schema: { type: 'object' } })
  .requestValidator('strict', { validateRequestBody: true })
  .authorizer('jwt', {
    type: 'COGNITO_USER_POOLS',
    providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/p'],
  });
const method = api.resource('/pets/{petId}').method('GET');
const answering = method.methodResponse('200', { responseParameters: { 'method.response.header.ETag': false } });
const silent = answering.methodResponse('404').integration().mock();
const http = answering.integration().http('https://backend.example.com');

// A path that the service refuses.

//! A resource path starts with '/': did you mean '/pets'?
api.resource('pets');
//! A resource path doesn't end in '/': leave the last '/' away.
api.resource('/pets/');
//! A resource path has no empty segment
api.resource('/pets//toys');
//! 'a{b}' has a brace inside: a variable is a whole segment, like '{petId}', or '{proxy+}' at the end.
api.resource('/pets/a{b}');
//! '{a}{b}' has a brace inside
api.resource('/{a}{b}/pets');
//! '{proxy+}' takes the whole rest of a path: nothing can come after it.
api.resource('/{proxy+}/pets');
//! The variable '{id}' is twice in this path: give one of them another name.
api.resource('/pets/{id}/toys/{id}');
//! The variable '{id}' is twice in this path: give one of them another name.
api.resource('/pets/{id}').resource('/{id}');
//! A resource path starts with '/': did you mean '/toys'?
api.resource('/pets').resource('toys');
//! A child's path has a segment of its own: '/' is the root.
api.resource('/pets').resource('/');
//! A resource path starts with '/': did you mean '/animals'?
api.resource('/pets').movedFrom('animals');

// A name that the API doesn't declare.

//! The API declares no authorizer 'jtw': did you mean 'jwt'?
method.authorizer('jtw');
//! The API declares no model 'Pets': did you mean 'Pet'?
method.requestModel('application/json', 'Pets');
//! The API declares no model 'Toy': declare it with .model('Toy', …), or name one that exists already with { name: … }.
method.requestModel('application/json', 'Toy');
//! The API declares no requestValidator 'lax': declare it with .requestValidator('lax', …), or name one that exists already with { id: … }.
method.requestValidator('lax');
//! The API declares no model 'pet': did you mean 'Pet'?
method.methodResponse('200', { responseModels: { 'application/json': 'pet' } });

// A source that the method doesn't declare, a destination off its pattern, an unquoted static value.

//! The method doesn't declare 'method.request.path.pettId': did you mean 'method.request.path.petId'?
http.requestParameter('integration.request.path.petId', 'method.request.path.pettId');
//! The method doesn't declare 'method.request.header.Accept': add .requestParameter('method.request.header.Accept') before .integration().
http.requestParameter('integration.request.header.Accept', 'method.request.header.Accept');
//! The method doesn't declare 'method.request.path.shop': its path has no variable '{shop}'.
http.requestParameter('integration.request.path.shop', 'method.request.path.shop');
//! 'integration.request.cookie.a' is no place in a backend's request: write 'integration.request.header.NAME'
http.requestParameter('integration.request.cookie.a', "'a'");
//! 'method.request.path.petId' is no place in a backend's request: did you mean 'integration.request.path.petId'? The destination comes first, then the source.
http.requestParameter('method.request.path.petId', 'method.request.path.petId');
//! 'v1' is no mapping expression: a static value stands in single quotes of its own, like 'this'.
http.requestParameter('integration.request.header.X-Version', 'v1');
//! The method doesn't declare 'method.request.querystring.page'
http.cacheKeyParameters('method.request.querystring.page');

// A status or a header that the method doesn't declare.

//! The method declares no response 404: add .methodResponse('404') before .integration().
http.integrationResponse('404');
//! The method response 200 doesn't declare 'method.response.header.Etag': did you mean 'method.response.header.ETag'?
http.integrationResponse('200', { responseParameters: { 'method.response.header.Etag': "'1'" } });
//! The method response 200 doesn't declare 'method.response.header.Age': add it to the responseParameters of .methodResponse('200', …).
http.integrationResponse('200', { responseParameters: { 'method.response.header.Age': "'1'" } });
//! The method response 404 doesn't declare 'method.response.header.ETag': add it to the responseParameters of .methodResponse('404', …).
silent.integrationResponse('404', { responseParameters: { 'method.response.header.ETag': "'1'" } });
//! '1' is no mapping expression: a static value stands in single quotes of its own, like 'this'.
http.integrationResponse('200', { responseParameters: { 'method.response.header.ETag': '1' } });

// A step that the type doesn't have, or a required one left out.

//! Expected 0 arguments, but got 1.
method.integration().mock('https://backend.example.com');
//! Property 'uri' does not exist on type 'MockIntegration<
method.integration().mock().uri('https://backend.example.com');
//! Property 'requestTemplate' does not exist on type 'HttpProxyIntegration<
method.integration().httpProxy('https://backend.example.com').requestTemplate('application/json', '{}');
//! Property 'passthrough' does not exist on type 'LambdaProxyIntegration<
method.integration().lambdaProxy(text).passthrough('NEVER');
//! Property 'credentials' does not exist on type 'MockIntegration<
method.integration().mock().credentials('arn:aws:iam::123456789012:role/r');
//! VPC_LINK needs to know which: write .connectionType('VPC_LINK', { connectionId: … }).
http.connectionType('VPC_LINK');
//! This integration needs .integrationHttpMethod(…): the verb for the backend can't be inferred here.
api.resource('/any').method('ANY').integration().http('https://backend.example.com').compile();
//! This integration needs .integrationHttpMethod(…): the verb for the backend can't be inferred here.
api.define(method.integration().aws('arn:aws:apigateway:eu-west-1:sqs:path/123456789012/orders'));

// A chain that has no integration yet.

//! This method has no integration yet: add .integration() and one of its types.
api.define(method);
//! This method has no integration yet: add .integration() and one of its types.
method.compile();
//! '/pets' is a path without a method: add .method('GET') and an integration.
api.define(api.resource('/pets'));
//! This method has no integration yet: add .integration() and one of its types.
api.define(http, [http, method]);
