import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../src/definition/definition-error.js';
import { restApi } from '../../src/definition/rest-api.js';
import { type DefinitionRuleId, definitionRules } from '../../src/definition/rules/index.js';
import { functionArn } from '../account.js';

const role = 'arn:aws:iam::123456789012:role/gateway';
const topic = 'arn:aws:apigateway:eu-west-1:sns:action/Publish';
const lambdaUri = (version: string, action: string) =>
  `arn:aws:apigateway:eu-west-1:lambda:path/${version}/functions/${functionArn}/${action}`;

/** A builder as callers see it who have no compiler: every step exists and takes everything. */
// biome-ignore lint/suspicious/noExplicitAny: what the compiler would refuse is what is tested.
type Unchecked = any;

const api: Unchecked = restApi('petstore');
const get = (path = '/'): Unchecked => api.resource(path).method('GET').methodResponse('200');
const http = (): Unchecked => get().integration().http('https://example.com').integrationResponse('200');
const mock = (method: Unchecked = get()): Unchecked =>
  method.integration().mock().requestTemplate('application/json', '{"statusCode": 200}').integrationResponse('200');
const proxy = (path: string): Unchecked => api.resource(path).method('GET').integration().lambdaProxy(functionArn);

interface Example {
  /** Makes a definition that the rule has something to say about, with the options that it is given. */
  readonly wrong: (define: Define) => unknown;
  readonly address: string;
  /** The same, put right. */
  readonly right: (define: Define) => unknown;
}

/** Ends a definition; the first argument takes the place of the API when it is given a function. */
type Define = (...routes: readonly Unchecked[]) => unknown;
type Declare = (api: Unchecked) => Unchecked;

const declaring = (declare: Declare) => (define: Define) => define(declare);
const settings = (members: object) => (define: Define) => define(members);
const routes =
  (...given: readonly Unchecked[]) =>
  (define: Define) =>
    define(...given);

const userPool = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc';
const token = { type: 'TOKEN', authorizerUri: functionArn, identitySource: 'method.request.header.Authorization' };
const pets = {
  contentType: 'application/json',
  schema: { type: 'array', items: { $ref: 'https://apigateway.amazonaws.com/restapis/{restApiId}/models/Pet' } },
};

/** One example for every rule; the compiler asks for the ones that are missing. */
const examples: Readonly<Record<DefinitionRuleId, Example>> = {
  'definition.route': {
    wrong: routes({ path: '/pets' }),
    address: 'routes[0]',
    right: routes(proxy('/pets')),
  },
  'definition.member': {
    wrong: routes(proxy('/pets'), http().integrationResponse('200', { selectonPattern: '2..' })),
    address: 'GET /',
    right: routes(http().integrationResponse('200', { selectionPattern: '2..' })),
  },
  'definition.member-value': {
    wrong: routes(http().timeoutInMillis('5000')),
    address: 'GET /',
    right: routes(http().timeoutInMillis(5000)),
  },
  'definition.duplicate': {
    wrong: routes(proxy('/pets'), proxy('/pets')),
    address: 'GET /pets',
    right: routes(proxy('/pets'), proxy('/cats')),
  },
  'definition.undeclared-name': {
    wrong: routes(mock(get().requestModel('application/json', 'Pett'))),
    address: 'GET /',
    right: routes(mock(get().requestModel('application/json', { name: 'Pett' }))),
  },
  'definition.model-name': {
    wrong: declaring((builder) => builder.model('a pet', { contentType: 'application/json' })),
    address: 'model a pet',
    right: declaring((builder) => builder.model('APet', { contentType: 'application/json' })),
  },
  'definition.model-schema': {
    wrong: declaring((builder) => builder.model('Pet', { contentType: 'application/json', schema: '{' })),
    address: 'model Pet',
    right: declaring((builder) =>
      builder.model('Pet', { contentType: 'application/json', schema: '{"type":"object"}' }),
    ),
  },
  'definition.model-schema-draft': {
    wrong: declaring((builder) =>
      builder.model('Pet', {
        contentType: 'application/json',
        schema: '{"type":"object","properties":{"name":{"type":"string","example":"Rex"}}}',
      }),
    ),
    address: 'model Pet',
    right: declaring((builder) =>
      builder.model('Pet', {
        contentType: 'application/json',
        schema: '{"type":"object","properties":{"example":{"type":"string","default":"Rex"}}}',
      }),
    ),
  },
  'definition.request-validator-name': {
    wrong: declaring((builder) => builder.requestValidator(' ', { validateRequestBody: true })),
    address: 'requestValidator  ',
    right: declaring((builder) => builder.requestValidator('a', { validateRequestBody: true })),
  },
  'definition.authorizer-ttl': {
    wrong: declaring((builder) => builder.authorizer('jwt', cognito({ authorizerResultTtlInSeconds: 3601 }))),
    address: 'authorizer jwt',
    right: declaring((builder) => builder.authorizer('jwt', cognito({ authorizerResultTtlInSeconds: 3600 }))),
  },
  'definition.authorizer-members': {
    wrong: declaring((builder) => builder.authorizer('token', { type: 'TOKEN', authorizerUri: functionArn })),
    address: 'authorizer token',
    right: declaring((builder) =>
      builder.authorizer('token', {
        type: 'TOKEN',
        authorizerUri: functionArn,
        identitySource: 'method.request.header.Authorization',
      }),
    ),
  },
  'definition.authorizer-uri': {
    wrong: declaring((builder) => builder.authorizer('token', { ...token, authorizerUri: topic })),
    address: 'authorizer token',
    right: declaring((builder) =>
      builder.authorizer('token', { ...token, authorizerUri: lambdaUri('2015-03-31', 'invocations') }),
    ),
  },
  'definition.identity-expression': {
    wrong: declaring((builder) => builder.authorizer('token', { ...token, identityValidationExpression: '(a' })),
    address: 'authorizer token',
    right: declaring((builder) => builder.authorizer('token', { ...token, identityValidationExpression: '(a)' })),
  },
  'definition.authorizer-type': {
    wrong: declaring((api) => api.authorizer('own', { ...token, providerARNs: [userPool] })),
    address: 'authorizer own',
    right: declaring((api) => api.authorizer('own', token)),
  },
  'definition.user-pool': {
    wrong: declaring((api) => api.authorizer('own', { type: 'COGNITO_USER_POOLS', providerARNs: ['eu-west-1_abc'] })),
    address: 'authorizer own',
    right: declaring((api) => api.authorizer('own', { type: 'COGNITO_USER_POOLS', providerARNs: [userPool] })),
  },
  'definition.api-name': {
    wrong: settings({ apiName: ' ' }),
    address: 'restApi',
    right: settings({ description: 'Pets' }),
  },
  'definition.tags': {
    wrong: settings({ tags: { 'aws:team': 'pets' } }),
    address: 'restApi',
    right: settings({ tags: { team: 'pets' } }),
  },
  'definition.identity-source': {
    wrong: declaring((builder) => builder.authorizer('token', { ...token, identitySource: 'Authorization' })),
    address: 'authorizer token',
    right: declaring((builder) =>
      builder.authorizer('request', {
        ...token,
        type: 'REQUEST',
        identitySource: 'method.request.querystring.key, context.identity.sourceIp, stageVariables.a',
      }),
    ),
  },
  'definition.enumeration': {
    wrong: routes(http().passthrough('never')),
    address: 'GET /',
    right: routes(http().passthrough('NEVER')),
  },
  'definition.other-api': {
    wrong: routes(
      (restApi('pets') as Unchecked).resource('/pets').method('GET').integration().lambdaProxy(functionArn),
    ),
    address: 'GET /pets',
    right: routes(
      (restApi('petstore') as Unchecked).resource('/pets').method('GET').integration().lambdaProxy(functionArn),
    ),
  },
  'definition.schema-reference': {
    wrong: declaring((builder) => builder.model('Pets', pets)),
    address: 'model Pets',
    right: declaring((builder) =>
      builder.model('Pets', pets).model('Pet', { contentType: 'application/json', schema: { type: 'object' } }),
    ),
  },
  'definition.vpc-endpoints': {
    wrong: settings({ endpointConfiguration: { types: ['REGIONAL'], vpcEndpointIds: ['vpce-1'] } }),
    address: 'restApi',
    right: settings({ endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] } }),
  },
  'definition.path-length': {
    wrong: routes(proxy('/a'.repeat(20_000))),
    address: `${'/a'.repeat(40)}…`,
    right: routes(proxy('/a'.repeat(100))),
  },
  'definition.path-colon': {
    wrong: routes(proxy('/users/:id')),
    address: '/users/:id',
    right: routes(proxy('/users/a:id')),
  },
  'definition.selection-pattern': {
    wrong: routes(http().integrationResponse('200', { selectionPattern: '5\\d{2' })),
    address: 'GET / 200',
    right: routes(http().integrationResponse('200', { selectionPattern: '5\\d{2}' })),
  },
  'definition.template': {
    wrong: routes(http().requestTemplate('application/json', '#if($a)')),
    address: 'GET /',
    right: routes(http().requestTemplate('application/json', '#if($a)a#end')),
  },
  'definition.gateway-response-parameter': {
    wrong: gatewayHeader('method.response.header.A', "'*'"),
    address: 'gatewayResponse THROTTLED',
    right: gatewayHeader('gatewayresponse.header.A', "'*'"),
  },
  'definition.gateway-response-source': {
    wrong: gatewayHeader('gatewayresponse.header.A', '*'),
    address: 'gatewayResponse THROTTLED',
    right: gatewayHeader('gatewayresponse.header.A', 'method.request.header.Origin'),
  },
  'definition.gateway-response-type': {
    wrong: declaring((builder) => builder.gatewayResponse('DEFAULT_4X', { statusCode: '400' })),
    address: 'gatewayResponse DEFAULT_4X',
    right: declaring((builder) => builder.gatewayResponse('DEFAULT_4XX', { statusCode: '400' })),
  },
  'definition.gateway-response-value': {
    wrong: declaring((builder) => builder.gatewayResponse('THROTTLED', { responseTemplates: { 'text/plain': '' } })),
    address: 'gatewayResponse THROTTLED',
    right: declaring((builder) => builder.gatewayResponse('THROTTLED', { responseTemplates: { 'text/plain': 'a' } })),
  },
  'definition.documentation-properties': {
    wrong: declaring((builder) => builder.documentationPart({ type: 'API' }, '[]')),
    address: 'documentation API',
    right: declaring((builder) => builder.documentationPart({ type: 'API' }, { info: {} })),
  },
  'definition.documentation-location': {
    wrong: declaring((builder) =>
      builder.documentationPart({ type: 'APIS' as never, path: '/' }, { description: 'a' }),
    ),
    address: 'documentation APIS /',
    right: declaring((builder) => builder.documentationPart({ type: 'RESOURCE' }, { description: 'a' })),
  },
  'definition.description': {
    wrong: settings({ description: '' }),
    address: 'restApi',
    right: settings({ description: 'Pets' }),
  },
  'definition.endpoint-types': {
    wrong: settings({ endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } }),
    address: 'restApi',
    right: settings({ endpointConfiguration: { types: ['REGIONAL'] } }),
  },
  'definition.ip-address-type': {
    wrong: settings({ endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } }),
    address: 'restApi',
    right: settings({ endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' } }),
  },
  'definition.minimum-compression-size': {
    wrong: settings({ minimumCompressionSize: 10_485_761 }),
    address: 'restApi',
    right: settings({ minimumCompressionSize: 10_485_760 }),
  },
  'definition.policy': {
    wrong: settings({ policy: '{"Version"' }),
    address: 'restApi',
    right: settings({ policy: { Version: '2012-10-17' } }),
  },
  'definition.path': {
    wrong: routes(proxy('/pets/')),
    address: '/pets/',
    right: routes(proxy('/pets')),
  },
  'definition.path-part': {
    wrong: routes(proxy('/pet{petId}')),
    address: '/pet{petId}',
    right: routes(proxy('/{petId}')),
  },
  'definition.path-part-comma': {
    wrong: routes(proxy('/a,b')),
    address: '/a,b',
    right: routes(proxy('/a:b')),
  },
  'definition.greedy-child': {
    wrong: routes(proxy('/{proxy+}/pets')),
    address: '/{proxy+}/pets',
    right: routes(proxy('/pets/{proxy+}')),
  },
  'definition.path-variable-twice': {
    wrong: routes(proxy('/{id}/pets/{id}')),
    address: '/{id}/pets/{id}',
    right: routes(proxy('/{id}/pets/{petId}')),
  },
  'definition.sibling-variables': {
    wrong: routes(proxy('/pets/{petId}'), proxy('/pets/{id}/toys')),
    address: '/pets/{id}',
    right: routes(proxy('/pets/{petId}'), proxy('/pets/{petId}/toys')),
  },
  'definition.moved-from': {
    wrong: routes(proxy('/a'), moved('/b', '/old'), moved('/c', '/old')),
    address: '/c',
    right: routes(proxy('/a'), moved('/b', '/old'), moved('/c', '/older')),
  },
  'definition.reserved-path': {
    wrong: routes(proxy('/ping')),
    address: '/ping',
    right: routes(proxy('/health/ping')),
  },
  'definition.http-method': {
    wrong: routes(api.resource('/').method('GETT').integration().lambdaProxy(functionArn)),
    address: 'GETT /',
    right: routes(api.resource('/').method('GET').integration().lambdaProxy(functionArn)),
  },
  'definition.no-integration': {
    wrong: routes(get()),
    address: 'GET /',
    right: routes(mock()),
  },
  'definition.authorization-type': {
    wrong: routes(mock(get().authorizationType('CUSTOM'))),
    address: 'GET /',
    right: routes(mock(get().authorizer({ id: 'a1b2c3', authorizationType: 'CUSTOM' }))),
  },
  'definition.authorization-scopes': {
    wrong: routes(mock(get().authorizer({ id: 'a1b2c3', authorizationType: 'CUSTOM' }, { scopes: ['a'] }))),
    address: 'GET /',
    right: routes(mock(get().authorizer({ id: 'a1b2c3', authorizationType: 'COGNITO_USER_POOLS' }, { scopes: ['a'] }))),
  },
  'definition.request-parameter': {
    wrong: routes(mock(get().requestParameter('querystring.a'))),
    address: 'GET /',
    right: routes(mock(get().requestParameter('method.request.querystring.a'))),
  },
  'definition.parameter-names-unique': {
    wrong: routes(
      mock(get().requestParameter('method.request.querystring.a').requestParameter('method.request.header.a')),
    ),
    address: 'GET /',
    right: routes(
      mock(
        get()
          .requestParameter('method.request.querystring.a')
          .requestParameter('method.request.multivaluequerystring.a'),
      ),
    ),
  },
  'definition.path-parameter': {
    wrong: routes(mock(get('/{petId}').requestParameter('method.request.path.pettId'))),
    address: 'GET /{petId}',
    right: routes(mock(get('/{petId}').requestParameter('method.request.path.petId'))),
  },
  'definition.status-code': {
    wrong: routes(mock(get().methodResponse('2XX'))),
    address: 'GET /',
    right: routes(mock(get().methodResponse('202'))),
  },
  'definition.method-response-parameter': {
    wrong: routes(mock(get().methodResponse('200', { responseParameters: { ETag: true } }))),
    address: 'GET / 200',
    right: routes(mock(get().methodResponse('200', { responseParameters: { 'method.response.header.ETag': true } }))),
  },
  'definition.content-type': {
    wrong: routes(mock().requestTemplate('json', '{"statusCode": 200}')),
    address: 'GET /',
    right: routes(mock().requestTemplate('$default', '{"statusCode": 200}')),
  },
  'definition.integration-step': {
    wrong: routes(get().integration().lambdaProxy(functionArn).requestTemplate('application/json', '{}')),
    address: 'GET /',
    right: routes(get().integration().lambdaProxy(functionArn)),
  },
  'definition.integration-http-method': {
    wrong: routes(api.resource('/').method('ANY').integration().http('https://example.com')),
    address: 'ANY /',
    right: routes(api.resource('/').method('ANY').integration().httpProxy('https://example.com')),
  },
  'definition.http-endpoint': {
    wrong: routes(get().integration().httpProxy('example.com')),
    address: 'GET /',
    right: routes(get().integration().httpProxy('https://${stageVariables.host}/pets')),
  },
  'definition.aws-arn': {
    wrong: routes(action('arn:aws:sns:eu-west-1:123456789012:pets')),
    address: 'GET /',
    right: routes(action(topic)),
  },
  'definition.aws-proxy-target': {
    wrong: routes(get().integration().lambdaProxy(topic)),
    address: 'GET /',
    right: routes(get().integration().lambdaProxy(functionArn)),
  },
  'definition.lambda-method': {
    wrong: routes(get().integration().lambda(functionArn).integrationHttpMethod('GET').integrationResponse('200')),
    address: 'GET /',
    right: routes(get().integration().lambda(functionArn).integrationResponse('200')),
  },
  'definition.credentials': {
    wrong: routes(get().integration().aws(topic).integrationHttpMethod('POST').integrationResponse('200')),
    address: 'GET /',
    right: routes(action(topic)),
  },
  'definition.uri-variable': {
    wrong: routes(get('/{petId}').integration().httpProxy('https://example.com/${stageVariables.v}/{petId}')),
    address: 'GET /{petId}',
    right: routes(
      get('/{petId}')
        .integration()
        .httpProxy('https://example.com/${stageVariables.v}/{petId}')
        .requestParameter('integration.request.path.petId', 'method.request.path.petId'),
    ),
  },
  'definition.cache-key-parameter': {
    wrong: routes(http().cacheKeyParameters('method.request.querystring.page')),
    address: 'GET /',
    right: routes(
      get()
        .requestParameter('method.request.querystring.page')
        .integration()
        .httpProxy('https://example.com')
        .cacheKeyParameters('method.request.querystring.page'),
    ),
  },
  'definition.timeout': {
    wrong: routes(http().timeoutInMillis(49)),
    address: 'GET /',
    right: routes(http().timeoutInMillis(50)),
  },
  'definition.timeout-quota': {
    wrong: routes(proxy('/').timeoutInMillis(29_001)),
    address: 'GET /',
    right: routes(proxy('/').timeoutInMillis(29_001).responseTransferMode('STREAM')),
  },
  'definition.connection': {
    wrong: routes(http().connectionType('VPC_LINK')),
    address: 'GET /',
    right: routes(http().connectionType('VPC_LINK', { connectionId: '${stageVariables.link}' })),
  },
  'definition.stream-uri': {
    wrong: routes(
      get().integration().lambdaProxy(lambdaUri('2015-03-31', 'invocations')).responseTransferMode('STREAM'),
    ),
    address: 'GET /',
    right: routes(get().integration().lambdaProxy(functionArn).responseTransferMode('STREAM')),
  },
  'definition.mock-template': {
    wrong: routes(get().integration().mock().integrationResponse('200')),
    address: 'GET /',
    right: routes(mock()),
  },
  'definition.method-response': {
    wrong: routes(mock().integrationResponse('404', { selectionPattern: '404' })),
    address: 'GET / 404',
    right: routes(mock(get().methodResponse('404')).integrationResponse('404', { selectionPattern: '404' })),
  },
  'definition.no-integration-response': {
    wrong: routes(get().integration().http('https://example.com')),
    address: 'GET /',
    right: routes(http()),
  },
  'definition.default-response': {
    wrong: routes(mock(get().methodResponse('404')).integrationResponse('404')),
    address: 'GET /',
    right: routes(mock(get().methodResponse('404')).integrationResponse('404', { selectionPattern: '404' })),
  },
  'definition.template-size': {
    wrong: routes(http().requestTemplate('text/plain', 'a'.repeat(300 * 1024 + 1))),
    address: 'GET /',
    right: routes(http().requestTemplate('text/plain', 'a'.repeat(300 * 1024))),
  },
  'definition.open-method': {
    wrong: routes(http()),
    address: 'GET /',
    right: routes(mock(get().apiKeyRequired())),
  },
  'definition.mapping-destination': {
    wrong: routes(http().requestParameter('method.request.header.A', "'a'")),
    address: 'GET /',
    right: routes(http().requestParameter('integration.request.header.A', "'a'")),
  },
  'definition.mapping-source': {
    wrong: routes(http().requestParameter('integration.request.header.A', 'a')),
    address: 'GET /',
    right: routes(http().requestParameter('integration.request.header.A', 'context.requestId')),
  },
  'definition.static-value': {
    wrong: routes(http().requestParameter('integration.request.querystring.a', "'a b'")),
    address: 'GET /',
    right: routes(http().requestParameter('integration.request.querystring.a', "'a%20b'")),
  },
  'definition.quoted-mapping': {
    wrong: routes(http().requestParameter('integration.request.header.A', "'context.requestId'")),
    address: 'GET /',
    right: routes(http().requestParameter('integration.request.header.A', 'context.requestId')),
  },
  'definition.context-variable': {
    wrong: routes(http().requestParameter('integration.request.header.A', 'context.requestIdd')),
    address: 'GET /',
    right: routes(http().requestParameter('integration.request.header.A', 'context.requestId')),
  },
  'definition.response-parameter': {
    wrong: routes(mock().integrationResponse('200', { responseParameters: { 'method.response.header.ETag': "'a'" } })),
    address: 'GET / 200',
    right: routes(
      mock(
        get().methodResponse('200', { responseParameters: { 'method.response.header.ETag': false } }),
      ).integrationResponse('200', { responseParameters: { 'method.response.header.ETag': "'a'" } }),
    ),
  },
  'definition.cors-value': {
    wrong: routes(api.resource('/').cors({ allowOrigins: [] })),
    address: 'OPTIONS /',
    right: routes(api.resource('/').cors({ allowOrigins: ['https://example.com'] })),
  },
  'definition.cors-origin': {
    wrong: routes(api.resource('/').cors({ allowOrigins: ['example.com'] })),
    address: 'OPTIONS /',
    right: routes(api.resource('/').cors({ allowOrigins: ['https://example.com:8443', 'capacitor://localhost'] })),
  },
  'definition.cors-wildcard': {
    wrong: routes(api.resource('/').cors({ allowOrigins: ['*'], allowCredentials: true })),
    address: 'OPTIONS /',
    right: routes(api.resource('/').cors({ allowOrigins: ['https://example.com'], allowCredentials: true })),
  },
};

function cognito(members: object): object {
  return {
    type: 'COGNITO_USER_POOLS',
    providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/a'],
    ...members,
  };
}

function gatewayHeader(name: string, value: string) {
  return declaring((builder) => builder.gatewayResponse('THROTTLED', { responseParameters: { [name]: value } }));
}

function moved(path: string, from: string): Unchecked {
  return api.resource(path).movedFrom(from).method('GET').integration().lambdaProxy(functionArn);
}

function action(uri: string): Unchecked {
  return get().integration().aws(uri).integrationHttpMethod('POST').credentials(role).integrationResponse('200');
}

/** Makes a definition and gives what was said about it, at the level at which it was said. */
function said(
  example: Example['wrong'],
  rules: object = {},
): readonly { level: string; code: string; address: string }[] {
  const define: Define = (first, ...others) => {
    if (typeof first === 'function') return first(restApi('petstore', { rules })).define(...others);
    if (typeof first === 'object' && !('~route' in first) && !('path' in first)) {
      const { apiName = 'petstore', ...members } = first;
      return restApi(apiName, { ...members, rules }).define(...others);
    }
    return (restApi('petstore', { rules }) as Unchecked).define(first, ...others);
  };
  try {
    const { warnings } = example(define) as ReturnType<ReturnType<typeof restApi>['define']>;
    return warnings.map(({ code, address }) => ({ level: 'warning', code, address }));
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.problems.map(({ code, address }) => ({ level: 'error', code, address }));
  }
}

describe.each(definitionRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { wrong, right, address } = examples[id];
  const own = (problems: ReturnType<typeof said>) => problems.filter(({ code }) => code === id);

  it('says what is wrong, and where', () => {
    // What is off by default is switched on.
    const level = rule.level === 'off' ? 'warning' : rule.level;
    const rules = rule.level === 'off' ? { [id]: level } : {};
    expect(own(said(wrong, rules))).toContainEqual({ level, code: id, address });
    if (rule.level === 'off') expect(own(said(wrong))).toEqual([]);
  });

  it('says nothing about what is right', () => {
    expect(said(right)).toEqual([]);
  });

  it('can be given the other level', () => {
    const other = rule.level === 'error' ? 'warning' : 'error';
    const problems = own(said(wrong, { [id]: other }));
    for (const problem of problems) expect(problem.level).toBe(other);
    expect(said(wrong, { [id]: other }).map(({ level }) => level)).toContain(other);
  });

  it('can be switched off', () => {
    expect(own(said(wrong, { [id]: 'off' }))).toEqual([]);
  });

  it('says where the service documents it', () => {
    expect(rule.see).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/apigateway\/latest\/(api|developerguide)\/.+\.html$/);
    expect(rule.summary).toMatch(/\.$/);
  });
});

describe('a DefinitionError', () => {
  const define = () =>
    api.define(
      http().timeoutInMillis(1).requestParameter('integration.request.header.A', 'a'),
      proxy('/pets/'),
      mock(api.resource('/pets').method('POST').requestModel('application/json', 'Pett').methodResponse('200')),
    );

  it('lists everything that is wrong at once, each with an address and a hint', () => {
    expect(define).toThrow(DefinitionError);
    try {
      define();
    } catch (error) {
      const { problems, message, code } = error as DefinitionError;
      expect(code).toBe('definition.refused');
      expect(problems.map((problem) => problem.code)).toEqual([
        'definition.undeclared-name',
        'definition.path',
        'definition.timeout',
        'definition.mapping-source',
      ]);
      for (const problem of problems) expect(message).toContain(`${problem.address}: ${problem.message}`);
    }
  });

  it('is thrown for a route alone as well', () => {
    expect(() => http().timeoutInMillis(1).compile()).toThrow(/50 and up, not 1/);
  });

  it('says what was probably meant', () => {
    const pet = restApi('petstore').model('Pet', { contentType: 'application/json' });
    const route = mock(
      (pet as Unchecked).resource('/').method('GET').methodResponse('200').requestModel('a/b', 'Pett'),
    );
    expect(() => pet.define(route)).toThrow("Did you mean 'Pet'?");
  });
});
