import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../src/definition/definition-error.js';
import { restApi } from '../../src/definition/rest-api.js';
import { usagePlan } from '../../src/definition/usage-plan.js';
import { functionArn } from '../account.js';

// biome-ignore lint/suspicious/noExplicitAny: what the compiler would refuse is what is tested.
type Unchecked = any;

const api: Unchecked = restApi('petstore');
const method = (path = '/pets'): Unchecked => api.resource(path).method('GET').methodResponse('200');
const http = (): Unchecked => method().integration().http('https://example.com').integrationResponse('200');

/** What a definition is refused with: message and hint of each problem. */
function refusals(define: () => unknown): readonly string[] {
  try {
    define();
  } catch (error) {
    if (error instanceof DefinitionError) {
      return error.problems.map(({ message, hint }) => (hint === undefined ? message : `${message} ${hint}`));
    }
    throw error;
  }
  return [];
}

describe('what is refused says what to write', () => {
  it.each<[string, () => unknown, readonly string[]]>([
    [
      'a static value in double quotes',
      () => http().requestParameter('integration.request.header.A', '"*"').compile(),
      [`'"*"' isn't a mapping expression. Write a static value in single quotes: "'*'".`],
    ],
    [
      'a variable of a template',
      () => http().requestParameter('integration.request.header.A', '$context.requestId').compile(),
      ["'$context.requestId' isn't a mapping expression. Did you mean 'context.requestId'?"],
    ],
    [
      'a route in place of a path',
      () => api.resource('GET /pets').method('GET').integration().mock().compile(),
      ["A resource path starts with '/'. Write .resource('/pets').method('GET')."],
    ],
    [
      'a route in place of a verb',
      () => api.resource('/pets').method('post /pets').integration().mock().compile(),
      ["'post /pets' isn't a method of the service. Write .resource('/pets').method('POST')."],
    ],
    [
      'a method in the form of the service in place of a route',
      () => api.define(method().integration().mock()).stage('prod').methodSettings('~1pets/GET', {}),
      ["'~1pets/GET' isn't a route. Did you mean 'GET /pets'?"],
    ],
    [
      'a method in the form of the service in place of a route that is throttled',
      () =>
        (usagePlan as Unchecked)('gold', { throttle: { rateLimit: 1 } }).stage(
          { restApiId: 'a1b2c3', stageName: 'prod' },
          { throttle: { '/pets/GET': { rateLimit: 1 } } },
        ),
      ["'/pets/GET' isn't a route. Did you mean 'GET /pets'?"],
    ],
    [
      'the name of a function',
      () => method().integration().lambdaProxy('my-function').compile(),
      ["'my-function' isn't an ARN. Write the function's ARN: 'arn:aws:lambda:{region}:{account}:function:{name}'."],
    ],
    [
      'a mapping the wrong way round, once',
      () => http().requestParameter('method.request.header.A', 'integration.request.header.A').compile(),
      [
        "'method.request.header.A' isn't a place in a backend's request. Did you mean 'integration.request.header.A'? The destination comes first, then the source.",
      ],
    ],
    [
      'an origin without a scheme',
      () =>
        api
          .resource('/')
          .cors({ allowOrigins: ['example.com'] })
          .compile(),
      ["'example.com' isn't an origin. Did you mean 'https://example.com'?"],
    ],
    [
      'an origin that stands for several',
      () =>
        api
          .resource('/')
          .cors({ allowOrigins: ['https://*.example.com'] })
          .compile(),
      [
        "'https://*.example.com' isn't an origin. Write each origin with its scheme, as browsers send it: 'https://example.com'.",
      ],
    ],
    [
      'an origin with a slash',
      () =>
        api
          .resource('/')
          .cors({ allowOrigins: ['https://example.com/'] })
          .compile(),
      ["'https://example.com/' isn't an origin. Did you mean 'https://example.com'?"],
    ],
    [
      'a text instead of a list of origins',
      () => api.resource('/').cors({ allowOrigins: 'https://example.com' }).compile(),
      ["allowOrigins takes a list of strings. Write allowOrigins: ['https://example.com']."],
    ],
    [
      'a method in lower case',
      () =>
        api
          .resource('/')
          .cors({ allowOrigins: ['*'], allowMethods: ['get'] })
          .compile(),
      ["'get' isn't a method that browsers ask for here. Did you mean 'GET'?"],
    ],
    [
      'an option of cors with a slip',
      () =>
        api
          .resource('/')
          .cors({ allowOrigins: ['*'], alowHeaders: ['A'] })
          .compile(),
      [".cors(…) has no option 'alowHeaders'. Did you mean 'allowHeaders'?"],
    ],
    [
      'an option of a use of an authorizer',
      () =>
        http().compile() &&
        method()
          .authorizer({ id: 'a', authorizationType: 'CUSTOM' }, { scope: ['a'] })
          .integration()
          .lambdaProxy(functionArn)
          .compile(),
      [".authorizer(…) has no option 'scope'. Did you mean 'scopes'?"],
    ],
    [
      'an option of a connection',
      () => http().connectionType('VPC_LINK', { connectionID: 'a' }).compile(),
      [
        ".connectionType(…) has no option 'connectionID'. Did you mean 'connectionId'?",
        "VPC_LINK needs to know which. Write .connectionType('VPC_LINK', { connectionId: … }).",
      ],
    ],
    [
      'options that are none',
      () => method().requestParameter('method.request.header.A', true).integration().lambdaProxy(functionArn).compile(),
      ['.requestParameter(…) takes an object here. Its members: required.'],
    ],
    [
      'an enumeration in another case',
      () => http().passthrough('never').compile(),
      ["'never' isn't a value of passthroughBehavior. Did you mean 'NEVER'?"],
    ],
    [
      'an enumeration cut short',
      () => method().integration().lambdaProxy(functionArn).responseTransferMode('stream').compile(),
      ["'stream' isn't a value of responseTransferMode. Did you mean 'STREAM'?"],
    ],
    [
      'the start of a value',
      () => http().connectionType('vpc').compile(),
      ["'vpc' isn't a value of connectionType. Did you mean 'VPC_LINK'?"],
    ],
    [
      'members of the endpoint configuration',
      () => (restApi as Unchecked)('a', { endpointConfiguration: { type: ['REGIONAL'] } }).define(),
      ["The service has no member 'type' here. Did you mean 'types'?", 'An API has one endpoint type, not 0.'].slice(
        0,
        1,
      ),
    ],
    [
      'the type of an authorizer cut short',
      () => api.authorizer('a', { type: 'COGNITO', providerARNs: ['a'] }).define(),
      ["'COGNITO' isn't a value of type. Did you mean 'COGNITO_USER_POOLS'?"],
    ],
    [
      'a TOKEN authorizer without a header',
      () => api.authorizer('a', { type: 'TOKEN', authorizerUri: functionArn }).define(),
      [
        "A TOKEN authorizer needs the header that it decides by. Add identitySource: 'method.request.header.Authorization'.",
      ],
    ],
    [
      'the bare name of a header',
      () =>
        api.authorizer('a', { type: 'TOKEN', authorizerUri: functionArn, identitySource: 'Authorization' }).define(),
      [
        "'Authorization' isn't an identity source of a TOKEN authorizer. Did you mean 'method.request.header.Authorization'?",
      ],
    ],
    [
      'a header of a gateway response by its bare name',
      () =>
        api.gatewayResponse('DEFAULT_4XX', { responseParameters: { 'Access-Control-Allow-Origin': "'*'" } }).define(),
      [
        "'Access-Control-Allow-Origin' isn't a header of a gateway response. Did you mean 'gatewayresponse.header.Access-Control-Allow-Origin'?",
      ],
    ],
    [
      'a path variable of another framework',
      () => api.resource('/users/:id').method('PUT').integration().lambdaProxy(functionArn).compile() && undefined,
      [],
    ],
    [
      'two responses for everything else',
      () =>
        method()
          .methodResponse('400')
          .integration()
          .http('https://a.example')
          .integrationResponse('200')
          .integrationResponse('400')
          .compile(),
      ['200 and 400 are all for whatever no pattern matches. Add selectionPattern to all but one.'],
    ],
    [
      'two responses with one pattern',
      () =>
        method()
          .methodResponse('400')
          .integration()
          .http('https://a.example')
          .integrationResponse('200', { selectionPattern: '2..' })
          .integrationResponse('400', { selectionPattern: '2..' })
          .compile(),
      ["200 and 400 have the same selection pattern, '2..'. Give each a pattern of its own."],
    ],
  ])('%s', (_, define, expected) => {
    expect(refusals(define)).toEqual(expected);
  });

  it('of an authorizer takes a function by its own ARN, as integrations do', () => {
    const { model } = api
      .authorizer('a', { type: 'TOKEN', authorizerUri: functionArn, identitySource: 'method.request.header.A' })
      .define();
    expect(model.authorizers.a.authorizerUri).toBe(
      `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
    );
  });

  it('takes names with colons', () => {
    const route = api
      .resource('/n/{a:b}')
      .method('GET')
      .requestParameter('method.request.querystring.page:size')
      .integration()
      .lambdaProxy(functionArn)
      .requestParameter('integration.request.querystring.page:size', 'method.request.querystring.page:size');
    expect(refusals(() => route.compile())).toEqual([]);
  });
});

describe('what never ends is refused, and soon', () => {
  const cyclic: Record<string, unknown> = { type: 'object' };
  cyclic['properties'] = { self: cyclic };
  const nested = (depth: number): string => `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`;
  const doubled = Array.from({ length: 60 }).reduce<object>((inner) => ({ allOf: [inner, inner] }), {});

  it.each<[string, () => unknown, RegExp]>([
    ['a schema that contains itself', () => api.model('A', { contentType: 'a/b', schema: cyclic }), /contains itself/],
    ['a policy that contains itself', () => (restApi as Unchecked)('a', { policy: cyclic }), /contains itself/],
    ['options that contain themselves', () => method().methodResponse('200', cyclic), /contains itself/],
    [
      'a schema 20,000 deep, as text',
      () => api.model('A', { contentType: 'a/b', schema: nested(20_000) }).define(),
      /nested more than 1000 deep/,
    ],
    [
      'a schema 20,000 deep',
      () => {
        let schema: object = {};
        for (let depth = 0; depth < 20_000; depth += 1) schema = { not: schema };
        return api.model('A', { contentType: 'a/b', schema });
      },
      /nested more than 1000 deep/,
    ],
    [
      'a schema that doubles at every level',
      () => api.model('A', { contentType: 'a/b', schema: doubled }),
      /has more than 250000 values/,
    ],
    ['a number that JSON has not', () => api.model('A', { contentType: 'a/b', schema: { maximum: 1n } }), /BigInt/],
    [
      'a path of 20,000 segments',
      () => api.resource('/a'.repeat(20_000)).method('GET').integration().lambdaProxy(functionArn).compile(),
      /40000 characters/,
    ],
    [
      'a path of 20,000 variables',
      () =>
        api
          .resource(Array.from({ length: 20_000 }, (_, index) => `/{a${index}}`).join(''))
          .method('GET')
          .integration()
          .lambdaProxy(functionArn)
          .compile(),
      /characters/,
    ],
  ])('%s', (_, define, message) => {
    const start = performance.now();
    expect(define).toThrow(DefinitionError);
    expect(define).toThrow(message);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('routes of a definition', () => {
  const get = (path: string): Unchecked => api.resource(path).method('GET').integration().lambdaProxy(functionArn);

  it('may be in lists of lists', () => {
    const { model } = api.define([[get('/a'), [get('/b')]], [get('/c')]]);
    expect(Object.keys(model.resources)).toEqual(['/', '/a', '/b', '/c']);
  });

  it.each([
    ['/users/<id>', '{id}'],
    ['/users/<int:id>', '{id}'],
    ['/users/[id]', '{id}'],
    ['/users/*', '{proxy+}'],
    ['/users/[...path]', '{proxy+}'],
  ])('refuse a variable that is written as other frameworks write it: %s', (path, meant) => {
    expect(() => api.define(get(path))).toThrow(
      `The service doesn't take '${path.slice(7)}' as a segment of a path. Did you mean '${meant}'?`,
    );
  });

  it('warn of a variable that is written as other frameworks write it', () => {
    expect(api.define(get('/users/:id')).warnings).toMatchObject([
      { code: 'definition.path-colon', address: '/users/:id', hint: "Did you mean '{id}'?" },
    ]);
  });
});

describe('a template that can not be read', () => {
  it('is warned of wherever it stands', () => {
    const { warnings } = api
      .gatewayResponse('DEFAULT_4XX', { responseTemplates: { 'application/json': '#if($a)' } })
      .define();
    expect(warnings).toMatchObject([{ code: 'definition.template', address: 'gatewayResponse DEFAULT_4XX' }]);
  });
});

describe('steps for loops and conditions', () => {
  it('declare several responses at once, like so many steps', () => {
    const responses = { '200': { responseParameters: { 'method.response.header.ETag': false } }, '404': {} };
    const base: Unchecked = api.resource('/pets').method('GET');
    const atOnce = base.methodResponses(responses);
    const oneByOne = base.methodResponse('200', responses['200']).methodResponse('404', responses['404']);
    expect(atOnce['~route'].method).toEqual(oneByOne['~route'].method);
  });

  it('take other steps when a condition holds', () => {
    const base: Unchecked = method().integration().lambdaProxy(functionArn);
    const slower = (integration: Unchecked) => integration.timeoutInMillis(5000);
    expect(base.when(true, slower)['~route'].method.integration.timeoutInMillis).toBe(5000);
    expect(base.when(false, slower)).toBe(base);
  });
});
