import {
  type APIGatewayClient,
  type Authorizer,
  GetAuthorizersCommand,
  GetGatewayResponsesCommand,
  GetModelsCommand,
  GetRequestValidatorsCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  ImportRestApiCommand,
  type ImportRestApiRequest,
  type Method,
  type Model,
  type RequestValidator,
  type RestApi,
} from '@aws-sdk/client-api-gateway';
import { account } from '../account.js';

/** A definition as a client sends it. */
export const bodyOf = (definition: object | string) =>
  new TextEncoder().encode(typeof definition === 'string' ? definition : JSON.stringify(definition));

export const info = { title: 'petstore', version: '1' };

/** An OpenAPI 3 definition. */
export const openApi3 = (members: object = {}) => ({ openapi: '3.0.1', info, paths: {}, ...members });

/** A Swagger 2 definition. */
export const swagger2 = (members: object = {}) => ({ swagger: '2.0', info, paths: {}, ...members });

export const mock = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}' } };

/** An operation that answers by itself. */
export const mocked = (members: object = {}) => ({
  responses: { 200: { description: 'done' } },
  'x-amazon-apigateway-integration': { ...mock, responses: { default: { statusCode: '200' } } },
  ...members,
});

/** What an API is made of, by the names that a definition has for it. */
export interface Contents {
  readonly restApiId: string;
  readonly api: RestApi;
  readonly paths: readonly string[];
  /** By `GET /pets`. */
  readonly methods: Readonly<Record<string, Method>>;
  readonly models: Readonly<Record<string, Model>>;
  readonly authorizers: Readonly<Record<string, Authorizer>>;
  readonly validators: Readonly<Record<string, RequestValidator>>;
  readonly gatewayResponses: Readonly<Record<string, unknown>>;
}

const byName = <Thing extends { name?: string | undefined }>(things: readonly Thing[] = []) =>
  Object.fromEntries(things.map((thing) => [thing.name ?? '', thing]));

export async function contentsOf(client: APIGatewayClient, restApiId: string): Promise<Contents> {
  const { items: resources = [] } = await client.send(
    new GetResourcesCommand({ restApiId, embed: ['methods'], limit: 500 }),
  );
  const { items: customised = [] } = await client.send(new GetGatewayResponsesCommand({ restApiId, limit: 500 }));
  return {
    restApiId,
    api: await client.send(new GetRestApiCommand({ restApiId })),
    paths: resources.map(({ path = '' }) => path).sort(),
    methods: Object.fromEntries(
      resources.flatMap(({ path, resourceMethods = {} }) =>
        Object.entries(resourceMethods).map(([verb, method]) => [`${verb} ${path}`, method]),
      ),
    ),
    models: byName((await client.send(new GetModelsCommand({ restApiId, limit: 500 }))).items),
    authorizers: byName((await client.send(new GetAuthorizersCommand({ restApiId, limit: 500 }))).items),
    validators: byName((await client.send(new GetRequestValidatorsCommand({ restApiId, limit: 500 }))).items),
    gatewayResponses: Object.fromEntries(
      customised
        .filter(({ defaultResponse }) => !defaultResponse)
        .map(({ responseType = '', defaultResponse: _, ...response }) => [responseType, response]),
    ),
  };
}

/** Imports a definition into an account of its own. */
export async function imported(definition: object | string, options: Omit<Partial<ImportRestApiRequest>, 'body'> = {}) {
  const { client, gateway } = account();
  const answer = await client.send(new ImportRestApiCommand({ body: bodyOf(definition), ...options }));
  return { client, gateway, answer, ...(await contentsOf(client, answer.id ?? '')) };
}
