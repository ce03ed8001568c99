import {
  CreateDeploymentCommand,
  CreateDocumentationVersionCommand,
  DeleteMethodCommand,
  GetExportCommand,
  type GetExportRequest,
  GetResourcesCommand,
  ImportRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lambdaUri, refusal } from '../account.js';
import { type Contents, contentsOf, imported, mocked, openApi3, swagger2 } from './definitions.js';

const pet = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const header = { type: 'apiKey', name: 'Authorization', in: 'header' };
const pool = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_pets';

/** A definition with something of everything that both formats have. */
const everything = openApi3({
  info: { title: 'petstore', version: '1', description: 'all of them' },
  'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
  'x-amazon-apigateway-binary-media-types': ['image/png'],
  'x-amazon-apigateway-minimum-compression-size': 10,
  'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: [] },
  'x-amazon-apigateway-request-validators': { all: { validateRequestParameters: true, validateRequestBody: true } },
  'x-amazon-apigateway-gateway-responses': {
    THROTTLED: {
      statusCode: '503',
      responseParameters: { 'gatewayresponse.header.A': "'a'" },
      responseTemplates: { 'application/json': '{}' },
    },
  },
  'x-amazon-apigateway-documentation': {
    version: '1',
    documentationParts: [
      { location: { type: 'METHOD', path: '/pets', method: 'GET' }, properties: { summary: 'lists pets' } },
      {
        location: { type: 'RESPONSE', path: '/pets', method: 'GET', statusCode: '200' },
        properties: { description: 'the pets' },
      },
    ],
  },
  components: {
    schemas: { Pet: pet, Pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } }, Unused: pet },
    securitySchemes: {
      key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      sigv4: { ...header, 'x-amazon-apigateway-authtype': 'awsSigv4' },
      pool: {
        ...header,
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [pool] },
      },
      token: {
        ...header,
        name: 'Token',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'token',
          authorizerUri: lambdaUri,
          authorizerResultTtlInSeconds: 60,
          identityValidationExpression: 'x.*',
        },
      },
    },
  },
  paths: {
    '/pets': {
      get: mocked({
        operationId: 'listPets',
        security: [{ pool: ['pets/read'] }],
        parameters: [{ name: 'page', in: 'query', required: true, schema: { type: 'string' } }],
        responses: {
          200: {
            description: 'done',
            headers: { ETag: { schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pets' } } },
          },
        },
      }),
      post: mocked({
        security: [{ token: [], key: [] }],
        'x-amazon-apigateway-request-validator': 'all',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
      }),
    },
    '/pets/{petId}': {
      'x-amazon-apigateway-any-method': {
        responses: {},
        security: [{ sigv4: [] }],
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'ANY',
          uri: 'https://example.com/{petId}',
          requestParameters: { 'integration.request.path.petId': 'method.request.path.petId' },
          passthroughBehavior: 'when_no_templates',
          timeoutInMillis: 1000,
          cacheNamespace: 'pets',
          cacheKeyParameters: ['method.request.path.petId'],
        },
      },
    },
  },
});

/** An imported definition, deployed to `prod`, and its exports. */
const deployed = async (definition: object = everything) => exportsOf(await imported(definition));

/** An imported API, deployed to `prod`, and its exports. */
async function exportsOf(before: Awaited<ReturnType<typeof imported>>) {
  const { client, restApiId } = before;
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
  const get = async (options: Partial<GetExportRequest> = {}) => {
    const command = new GetExportCommand({ restApiId, stageName: 'prod', exportType: 'oas30', ...options });
    const { body, contentType, contentDisposition } = await client.send(command);
    return { text: new TextDecoder().decode(body), contentType, contentDisposition };
  };
  const document = async (exportType: string, extensions = '') =>
    JSON.parse((await get({ exportType, parameters: { extensions } })).text);
  return { ...before, get, document };
}

/** The contents of an API without what differs between any two: identifiers, dates, and addresses that have them. */
function withoutIds({ restApiId, api, paths, methods, models, authorizers, validators, gatewayResponses }: Contents) {
  const { id: _, rootResourceId: __, createdDate: ___, ...settings } = api;
  const named = (things: object) => Object.entries(things).map(([name, { id }]) => [id, name] as const);
  const names = new Map([...named(authorizers), ...named(validators)]);
  const plain = JSON.stringify(
    { settings, paths, methods, models, authorizers, validators, gatewayResponses },
    (key, one) => {
      if (key === 'id' || key === '$metadata' || (key === 'cacheNamespace' && one !== 'pets')) return undefined;
      if (key === 'authorizerId' || key === 'requestValidatorId') return names.get(one);
      return one;
    },
  );
  return JSON.parse(plain.replaceAll(restApiId, 'api'));
}

describe('an export in OpenAPI 3', () => {
  it('describes what the stage serves', async () => {
    const { document, restApiId } = await deployed();
    expect(await document('oas30')).toEqual({
      openapi: '3.0.1',
      info: { title: 'petstore', version: '1', description: 'all of them' },
      servers: [
        {
          url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/{basePath}`,
          variables: { basePath: { default: 'prod' } },
        },
      ],
      paths: {
        '/pets': {
          get: {
            operationId: 'listPets',
            parameters: [{ name: 'page', in: 'query', required: true, schema: { type: 'string' } }],
            responses: {
              200: {
                description: '200 response',
                headers: { ETag: { schema: { type: 'string' } } },
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Pets' } } },
              },
            },
            security: [{ pool: ['pets/read'] }],
          },
          post: {
            requestBody: {
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
              required: true,
            },
            responses: { 200: { description: '200 response', content: {} } },
            security: [{ token: [] }, { api_key: [] }],
          },
        },
        '/pets/{petId}': {
          'x-amazon-apigateway-any-method': {
            parameters: [{ name: 'petId', in: 'path', required: true, schema: { type: 'string' } }],
            security: [{ sigv4: [] }],
          },
        },
      },
      components: {
        schemas: { Pet: pet, Pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
        securitySchemes: {
          pool: header,
          token: { ...header, name: 'Token' },
          sigv4: { ...header, 'x-amazon-apigateway-authtype': 'awsSigv4' },
          api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
        },
      },
    });
  });

  it('has the extensions that are asked for', async () => {
    const { document, client, restApiId } = await deployed();
    await client.send(
      new CreateDocumentationVersionCommand({ restApiId, documentationVersion: '7', stageName: 'prod' }),
    );
    const has = async (extensions: string) => {
      const text = JSON.stringify(await document('oas30', extensions));
      return [
        'x-amazon-apigateway-integration"',
        'x-amazon-apigateway-authorizer"',
        'x-amazon-apigateway-request-validators"',
        'x-amazon-apigateway-gateway-responses"',
        'x-amazon-apigateway-policy"',
        'x-amazon-apigateway-binary-media-types"',
        'x-amazon-apigateway-documentation"',
      ].map((name) => text.includes(name));
    };
    // Documentation is what an export has that asks for nothing.
    expect(await has('')).toEqual([false, false, false, false, false, false, true]);
    expect(await has('integrations')).toEqual([true, false, false, false, false, false, false]);
    expect(await has('authorizers')).toEqual([false, true, false, false, false, false, false]);
    expect(await has('integrations, Authorizers')).toEqual([true, true, false, false, false, false, false]);
    expect(await has('documentation')).toEqual([false, false, false, false, false, false, true]);
    expect(await has('integrations,documentation')).toEqual([true, false, false, false, false, false, true]);
    expect(await has('apigateway')).toEqual([true, true, true, true, true, true, false]);
  });

  it('writes an integration as an import reads it, without what the service fills in', async () => {
    const { document } = await deployed();
    const { paths } = await document('oas30', 'integrations');
    expect(paths['/pets'].get['x-amazon-apigateway-integration']).toEqual({
      type: 'mock',
      responses: { default: { statusCode: '200' } },
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      passthroughBehavior: 'when_no_match',
    });
    expect(paths['/pets/{petId}']['x-amazon-apigateway-any-method']['x-amazon-apigateway-integration']).toEqual({
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri: 'https://example.com/{petId}',
      requestParameters: { 'integration.request.path.petId': 'method.request.path.petId' },
      passthroughBehavior: 'when_no_templates',
      timeoutInMillis: 1000,
      cacheNamespace: 'pets',
      cacheKeyParameters: ['method.request.path.petId'],
    });
  });

  it('says under which name an integration is cached, where it has keys', async () => {
    const integration = {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'https://example.com/{id}',
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      cacheKeyParameters: ['method.request.path.id'],
    };
    const { document, methods } = await deployed(
      openApi3({ paths: { '/{id}': { get: mocked({ 'x-amazon-apigateway-integration': integration }) } } }),
    );
    const { paths } = await document('oas30', 'integrations');
    expect(paths['/{id}'].get['x-amazon-apigateway-integration']).toMatchObject({
      cacheNamespace: methods['GET /{id}']?.methodIntegration?.cacheNamespace,
      cacheKeyParameters: ['method.request.path.id'],
    });
  });

  it.each([
    ['method.request.header.Token', { name: 'Token', in: 'header' }],
    ['method.request.querystring.token', { name: 'token', in: 'query' }],
    ['method.request.header.A,method.request.querystring.b', { name: 'Unused', in: 'header' }],
    ['stageVariables.token', { name: 'Unused', in: 'header' }],
  ])('names the source of an authorizer: %s', async (identitySource, source) => {
    const request = {
      ...header,
      'x-amazon-apigateway-authorizer': { type: 'request', authorizerUri: lambdaUri, identitySource },
    };
    const { document } = await deployed(
      openApi3({
        components: { securitySchemes: { request } },
        paths: { '/pets': { get: mocked({ security: [{ request: [] }] }) } },
      }),
    );
    expect((await document('oas30')).components.securitySchemes.request).toEqual({ type: 'apiKey', ...source });
  });

  it('says how the API is reached where that is a server’s matter', async () => {
    const endpoint = { disableExecuteApiEndpoint: true, vpcEndpointIds: ['vpce-1'] };
    const before = await imported(
      openApi3({
        servers: [{ url: '/', 'x-amazon-apigateway-endpoint-configuration': endpoint }],
        'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: [] },
        paths: { '/pets': { get: mocked() } },
      }),
      { parameters: { endpointConfigurationTypes: 'PRIVATE' } },
    );
    const { document } = await exportsOf(before);
    const name = 'x-amazon-apigateway-endpoint-configuration';
    expect((await document('oas30', 'apigateway')).servers[0][name]).toEqual(endpoint);
    expect((await document('swagger', 'apigateway'))[name]).toEqual(endpoint);
    expect((await document('oas30')).servers[0][name]).toBeUndefined();
  });
});

describe('an export in Swagger 2', () => {
  it('describes the same in its own words', async () => {
    const { document, restApiId } = await deployed();
    const { paths, definitions, securityDefinitions, ...head } = await document('swagger');
    expect(head).toEqual({
      swagger: '2.0',
      info: { title: 'petstore', version: '1', description: 'all of them' },
      host: `${restApiId}.execute-api.us-east-1.amazonaws.com`,
      basePath: '/prod',
      schemes: ['https'],
    });
    expect(definitions).toEqual({ Pet: pet, Pets: { type: 'array', items: { $ref: '#/definitions/Pet' } } });
    expect(Object.keys(securityDefinitions).sort()).toEqual(['api_key', 'pool', 'sigv4', 'token']);
    expect(paths['/pets']).toEqual({
      get: {
        operationId: 'listPets',
        consumes: ['application/json'],
        produces: ['application/json'],
        parameters: [{ name: 'page', in: 'query', required: true, type: 'string' }],
        responses: {
          200: {
            description: '200 response',
            schema: { $ref: '#/definitions/Pets' },
            headers: { ETag: { type: 'string' } },
          },
        },
        security: [{ pool: ['pets/read'] }],
      },
      post: {
        consumes: ['application/json'],
        parameters: [{ in: 'body', name: 'Pet', required: true, schema: { $ref: '#/definitions/Pet' } }],
        responses: { 200: { description: '200 response' } },
        security: [{ token: [] }, { api_key: [] }],
      },
    });
  });
});

describe('an export in Swagger 2 of a method with several models', () => {
  it('has the one for JSON', async () => {
    const content = Object.fromEntries(
      ['application/xml', 'application/json'].map((type) => [
        type,
        { schema: { $ref: `#/components/schemas/${type === 'application/json' ? 'Json' : 'Xml'}` } },
      ]),
    );
    const { document } = await deployed(
      openApi3({
        components: { schemas: { Json: pet, Xml: pet } },
        paths: {
          '/pets': {
            post: mocked({ requestBody: { content }, responses: { 200: { description: 'done', content } } }),
          },
        },
      }),
    );
    const { post } = (await document('swagger')).paths['/pets'];
    expect(post.parameters).toEqual([
      { in: 'body', name: 'Json', required: true, schema: { $ref: '#/definitions/Json' } },
    ]);
    expect(post.responses[200].schema).toEqual({ $ref: '#/definitions/Json' });
    expect(post.consumes).toEqual(['application/xml', 'application/json']);
  });
});

describe('an export', () => {
  it.each([
    ['oas30', 'application/json', 'oas30_1.json'],
    ['oas30', 'application/yaml', 'oas30_1.yaml'],
    ['swagger', 'application/json', 'swagger_1.json'],
    ['swagger', 'application/yaml', 'swagger_1.yaml'],
    ['swagger', undefined, 'swagger_1.json'],
  ])('of %s as %s is a file', async (exportType, accepts, file) => {
    const { get, document } = await deployed();
    const { text, contentType, contentDisposition } = await get({ exportType, accepts });
    expect(contentType).toBe('application/octet-stream');
    expect(contentDisposition).toBe(`attachment; filename="${file}"`);
    expect(parse(text)).toEqual(await document(exportType));
    expect(text.startsWith('{')).toBe(file.endsWith('.json'));
  });

  it('in YAML quotes its texts, on one line each, and indents no lists', async () => {
    const long = 'all of the pets, '.repeat(20).trim();
    const { get } = await deployed({ ...everything, info: { title: 'petstore', version: '1', description: long } });
    const { text } = await get({ exportType: 'oas30', accepts: 'application/yaml' });
    expect(text).toMatch(/^openapi: "3\.0\.1"\ninfo:\n {2}title: "petstore"\n/);
    expect(text).toContain(`\n  description: "${long}"\n`);
    expect(text).toContain('\n      parameters:\n      - name: "petId"\n        in: "path"\n        required: true\n');
  });

  it('is of what was deployed, whatever became of the API', async () => {
    const { document, client, restApiId } = await deployed();
    const before = await document('oas30');
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
    const resourceId = items.find(({ path }) => path === '/pets')?.id;
    await client.send(new DeleteMethodCommand({ restApiId, resourceId, httpMethod: 'GET' }));
    expect(await document('oas30')).toEqual(before);
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
    expect(Object.keys((await document('oas30')).paths['/pets'])).toEqual(['post']);
  });

  it('needs a stage and a format that there are', async () => {
    const { get } = await deployed();
    expect(await refusal(get({ stageName: 'none' }))).toBe('NotFoundException: Invalid Stage identifier specified');
    expect(await refusal(get({ exportType: 'raml' }))).toMatch(/^BadRequestException: /);
    expect(await refusal(get({ restApiId: 'none' }))).toBe(
      'NotFoundException: Invalid API identifier specified 123456789012:none',
    );
  });

  it.each(['oas30', 'swagger'])('in %s with all extensions makes the same API again', async (exportType) => {
    const { client, get, restApiId } = await deployed();
    for (const accepts of ['application/json', 'application/yaml']) {
      const { text } = await get({ exportType, accepts, parameters: { extensions: 'apigateway' } });
      const copy = await client.send(new ImportRestApiCommand({ body: new TextEncoder().encode(text) }));
      const contents = await contentsOf(client, restApiId);
      const { Unused: _, ...models } = contents.models;
      expect(withoutIds(await contentsOf(client, copy.id ?? ''))).toEqual(withoutIds({ ...contents, models }));
    }
  });

  it('of a definition in Swagger makes the same API in OpenAPI', async () => {
    const { client, get, restApiId } = await deployed(
      swagger2({
        definitions: { Pet: pet },
        securityDefinitions: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
        paths: {
          '/pets/{petId}': {
            put: mocked({
              consumes: ['application/xml'],
              produces: ['application/xml'],
              security: [{ key: [] }],
              parameters: [{ in: 'body', name: 'pet', schema: { $ref: '#/definitions/Pet' } }],
              responses: { 200: { description: 'done', schema: { $ref: '#/definitions/Pet' } } },
            }),
          },
        },
      }),
    );
    const { text } = await get({ parameters: { extensions: 'apigateway' } });
    const copy = await client.send(new ImportRestApiCommand({ body: new TextEncoder().encode(text) }));
    expect(withoutIds(await contentsOf(client, copy.id ?? ''))).toEqual(
      withoutIds(await contentsOf(client, restApiId)),
    );
  });
});
