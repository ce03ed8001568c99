import { describe, expect, it } from 'vitest';
import { apiKey, DefinitionError, restApi, usagePlan } from '../../src/index.js';

const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:authorize';
const invocation = (arn: string, region = 'eu-west-1') =>
  `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;

describe('what an authorizer calls', () => {
  const authorizing = (authorizerUri: string) => () =>
    restApi('petstore')
      .authorizer('own', { type: 'TOKEN', authorizerUri, identitySource: 'method.request.header.Authorization' })
      .define();

  it.each([
    functionArn,
    `${functionArn}:live`,
    'arn:aws-cn:lambda:cn-north-1:123456789012:function:authorize',
    'arn:aws:lambda:eu-west-1:123456789012:function:${stageVariables.authorize}',
    invocation(functionArn),
    invocation(functionArn, 'us-gov-west-1'),
    invocation('${stageVariables.authorize}'),
  ])('is %s', (uri) => {
    expect(authorizing(uri)).not.toThrow();
  });

  it.each([
    'authorize',
    `${functionArn} `,
    `${functionArn}\n`,
    'arn:aws:lambda:eu-west-1:123456789012:layer:authorize:1',
    'arn:aws:lambda:eu-west-1:123456789012:function',
    'arn:aws:lambda:eu-west-1:123456789012:function:',
    invocation(functionArn, 'region'),
    invocation(functionArn, ''),
    invocation('arn:aws:lambda:eu-west-1:123456789012:layer:authorize:1'),
    `${invocation(functionArn)}?a`,
  ])('is not %j', (uri) => {
    expect(authorizing(uri)).toThrow(DefinitionError);
    expect(authorizing(uri)).toThrow("isn't a function that an authorizer can call");
  });
});

it('is an API key that is too short or too long, which is never printed', () => {
  for (const value of ['', 'secret', 's'.repeat(19), 's'.repeat(129)])
    expect(() => apiKey('acme', { value })).toThrow(`It has 20 to 128 characters, not ${value.length}.`);
  for (const length of [20, 128]) expect(() => apiKey('acme', { value: 's'.repeat(length) })).not.toThrow();
});

it('is a quota of no requests', () => {
  const limited = (limit: number) => () => usagePlan('gold', { quota: { limit, period: 'DAY' } });
  expect(limited(0)).toThrow("A quota's limit is 1 or more requests, not 0.");
  expect(limited(1)).not.toThrow();
});

describe('what a schema refers to', () => {
  const referring = ($ref: string) => () =>
    restApi('petstore')
      .model('Pet', { contentType: 'application/json', schema: {} })
      .model('Pets', { contentType: 'application/json', schema: { type: 'array', items: { $ref } } })
      .define();
  const models = 'https://apigateway.amazonaws.com/restapis/{restApiId}/models/';

  it.each([`${models}Pet`, `${models}Pet#/definitions/name`, '#', '#/definitions/pet'])('is %s', ($ref) => {
    expect(referring($ref)).not.toThrow();
  });

  it.each([
    ['Pet', 'Pet'],
    ['./Pet', 'Pet'],
    ['models/Pet', 'Pet'],
    ['https://example.com/models/Pet', 'Pet'],
    ['http://apigateway.amazonaws.com/restapis/{restApiId}/models/Pet', 'Pet'],
    [models, 'NAME'],
    ['', 'NAME'],
  ])('is not %j', ($ref, meant) => {
    expect(referring($ref)).toThrow(DefinitionError);
    expect(referring($ref)).toThrow(`The schema's reference '${$ref}' names no model. Write '${models}${meant}'.`);
  });
});

it('is a dialect that isn’t JSON Schema', () => {
  const stating = ($schema: string) => () =>
    restApi('petstore').model('Pet', { contentType: 'application/json', schema: { $schema } }).define();
  for (const wrong of ['http://evil/', 'http://json-schema.org.evil/', '']) expect(stating(wrong)).toThrow('$schema');
  expect(stating('http://json-schema.org/draft-04/schema#')).not.toThrow();
});

it.each(['//pets', '//pets/{petId}', '/pets//{petId}', '//', '///'])('is an empty segment: %s', (path) => {
  // biome-ignore lint/suspicious/noExplicitAny: what the compiler would refuse is what is tested.
  const api = restApi('petstore') as any;
  const route = api.resource(path).method('GET').integration().httpProxy('https://example.com');
  expect(() => api.define(route)).toThrow(/empty segment|doesn't end in/);
});

it.each([
  'method.response.header.Y',
  'integration.response.header.Y',
  'method.request.headers.Y',
  'method.request.header.',
  'context.',
  'stageVariables',
])('is a source of a gateway response: %s, which isn’t taken for a static value', (source) => {
  const given = () =>
    restApi('petstore')
      // biome-ignore lint/suspicious/noExplicitAny: what the compiler would refuse is what is tested.
      .gatewayResponse('DEFAULT_4XX', { responseParameters: { 'gatewayresponse.header.X': source as any } })
      .define();
  expect(given).toThrow(`'${source}' isn't a mapping expression here. Write 'method.request.header.NAME'`);
});

describe('what is given from JavaScript', () => {
  // biome-ignore lint/suspicious/noExplicitAny: what the compiler would refuse is what is tested.
  type Unchecked = any;
  const api = restApi('petstore') as Unchecked;
  const route = api.resource('/pets').method('GET').integration().httpProxy('https://example.com');
  const problems = (define: () => unknown): readonly string[] => {
    try {
      define();
      return [];
    } catch (error) {
      expect(error).toBeInstanceOf(DefinitionError);
      return (error as DefinitionError).problems.map(({ code, hint }) => `${code} ${hint ?? ''}`.trim());
    }
  };

  it('lists of routes that contain themselves, are nested too deep, or double', () => {
    const cyclic: unknown[] = [route];
    cyclic.push(cyclic);
    let deep: unknown = route;
    for (let at = 0; at < 20_000; at += 1) deep = [deep];
    let doubling: unknown = [];
    for (let at = 0; at < 90; at += 1) doubling = [doubling, doubling];
    for (const routes of [cyclic, deep, doubling])
      expect(problems(() => api.define(routes))[0]).toMatch(/^definition\.route /);
    let nested: unknown = route;
    for (let at = 0; at < 90; at += 1) nested = [nested];
    expect(problems(() => api.define(nested))).toEqual([]);
  });

  it.each(['null', '[]', '"Allow"', '7', new Date(0)])('a policy that isn’t an object: %s', (policy) => {
    expect(problems(() => (restApi as Unchecked)('petstore', { policy }).define())[0]).toMatch(/^definition\./);
  });

  it.each([
    ['allowHeaders', 'a b'],
    ['allowHeaders', 'a,b'],
    ['exposeHeaders', 'X-One\r\nX-Two: evil'],
    ['exposeHeaders', 'X\u0000'],
  ])('%s of CORS that can’t be the name of a header: %j', (option, name) => {
    const cors = { allowOrigins: ['*'], [option]: [name] };
    expect(problems(() => api.define(api.resource('/pets').cors(cors)))).toEqual(['definition.cors-value']);
  });

  it.each([
    ['${stageVariables.backend}', 'stageVariables.backend'],
    ['$!{context.requestId}', 'context.requestId'],
    [' context.requestId', 'context.requestId'],
    ['request.header.X', 'method.request.header.X'],
    ['$method.request.header.X', 'method.request.header.X'],
  ])('the source %j means %s', (source, meant) => {
    const method = api.resource('/pets').method('GET').methodResponse('200').integration().http('https://example.com');
    const mapped = method.requestParameter('integration.request.header.A', source).integrationResponse('200');
    expect(problems(() => api.define(mapped))).toEqual([`definition.mapping-source Did you mean '${meant}'?`]);
  });

  it.each(['method.request.bodyy', 'method.request.body.', 'method.request.body[', '$input.params("x")'])(
    'the source %j is neither a source nor a static value',
    (source) => {
      const method = api.resource('/pets').method('GET').methodResponse('200').integration();
      const mapped = method
        .http('https://example.com')
        .requestParameter('integration.request.header.A', source)
        .integrationResponse('200');
      expect(problems(() => api.define(mapped))[0]).toMatch(
        /^definition\.mapping-source Write 'method\.request\.header/,
      );
    },
  );
});
