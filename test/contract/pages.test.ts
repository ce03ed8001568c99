import { APIGatewayClient, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { type Browser, type OpenPage, openBrowser } from './browser.js';

let browser: Browser;
let allowed: OpenPage;
let foreign: OpenPage;
/** Requests that have reached the function behind the API. */
let invoked: string[] = [];

const account = '123456789012';
const pets = `arn:aws:lambda:us-east-1:${account}:function:pets`;

const embedded = new EmbeddedApiGateway({
  integrations: {
    lambda: {
      pets: (event: unknown) => {
        const { httpMethod, path, headers } = event as {
          httpMethod: string;
          path: string;
          headers: Record<string, string>;
        };
        invoked.push(`${httpMethod} ${path}`);
        const cors = {
          'Access-Control-Allow-Origin': allowed.origin,
          'Access-Control-Allow-Credentials': 'true',
          'Access-Control-Expose-Headers': 'X-Pets',
        };
        return {
          headers: { 'X-Pets': '2', ...(path === '/silent' ? {} : cors) },
          body: JSON.stringify({ cookie: headers['cookie'] ?? headers['Cookie'] ?? null }),
        };
      },
    },
  },
});
const client = new APIGatewayClient(embedded.clientConfig);
const gateway = new ApiGateway(client, { quotas: [] });
let controlPlane = '';
/** The same API without and with CORS headers in its gateway responses. */
let base = '';
let baseWithCors = '';

async function deployed(definition: Parameters<typeof gateway.plan>[0]): Promise<string> {
  const { restApiId } = await gateway.apply(await gateway.plan(definition));
  await gateway.deploy(restApiId, { stageName: 'test' });
  return embedded.invokeUrl(restApiId, 'test');
}

beforeAll(async () => {
  browser = await openBrowser();
  allowed = await browser.open();
  foreign = await browser.open();
  controlPlane = (await embedded.listen({ origins: [allowed.origin] })).url;

  const define = (name: string, withCors: boolean) => {
    const plain = restApi(name);
    const api = withCors
      ? plain.gatewayResponse('DEFAULT_4XX', {
          responseParameters: {
            'gatewayresponse.header.Access-Control-Allow-Origin': `'${allowed.origin}'`,
            'gatewayresponse.header.Access-Control-Allow-Credentials': "'true'",
          },
        })
      : plain;
    const proxied = (path: '/pets' | '/closed' | '/silent') =>
      api.resource(path).method('PUT').integration().lambdaProxy(pets);
    const cors = { allowOrigins: [allowed.origin], allowCredentials: true };
    return api.define(
      proxied('/pets'),
      api.resource('/pets').cors(cors),
      api.resource('/pets').method('POST').integration().lambdaProxy(pets),
      api.resource('/pets').method('GET').integration().lambdaProxy(pets),
      proxied('/closed'),
      proxied('/silent'),
      api.resource('/silent').cors(cors),
      api.resource('/keyed').method('GET').apiKeyRequired().integration().lambdaProxy(pets),
    );
  };
  base = await deployed(define('without', false));
  baseWithCors = await deployed(define('with', true));
});
afterAll(async () => {
  await browser?.close();
  await embedded.close({ withinMs: 0 });
});

const credentialed = {
  method: 'PUT',
  credentials: 'include',
  headers: { 'content-type': 'application/json' },
  body: '{}',
} as const;

describe('a page of an origin that is not allowed', () => {
  /** In two parts, between which a form writes an equals sign. */
  const parts = ['{"openapi":"3.0.1","info":{"title":"planted","version":"', '"},"paths":{}}'] as const;
  const document = parts.join('=');
  const names = async () => ((await client.send(new GetRestApisCommand({}))).items ?? []).map(({ name }) => name);

  it('can not import an API, by fetch or by a form', async () => {
    for (const mode of ['cors', 'no-cors'] as const) {
      const { status } = await foreign.fetch(`${controlPlane}/restapis?mode=import`, {
        method: 'POST',
        mode,
        headers: { 'content-type': 'text/plain' },
        body: document,
      });
      expect(status).toBe(0);
    }
    await foreign.submit(`${controlPlane}/restapis?mode=import`, ...parts);
    expect(await names()).not.toContain('planted');
    // It is the page that is refused, not the document.
    const byProgram = await fetch(`${controlPlane}/restapis?mode=import`, { method: 'POST', body: document });
    expect(byProgram.status).toBe(201);
    expect(await names()).toContain('planted');
  });

  it('can not invoke an API', async () => {
    invoked = [];
    await foreign.fetch(`${base}/pets`, { method: 'POST', mode: 'no-cors', body: 'x' });
    await foreign.fetch(`${base}/pets`, { method: 'POST', body: 'x' });
    await foreign.fetch(`${base}/pets`, credentialed);
    await foreign.submit(`${base}/pets`, 'x', 'y');
    expect(await foreign.load('img', `${base}/pets`)).toBe(false);
    expect(await foreign.load('script', `${base}/pets`)).toBe(false);
    expect(invoked).toEqual([]);
  });

  it('can not read what either plane says', async () => {
    for (const url of [`${controlPlane}/restapis`, `${base}/pets`, `${baseWithCors}/nothing`]) {
      expect(await foreign.fetch(url)).toMatchObject({ status: 0, body: '' });
    }
    expect(await foreign.load('script', `${controlPlane}/restapis`)).toBe(false);
  });
});

describe('a page of an origin that is allowed', () => {
  it('passes the preflight and reads the response, with credentials', async () => {
    invoked = [];
    const seen = await allowed.fetch(`${base}/pets`, credentialed);
    expect(seen).toMatchObject({ status: 200, headers: { 'x-pets': '2' } });
    expect(JSON.parse(seen.body)).toEqual({ cookie: 'session=rex' });
    expect(invoked).toEqual(['PUT /pets']);
  });

  it('does not get past the preflight without an OPTIONS method', async () => {
    invoked = [];
    expect(await allowed.fetch(`${base}/closed`, credentialed)).toMatchObject({ status: 0, body: '' });
    expect(invoked).toEqual([]);
    expect(embedded.requests.at(-1)).toMatchObject({ httpMethod: 'OPTIONS', status: 403 });
  });

  it('can not read a response that has no CORS headers of its own', async () => {
    invoked = [];
    expect(await allowed.fetch(`${base}/silent`, credentialed)).toMatchObject({ status: 0, body: '' });
    expect(invoked).toEqual(['PUT /silent']);
  });

  it('sees the body of an error only where gateway responses have CORS headers', async () => {
    expect(await allowed.fetch(`${base}/keyed`)).toMatchObject({ status: 0, body: '' });
    expect(await allowed.fetch(`${baseWithCors}/keyed`)).toMatchObject({
      status: 403,
      body: '{"message":"Forbidden"}',
    });
    expect(await allowed.fetch(`${baseWithCors}/nothing`, { credentials: 'include' })).toMatchObject({
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
    });
  });

  it('reaches no control plane', async () => {
    expect(await allowed.fetch(`${controlPlane}/restapis`)).toMatchObject({ status: 0, body: '' });
  });
});
