import { GetDocumentationPartsCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { policyText } from '../../../src/snapshot/policy-text.js';
import { lambdaUri, refusal } from '../account.js';
import { imported, mock, mocked, openApi3, swagger2 } from './definitions.js';

const pool = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_pets';
const responses = { 200: { description: 'done' } };

describe('the API', () => {
  it('has the settings that a definition states for it', async () => {
    const policy = { Version: '2012-10-17', Statement: [] };
    const { api } = await imported(
      openApi3({
        info: { title: 'petstore', version: 1, description: 'all of them' },
        tags: [
          { name: 'team', 'x-amazon-apigateway-tag-value': 'pets' },
          { name: 'plain', description: 'no value' },
        ],
        'x-amazon-apigateway-api-key-source': 'authorizer',
        'x-amazon-apigateway-binary-media-types': ['image/png', 'application/zip'],
        'x-amazon-apigateway-minimum-compression-size': 1024,
        'x-amazon-apigateway-policy': policy,
      }),
    );
    expect(api).toMatchObject({
      name: 'petstore',
      version: '1',
      description: 'all of them',
      apiKeySource: 'AUTHORIZER',
      binaryMediaTypes: ['image/png', 'application/zip'],
      minimumCompressionSize: 1024,
    });
    // Tags with values are for HTTP APIs alone.
    expect(api.tags ?? {}).toEqual({});
    expect(JSON.parse(policyText(api.policy ?? ''))).toEqual(policy);
  });

  it.each([
    ['OpenAPI, at a server', openApi3, (extension: object) => ({ servers: [{ url: '/', ...extension }] })],
    ['Swagger, at the top', swagger2, (extension: object) => extension],
  ] as const)('is reached as %s says', async (_, format, place) => {
    const endpoint = { disableExecuteApiEndpoint: true, vpcEndpointIds: ['vpce-1', 'vpce-2'] };
    const { api } = await imported(format(place({ 'x-amazon-apigateway-endpoint-configuration': endpoint })), {
      parameters: { endpointConfigurationTypes: 'PRIVATE' },
    });
    expect(api.disableExecuteApiEndpoint).toBe(true);
    expect(api.endpointConfiguration).toEqual({
      types: ['PRIVATE'],
      ipAddressType: 'dualstack',
      vpcEndpointIds: ['vpce-1', 'vpce-2'],
    });
  });

  it('is reached as the first of several servers says, not as another', async () => {
    const extension = { 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } };
    const first = await imported(openApi3({ servers: [{ url: '/', ...extension }, { url: '/v2' }] }));
    expect(first.api.disableExecuteApiEndpoint).toBe(true);
    const second = await imported(openApi3({ servers: [{ url: '/' }, { url: '/v2', ...extension }] }));
    expect(second.api.disableExecuteApiEndpoint).toBe(false);
  });

  it('has the gateway responses of a definition beside the service’s own', async () => {
    const { gatewayResponses } = await imported(
      openApi3({
        'x-amazon-apigateway-gateway-responses': {
          DEFAULT_4XX: {
            responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
            responseTemplates: { 'application/json': '{"no": $context.error.messageString}' },
          },
          THROTTLED: { statusCode: 503 },
        },
      }),
    );
    expect(gatewayResponses).toEqual({
      DEFAULT_4XX: {
        responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
        responseTemplates: { 'application/json': '{"no": $context.error.messageString}' },
      },
      THROTTLED: { statusCode: '503', responseParameters: {}, responseTemplates: {} },
    });
  });

  it('has the documentation of a definition, unless that is to be ignored', async () => {
    const documentationParts = [
      { location: { type: 'API' }, properties: { description: 'all of them' } },
      { location: { type: 'METHOD', path: '/pets', method: 'GET' }, properties: { summary: 'list' } },
    ];
    const definition = openApi3({ 'x-amazon-apigateway-documentation': { version: '1', documentationParts } });
    const partsOf = async (parameters: Record<string, string>) => {
      const { client, restApiId } = await imported(definition, { parameters });
      const { items = [] } = await client.send(new GetDocumentationPartsCommand({ restApiId }));
      return items.map(({ location, properties }) => ({ location, properties: JSON.parse(properties ?? '') }));
    };
    expect(await partsOf({})).toEqual(documentationParts);
    expect(await partsOf({ ignore: 'documentation' })).toEqual([]);
  });
});

describe('request validators', () => {
  it('stand at the top, one for all methods that name no other', async () => {
    const { methods, validators } = await imported(
      openApi3({
        'x-amazon-apigateway-request-validators': {
          all: { validateRequestBody: true, validateRequestParameters: true },
          body: { validateRequestBody: true, validateRequestParameters: false },
        },
        'x-amazon-apigateway-request-validator': 'all',
        paths: {
          '/pets': { get: { responses }, post: { responses, 'x-amazon-apigateway-request-validator': 'body' } },
        },
      }),
    );
    expect(validators).toMatchObject({
      all: { validateRequestBody: true, validateRequestParameters: true },
      body: { validateRequestBody: true, validateRequestParameters: false },
    });
    expect(methods['GET /pets']?.requestValidatorId).toBe(validators['all']?.id);
    expect(methods['POST /pets']?.requestValidatorId).toBe(validators['body']?.id);
  });

  it('have to be there', async () => {
    const definition = openApi3({
      paths: { '/pets': { get: { responses, 'x-amazon-apigateway-request-validator': 'none' } } },
    });
    expect(await refusal(imported(definition))).toBe(
      "BadRequestException: Errors found during import:\n\tUnable to put method 'GET' on resource at path '/pets': Invalid Request Validator identifier specified",
    );
  });
});

const schemesIn = {
  'OpenAPI 3': (schemes: object, members: object) => openApi3({ components: { securitySchemes: schemes }, ...members }),
  'Swagger 2': (schemes: object, members: object) => swagger2({ securityDefinitions: schemes, ...members }),
};

describe.each(Object.entries(schemesIn))('security schemes of %s', (_, definition) => {
  const guarded = (security: readonly object[] | undefined, members: object = {}) => ({
    paths: { '/pets': { get: { responses, ...(security ? { security } : {}) } } },
    ...members,
  });
  const apiKey = { type: 'apiKey', name: 'x-api-key', in: 'header' };
  const header = { type: 'apiKey', name: 'Authorization', in: 'header' };

  it('may be an API key', async () => {
    const { methods, authorizers } = await imported(definition({ key: apiKey }, guarded([{ key: [] }])));
    expect(methods['GET /pets']).toMatchObject({ apiKeyRequired: true, authorizationType: 'NONE' });
    expect(authorizers).toEqual({});
  });

  it('may be a signature', async () => {
    const scheme = { ...header, 'x-amazon-apigateway-authtype': 'awsSigv4' };
    const { methods } = await imported(definition({ sigv4: scheme }, guarded([{ sigv4: [] }])));
    expect(methods['GET /pets']?.authorizationType).toBe('AWS_IAM');
  });

  it('may be a function that is given a token', async () => {
    const { methods, authorizers } = await imported(
      definition(
        {
          token: {
            ...header,
            'x-amazon-apigateway-authtype': 'custom',
            'x-amazon-apigateway-authorizer': {
              type: 'token',
              authorizerUri: lambdaUri,
              authorizerCredentials: 'arn:aws:iam::123456789012:role/caller',
              identityValidationExpression: '^x-[a-z]+',
              authorizerResultTtlInSeconds: '60',
              // It is the header of the scheme that counts.
              identitySource: 'method.request.header.Other',
            },
          },
        },
        guarded([{ token: [] }]),
      ),
    );
    expect(authorizers['token']).toMatchObject({
      type: 'TOKEN',
      authType: 'custom',
      authorizerUri: lambdaUri,
      authorizerCredentials: 'arn:aws:iam::123456789012:role/caller',
      identitySource: 'method.request.header.Authorization',
      identityValidationExpression: '^x-[a-z]+',
      authorizerResultTtlInSeconds: 60,
    });
    expect(methods['GET /pets']).toMatchObject({
      authorizationType: 'CUSTOM',
      authorizerId: authorizers['token']?.id,
    });
  });

  it('may be a function that is given the request', async () => {
    const identitySource = 'method.request.header.A, method.request.querystring.b';
    const extension = { type: 'request', authorizerUri: lambdaUri, identitySource };
    const scheme = { ...header, name: 'Unused', 'x-amazon-apigateway-authorizer': extension };
    const { authorizers, methods } = await imported(
      definition({ request: scheme }, guarded([{ request: ['pets/read'] }])),
    );
    expect(authorizers['request']).toMatchObject({ type: 'REQUEST', identitySource });
    expect(methods['GET /pets']).toMatchObject({ authorizationType: 'CUSTOM' });
    expect(methods['GET /pets']).not.toHaveProperty('authorizationScopes');
  });

  it('may be user pools, with the scopes that a method needs', async () => {
    const { methods, authorizers } = await imported(
      definition(
        {
          pool: {
            ...header,
            'x-amazon-apigateway-authtype': 'cognito_user_pools',
            'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [pool] },
          },
        },
        guarded([{ pool: ['pets/read'] }]),
      ),
    );
    expect(authorizers['pool']).toMatchObject({ type: 'COGNITO_USER_POOLS', providerARNs: [pool] });
    expect(methods['GET /pets']).toMatchObject({
      authorizationType: 'COGNITO_USER_POOLS',
      authorizerId: authorizers['pool']?.id,
      authorizationScopes: ['pets/read'],
    });
  });

  it('may be several at once', async () => {
    const scheme = { ...header, 'x-amazon-apigateway-authtype': 'awsSigv4' };
    const security = [{ sigv4: [], key: [] }];
    const { methods } = await imported(definition({ key: apiKey, sigv4: scheme }, guarded(security)));
    expect(methods['GET /pets']).toMatchObject({ apiKeyRequired: true, authorizationType: 'AWS_IAM' });
  });

  it('hold for every method that has none of its own', async () => {
    const everywhere = { security: [{ key: [] }] };
    const inherited = await imported(definition({ key: apiKey }, guarded(undefined, everywhere)));
    expect(inherited.methods['GET /pets']?.apiKeyRequired).toBe(true);
    const open = await imported(definition({ key: apiKey }, guarded([], everywhere)));
    expect(open.methods['GET /pets']?.apiKeyRequired).toBe(false);
  });

  it('give way to the authorization that an operation states', async () => {
    const { methods } = await imported(
      definition(
        { key: apiKey },
        {
          security: [{ key: [] }],
          paths: { '/pets': { get: { responses, 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } } },
        },
      ),
    );
    expect(methods['GET /pets']).toMatchObject({ apiKeyRequired: true, authorizationType: 'AWS_IAM' });
  });

  it('are refused where an authorizer could not be made', async () => {
    const scheme = { ...header, 'x-amazon-apigateway-authorizer': { type: 'token' } };
    expect(await refusal(imported(definition({ token: scheme }, guarded([{ token: [] }]))))).toMatch(
      /^BadRequestException: Errors found during import:\n\tUnable to create authorizer 'token': Invalid Authorizer URI: null\./,
    );
  });
});

describe('an integration', () => {
  const integrationFrom = async (extension: object, operation: object = {}) => {
    const { methods } = await imported(
      openApi3({
        paths: { '/pets/{petId}': { get: mocked({ 'x-amazon-apigateway-integration': extension, ...operation }) } },
      }),
    );
    return methods['GET /pets/{petId}']?.methodIntegration;
  };

  it('has every member of the extension', async () => {
    const integration = await integrationFrom(
      {
        type: 'http',
        httpMethod: 'post',
        uri: 'https://example.com/{id}',
        credentials: 'arn:aws:iam::123456789012:role/caller',
        passthroughBehavior: 'when_no_templates',
        contentHandling: 'convert_to_text',
        timeoutInMillis: 1000,
        cacheNamespace: 'pets',
        cacheKeyParameters: ['method.request.path.petId'],
        requestParameters: { 'integration.request.path.id': 'method.request.path.petId' },
        requestTemplates: { 'application/json': '{"id": 1}' },
        tlsConfig: { insecureSkipVerification: true },
        responses: {
          '2\\d{2}': {
            statusCode: 200,
            responseTemplates: { 'application/json': '{}' },
            contentHandling: 'CONVERT_TO_BINARY',
          },
          default: { statusCode: '400', responseParameters: { 'method.response.header.Reason': "'unknown'" } },
        },
      },
      {
        responses: {
          200: { description: 'done' },
          400: { description: 'wrong', headers: { Reason: { schema: { type: 'string' } } } },
        },
      },
    );
    expect(integration).toEqual({
      type: 'HTTP',
      httpMethod: 'POST',
      uri: 'https://example.com/{id}',
      connectionType: 'INTERNET',
      credentials: 'arn:aws:iam::123456789012:role/caller',
      passthroughBehavior: 'WHEN_NO_TEMPLATES',
      contentHandling: 'CONVERT_TO_TEXT',
      timeoutInMillis: 1000,
      cacheNamespace: 'pets',
      cacheKeyParameters: ['method.request.path.petId'],
      requestParameters: { 'integration.request.path.id': 'method.request.path.petId' },
      requestTemplates: { 'application/json': '{"id": 1}' },
      tlsConfig: { insecureSkipVerification: true },
      integrationResponses: {
        200: {
          statusCode: '200',
          selectionPattern: '2\\d{2}',
          responseTemplates: { 'application/json': '{}' },
          contentHandling: 'CONVERT_TO_BINARY',
        },
        400: { statusCode: '400', responseParameters: { 'method.response.header.Reason': "'unknown'" } },
      },
    });
  });

  it.each([
    ['aws_proxy', { httpMethod: 'POST', uri: lambdaUri }],
    [
      'aws',
      {
        httpMethod: 'POST',
        uri: 'arn:aws:apigateway:us-east-1:sns:action/Publish',
        credentials: 'arn:aws:iam::123456789012:role/caller',
      },
    ],
    ['http_proxy', { httpMethod: 'ANY', uri: 'https://${stageVariables.host}/' }],
    ['mock', {}],
  ])('may be %s', async (type, members) => {
    expect(await integrationFrom({ type, ...members })).toMatchObject({ type: type.toUpperCase(), ...members });
  });

  it.each<[extension: unknown]>([
    [{ type: 'aws_proxy', httpMethod: 'POST', uri: { 'Fn::Sub': lambdaUri } }],
    [{ type: ['mock'] }],
    [{ ...mock, credentials: { Ref: 'Role' } }],
    ['mock'],
    [[]],
  ])('is refused at once where it has objects in the place of text: %j', async (extension) => {
    const get = mocked({ 'x-amazon-apigateway-integration': extension });
    const definition = openApi3({
      components: { schemas: { 'a-pet': {} } },
      paths: { '/pets': { get } },
    });
    expect(await refusal(imported(definition))).toBe(
      'BadRequestException: Unable to parse API definition because of a malformed integration at path /pets.',
    );
  });

  it('may be null, or have members that are null', async () => {
    const get = mocked({ 'x-amazon-apigateway-integration': null });
    const { methods } = await imported(openApi3({ paths: { '/pets': { get } } }));
    expect(methods['GET /pets']?.methodIntegration).toBeUndefined();
    expect(await integrationFrom({ ...mock, credentials: null, uri: null })).toMatchObject({ type: 'MOCK' });
  });

  it('may have its numbers and booleans as text', async () => {
    const extension = {
      type: 'http',
      httpMethod: 'GET',
      uri: 'https://example.com',
      timeoutInMillis: '1000',
      tlsConfig: { insecureSkipVerification: 'true' },
    };
    expect(await integrationFrom(extension)).toMatchObject({
      timeoutInMillis: 1000,
      tlsConfig: { insecureSkipVerification: true },
    });
  });

  it.each<[extension: object, reason: string]>([
    [{ type: 'magic' }, 'Enumeration value for IntegrationType must be non-empty'],
    [{ type: 'http', uri: 'https://example.com' }, 'Enumeration value for HttpMethod must be non-empty'],
    [{ type: 'http', httpMethod: 'GET', uri: 'example.com' }, 'Invalid HTTP endpoint specified for URI'],
    [{ type: 'aws', httpMethod: 'POST', uri: 'pets' }, 'Invalid ARN specified in the request'],
    [
      {
        type: 'http',
        httpMethod: 'GET',
        uri: 'https://example.com',
        requestParameters: { 'integration.request.path.id': 'method.request.header.id' },
      },
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request.header.id]',
    ],
  ])('is refused as it would be when it is put: %j', async (extension, reason) => {
    expect(await refusal(integrationFrom(extension))).toBe(
      `BadRequestException: Errors found during import:\n\tUnable to put integration on 'GET' for resource at path '/pets/{petId}': ${reason}`,
    );
  });
});
