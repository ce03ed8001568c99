import { setTimeout as delay } from 'node:timers/promises';
import type { APIGatewayClientConfig } from '@aws-sdk/client-api-gateway';
import { HttpResponse } from '@smithy/core/protocols';

/** A REST API with as many resources as it takes to see what a list costs. */
export interface Wire {
  readonly config: APIGatewayClientConfig;
  /** Requests answered so far. */
  readonly calls: () => number;
}

/**
 * A client configuration whose requests end in the process: every `GetResources` takes `latencyMs` and is answered from
 * pages that were serialised beforehand, so that what is measured is the reader and not a server.
 */
export function wire({ resources, latencyMs }: { readonly resources: number; readonly latencyMs: number }): Wire {
  const pages = new Map<string, Uint8Array>();
  const encoder = new TextEncoder();
  let calls = 0;

  const page = (start: number, limit: number, embedded: boolean): Uint8Array => {
    const key = `${start} ${limit} ${embedded}`;
    const known = pages.get(key);
    if (known) return known;
    const end = Math.min(start + limit, resources);
    const item = Array.from({ length: end - start }, (_, offset) => resource(start + offset, embedded));
    const made = encoder.encode(JSON.stringify(end < resources ? { item, position: String(end) } : { item }));
    pages.set(key, made);
    return made;
  };

  return {
    calls: () => calls,
    config: {
      region: 'eu-central-1',
      credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
      requestHandler: {
        async handle({ query }: { readonly query: Readonly<Record<string, string | undefined>> }) {
          calls++;
          if (latencyMs > 0) await delay(latencyMs);
          const body = page(Number(query['position'] ?? 0), Number(query['limit'] ?? 25), query['embed'] !== undefined);
          return { response: new HttpResponse({ statusCode: 200, headers: {}, body }) };
        },
      },
    },
  };
}

function resource(index: number, embedded: boolean) {
  const pathPart = `resource-${index}`;
  const path = `/v1/${pathPart}/{id}`;
  return {
    id: `r${index.toString(36).padStart(9, '0')}`,
    parentId: 'a1b2c3d4e5',
    pathPart: '{id}',
    path,
    resourceMethods: embedded ? { GET: method('GET', path), POST: method('POST', path) } : { GET: {}, POST: {} },
  };
}

function method(httpMethod: string, path: string) {
  const responseParameters = { 'method.response.header.ETag': false, 'method.response.header.Content-Type': true };
  return {
    httpMethod,
    authorizationType: 'COGNITO_USER_POOLS',
    authorizerId: 'abc123',
    apiKeyRequired: false,
    requestValidatorId: 'xyz789',
    operationName: `${httpMethod.toLowerCase()}Thing`,
    requestParameters: { 'method.request.path.id': true, 'method.request.querystring.verbose': false },
    requestModels: { 'application/json': 'Thing' },
    authorizationScopes: ['things/read', 'things/write'],
    methodResponses: Object.fromEntries(
      ['200', '404'].map((statusCode) => [
        statusCode,
        {
          statusCode,
          responseParameters,
          responseModels: { 'application/json': statusCode === '200' ? 'Thing' : 'Error' },
        },
      ]),
    ),
    methodIntegration: {
      type: 'HTTP',
      httpMethod,
      uri: `https://backend.example.com${path}`,
      connectionType: 'INTERNET',
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      requestTemplates: { 'application/json': '{"verbose": "$input.params(\'verbose\')", "body": $input.json(\'$\')}' },
      passthroughBehavior: 'NEVER',
      timeoutInMillis: 29_000,
      cacheNamespace: 'a1b2c3d4e5',
      cacheKeyParameters: ['method.request.path.id'],
      integrationResponses: Object.fromEntries(
        ['200', '404'].map((statusCode) => [
          statusCode,
          {
            statusCode,
            selectionPattern: statusCode,
            responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' },
            responseTemplates: { 'application/json': '#set($body = $input.path(\'$\'))\n{"id": "$body.id"}' },
          },
        ]),
      ),
    },
  };
}
