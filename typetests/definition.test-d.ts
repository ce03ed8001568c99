import { expectAssignable, expectError, expectNotAssignable, expectType } from 'tsd';
import type { StepOf } from '../src/definition/integration-starts.js';
import {
  type ApiGatewayTypeError,
  type Call,
  type Declarations,
  type MethodBuilder,
  type RestApiBuilder,
  type Route,
  restApi,
} from '../src/index.js';

declare const text: string;

const api = restApi('petstore', { policy: { Version: '2012-10-17' }, rules: { 'definition.timeout-quota': 'off' } })
  .model('Pet', { contentType: 'application/json', schema: { type: 'object' } })
  .requestValidator('strict', { validateRequestBody: true })
  .authorizer('jwt', { type: 'COGNITO_USER_POOLS', providerARNs: [text] });
const method = api.resource('/pets/{petId}/{proxy+}').method('GET');
const integration = method.methodResponse('200').integration();

// Every type of integration offers the steps that the table gives it, no more and no fewer.

type StepsOf<Integration> = {
  [Member in keyof Integration & string]: Integration[Member] extends ApiGatewayTypeError<string> ? never : Member;
}[Exclude<keyof Integration & string, '~route' | 'compile' | 'when'>];

const http = integration.http('https://backend.example.com');
const httpProxy = integration.httpProxy('https://backend.example.com');
const aws = integration.aws('arn:aws:apigateway:eu-west-1:sns:action/Publish');
const lambda = integration.lambda(text);
const lambdaProxy = integration.lambdaProxy(text);
const mock = integration.mock();

declare const stepOf: <Integration>(of: Integration) => StepsOf<Integration>;
expectType<StepOf<'http'>>(stepOf(http));
expectType<StepOf<'httpProxy'>>(stepOf(httpProxy));
expectType<StepOf<'aws'>>(stepOf(aws));
expectType<StepOf<'lambda'>>(stepOf(lambda));
expectType<StepOf<'lambdaProxy'>>(stepOf(lambdaProxy));
expectType<StepOf<'mock'>>(stepOf(mock));

// What ends a chain is a route, as soon as nothing is missing.

expectAssignable<Route>(http);
expectAssignable<Route>(httpProxy);
expectNotAssignable<Route>(aws);
expectAssignable<Route>(aws.integrationHttpMethod('POST'));
expectAssignable<Route>(integration.aws('arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations'));
expectAssignable<Route>(lambda);
expectAssignable<Route>(lambdaProxy);
expectAssignable<Route>(mock);
expectAssignable<Route>(api.resource('/').cors({ allowOrigins: ['*'] }));
expectNotAssignable<Route>(method);
expectNotAssignable<Route>(api.resource('/'));

const any = api.resource('/').method('ANY').integration();
expectNotAssignable<Route>(any.http('https://backend.example.com'));
expectAssignable<Route>(any.http('https://backend.example.com').integrationHttpMethod('POST'));
expectAssignable<Route>(any.httpProxy('https://backend.example.com'));
expectAssignable<Route>(any.lambdaProxy(text));

expectType<readonly Call[]>(mock.compile());
expectType<readonly Call[]>(api.define(mock, [http, httpProxy]).compile());

// Whatever the service takes is taken.

api.resource('/');
api.resource('/v1:batch/$metadata/a.b_c-d');
api.resource('/{proxy+}').method('ANY').integration().lambdaProxy(text).cacheKeyParameters('method.request.path.proxy');
api.resource('/pets').resource('/{petId}').movedFrom('/animals/{petId}');
method.authorizationType('AWS_IAM');
method.authorizer({ id: text, authorizationType: 'CUSTOM' }, { scopes: ['pets/read'] });
method.requestValidator({ id: text });
method.requestModel('application/json', 'Empty').requestModel('text/plain', { name: text });
http
  .requestParameter('integration.request.path.a', 'method.request.path.petId')
  .requestParameter('integration.request.path.b', 'method.request.path.proxy')
  .requestParameter('integration.request.header.c', "'static'")
  .requestParameter('integration.request.header.d', 'context.requestId')
  .requestParameter('integration.request.header.e', 'stageVariables.e')
  .requestParameter('integration.request.header.f', 'method.request.body.f');

// What is known at run time only is checked there.

api.resource(text).method('GET').integration().http(text).requestParameter('integration.request.path.a', text);
api.resource(`/tenants/${text}`).method('GET').requestModel('application/json', text).authorizer(text);
method.methodResponse(text).integration().mock().integrationResponse(text);

// Helpers, loops and conditions.

const paged = <Declared extends Declarations, Sources extends string, Statuses extends string, Headers extends string>(
  of: MethodBuilder<Declared, Sources, Statuses, Headers>,
) => of.requestParameter('method.request.querystring.page');
paged(method)
  .integration()
  .http(text)
  .requestParameter('integration.request.querystring.page', 'method.request.querystring.page')
  .requestParameter('integration.request.path.id', 'method.request.path.petId');

const keyed = (of: MethodBuilder) => of.apiKeyRequired().authorizer(text).requestModel('application/json', text);
keyed(method).integration().http(text).requestParameter('integration.request.path.id', 'method.request.path.id');
const declaring = (of: RestApiBuilder) => of.model('Toy', { contentType: 'application/json' });
declaring(api).resource('/toys').method('GET').requestModel('application/json', 'Toy');
let optional: MethodBuilder = method;
if (text === '') optional = optional.requestParameter('method.request.querystring.page');
optional.integration().http(text).requestParameter('integration.request.path.p', 'method.request.querystring.page');

const several = method.methodResponses({
  '200': {
    responseParameters: { 'method.response.header.ETag': false },
    responseModels: { 'application/json': 'Pet', 'text/plain': { name: text } },
  },
  '404': {},
});
several
  .integration()
  .mock()
  .integrationResponse('200', { responseParameters: { 'method.response.header.ETag': "'1'" } })
  .integrationResponse('404');
expectError(several.integration().mock().integrationResponse('500'));
method.methodResponses(Object.fromEntries(['200', '400'].map((status) => [status, {}])));

method
  .when(text === '', (of) => of.requestParameter('method.request.querystring.page').methodResponse('400'))
  .integration()
  .http(text)
  .when(text === '', (of) =>
    of.requestParameter('integration.request.querystring.page', 'method.request.querystring.page'),
  )
  .integrationResponse('400');

// What is declared is one object type, however much it is.

expectType<RestApiBuilder<{ model: 'Empty' | 'Error' | 'Pet'; requestValidator: 'strict'; authorizer: 'jwt' }>>(api);
