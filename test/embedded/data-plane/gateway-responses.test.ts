import { describe, expect, it } from 'vitest';
import { deployed, mock, proxied } from './api.js';
import { head, raw } from './raw.js';

const cors = { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" };

async function failing(gatewayResponses: Readonly<Record<string, object>>, path = '/nowhere', init?: RequestInit) {
  const { call } = await deployed({
    paths: {
      '/pets/{petId}': { get: { integration: proxied('fails') } },
      '/pets': { get: { integration: mock('[]') } },
    },
    document: { 'x-amazon-apigateway-gateway-responses': gatewayResponses },
    integrations: { lambda: { fails: () => 'not a response' } },
  });
  return call(path, init);
}

describe('a gateway response', () => {
  it('is the service’s own where the API has none, without CORS headers', async () => {
    const response = await failing({});
    expect(response.status).toBe(403);
    expect(await response.text()).toBe('{"message":"Missing Authentication Token"}');
    expect(response.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
  });

  it('says status, headers and body of its type', async () => {
    const response = await failing(
      {
        MISSING_AUTHENTICATION_TOKEN: {
          statusCode: 404,
          responseParameters: { ...cors, 'gatewayresponse.header.X-From': 'method.request.header.x-trace' },
          responseTemplates: {
            'application/json':
              '{"type":"$context.error.responseType","stage":"$context.stage","id":"$context.requestId"}',
          },
        },
      },
      '/nowhere',
      { headers: { 'x-trace': 'me' } },
    );
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      type: 'MISSING_AUTHENTICATION_TOKEN',
      stage: 'test',
      id: response.headers.get('x-amzn-requestid'),
    });
    expect([response.headers.get('x-from'), response.headers.get('access-control-allow-origin')]).toEqual(['me', '*']);
  });

  it('of a class stands for the types that have none of their own', async () => {
    const byClass = { DEFAULT_4XX: { responseParameters: cors }, DEFAULT_5XX: { statusCode: 503 } };
    const refused = await failing(byClass);
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, '*']);
    expect(await refused.text()).toBe('{"message":"Missing Authentication Token"}');
    expect((await failing(byClass, '/pets/7')).status).toBe(503);
  });

  it('is chosen by what the caller accepts', async () => {
    const templates = { 'application/json': '{}', 'text/html': '<p>$context.error.message</p>' };
    const byType = { MISSING_AUTHENTICATION_TOKEN: { responseTemplates: templates } };
    const html = await failing(byType, '/nowhere', { headers: { accept: 'text/html, */*' } });
    expect([html.headers.get('content-type'), await html.text()]).toEqual([
      'text/html',
      '<p>Missing Authentication Token</p>',
    ]);
    expect(await (await failing(byType)).text()).toBe('{}');
  });

  it('is no script: what is not a variable stays, and what isn’t there is nothing', async () => {
    const template =
      '#set($x = 1)$x $context.nothing ${context.httpMethod} $method.request.querystring.q $stageVariables.v!';
    const response = await failing(
      { DEFAULT_4XX: { responseTemplates: { 'application/json': template } } },
      '/nowhere?q=asked',
    );
    expect(await response.text()).toBe('#set($x = 1)$x  GET asked !');
  });

  it('says no headers of the connection, which are the service’s own', async () => {
    const fields = ['Content-Length', 'Transfer-Encoding', 'Connection', 'Date', 'Server', 'Trailer'];
    const responseParameters = Object.fromEntries(fields.map((name) => [`gatewayresponse.header.${name}`, "'5'"]));
    const api = await deployed({
      paths: { '/pets': { get: { integration: mock('[]') } } },
      document: { 'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { responseParameters } } },
    });
    const { port } = new URL((await api.embedded.listen()).url);
    const path = new URL(api.embedded.invokeUrl(api.restApiId, 'test')).pathname;
    const answer = await raw(Number(port), head(`GET ${path}/nowhere`));
    await api.embedded.close({ withinMs: 0 });
    const [top = '', body] = answer.split('\r\n\r\n');
    expect(body).toBe('{"message":"Missing Authentication Token"}');
    expect(top).toMatch(/\r\ncontent-length: 42\r\n/i);
    expect(top).toMatch(/\r\nx-amzn-Remapped-Content-Length: 5\r\n/);
    expect(top).not.toMatch(/\r\n(?:Content-Length|Connection|Date|Server): 5\r\n|\r\n(?:Transfer-Encoding|Trailer):/i);
  });

  it('says its content type once, whatever the letter case', async () => {
    const responseParameters = { 'gatewayresponse.header.content-type': "'application/problem+json'" };
    const response = await failing({ MISSING_AUTHENTICATION_TOKEN: { responseParameters } });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('does not stand for a body that is too large', async () => {
    const init = { method: 'POST', body: new Uint8Array(10 * 1024 * 1024 + 1) };
    const response = await failing({ DEFAULT_4XX: { statusCode: 400 } }, '/pets', init);
    // No method, no look at the body: the route decides first.
    expect(response.status).toBe(400);
  });
});

describe('a request is too large', () => {
  it('with more than 10 MB of body, whatever the gateway responses say', async () => {
    const { call } = await deployed({
      paths: { '/in': { post: { integration: mock('') } } },
      document: {
        'x-amazon-apigateway-gateway-responses': {
          DEFAULT_4XX: { statusCode: 400 },
          REQUEST_TOO_LARGE: { statusCode: 400 },
        },
      },
    });
    const refused = await call('/in', { method: 'POST', body: new Uint8Array(10 * 1024 * 1024 + 1) });
    expect([refused.status, await refused.text()]).toEqual([413, '{"message":"Request Too Long"}']);
    expect((await call('/in', { method: 'POST', body: new Uint8Array(10 * 1024 * 1024) })).status).toBe(200);
  });

  it.each([
    ['a URL of more than 10,240 characters', `/pets?q=${'x'.repeat(10_240)}`, {}, 414],
    ['headers of more than 10,240 bytes', '/pets', { 'x-long': 'x'.repeat(10_240) }, 431],
    ['a pipe in its query', '/pets?a|b', {}, 400],
  ])('with %s', async (_, path, headers, status) => {
    expect((await failing({}, path, { headers })).status).toBe(status);
  });

  it('not with a pipe that is encoded', async () => {
    expect((await failing({}, '/pets?a%7Cb')).status).toBe(200);
  });
});
