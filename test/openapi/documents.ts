/**
 * Documents as people write them.
 *
 * @module
 */

const info = { title: 'petstore', version: '1', description: 'Pets' };
const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: 200 } },
};
const invocation =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations';

/** By what they are. */
export const documents: Readonly<Record<string, object>> = {
  'an API of nothing': { openapi: '3.0.1', info, paths: {} },
  'an API with paths alone': { swagger: '2.0', info, paths: { '/a/b/{c}': {}, '/a/{d+}': {} } },
  'an OpenAPI document of everything': {
    openapi: '3.0.3',
    info,
    servers: [
      {
        url: 'https://api.example.com/v1',
        'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
      },
    ],
    security: [{ token: [] }],
    'x-amazon-apigateway-api-key-source': 'header',
    'x-amazon-apigateway-binary-media-types': ['image/png', 'application/*'],
    'x-amazon-apigateway-minimum-compression-size': 1024,
    'x-amazon-apigateway-policy': {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
    },
    'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
    'x-amazon-apigateway-request-validator': 'all',
    'x-amazon-apigateway-gateway-responses': {
      DEFAULT_4XX: { responseParameters: { 'gatewayresponse.header.X-A': "'a'" } },
      UNAUTHORIZED: { statusCode: 401, responseTemplates: { 'application/json': '{}' } },
    },
    'x-amazon-apigateway-documentation': {
      documentationParts: [
        { location: { type: 'METHOD', path: '/pets', method: 'GET' }, properties: { summary: 'All' } },
      ],
    },
    paths: {
      '/pets': {
        parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' } }],
        get: {
          operationId: 'GetPets',
          parameters: [{ $ref: '#/components/parameters/Trace' }],
          responses: {
            200: {
              description: 'Pets',
              headers: { ETag: { schema: { type: 'string' } } },
              content: {
                'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
              },
            },
            404: { $ref: '#/components/responses/NotFound' },
          },
          'x-amazon-apigateway-integration': {
            type: 'HTTP',
            httpMethod: 'get',
            uri: 'https://backend.example.com/pets',
            passthroughBehavior: 'WHEN_NO_TEMPLATES',
            timeoutInMillis: 3000,
            cacheKeyParameters: ['method.request.querystring.page'],
            requestParameters: { 'integration.request.querystring.page': 'method.request.querystring.page' },
            responses: {
              default: { statusCode: '200', responseParameters: { 'method.response.header.ETag': "'x'" } },
              '4\\d\\d': { statusCode: 404, responseTemplates: { 'application/json': '{}' } },
            },
          },
        },
        post: {
          security: [{ pool: ['pets/write'], api_key: [] }],
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
          responses: { 201: { description: 'made' } },
          'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: invocation },
        },
      },
      '/pets/{petId}': {
        get: { security: [], responses: { 200: { description: 'Pet' } }, 'x-amazon-apigateway-integration': mock },
        delete: {
          'x-amazon-apigateway-auth': { type: 'aws_iam' },
          responses: { 200: { description: 'gone' } },
          'x-amazon-apigateway-integration': mock,
        },
      },
      '/{proxy+}': {
        'x-amazon-apigateway-any-method': {
          security: [{ request: [] }],
          parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {},
          'x-amazon-apigateway-integration': {
            type: 'http_proxy',
            httpMethod: 'ANY',
            uri: 'https://backend.example.com/{proxy}',
            requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
            tlsConfig: { insecureSkipVerification: true },
          },
        },
      },
    },
    components: {
      parameters: { Trace: { name: 'X-Trace', in: 'header', required: true, schema: { type: 'string' } } },
      responses: { NotFound: { description: 'none' } },
      schemas: {
        Pet: {
          type: 'object',
          description: 'A pet',
          required: ['name', 'id'],
          properties: {
            id: { type: 'integer', exclusiveMinimum: true, minimum: 0 },
            name: { type: 'string', maxLength: 10 },
            parent: { $ref: '#/components/schemas/Pet' },
            owner: { $ref: '#/components/schemas/Owner' },
          },
        },
        Owner: { type: 'object', properties: { pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } } },
      },
      securitySchemes: {
        api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
        token: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'oauth2',
          'x-amazon-apigateway-authorizer': {
            type: 'token',
            authorizerUri: invocation,
            authorizerResultTtlInSeconds: '60',
            identityValidationExpression: '^x-[a-z]+',
          },
        },
        request: {
          type: 'apiKey',
          name: 'Unused',
          in: 'header',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': {
            type: 'request',
            identitySource: 'method.request.header.A, context.identity.sourceIp',
            authorizerUri: invocation,
          },
        },
        pool: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'cognito_user_pools',
          'x-amazon-apigateway-authorizer': {
            type: 'cognito_user_pools',
            providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc'],
          },
        },
      },
    },
  },
  'a Swagger document': {
    swagger: '2.0',
    info,
    basePath: '/v1',
    consumes: ['application/json', 'text/plain'],
    produces: ['application/json'],
    paths: {
      '/pets': {
        post: {
          produces: ['application/xml'],
          parameters: [
            { name: 'page', in: 'query', type: 'string', required: true },
            { name: 'Pet', in: 'body', schema: { $ref: '#/definitions/Pet' } },
          ],
          responses: { 200: { description: 'Pet', schema: { $ref: '#/definitions/Pet' } } },
          'x-amazon-apigateway-integration': { ...mock, responses: { '2..': { statusCode: '200' } } },
        },
      },
    },
    definitions: { Pet: { type: 'object', properties: { name: { type: 'string' } } } },
  },
  'an API with what an import ignores': {
    openapi: '3.0.1',
    info,
    servers: [{ url: 'https://one.example.com' }, { url: 'https://two.example.com' }],
    paths: {
      '/pets': {
        get: {
          callbacks: {},
          parameters: [{ name: 'session', in: 'cookie', schema: { type: 'string' } }],
          responses: {
            200: { description: 'Pets', content: { 'text/plain': { schema: { type: 'string' } } } },
            default: {
              description: 'all else',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
            },
          },
          'x-amazon-apigateway-integration': mock,
        },
        trace: { responses: {} },
      },
    },
    components: {
      schemas: {
        Pet: {
          type: 'object',
          properties: { name: { type: 'string', example: 'Rex' } },
          discriminator: { propertyName: 'kind' },
        },
      },
      securitySchemes: { openId: { type: 'openIdConnect', openIdConnectUrl: 'https://example.com' } },
    },
  },
};
