import { GetRestApisCommand, ImportRestApiCommand, PutRestApiCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, refusal } from '../account.js';
import { bodyOf, imported, mocked, openApi3, swagger2 } from './definitions.js';

describe('a definition', () => {
  it.each([
    ['OpenAPI 3.0', openApi3({ paths: { '/pets': { get: mocked() } } })],
    ['OpenAPI 3.0.3', openApi3({ openapi: '3.0.3', paths: { '/pets': { get: mocked() } } })],
    ['Swagger 2.0', swagger2({ paths: { '/pets': { get: mocked() } } })],
  ])('of %s makes an API of its title and version', async (_, definition) => {
    const { api, methods } = await imported(definition);
    expect(api).toMatchObject({ name: 'petstore', version: '1' });
    expect(Object.keys(methods)).toEqual(['GET /pets']);
  });

  it('may be written in YAML', async () => {
    const { methods } = await imported(`
openapi: 3.0.1
info: { title: petstore, version: "1" }
paths:
  /pets:
    get:
      responses: { "200": { description: done } }
`);
    expect(methods['GET /pets']?.methodResponses).toEqual({ 200: { statusCode: '200' } });
  });

  it('may have numbers and anchors in its YAML', async () => {
    const { api, methods } = await imported(`
openapi: 3.0
info: { title: petstore, version: 2 }
paths:
  /pets:
    get: &done
      responses: { 200: { description: done } }
    put: *done
    post:
      <<: *done
      operationId: post
`);
    expect(api.version).toBe('2');
    expect(methods['GET /pets']?.methodResponses).toEqual({ 200: { statusCode: '200' } });
    expect(methods['PUT /pets']?.methodResponses).toEqual({ 200: { statusCode: '200' } });
    expect(methods['POST /pets']).toMatchObject({ operationName: 'post', methodResponses: { 200: {} } });
  });

  it('has the account, the partition and the region of the import in the place of variables', async () => {
    const uri =
      'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:fn/invocations';
    const integration = { type: 'aws_proxy', httpMethod: 'POST', uri };
    const { methods } = await imported(
      openApi3({ paths: { '/pets': { get: mocked({ 'x-amazon-apigateway-integration': integration }) } } }),
    );
    expect(methods['GET /pets']?.methodIntegration?.uri).toBe(
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:fn/invocations',
    );
  });

  it('has its resources made with every one on the way', async () => {
    const { paths } = await imported(openApi3({ paths: { '/pets/{petId}/toys': { get: mocked() } } }));
    expect(paths).toEqual(['/', '/pets', '/pets/{petId}', '/pets/{petId}/toys']);
  });

  it('may have a path without methods, which is a resource all the same', async () => {
    const { paths, methods } = await imported(openApi3({ paths: { '/pets': {} } }));
    expect({ paths, methods }).toEqual({ paths: ['/', '/pets'], methods: {} });
  });

  it('has every method of a path, and no other field of it', async () => {
    const verbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
    const { methods } = await imported(
      openApi3({
        paths: {
          '/pets': {
            ...Object.fromEntries(verbs.map((verb) => [verb, mocked()])),
            'x-amazon-apigateway-any-method': mocked(),
            trace: mocked(),
            summary: 'pets',
            'x-owner': mocked(),
          },
        },
      }),
    );
    expect(Object.keys(methods).sort()).toEqual(
      [...verbs.map((verb) => `${verb.toUpperCase()} /pets`), 'ANY /pets'].sort(),
    );
  });

  it('resolves references to parameters, responses and paths of its own', async () => {
    const { methods } = await imported(
      openApi3({
        paths: {
          '/pets': {
            get: mocked({
              parameters: [{ $ref: '#/components/parameters/page' }],
              responses: { 404: { $ref: '#/components/responses/none' } },
            }),
          },
        },
        components: {
          parameters: { page: { name: 'page', in: 'query', required: true, schema: { type: 'string' } } },
          responses: { none: { description: 'none', headers: { 'X-Reason': { schema: { type: 'string' } } } } },
        },
      }),
    );
    expect(methods['GET /pets']).toMatchObject({
      requestParameters: { 'method.request.querystring.page': true },
      methodResponses: { 404: { responseParameters: { 'method.response.header.X-Reason': false } } },
    });
  });

  it('has a model that refers to itself', async () => {
    const { models, restApiId } = await imported(
      openApi3({
        components: {
          schemas: { Node: { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' } } } },
        },
      }),
    );
    expect(JSON.parse(models['Node']?.schema ?? '')).toEqual({
      type: 'object',
      properties: { next: { $ref: `https://apigateway.amazonaws.com/restapis/${restApiId}/models/Node` } },
    });
  });

  it('reads no file that it refers to', async () => {
    const { methods } = await imported(
      openApi3({ paths: { '/pets': { get: mocked({ parameters: [{ $ref: 'file:///etc/passwd' }] }) } } }),
    );
    expect(methods['GET /pets']?.requestParameters).toBeUndefined();
  });

  it('may name its things __proto__ and constructor', async () => {
    const { methods } = await imported(
      `{"openapi":"3.0.1","info":{"title":"petstore","version":"1"},"paths":{"/__proto__":{"get":{"responses":{},"x-amazon-apigateway-integration":{"type":"mock","requestParameters":{"integration.request.header.__proto__":"'x'"}}}},"/constructor":{"__proto__":{"get":{}},"post":{"responses":{}}}},"__proto__":{"paths":{"/evil":{"get":{}}}}}`,
    );
    expect(Object.keys(methods).sort()).toEqual(['GET /__proto__', 'POST /constructor']);
    expect(Object.hasOwn(Object.prototype, 'paths')).toBe(false);
  });
});

const broken: readonly (readonly [what: string, text: string])[] = [
  ['nothing', ' '],
  ['text that is neither JSON nor YAML', '{"openapi": "3.0.1", ]'],
  ['YAML with a tab for indentation', 'openapi: 3.0.1\npaths:\n\t/pets: {}'],
  ['a list', '[]'],
  ['a text', '"openapi"'],
  ['null', 'null'],
  ['an object that is no definition', '{"title": "petstore"}'],
  ['Swagger 1', '{"swagger": "1.2", "paths": {}}'],
  ['OpenAPI 3.1', '{"openapi": "3.1.0", "info": {"title": "petstore", "version": "1"}, "paths": {}}'],
  ['OpenAPI 4', '{"openapi": "4.0.0", "paths": {}}'],
  ['paths that are a list', '{"openapi": "3.0.1", "paths": []}'],
  ['paths that are a text', '{"openapi": "3.0.1", "paths": "/pets"}'],
  ['a version that is inherited', '{"__proto__": {"openapi": "3.0.1"}, "paths": {}}'],
  [
    'YAML that grows without end',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
      .split('')
      .map((n, i) => `${n}: &${n} [${Array(9).fill(`*${'abcdefghij'[i]}`)}]`)
      .join('\n')}\nopenapi: 3.0.1`,
  ],
  ['nesting without end', `{"openapi":"3.0.1","paths":{},"x":${'['.repeat(5000)}${']'.repeat(5000)}}`],
];

describe('what is no definition', () => {
  it.each(broken)('is refused by ImportRestApi: %s', async (_, text) => {
    const { client, gateway } = account();
    const before = gateway.state();
    const answer = client.send(new ImportRestApiCommand({ body: bodyOf(text) }));
    expect(await refusal(answer)).toBe('BadRequestException: Invalid OpenAPI input.');
    expect(gateway.state()).toEqual(before);
  });

  it.each(broken)('is refused by PutRestApi: %s', async (_, text) => {
    const { client, gateway, restApiId } = await imported(openApi3({ paths: { '/pets': { get: mocked() } } }));
    const before = gateway.state();
    const answer = client.send(new PutRestApiCommand({ restApiId, mode: 'overwrite', body: bodyOf(text) }));
    expect(await refusal(answer)).toBe('BadRequestException: Invalid OpenAPI input.');
    expect(gateway.state()).toEqual(before);
  });

  it('is refused whole, with everything that is wrong with it', async () => {
    const { client, gateway } = account();
    const before = gateway.state();
    const definition = openApi3({
      paths: {
        '/cats': { get: mocked({ 'x-amazon-apigateway-integration': { type: 'magic' } }) },
        '/dogs': { get: mocked({ 'x-amazon-apigateway-integration': { type: 'http' } }) },
      },
    });
    const text = await refusal(client.send(new ImportRestApiCommand({ body: bodyOf(definition) })));
    expect(text).toMatch(/^BadRequestException: Errors found during import:\n\t/);
    expect(text).toContain("'/cats'");
    expect(text).toContain("'/dogs'");
    expect(gateway.state()).toEqual(before);
    expect((await client.send(new GetRestApisCommand({}))).items ?? []).toEqual([]);
  });

  it('is refused over 6 MB, however well written', async () => {
    const { client, gateway } = account();
    const before = gateway.state();
    const definition = openApi3({ 'x-filler': 'x'.repeat(6 * 1024 * 1024) });
    expect(await refusal(client.send(new ImportRestApiCommand({ body: bodyOf(definition) })))).toMatch(/too large/);
    expect(gateway.state()).toEqual(before);
  });

  it('may have members of the wrong type, which count as absent', async () => {
    const { methods, answer } = await imported(
      openApi3({
        components: [],
        security: 'none',
        tags: 5,
        paths: {
          '/pets': {
            parameters: 'page',
            get: {
              parameters: [null, 5, { in: 'query' }],
              responses: [],
              security: {},
            },
            post: 'nothing',
          },
        },
      }),
    );
    expect(Object.keys(methods)).toEqual(['GET /pets']);
    expect(methods['GET /pets']).toMatchObject({ authorizationType: 'NONE', apiKeyRequired: false });
    expect(answer.warnings).toEqual([
      "Parse issue: attribute paths.'/pets'.parameters is not of type `array`",
      "Parse issue: attribute paths.'/pets'(get).responses is not of type `object`",
      "Parse issue: attribute paths.'/pets'(get).security is not of type `array`",
      "Parse issue: attribute paths.'/pets'.post is not of type `object`",
      'Parse issue: attribute components is not of type `object`',
      'Parse issue: attribute tags is not of type `array`',
      'Parse issue: attribute security is not of type `array`',
      "Parse issue: attribute paths.'/pets'(get).parameters.[['unknown']].name is missing",
    ]);
  });
});
