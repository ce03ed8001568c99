import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../src/definition/definition-error.js';
import { restApi } from '../../src/definition/rest-api.js';
import { definitionRules } from '../../src/definition/rules/index.js';
import { functionArn } from '../account.js';

// What JavaScript callers write: nothing that the compiler would see.
// biome-ignore lint/suspicious/noExplicitAny: the point of these tests is what the compiler isn't asked about
type Unchecked = any;

const api: Unchecked = restApi('petstore');
const route = (path = '/pets', verb = 'GET') => api.resource(path).method(verb);
const http = (from = route()) => from.integration().http('https://example.com');
const authorizer = (members: object) =>
  api
    .authorizer('a', {
      type: 'TOKEN',
      authorizerUri: functionArn,
      identitySource: 'method.request.header.A',
      ...members,
    })
    .define();
const gatewayHeader = (name: string, value: string) =>
  api.gatewayResponse('THROTTLED', { responseParameters: { [name]: value } }).define();
const guarded: Unchecked = restApi('petstore', { rules: { 'definition.open-method': 'warning' } });
const referring = (name: string) =>
  api
    .model('A', {
      contentType: 'application/json',
      schema: { $ref: `https://apigateway.amazonaws.com/restapis/{restApiId}/models/${name}` },
    })
    .define();
const answering = (members: object) =>
  api.define(http(route().methodResponse('200')).integrationResponse('200', members));
const lambdaUri = (end: string) => `arn:aws:apigateway:eu-west-1:lambda:path/x/functions/arn/${end}`;

function problemsOf(define: () => unknown) {
  try {
    define();
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems;
    throw error;
  }
  return [];
}

/** For each rule what breaks it, and what comes close and doesn't. */
const cases: Readonly<Record<string, readonly [breaks: () => Unchecked, near: () => Unchecked]>> = {
  'definition.route': [() => api.define(api.resource('/pets')), () => api.define()],
  'definition.member-value': [
    () => api.define(http().timeoutInMillis('5000')),
    () => api.define(http().timeoutInMillis(5000)),
  ],
  'definition.member': [
    () => api.define(http(route().methodResponse('200', { responseModel: {} }))),
    () => api.define(http(route().methodResponse('200', { responseModels: {} }))),
  ],
  'definition.open-method': [
    () => guarded.define(http(guarded.resource('/a').method('GET'))),
    () =>
      guarded.define(
        guarded.resource('/a').cors({ allowOrigins: ['*'] }),
        http(guarded.resource('/a').method('GET').authorizationType('AWS_IAM')),
        http(guarded.resource('/a').method('PUT').apiKeyRequired()),
        http(guarded.resource('/a').method('POST').authorizer({ id: 'a1b2c3', authorizationType: 'CUSTOM' })),
      ),
  ],
  'definition.duplicate': [() => api.define(http(), http()), () => api.define(http(), http(route('/pets', 'PUT')))],
  'definition.undeclared-name': [
    () => api.define(http(route().requestModel('application/json', 'Pet'))),
    () => api.define(http(route().requestModel('application/json', 'Empty'))),
  ],
  'definition.model-name': [
    () => api.model('a-b', { contentType: 'application/json' }).define(),
    () => api.model('aB1', { contentType: 'application/json' }).define(),
  ],
  'definition.model-schema': [
    () => api.model('A', { contentType: 'application/json', schema: '{' }).define(),
    () => api.model('A', { contentType: 'application/json', schema: '{}' }).define(),
  ],
  'definition.model-schema-draft': [
    () => api.model('A', { contentType: 'application/json', schema: '{"required":[]}' }).define(),
    () => api.model('A', { contentType: 'application/json', schema: '{"required":["a"]}' }).define(),
  ],
  'definition.request-validator-name': [
    () => api.requestValidator(' ', {}).define(),
    () => api.requestValidator('a b', {}).define(),
  ],
  'definition.authorizer-ttl': [
    () =>
      api
        .authorizer('a', { type: 'COGNITO_USER_POOLS', providerARNs: ['a'], authorizerResultTtlInSeconds: 3601 })
        .define(),
    () =>
      api
        .authorizer('a', { type: 'COGNITO_USER_POOLS', providerARNs: ['a'], authorizerResultTtlInSeconds: 3600 })
        .define(),
  ],
  'definition.authorizer-members': [
    () => api.authorizer('a', { type: 'COGNITO_USER_POOLS' }).define(),
    () =>
      api.authorizer('a', { type: 'REQUEST', authorizerUri: functionArn, authorizerResultTtlInSeconds: 0 }).define(),
  ],
  'definition.authorizer-uri': [
    () => authorizer({ authorizerUri: 'arn:aws:apigateway:eu-west-1:sns:action/Publish' }),
    () => authorizer({ authorizerUri: lambdaUri('invocations') }),
  ],
  'definition.authorizer-type': [
    () => authorizer({ type: 'REQUEST', identityValidationExpression: '.+' }),
    () => authorizer({ type: 'TOKEN', identityValidationExpression: '.+' }),
  ],
  'definition.user-pool': [
    () => authorizer({ type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws:cognito-idp:eu-west-1:1:userpool'] }),
    () =>
      authorizer({ type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws-cn:cognito-idp:cn-north-1:1:userpool/a_b'] }),
  ],
  'definition.api-name': [() => restApi('').define(), () => restApi('a').define()],
  'definition.tags': [
    () => restApi('petstore', { tags: { ['k'.repeat(129)]: '' } }).define(),
    () => restApi('petstore', { tags: { ['k'.repeat(128)]: 'v'.repeat(256) } }).define(),
  ],
  'definition.identity-source': [
    () => authorizer({ identitySource: 'method.request.header.A,method.request.header.B' }),
    () => authorizer({ type: 'REQUEST', identitySource: 'method.request.header.A,method.request.header.B' }),
  ],
  'definition.enumeration': [
    () => api.define(http().contentHandling('CONVERT')),
    () => api.define(http().contentHandling('CONVERT_TO_TEXT')),
  ],
  'definition.other-api': [
    () => (restApi('pets') as Unchecked).define(http()),
    () => (restApi('petstore', { description: 'other' }) as Unchecked).define(http()),
  ],
  'definition.schema-reference': [() => referring('B'), () => referring('Empty')],
  'definition.vpc-endpoints': [
    () => restApi('a', { endpointConfiguration: { types: ['EDGE'], vpcEndpointIds: ['vpce-1'] } }).define(),
    () => restApi('a', { endpointConfiguration: { types: ['EDGE'], vpcEndpointIds: [] } }).define(),
  ],
  'definition.path-length': [
    () => api.define(http(route(`/${'a'.repeat(10_240)}`))),
    () => api.define(http(route(`/${'a'.repeat(10_239)}`))),
  ],
  'definition.path-colon': [() => api.define(http(route('/:a'))), () => api.define(http(route('/a:')))],
  'definition.selection-pattern': [
    () => answering({ selectionPattern: '(a' }),
    () => answering({ selectionPattern: '(?i)\\Q(\\E[(\\]]\\p{Alpha}++(?<a>b)a{2,}' }),
  ],
  'definition.identity-expression': [
    () => authorizer({ identityValidationExpression: 'Bearer [' }),
    () => authorizer({ identityValidationExpression: '^Bearer [\\w.-]+$' }),
  ],
  'definition.template': [
    () => answering({ responseTemplates: { 'a/b': '#foreach($a in $b)$a' } }),
    () => answering({ responseTemplates: { 'a/b': '#if($a == ")")a#{end}#set($b = 1)\\#if #[[#if]]# ## #if' } }),
  ],
  'definition.gateway-response-parameter': [
    () => gatewayHeader('A', "'a'"),
    () => gatewayHeader('gatewayresponse.header.A:b', "'a'"),
  ],
  'definition.gateway-response-source': [
    () => gatewayHeader('gatewayresponse.header.A', '"*"'),
    () => gatewayHeader('gatewayresponse.header.A', 'context.error.message'),
  ],
  'definition.cors-origin': [
    () => api.define(api.resource('/').cors({ allowOrigins: ['https://example.com/'] })),
    () => api.define(api.resource('/').cors({ allowOrigins: ['http://localhost:3000'] })),
  ],
  'definition.gateway-response-type': [
    () => api.gatewayResponse('DEFAULT_4X', {}).define(),
    () => api.gatewayResponse('DEFAULT_4XX', {}).define(),
  ],
  'definition.gateway-response-value': [
    () => api.gatewayResponse('THROTTLED', { responseTemplates: { 'application/json': '' } }).define(),
    () => api.gatewayResponse('THROTTLED', { responseTemplates: { 'application/json': '{}' } }).define(),
  ],
  'definition.documentation-properties': [
    () => api.documentationPart({ type: 'API' }, '{}').define(),
    () => api.documentationPart({ type: 'API' }, { info: {} }).define(),
  ],
  'definition.documentation-location': [
    () => api.documentationPart({ type: 'PATHS' as never }, { info: {} }).define(),
    () => api.documentationPart({ type: 'RESOURCE', path: '/pets' }, { info: {} }).define(),
  ],
  'definition.description': [
    () => restApi('a', { description: '' }).define(),
    () => restApi('a', { description: ' ' }).define(),
  ],
  'definition.endpoint-types': [
    () => restApi('a', { endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } }).define(),
    () => restApi('a', { endpointConfiguration: { types: ['EDGE'] } }).define(),
  ],
  'definition.ip-address-type': [
    () => restApi('a', { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } }).define(),
    () => restApi('a', { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' } }).define(),
  ],
  'definition.minimum-compression-size': [
    () => restApi('a', { minimumCompressionSize: 10_485_761 }).define(),
    () => restApi('a', { minimumCompressionSize: 0 }).define(),
  ],
  'definition.policy': [() => restApi('a', { policy: '{' }).define(), () => restApi('a', { policy: '' }).define()],
  'definition.path': [() => api.define(http(route('/pets/'))), () => api.define(http(route('/')))],
  'definition.path-part': [
    () => api.define(http(route('/a{b}'))),
    () => api.define(http(route('/v1:batch$a_B.c-d/{id:x}'))),
  ],
  'definition.path-part-comma': [() => api.define(http(route('/a,b'))), () => api.define(http(route('/a:b')))],
  'definition.greedy-child': [
    () => api.define(http(route('/{proxy+}/a'))),
    () => api.define(http(route('/a/{proxy+}'))),
  ],
  'definition.path-variable-twice': [
    () => api.define(http(route('/{id}/a/{id}'))),
    () => api.define(http(route('/{id}/a/{id2}'))),
  ],
  'definition.sibling-variables': [
    () => api.define(http(route('/a/{id}')), http(route('/a/{other}/x'))),
    () => api.define(http(route('/a/{id}')), http(route('/a/{id}/x')), http(route('/a/b'))),
  ],
  'definition.moved-from': [
    () => api.define(http(api.resource('/a').movedFrom('/b').movedFrom('/c').method('GET'))),
    () => api.define(http(api.resource('/a').movedFrom('/b').method('GET'))),
  ],
  'definition.reserved-path': [() => api.define(http(route('/ping'))), () => api.define(http(route('/a/ping')))],
  'definition.http-method': [() => api.define(http(route('/a', 'get'))), () => api.define(http(route('/a', 'HEAD')))],
  'definition.no-integration': [() => api.define(route()), () => api.define(http())],
  'definition.authorization-type': [
    () => api.define(http(route().authorizationType('CUSTOM'))),
    () => api.define(http(route().authorizationType('none'))),
  ],
  'definition.authorization-scopes': [
    () => api.define(http(route().authorizer({ id: 'a', authorizationType: 'CUSTOM' }, { scopes: ['a'] }))),
    () => api.define(http(route().authorizer({ id: 'a', authorizationType: 'COGNITO_USER_POOLS' }, { scopes: ['a'] }))),
  ],
  'definition.request-parameter': [
    () => api.define(http(route().requestParameter('method.request.querystring.filter[a]'))),
    () => api.define(http(route().requestParameter('method.request.multivalueheader.filter.a-$_'))),
  ],
  'definition.parameter-names-unique': [
    () =>
      api.define(
        http(route().requestParameter('method.request.header.a').requestParameter('method.request.querystring.a')),
      ),
    () =>
      api.define(
        http(route().requestParameter('method.request.header.a').requestParameter('method.request.multivalueheader.a')),
      ),
  ],
  'definition.path-parameter': [
    () => api.define(http(route('/{petId}').requestParameter('method.request.path.pettId'))),
    () => api.define(http(route('/{petId+}').requestParameter('method.request.path.petId'))),
  ],
  'definition.status-code': [
    () => api.define(http(route().methodResponse('600'))),
    () => api.define(http(route().methodResponse('599'))),
  ],
  'definition.method-response-parameter': [
    () =>
      api.define(http(route().methodResponse('200', { responseParameters: { 'method.response.header.E Tag': true } }))),
    () =>
      api.define(http(route().methodResponse('200', { responseParameters: { 'method.response.header.E-Tag': true } }))),
  ],
  'definition.content-type': [
    () => api.define(http().requestTemplate('123', '{}')),
    () => api.define(http().requestTemplate('application/vnd.a+json', '{}')),
  ],
  'definition.integration-step': [
    () => api.define(route().integration().mock().credentials('arn')),
    () => api.define(http().credentials('arn')),
  ],
  'definition.integration-http-method': [
    () => api.define(http(route('/a', 'ANY'))),
    () => api.define(http(route('/a', 'ANY')).integrationHttpMethod('ANY')),
  ],
  'definition.http-endpoint': [
    () => api.define(route().integration().httpProxy('example.com')),
    () => api.define(route().integration().httpProxy('${stageVariables.url}/a')),
  ],
  'definition.aws-arn': [
    () => api.define(route().integration().aws('arn:aws:apigateway:eu-west-1:s3').integrationHttpMethod('GET')),
    () =>
      api.define(
        route().integration().aws('arn:aws:apigateway:eu-west-1:dynamodb:action/Query').integrationHttpMethod('POST'),
      ),
  ],
  'definition.aws-proxy-target': [
    () => api.define(route().integration().lambdaProxy('arn:aws:apigateway:eu-west-1:sqs:path/1/a')),
    () => api.define(route().integration().lambdaProxy(lambdaUri('invocations'))),
  ],
  'definition.lambda-method': [
    () => api.define(route().integration().lambda(lambdaUri('invocations')).integrationHttpMethod('GET')),
    () => api.define(route().integration().lambda(lambdaUri('invocations'))),
  ],
  'definition.credentials': [
    () => api.define(route().integration().aws('arn:aws:apigateway:a:sqs:path/b').integrationHttpMethod('POST')),
    () => api.define(route().integration().aws(lambdaUri('invocations'))),
  ],
  'definition.uri-variable': [
    () => api.define(route().integration().httpProxy('https://example.com/{id}')),
    () =>
      api.define(
        route('/{id}')
          .integration()
          .httpProxy('https://${stageVariables.host}/{id}')
          .requestParameter('integration.request.path.id', 'method.request.path.id'),
      ),
  ],
  'definition.cache-key-parameter': [
    () => api.define(http().cacheKeyParameters('method.request.header.a')),
    () => api.define(http(route('/{id}')).cacheKeyParameters('method.request.path.id')),
  ],
  'definition.timeout': [() => api.define(http().timeoutInMillis(49)), () => api.define(http().timeoutInMillis(50))],
  'definition.timeout-quota': [
    () => api.define(http().timeoutInMillis(29_001)),
    () =>
      api.define(route().integration().httpProxy('https://a').responseTransferMode('STREAM').timeoutInMillis(900_000)),
  ],
  'definition.connection': [
    () => api.define(http().connectionType('VPC_LINK')),
    () => api.define(http().connectionType('INTERNET')),
  ],
  'definition.stream-uri': [
    () => api.define(route().integration().lambdaProxy(lambdaUri('invocations')).responseTransferMode('STREAM')),
    () =>
      api.define(
        route().integration().lambdaProxy(lambdaUri('response-streaming-invocations')).responseTransferMode('STREAM'),
      ),
  ],
  'definition.mock-template': [
    () => api.define(route().integration().mock()),
    () => api.define(route().integration().mock().requestTemplate('application/json', '{"statusCode": 200}')),
  ],
  'definition.method-response': [
    () => api.define(http().integrationResponse('200')),
    () => api.define(http(route().methodResponse('200')).integrationResponse('200')),
  ],
  'definition.no-integration-response': [
    () => api.define(http()),
    () => api.define(route().integration().httpProxy('https://example.com')),
  ],
  'definition.default-response': [
    () =>
      api.define(
        http(route().methodResponse('200').methodResponse('404')).integrationResponse('200').integrationResponse('404'),
      ),
    () =>
      api.define(
        http(route().methodResponse('200').methodResponse('404'))
          .integrationResponse('200')
          .integrationResponse('404', { selectionPattern: '404' }),
      ),
  ],
  'definition.template-size': [
    () => api.define(http().requestTemplate('application/json', ' '.repeat(300 * 1024 + 1))),
    () => api.define(http().requestTemplate('application/json', ' '.repeat(300 * 1024))),
  ],
  'definition.mapping-destination': [
    () => api.define(http().requestParameter('integration.request.cookie.a', "'a'")),
    () => api.define(http().requestParameter('integration.request.header.a_B.$-', "'a'")),
  ],
  'definition.mapping-source': [
    () => api.define(http().requestParameter('integration.request.header.a', 'method.request.header.a')),
    () =>
      api.define(
        http(route().requestParameter('method.request.querystring.a'))
          .requestParameter('integration.request.header.a', 'method.request.multivaluequerystring.a')
          .requestParameter('integration.request.header.b', 'method.request.body.$.b')
          .requestParameter('integration.request.header.c', 'context.requestId')
          .requestParameter('integration.request.header.d', 'stageVariables.d'),
      ),
  ],
  'definition.static-value': [
    () => api.define(http().requestParameter('integration.request.querystring.a', "'a b'")),
    () =>
      api.define(
        http()
          .requestParameter('integration.request.querystring.a', "'a%20b'")
          .requestParameter('integration.request.header.a', "'a b'"),
      ),
  ],
  'definition.context-variable': [
    () => api.define(http().requestParameter('integration.request.header.a', 'context.authoriser.tenant')),
    () => api.define(http().requestParameter('integration.request.header.a', 'context.authorizer.tenant')),
  ],
  'definition.quoted-mapping': [
    () => api.define(http().requestParameter('integration.request.header.a', "'method.request.header.a'")),
    () => api.define(http().requestParameter('integration.request.header.a', "'method'")),
  ],
  'definition.response-parameter': [
    () =>
      api.define(
        http(route().methodResponse('200')).integrationResponse('200', {
          responseParameters: { 'method.response.header.ETag': "'1'" },
        }),
      ),
    () =>
      api.define(
        http(
          route().methodResponse('200', { responseParameters: { 'method.response.header.ETag': true } }),
        ).integrationResponse('200', { responseParameters: { 'method.response.header.ETag': "'1'" } }),
      ),
  ],
  'definition.cors-value': [
    () => api.define(api.resource('/a').cors({ allowOrigins: [] })),
    () => api.define(api.resource('/a').cors({ allowOrigins: ['*'] })),
  ],
  'definition.cors-wildcard': [
    () => api.define(api.resource('/a').cors({ allowOrigins: ['*'], allowCredentials: true })),
    () => api.define(api.resource('/a').cors({ allowOrigins: ['https://a'], allowCredentials: true })),
  ],
};

/** What is off by default is tried at the level that its cases switch it on at. */
const codesOf = (define: () => Unchecked, level: string): readonly string[] => {
  if (level === 'error') return problemsOf(define).map(({ code }) => code);
  return define().warnings.map(({ code }: { code: string }) => code);
};

describe('a rule stops where the service does', () => {
  it('and each one is here', () => {
    expect(Object.keys(cases).sort()).toEqual(definitionRules.map(({ id }) => id).sort());
  });

  it.each(definitionRules.map(({ id, level }) => [id, level] as const))('%s', (id, level) => {
    const [breaks, near] = cases[id] ?? [];
    expect(breaks && codesOf(breaks, level)).toContain(id);
    expect(near && codesOf(near, level)).not.toContain(id);
  });
});
