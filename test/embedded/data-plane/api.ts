import {
  APIGatewayClient,
  CreateDeploymentCommand,
  ImportRestApiCommand,
  PutRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { EmbeddedApiGateway, type EmbeddedApiGatewayOptions, ManualClock } from '../../../src/embedded/index.js';

/** An operation of an OpenAPI document: its integration, and what else it says. */
export interface Operation {
  readonly integration: object;
  readonly [member: string]: unknown;
}

/** An API as a test wants it. */
export interface ApiUnderTest extends EmbeddedApiGatewayOptions {
  /** Operations by path and verb; `any` in lower case stands for ANY. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  /** What the document says beside its paths. */
  readonly document?: Readonly<Record<string, unknown>>;
}

const responses = { 200: { description: 'fine' } };

/** The document of an API. */
export function documentOf({ paths, document }: Pick<ApiUnderTest, 'paths' | 'document'>) {
  return {
    openapi: '3.0.1',
    info: { title: 'petstore', version: '1' },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, operations]) => [
        path,
        Object.fromEntries(
          Object.entries(operations).map(([verb, { integration, ...operation }]) => [
            verb === 'any' ? 'x-amazon-apigateway-any-method' : verb,
            { responses, ...operation, 'x-amazon-apigateway-integration': integration },
          ]),
        ),
      ]),
    ),
    ...document,
  };
}

const bytes = (document: object) => new TextEncoder().encode(JSON.stringify(document));

/** Puts an API on a gateway of its own and deploys it to the stage `test`. */
export async function deployed({ paths, document, ...options }: ApiUnderTest) {
  const clock = options.clock ?? new ManualClock();
  const embedded = new EmbeddedApiGateway({ ...options, clock });
  const client = new APIGatewayClient({ ...embedded.clientConfig, maxAttempts: 1 });
  const body = bytes(documentOf({ paths, ...(document ? { document } : {}) }));
  const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body }));
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test' }));
  const url = embedded.invokeUrl(restApiId, 'test');
  return {
    embedded,
    client,
    clock,
    restApiId,
    url,
    /** Calls the stage `test`. */
    call: (path: string, init?: RequestInit) => embedded.fetch(`${url}${path}`, init),
    /** Overwrites the API, without deploying it. */
    overwrite: (next: ApiUnderTest['paths']) =>
      client.send(new PutRestApiCommand({ restApiId, mode: 'overwrite', body: bytes(documentOf({ paths: next })) })),
  };
}

/** Answers with a text of its own. */
export const mock = (text: string, more: object = {}) => ({
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  passthroughBehavior: 'when_no_match',
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': text } } },
  ...more,
});

const functionUri = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;

/** Hands whole requests to a function. */
export const proxied = (name: string, more: object = {}) => ({
  type: 'aws_proxy',
  httpMethod: 'POST',
  uri: functionUri(name),
  ...more,
});

/** Hands what a template makes to a function. */
export const invoked = (name: string, more: object = {}) => ({
  type: 'aws',
  httpMethod: 'POST',
  uri: functionUri(name),
  responses: { default: { statusCode: '200' } },
  ...more,
});
