/**
 * One thing of every kind that a REST API is made of: how it is made, how it is read, and the states that it may be in.
 */
import {
  CreateAuthorizerCommand,
  CreateDocumentationPartCommand,
  CreateDocumentationVersionCommand,
  CreateRequestValidatorCommand,
  GenerateClientCertificateCommand,
  GetAuthorizerCommand,
  GetDeploymentCommand,
  GetGatewayResponseCommand,
  GetIntegrationCommand,
  GetIntegrationResponseCommand,
  GetMethodCommand,
  GetMethodResponseCommand,
  GetModelCommand,
  GetRequestValidatorCommand,
  GetResourceCommand,
  GetRestApiCommand,
  GetStageCommand,
  PutGatewayResponseCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import fc from '../fast-check.js';
import {
  contentHandling,
  declared,
  fixture,
  line,
  mediaType,
  type PatchableThing,
  partial,
  type State,
  schema,
  stageFixture,
  subset,
  template,
  word,
} from './patchable-fixture.js';

/** What a REST API is made of. */
export const partsOfRestApis: readonly PatchableThing[] = [
  {
    kind: 'restApi',
    async make(client) {
      const { restApiId } = await fixture(client);
      return {
        identifiers: { restApiId },
        states: partial(
          {
            name: word,
            description: line,
            apiKeySource: fc.constantFrom('HEADER', 'AUTHORIZER'),
            binaryMediaTypes: subset('image/png', 'image/jpeg', 'application/octet-stream', '*/*'),
            minimumCompressionSize: fc.nat(10485760),
            disableExecuteApiEndpoint: fc.boolean(),
            policy: word.map((Sid) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid, Effect: 'Allow' }] })),
            endpointConfiguration: fc.constantFrom(
              { types: ['EDGE'], ipAddressType: 'ipv4' },
              { types: ['REGIONAL'], ipAddressType: 'ipv4' },
              { types: ['REGIONAL'], ipAddressType: 'dualstack' },
              { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1', 'vpce-2'] },
              { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-2'] },
            ),
          },
          ['name', 'endpointConfiguration'],
        ),
      };
    },
    read: (client, identifiers) => client.send(new GetRestApiCommand(identifiers)),
    defaults: { apiKeySource: 'HEADER', disableExecuteApiEndpoint: false },
  },
  {
    kind: 'resource',
    async make(client) {
      const { restApiId, rootResourceId, parentId, where } = await fixture(client);
      return {
        identifiers: { restApiId, resourceId: where.resourceId },
        states: fc.record({
          parentId: fc.constantFrom(rootResourceId, parentId),
          pathPart: fc.constantFrom('{id}', 'other', '{proxy+}'),
        }),
      };
    },
    read: (client, identifiers) => client.send(new GetResourceCommand(identifiers)),
  },
  {
    kind: 'method',
    async make(client) {
      const { where } = await fixture(client);
      const { restApiId } = where;
      const authorizer = await client.send(
        new CreateAuthorizerCommand({
          restApiId,
          name: 'jwt',
          type: 'COGNITO_USER_POOLS',
          providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/a'],
          identitySource: 'method.request.header.Authorization',
        }),
      );
      const validators = await Promise.all(
        ['a', 'b'].map((name) => client.send(new CreateRequestValidatorCommand({ restApiId, name }))),
      );
      const access = fc.oneof(
        fc.constantFrom({ authorizationType: 'NONE' }, { authorizationType: 'AWS_IAM' }),
        subset('pets/read', 'pets/write', 'pets/all').map((authorizationScopes) => ({
          authorizationType: 'COGNITO_USER_POOLS',
          authorizerId: String(authorizer.id),
          authorizationScopes,
        })),
      );
      const rest = partial({
        apiKeyRequired: fc.boolean(),
        operationName: word,
        requestValidatorId: fc.constantFrom(...validators.map(({ id }) => String(id))),
        requestParameters: fc.dictionary(
          fc.constantFrom('method.request.querystring.a', 'method.request.header.B', 'method.request.path.id'),
          fc.boolean(),
          { noNullPrototype: true },
        ),
        requestModels: fc.dictionary(mediaType, fc.constantFrom('Pet', 'Fault'), { noNullPrototype: true }),
      });
      return {
        identifiers: where,
        states: fc.tuple(access, rest).map(([who, other]): State => ({ ...who, ...other })),
      };
    },
    read: (client, identifiers) => client.send(new GetMethodCommand(identifiers)),
    defaults: { apiKeyRequired: false, authorizationType: 'NONE' },
  },
  {
    kind: 'methodResponse',
    async make(client) {
      const { where } = await fixture(client);
      await client.send(new PutMethodResponseCommand({ ...where, statusCode: '404' }));
      return {
        identifiers: { ...where, statusCode: '404' },
        states: partial({
          responseParameters: fc.dictionary(
            word.map((name) => `method.response.header.${name}`),
            fc.boolean(),
            { noNullPrototype: true },
          ),
          responseModels: fc.dictionary(mediaType, fc.constantFrom('Pet', 'Fault'), { noNullPrototype: true }),
        }),
      };
    },
    read: (client, identifiers) => client.send(new GetMethodResponseCommand(identifiers)),
  },
  {
    kind: 'integration',
    async make(client) {
      const { where } = await fixture(client);
      return {
        identifiers: where,
        states: partial(
          {
            type: fc.constant('HTTP'),
            httpMethod: fc.constantFrom('GET', 'POST', 'ANY'),
            uri: fc.constantFrom('https://example.com/{id}', 'https://example.org/things'),
            passthroughBehavior: fc.constantFrom('WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'),
            contentHandling,
            timeoutInMillis: fc.integer({ min: 50, max: 29000 }),
            cacheNamespace: word,
            tlsConfig: fc.record({ insecureSkipVerification: fc.boolean() }),
            requestParameters: fc.dictionary(
              fc
                .tuple(fc.constantFrom('path', 'querystring', 'header'), word)
                .map(([place, name]) => `integration.request.${place}.${name}`),
              fc.oneof(
                fc.constantFrom(...Object.keys(declared)),
                word.map((name) => `'${name}'`),
              ),
              { noNullPrototype: true },
            ),
            requestTemplates: fc.dictionary(mediaType, template, { noNullPrototype: true }),
            cacheKeyParameters: subset(...Object.keys(declared)),
          },
          ['type', 'httpMethod', 'uri', 'cacheNamespace'],
        ),
      };
    },
    read: (client, identifiers) => client.send(new GetIntegrationCommand(identifiers)),
    defaults: {
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29000,
      tlsConfig: { insecureSkipVerification: false },
    },
  },
  {
    kind: 'integrationResponse',
    async make(client) {
      const { where } = await fixture(client);
      return {
        identifiers: { ...where, statusCode: '200' },
        states: partial({
          selectionPattern: fc.constantFrom('2\\d\\d', '4.*', '.+'),
          contentHandling,
          responseParameters: fc.dictionary(
            fc.constantFrom('method.response.header.A', 'method.response.header.B'),
            fc.constantFrom("'static'", 'integration.response.header.X', 'integration.response.body'),
            { noNullPrototype: true },
          ),
          responseTemplates: fc.dictionary(mediaType, template, { noNullPrototype: true }),
        }),
      };
    },
    read: (client, identifiers) => client.send(new GetIntegrationResponseCommand(identifiers)),
  },
  {
    kind: 'model',
    async make(client) {
      const { restApiId } = await fixture(client);
      return {
        identifiers: { restApiId, modelName: 'Pet' },
        states: partial({ contentType: fc.constant('application/json'), description: line, schema }, [
          'contentType',
          'schema',
        ]),
      };
    },
    read: (client, identifiers) => client.send(new GetModelCommand(identifiers)),
  },
  {
    kind: 'requestValidator',
    async make(client) {
      const { restApiId } = await fixture(client);
      const { id } = await client.send(new CreateRequestValidatorCommand({ restApiId, name: 'strict' }));
      return {
        identifiers: { restApiId, requestValidatorId: String(id) },
        states: partial({ name: word, validateRequestBody: fc.boolean(), validateRequestParameters: fc.boolean() }, [
          'name',
        ]),
      };
    },
    read: (client, identifiers) => client.send(new GetRequestValidatorCommand(identifiers)),
    defaults: { validateRequestBody: false, validateRequestParameters: false },
  },
  {
    kind: 'authorizer',
    async make(client) {
      const { restApiId } = await fixture(client);
      const uri = (name: string) =>
        `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;
      const identitySource = 'method.request.header.Authorization';
      const { id } = await client.send(
        new CreateAuthorizerCommand({ restApiId, name: 'jwt', type: 'TOKEN', authorizerUri: uri('a'), identitySource }),
      );
      return {
        identifiers: { restApiId, authorizerId: String(id) },
        states: partial(
          {
            name: word,
            type: fc.constantFrom('TOKEN', 'REQUEST'),
            authorizerUri: fc.constantFrom(uri('a'), uri('b')),
            authorizerCredentials: fc.constantFrom(
              'arn:aws:iam::123456789012:role/a',
              'arn:aws:iam::123456789012:role/b',
            ),
            authorizerResultTtlInSeconds: fc.integer({ min: 0, max: 3600 }),
            authType: fc.constantFrom('custom', 'other'),
            identityValidationExpression: fc.constantFrom('^Bearer .*$', '.+'),
            identitySource: fc.constantFrom(identitySource, 'method.request.header.Token'),
          },
          ['name', 'type', 'authorizerUri', 'identitySource', 'authType'],
        ),
      };
    },
    read: (client, identifiers) => client.send(new GetAuthorizerCommand(identifiers)),
    defaults: { authorizerResultTtlInSeconds: 300 },
  },
  {
    kind: 'authorizer',
    variety: 'of a user pool',
    async make(client) {
      const { restApiId } = await fixture(client);
      const pool = (name: string) => `arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_${name}`;
      const { id } = await client.send(
        new CreateAuthorizerCommand({
          restApiId,
          name: 'jwt',
          type: 'COGNITO_USER_POOLS',
          providerARNs: [pool('a')],
          identitySource: 'method.request.header.Authorization',
        }),
      );
      return {
        identifiers: { restApiId, authorizerId: String(id) },
        states: fc.record({
          type: fc.constant('COGNITO_USER_POOLS'),
          identitySource: fc.constant('method.request.header.Authorization'),
          name: word,
          providerARNs: fc.subarray([pool('a'), pool('b'), pool('c')], { minLength: 1 }),
        }),
      };
    },
    read: (client, identifiers) => client.send(new GetAuthorizerCommand(identifiers)),
  },
  {
    kind: 'gatewayResponse',
    async make(client) {
      const { restApiId } = await fixture(client);
      const identifiers = { restApiId, responseType: 'DEFAULT_4XX' } as const;
      await client.send(new PutGatewayResponseCommand({ ...identifiers, statusCode: '400' }));
      return {
        identifiers,
        states: partial(
          {
            statusCode: fc.integer({ min: 100, max: 599 }).map(String),
            responseParameters: fc.dictionary(
              word.map((name) => `gatewayresponse.header.${name}`),
              word.map((name) => `'${name}'`),
              { noNullPrototype: true },
            ),
            responseTemplates: fc.dictionary(mediaType, template, { noNullPrototype: true, minKeys: 1 }),
          },
          ['statusCode', 'responseTemplates'],
        ),
      };
    },
    read: (client, identifiers) => client.send(new GetGatewayResponseCommand(identifiers)),
  },
  {
    kind: 'deployment',
    async make(client) {
      const { restApiId, deployments } = await stageFixture(client);
      return {
        identifiers: { restApiId, deploymentId: String(deployments[0]) },
        states: partial({ description: line }),
      };
    },
    read: (client, identifiers) => client.send(new GetDeploymentCommand(identifiers)),
  },
  {
    kind: 'stage',
    async make(client) {
      const { restApiId, stageName, deployments } = await stageFixture(client);
      const certificates = await Promise.all([1, 2].map(() => client.send(new GenerateClientCertificateCommand({}))));
      await client.send(
        new CreateDocumentationPartCommand({ restApiId, location: { type: 'API' }, properties: '{"description":"x"}' }),
      );
      for (const documentationVersion of ['1', '2']) {
        await client.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion }));
      }
      const variables = fc.dictionary(word, word, { noNullPrototype: true });
      const settings = fc.record({
        metricsEnabled: fc.boolean(),
        dataTraceEnabled: fc.boolean(),
        throttlingBurstLimit: fc.nat(5000),
        throttlingRateLimit: fc.nat(10000),
        cachingEnabled: fc.boolean(),
        cacheTtlInSeconds: fc.nat(3600),
        cacheDataEncrypted: fc.boolean(),
        requireAuthorizationForCacheControl: fc.boolean(),
        unauthorizedCacheControlHeaderStrategy: fc.constantFrom(
          'FAIL_WITH_403',
          'SUCCEED_WITH_RESPONSE_HEADER',
          'SUCCEED_WITHOUT_RESPONSE_HEADER',
        ),
      });
      return {
        identifiers: { restApiId, stageName },
        states: partial(
          {
            deploymentId: fc.constantFrom(...deployments),
            description: line,
            tracingEnabled: fc.boolean(),
            clientCertificateId: fc.constantFrom(
              ...certificates.map(({ clientCertificateId }) => String(clientCertificateId)),
            ),
            documentationVersion: fc.constantFrom('1', '2'),
            variables,
            canarySettings: partial(
              {
                deploymentId: fc.constantFrom(...deployments),
                percentTraffic: fc.nat(100),
                useStageCache: fc.boolean(),
                stageVariableOverrides: variables,
              },
              ['deploymentId', 'percentTraffic', 'useStageCache'],
            ),
            accessLogSettings: fc.record({
              destinationArn: fc.constantFrom(
                'arn:aws:logs:us-east-1:123456789012:log-group:a',
                'arn:aws:logs:us-east-1:123456789012:log-group:b',
              ),
              format: fc.constantFrom('$context.requestId', '$context.requestId $context.status'),
            }),
            methodSettings: fc.dictionary(fc.constantFrom('*/*', '~1things/GET', '~1things~1{id}/GET'), settings, {
              noNullPrototype: true,
            }),
          },
          ['deploymentId'],
        ),
      };
    },
    read: (client, identifiers) => client.send(new GetStageCommand(identifiers)),
    defaults: { tracingEnabled: false },
  },
];
