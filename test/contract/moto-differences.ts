/**
 * What moto's server gets wrong, as far as this library's requests meet it.
 *
 * @module
 */
import {
  type APIGatewayClient,
  APIGatewayServiceException,
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateModelCommand,
  CreateRequestValidatorCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  DeleteResourceCommand,
  DeleteRestApiCommand,
  GetDocumentationPartsCommand,
  GetGatewayResponseCommand,
  GetGatewayResponsesCommand,
  GetModelsCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetRestApisCommand,
  GetTagsCommand,
  PutGatewayResponseCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  PutRestApiCommand,
  UpdateDeploymentCommand,
  UpdateGatewayResponseCommand,
  UpdateIntegrationCommand,
  UpdateIntegrationResponseCommand,
  UpdateMethodCommand,
  UpdateMethodResponseCommand,
  UpdateModelCommand,
  UpdateResourceCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { patch } from '../../src/patch/patch.js';

/** An API with `GET /pets`, its 200 answer, and an HTTP integration. */
export interface Scene {
  readonly client: APIGatewayClient;
  readonly restApiId: string;
  readonly rootResourceId: string;
  /** `GET /pets`. */
  readonly method: { readonly restApiId: string; readonly resourceId: string; readonly httpMethod: string };
}

/** One thing that moto does otherwise than AWS. */
export interface Difference {
  readonly operation: string;
  readonly of: string;
  /** Asks, and reduces the response to what this is about. */
  readonly ask: (scene: Scene) => Promise<unknown>;
  /** What AWS answers. */
  readonly aws: unknown;
  /** What moto answers. */
  readonly moto: unknown;
  readonly reason: string;
}

const notImplemented = { error: 'HTTP 500' };
const noSuchRoute = { error: 'HTTP 404' };
const unhandled = 'moto has no such operation: Flask answers with its HTML page.';
const notCompared = 'moto writes over what is there.';
const paging = 'moto reads neither limit nor position, and gives everything on one page.';

/** Sets the scene. */
export async function setScene(client: APIGatewayClient, name: string): Promise<Scene> {
  const { id: restApiId = '', rootResourceId = '' } = await client.send(new CreateRestApiCommand({ name }));
  const { id: resourceId = '' } = await client.send(
    new CreateResourceCommand({ restApiId, parentId: rootResourceId, pathPart: 'pets' }),
  );
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await client.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }));
  await client.send(new PutIntegrationCommand({ ...method, ...backend }));
  await client.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200' }));
  return { client, restApiId, rootResourceId, method };
}

const backend = { type: 'HTTP', integrationHttpMethod: 'GET', uri: 'https://backend.example.com/pets' } as const;

/** The routes of an API after an import. */
const imported = async ({ client, restApiId }: Scene, document: object) =>
  summary(
    client
      .send(new PutRestApiCommand({ restApiId, mode: 'overwrite', body: Buffer.from(JSON.stringify(document)) }))
      .then(() => client.send(new GetResourcesCommand({ restApiId, embed: ['methods'] }))),
    ({ items = [] }) =>
      items.flatMap(({ path, resourceMethods = {} }) => Object.keys(resourceMethods).map((verb) => `${verb} ${path}`)),
  );
const proxy = { type: 'http_proxy', httpMethod: 'GET', uri: 'https://backend.example.com' } as const;
const documentOf = (operation: object, field = 'get') => ({
  info: { title: 'imported', version: '1' },
  paths: {
    '/imported': {
      [field]: { responses: { 200: { description: 'ok' } }, 'x-amazon-apigateway-integration': operation },
    },
  },
});

export const differences: readonly Difference[] = [
  {
    operation: 'PutRestApi',
    of: 'a Swagger 2 document',
    ask: (scene) => imported(scene, { swagger: '2.0', ...documentOf(proxy) }),
    aws: ['GET /imported'],
    moto: { error: 'BadRequestException' },
    reason: 'moto takes OpenAPI 3 alone.',
  },
  {
    operation: 'PutRestApi',
    of: 'an integration without a URI, as mocks are',
    ask: (scene) => imported(scene, { openapi: '3.0.1', ...documentOf({ type: 'mock' }) }),
    aws: ['GET /imported'],
    moto: notImplemented,
    reason: 'moto reads the URI of every integration, and fails where there is none.',
  },
  {
    operation: 'PutRestApi',
    of: 'a method for any verb',
    ask: (scene) => imported(scene, { openapi: '3.0.1', ...documentOf(proxy, 'x-amazon-apigateway-any-method') }),
    aws: ['ANY /imported'],
    moto: ['X-AMAZON-APIGATEWAY-ANY-METHOD /imported'],
    reason: 'moto takes every field of a path for a verb.',
  },
  {
    operation: 'CreateRestApi',
    of: 'the version of a new API',
    ask: ({ client, restApiId }) =>
      summary(client.send(new GetRestApiCommand({ restApiId })), ({ version }) => ({ version })),
    aws: { version: undefined },
    moto: { version: 'V1' },
    reason: 'moto makes a version up.',
  },
  {
    operation: 'UpdateRestApi',
    of: 'a media type that is named in the path',
    ask: ({ client, restApiId }) =>
      summary(
        client.send(
          new UpdateRestApiCommand({
            restApiId,
            patchOperations: patch.restApi().add('/binaryMediaTypes/image~1png').toPatchOperations(),
          }),
        ),
        ({ binaryMediaTypes }) => ({ binaryMediaTypes }),
      ),
    aws: { binaryMediaTypes: ['image/png'] },
    moto: { binaryMediaTypes: [''] },
    reason: 'moto takes the media type from the value, which the operation has none of.',
  },
  {
    operation: 'UpdateRestApi',
    of: 'minimumCompressionSize',
    ask: ({ client, restApiId }) =>
      summary(
        client.send(
          new UpdateRestApiCommand({
            restApiId,
            patchOperations: patch.restApi().replace('/minimumCompressionSize', 1024).toPatchOperations(),
          }),
        ),
        ({ minimumCompressionSize }) => ({ minimumCompressionSize }),
      ),
    aws: { minimumCompressionSize: 1024 },
    moto: { minimumCompressionSize: undefined },
    reason: 'moto ignores patch paths that it does not know.',
  },
  {
    operation: 'UpdateRestApi',
    of: 'a path that does not exist',
    ask: ({ client, restApiId }) =>
      summary(
        client.send(
          new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/nonsense', value: '1' }] }),
        ),
        () => 'accepted',
      ),
    aws: { error: 'BadRequestException' },
    moto: 'accepted',
    reason: 'moto ignores patch paths that it does not know.',
  },
  {
    operation: 'CreateResource',
    of: 'a path that is there',
    ask: ({ client, restApiId, rootResourceId }) =>
      summary(
        client.send(new CreateResourceCommand({ restApiId, parentId: rootResourceId, pathPart: 'pets' })),
        ({ path }) => path,
      ),
    aws: { error: 'ConflictException' },
    moto: '/pets',
    reason: 'moto does not look for siblings.',
  },
  {
    operation: 'DeleteResource',
    of: 'a resource with one below',
    ask: async ({ client, restApiId, method: { resourceId } }) => {
      await client.send(new CreateResourceCommand({ restApiId, parentId: resourceId, pathPart: '{petId}' }));
      await client.send(new DeleteResourceCommand({ restApiId, resourceId }));
      return summary(client.send(new GetResourcesCommand({ restApiId })), ({ items }) =>
        items?.map(({ path }) => path),
      );
    },
    aws: ['/'],
    moto: { error: 'NotFoundException' },
    reason: 'moto leaves the resource below, and then fails to work out its path.',
  },
  {
    operation: 'UpdateResource',
    of: 'the path part',
    ask: ({ client, restApiId, method: { resourceId } }) =>
      summary(
        client.send(
          new UpdateResourceCommand({
            restApiId,
            resourceId,
            patchOperations: patch.resource().replace('/pathPart', 'animals').toPatchOperations(),
          }),
        ),
        ({ path }) => path,
      ),
    aws: '/animals',
    moto: notImplemented,
    reason: unhandled,
  },
  {
    operation: 'GetResources',
    of: 'limit',
    ask: ({ client, restApiId }) =>
      summary(client.send(new GetResourcesCommand({ restApiId, limit: 1 })), ({ items = [], position }) => ({
        items: items.length,
        more: position !== undefined,
      })),
    aws: { items: 1, more: true },
    moto: { items: 2, more: false },
    reason: paging,
  },
  {
    operation: 'GetResources',
    of: 'methods that are not embedded',
    ask: ({ client, restApiId }) =>
      summary(client.send(new GetResourcesCommand({ restApiId })), ({ items = [] }) =>
        items.flatMap(({ resourceMethods = {} }) =>
          Object.values(resourceMethods).map((method) => Object.keys(method)),
        ),
      ),
    aws: [[]],
    moto: [['httpMethod', 'authorizationType', 'apiKeyRequired', 'methodResponses', 'methodIntegration']],
    reason: 'moto does not read embed, and embeds always.',
  },
  {
    operation: 'GetRestApis',
    of: 'limit',
    ask: async ({ client }) => {
      const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: 'another' }));
      const page = await summary(client.send(new GetRestApisCommand({ limit: 1 })), ({ items = [], position }) => ({
        one: items.length === 1,
        more: position !== undefined,
      }));
      await client.send(new DeleteRestApiCommand({ restApiId }));
      return page;
    },
    aws: { one: true, more: true },
    moto: { one: false, more: false },
    reason: paging,
  },
  {
    operation: 'PutMethod',
    of: 'a method that is there',
    ask: ({ client, method }) =>
      summary(
        client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' })),
        ({ httpMethod }) => httpMethod,
      ),
    aws: { error: 'ConflictException' },
    moto: 'GET',
    reason: notCompared,
  },
  {
    operation: 'PutMethod',
    of: 'CUSTOM without an authorizer',
    ask: ({ client, method }) =>
      summary(
        client.send(new PutMethodCommand({ ...method, httpMethod: 'POST', authorizationType: 'CUSTOM' })),
        ({ httpMethod }) => httpMethod,
      ),
    aws: { error: 'BadRequestException' },
    moto: 'POST',
    reason: 'moto checks nothing about authorizers here.',
  },
  {
    operation: 'UpdateMethod',
    of: 'apiKeyRequired',
    ask: ({ client, method }) =>
      summary(
        client.send(
          new UpdateMethodCommand({
            ...method,
            patchOperations: patch.method().replace('/apiKeyRequired', true).toPatchOperations(),
          }),
        ),
        ({ apiKeyRequired }) => apiKeyRequired,
      ),
    aws: true,
    moto: notImplemented,
    reason: unhandled,
  },
  {
    operation: 'PutMethodResponse',
    of: 'a status that is there',
    ask: ({ client, method }) =>
      summary(
        client.send(new PutMethodResponseCommand({ ...method, statusCode: '200' })),
        ({ statusCode }) => statusCode,
      ),
    aws: { error: 'ConflictException' },
    moto: '200',
    reason: notCompared,
  },
  {
    operation: 'UpdateMethodResponse',
    of: 'a header',
    ask: ({ client, method }) =>
      summary(
        client.send(
          new UpdateMethodResponseCommand({
            ...method,
            statusCode: '200',
            patchOperations: patch
              .methodResponse()
              .add('/responseParameters/method.response.header.ETag', true)
              .toPatchOperations(),
          }),
        ),
        ({ responseParameters }) => responseParameters,
      ),
    aws: { 'method.response.header.ETag': true },
    moto: notImplemented,
    reason: unhandled,
  },
  {
    operation: 'PutIntegration',
    of: 'what is filled in',
    ask: ({ client, method }) =>
      summary(
        client.send(new PutIntegrationCommand({ ...method, ...backend })),
        ({ passthroughBehavior, timeoutInMillis, cacheNamespace }) => ({
          passthroughBehavior,
          timeoutInMillis,
          cacheNamespace: cacheNamespace === method.resourceId ? 'the id of the resource' : cacheNamespace,
        }),
      ),
    aws: {
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: 'the id of the resource',
    },
    moto: { passthroughBehavior: undefined, timeoutInMillis: undefined, cacheNamespace: undefined },
    reason: 'moto keeps what it was sent and fills in nothing.',
  },
  {
    operation: 'UpdateIntegration',
    of: 'passthroughBehavior',
    ask: ({ client, method }) =>
      summary(
        client.send(
          new UpdateIntegrationCommand({
            ...method,
            patchOperations: patch.integration().replace('/passthroughBehavior', 'NEVER').toPatchOperations(),
          }),
        ),
        ({ passthroughBehavior }) => passthroughBehavior,
      ),
    aws: 'NEVER',
    moto: notImplemented,
    reason: unhandled,
  },
  {
    operation: 'UpdateIntegrationResponse',
    of: 'selectionPattern',
    ask: ({ client, method }) =>
      summary(
        client.send(
          new UpdateIntegrationResponseCommand({
            ...method,
            statusCode: '200',
            patchOperations: patch.integrationResponse().replace('/selectionPattern', '2..').toPatchOperations(),
          }),
        ),
        ({ selectionPattern }) => selectionPattern,
      ),
    aws: '2..',
    moto: notImplemented,
    reason: unhandled,
  },
  {
    operation: 'GetModels',
    of: 'a new API',
    ask: ({ client, restApiId }) =>
      summary(client.send(new GetModelsCommand({ restApiId })), ({ items = [] }) =>
        items.map(({ name }) => name).sort(),
      ),
    aws: ['Empty', 'Error'],
    moto: [],
    reason: 'moto makes no models with an API.',
  },
  {
    operation: 'CreateModel',
    of: 'a name that is taken',
    ask: async ({ client, restApiId }) => {
      const pet = new CreateModelCommand({ restApiId, name: 'Pet', contentType: 'application/json', schema: '{}' });
      await client.send(pet);
      return summary(client.send(pet), ({ name }) => name);
    },
    aws: { error: 'ConflictException' },
    moto: 'Pet',
    reason: notCompared,
  },
  {
    operation: 'UpdateModel',
    of: 'the description',
    ask: async ({ client, restApiId }) => {
      const modelName = 'Pet';
      await client.send(
        new CreateModelCommand({ restApiId, name: modelName, contentType: 'application/json', schema: '{}' }),
      );
      const patchOperations = patch.model().replace('/description', 'A pet').toPatchOperations();
      return summary(
        client.send(new UpdateModelCommand({ restApiId, modelName, patchOperations })),
        ({ description }) => description,
      );
    },
    aws: 'A pet',
    moto: notImplemented,
    reason: unhandled,
  },
  {
    operation: 'CreateRequestValidator',
    of: 'what is filled in',
    ask: ({ client, restApiId }) =>
      summary(
        client.send(new CreateRequestValidatorCommand({ restApiId, name: 'body', validateRequestBody: true })),
        ({ validateRequestParameters }) => ({ validateRequestParameters }),
      ),
    aws: { validateRequestParameters: false },
    moto: { validateRequestParameters: undefined },
    reason: 'moto keeps what it was sent and fills in nothing.',
  },
  {
    operation: 'CreateAuthorizer',
    of: 'what is filled in',
    ask: ({ client, restApiId }) =>
      summary(
        client.send(
          new CreateAuthorizerCommand({
            restApiId,
            name: 'pool',
            type: 'COGNITO_USER_POOLS',
            providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc'],
            identitySource: 'method.request.header.Authorization',
          }),
        ),
        ({ authType }) => ({ authType }),
      ),
    aws: { authType: 'cognito_user_pools' },
    moto: { authType: undefined },
    reason: 'moto keeps what it was sent and fills in the time to live alone.',
  },
  {
    operation: 'GetGatewayResponses',
    of: 'those that nobody customised',
    ask: ({ client, restApiId }) =>
      summary(client.send(new GetGatewayResponsesCommand({ restApiId })), ({ items = [] }) => items.length > 0),
    aws: true,
    moto: false,
    reason: 'moto knows no default responses.',
  },
  {
    operation: 'GetGatewayResponse',
    of: 'one that nobody customised',
    ask: ({ client, restApiId }) =>
      summary(
        client.send(new GetGatewayResponseCommand({ restApiId, responseType: 'THROTTLED' })),
        ({ statusCode }) => statusCode,
      ),
    aws: '429',
    moto: { error: 'NotFoundException' },
    reason: 'moto knows no default responses.',
  },
  {
    operation: 'UpdateGatewayResponse',
    of: 'the status',
    ask: async ({ client, restApiId }) => {
      const responseType = 'THROTTLED';
      await client.send(new PutGatewayResponseCommand({ restApiId, responseType }));
      const patchOperations = patch.gatewayResponse().replace('/statusCode', '503').toPatchOperations();
      return summary(
        client.send(new UpdateGatewayResponseCommand({ restApiId, responseType, patchOperations })),
        ({ statusCode }) => statusCode,
      );
    },
    aws: '503',
    moto: notImplemented,
    reason: unhandled,
  },
  {
    operation: 'UpdateDeployment',
    of: 'the description',
    ask: async ({ client, restApiId }) => {
      const { id: deploymentId } = await client.send(new CreateDeploymentCommand({ restApiId }));
      const patchOperations = patch.deployment().replace('/description', 'first').toPatchOperations();
      return summary(
        client.send(new UpdateDeploymentCommand({ restApiId, deploymentId, patchOperations })),
        ({ description }) => description,
      );
    },
    aws: 'first',
    moto: notImplemented,
    reason: unhandled,
  },
  {
    operation: 'GetDocumentationParts',
    of: 'an API without documentation',
    ask: ({ client, restApiId }) =>
      summary(client.send(new GetDocumentationPartsCommand({ restApiId })), ({ items }) => items),
    aws: [],
    moto: noSuchRoute,
    reason: unhandled,
  },
  {
    operation: 'GetTags',
    of: 'an API',
    ask: ({ client, restApiId }) =>
      summary(
        client.send(new GetTagsCommand({ resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${restApiId}` })),
        ({ tags }) => tags,
      ),
    aws: {},
    moto: noSuchRoute,
    reason: unhandled,
  },
];

/** What is answered in moto's place: it has neither documentation nor descriptions of deployments that change. */
const inPlaceOfMoto: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => object>> = {
  // moto exports what is live, as Swagger, and without integrations: it is asked for no export.
  GetExportCommand: () => {
    throw Object.assign(new Error('There is no export.'), { name: 'BadRequestException', $fault: 'client' });
  },
  GetDocumentationPartsCommand: () => ({ items: [] }),
  UpdateDeploymentCommand: ({ deploymentId }) => ({ id: deploymentId }),
};

/** A client of moto for whom operations work that every deployment needs and that moto hasn't implemented. */
export function helped(client: APIGatewayClient): APIGatewayClient {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (parameters) => {
        const answer = inPlaceOfMoto[commandName]?.({ ...parameters.input });
        return answer ? { response: undefined, output: { $metadata: {}, ...answer } as never } : next(parameters);
      },
    { step: 'initialize', name: 'inPlaceOfMoto' },
  );
  return client;
}

/** What a response comes down to; of a refusal its name, of a page that is no response of the service its HTTP status. */
async function summary<Output>(answer: Promise<Output>, reduce: (output: Output) => unknown): Promise<unknown> {
  try {
    return reduce(await answer);
  } catch (error) {
    if (error instanceof APIGatewayServiceException) return { error: error.name };
    const status = httpStatusOf(error);
    if (status === undefined) throw error;
    return { error: `HTTP ${status}` };
  }
}

function httpStatusOf(error: unknown): number | undefined {
  return (error as { readonly $response?: { readonly statusCode?: number } }).$response?.statusCode;
}
