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

//! A resource path starts with '/'. Write .resource('/pets').method('GET').
api.resource('GET /pets');
//! A resource path starts with '/'. Did you mean '/pets'?
api.resource('pets');
//! A resource path doesn't end in '/'. Remove the last '/'.
api.resource('/pets/');
//! A resource path has no empty segment
api.resource('/pets//toys');
//! 'a{b}' has a brace inside. A variable is a whole segment, like '{petId}', or '{proxy+}' at the end.
api.resource('/pets/a{b}');
//! '{a}{b}' has a brace inside
api.resource('/{a}{b}/pets');
//! '{proxy+}' takes the whole rest of a path. Nothing can come after it.
api.resource('/{proxy+}/pets');
//! The variable '{id}' is in this path twice. Give one of them another name.
api.resource('/pets/{id}/toys/{id}');
//! The variable '{id}' is in this path twice. Give one of them another name.
api.resource('/pets/{id}').resource('/{id}');
//! A resource path starts with '/'. Did you mean '/toys'?
api.resource('/pets').resource('toys');
//! '/' is the root, not a path below another one. Write a segment, like '/pets'.
api.resource('/pets').resource('/');
//! A resource path starts with '/'. Did you mean '/animals'?
api.resource('/pets').movedFrom('animals');

// A name that the API doesn't declare.

//! The API declares no authorizer 'jtw'. Did you mean 'jwt'?
method.authorizer('jtw');
//! The API declares no model 'Pets'. Did you mean 'Pet'?
method.requestModel('application/json', 'Pets');
//! The API declares no model 'Toy'. Declare it with .model('Toy', …), or name one that exists already with { name: … }.
method.requestModel('application/json', 'Toy');
//! The API declares no requestValidator 'lax'. Declare it with .requestValidator('lax', …), or name one that exists already with { id: … }.
method.requestValidator('lax');
//! The API declares no model 'pet'. Did you mean 'Pet'?
method.methodResponse('200', { responseModels: { 'application/json': 'pet' } });

// A source that the method doesn't declare, a destination off its pattern, an unquoted static value.

//! By its type, the method doesn't declare 'method.request.path.pettId'. Did you mean 'method.request.path.petId'?
http.requestParameter('integration.request.path.petId', 'method.request.path.pettId');
//! By its type, the method doesn't declare 'method.request.header.Accept'. Add .requestParameter('method.request.header.Accept') before .integration().
http.requestParameter('integration.request.header.Accept', 'method.request.header.Accept');
//! By its type, the method doesn't declare 'method.request.path.shop'. Its path has no variable '{shop}'.
http.requestParameter('integration.request.path.shop', 'method.request.path.shop');
//! 'integration.request.cookie.a' isn't a place in a backend's request. Write 'integration.request.header.NAME'
http.requestParameter('integration.request.cookie.a', "'a'");
//! 'method.request.path.petId' isn't a place in a backend's request. Did you mean 'integration.request.path.petId'? The destination comes first, then the source.
http.requestParameter('method.request.path.petId', 'method.request.path.petId');
//! 'v1' isn't a mapping expression. Write a static value in single quotes of its own:
http.requestParameter('integration.request.header.X-Version', 'v1');
//! By its type, the method doesn't declare 'method.request.querystring.page'
http.cacheKeyParameters('method.request.querystring.page');

// A status or a header that the method doesn't declare.

//! By its type, the method declares no response 404. Add .methodResponse('404') before .integration().
http.integrationResponse('404');
//! By its type, the method response 200 doesn't declare 'method.response.header.Etag'. Did you mean 'method.response.header.ETag'?
http.integrationResponse('200', { responseParameters: { 'method.response.header.Etag': "'1'" } });
//! By its type, the method response 200 doesn't declare 'method.response.header.Age'. Add it to the responseParameters of .methodResponse('200', …).
http.integrationResponse('200', { responseParameters: { 'method.response.header.Age': "'1'" } });
//! By its type, the method response 404 doesn't declare 'method.response.header.ETag'. Add it to the responseParameters of .methodResponse('404', …).
silent.integrationResponse('404', { responseParameters: { 'method.response.header.ETag': "'1'" } });
//! '1' isn't a mapping expression. Write a static value in single quotes of its own:
http.integrationResponse('200', { responseParameters: { 'method.response.header.ETag': '1' } });

// A step that the type doesn't have, or a required one left out.

//! Expected 0 arguments, but got 1.
method.integration().mock('https://backend.example.com');
//! Property 'uri' does not exist on type 'MockIntegration<
method.integration().mock().uri('https://backend.example.com');
//! The integration httpProxy() has no .requestTemplate(…). Remove it, or use a type of integration that has it.
method.integration().httpProxy('https://backend.example.com').requestTemplate('application/json', '{}');
//! The integration lambdaProxy() has no .passthrough(…).
method.integration().lambdaProxy(text).passthrough('NEVER');
//! The integration mock() has no .credentials(…).
method.integration().mock().credentials('arn:aws:iam::123456789012:role/r');
//! VPC_LINK needs to know which. Write .connectionType('VPC_LINK', { connectionId: … }).
http.connectionType('VPC_LINK');
//! The verb for the backend can't be inferred here. Add .integrationHttpMethod(…).
api.resource('/any').method('ANY').integration().http('https://backend.example.com').compile();
//! The verb for the backend can't be inferred here. Add .integrationHttpMethod(…).
api.define(method.integration().aws('arn:aws:apigateway:eu-west-1:sqs:path/123456789012/orders'));

// A chain that has no integration yet.

//! This method has no integration yet. Add .integration() and one of its types.
api.define(method);
//! This method has no integration yet. Add .integration() and one of its types.
method.compile();
//! '/pets' is a path without a method. Add .method('GET') and an integration.
api.define(api.resource('/pets'));
//! This method has no integration yet. Add .integration() and one of its types.
api.define(http, [http, method]);

// A step at the wrong place.

//! .http(…) belongs to an integration. Write .integration().http(…).
method.http('https://backend.example.com');
//! .lambdaProxy(…) belongs to an integration. Write .integration().lambdaProxy(…).
method.lambdaProxy(text);
//! .integrationResponse(…) belongs to an integration. Add .integration() and one of its types before it.
method.integrationResponse('200');
//! .methodResponse(…) belongs to the method. Write it before .integration().
http.methodResponse('404');
//! .authorizer(…) belongs to the method. Write it before .integration().
http.authorizer('jwt');
//! .apiKeyRequired(…) belongs to the method. Write it before .integration().
silent.apiKeyRequired();
//! .requestModel(…) belongs to the method. Write it before .integration().
method.integration().requestModel('application/json', 'Pet');
//! .timeoutInMillis(…) belongs to an integration. Add its type before it: .http(…), .lambdaProxy(…), …
method.integration().timeoutInMillis(5000);
//! The integration lambda() has no .connectionType(…).
method.integration().lambda(text).connectionType('VPC_LINK', { connectionId: 'a1b2c3' });
//! .integration(…) belongs to a method. Add .method('GET') before it.
api.resource('/pets').integration();
//! This integration has no type yet. Add .http(…), .httpProxy(…), .aws(…), .lambda(…), .lambdaProxy(…) or .mock().
api.define(method.integration());

// A status that isn't one.

//! '2xx' isn't a status. Write three digits, '100' to '599'.
method.methodResponse('2xx');
//! '99' isn't a status. Write three digits, '100' to '599'.
method.methodResponse('99');
//! '2000' isn't a status.
method.methodResponse('2000', { responseParameters: { 'method.response.header.ETag': false } });
//! '5xx' isn't a status. Write three digits, '100' to '599'.
method.methodResponses({ '200': {}, '5xx': {} });
//! 'ETag' isn't a header of a method's response. Write 'method.response.header.NAME'.
method.methodResponses({ '200': { responseParameters: { ETag: false } } });
//! The API declares no model 'Pets'. Did you mean 'Pet'?
method.methodResponses({ '200': { responseModels: { 'application/json': 'Pets' } } });

// A value that is quoted as elsewhere.

//! '\"v1\"' isn't a mapping expression. Write a static value in single quotes: \"'v1'\".
http.requestParameter('integration.request.header.X-Version', '"v1"');
//! '$context.requestId' isn't a mapping expression. Did you mean 'context.requestId'?
http.requestParameter('integration.request.header.X-Id', '$context.requestId');

// What a loop or an if has declared isn't in the type, and nothing else is said of it.

const looped = (['200', '400'] as const).reduce((of, status) => of.methodResponse(status), method);
//! By its type, the method declares no response 400. Add .methodResponse('400') before .integration().
looped.integration().mock().integrationResponse('400');
let branched = method;
if (text === '') branched = branched.requestParameter('method.request.header.X-Id');
//! By its type, the method doesn't declare 'method.request.header.X-Id'.
branched.integration().http(text).requestParameter('integration.request.header.X-Id', 'method.request.header.X-Id');

// Parameters of gateway responses.

api.gatewayResponse('DEFAULT_4XX', {
  //! 'method.response.header.Access-Control-Allow-Origin' isn't a header of a gateway response. Write 'gatewayresponse.header.NAME'.
  responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" },
});
//! 'Access-Control-Allow-Origin' isn't a header of a gateway response.
api.gatewayResponse('DEFAULT_4XX', { responseParameters: { 'Access-Control-Allow-Origin': "'*'" } });
api.gatewayResponse('DEFAULT_4XX', {
  //! '*' isn't a mapping expression. Write a static value in single quotes of its own:
  responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': '*' },
});
api.gatewayResponse('DEFAULT_5XX', {
  //! 'integration.response.header.A' isn't a mapping expression.
  responseParameters: { 'gatewayresponse.header.A': 'integration.response.header.A' },
});
api.gatewayResponse('DEFAULT_5XX', {
  responseParameters: {
    'gatewayresponse.header.A': 'context.requestId',
    'gatewayresponse.header.B': 'method.request.header.B',
    'gatewayresponse.header.C': text,
    'gatewayresponse.header.D': "'*'",
  },
});
api.gatewayResponse('THROTTLED', { statusCode: '429', responseTemplates: { 'application/json': '{}' } });
declare const record: Readonly<Record<string, string>>;
api.gatewayResponse('THROTTLED', { responseParameters: record });
