import * as sdk from '@aws-sdk/client-api-gateway';
import { APIGatewayClient, CreateRestApiCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { afterEach, describe, expect, it } from 'vitest';
import { operationSchemas } from '../../../src/embedded/control-plane/protocol/operations.js';
import { routeOf } from '../../../src/embedded/control-plane/protocol/route.js';
import { EmbeddedApiGateway } from '../../../src/embedded/index.js';
import { operations } from '../../../src/embedded/registry.js';

const bodyOf = (text: string) => new TextEncoder().encode(text);
const textOf = (body: Uint8Array) => new TextDecoder().decode(body);
const emptyQuery = new URLSearchParams();

async function ask(gateway: EmbeddedApiGateway, method: string, path: string, body = '') {
  const answer = await gateway.answer({ method, path, query: emptyQuery, headers: {}, body: bodyOf(body) });
  const text = textOf(answer.body);
  return {
    status: answer.status,
    type: answer.headers['x-amzn-errortype'],
    body: text === '' ? undefined : JSON.parse(text),
  };
}

describe('routes', () => {
  it('knows every operation of the SDK', () => {
    const commands = Object.keys(sdk).filter((name) => name.endsWith('Command') && name !== '$Command');
    expect([...operationSchemas.keys()].map((name) => `${name}Command`).sort()).toEqual(commands.sort());
  });

  it.each([...operationSchemas.values()].map((schema) => [schema.name, schema] as const))(
    'finds %s',
    (name, schema) => {
      const path = schema.segments.map((part) => ('literal' in part ? part.literal : `a${part.label}`)).join('/');
      const route = routeOf(schema.method, `/${path}`, new URLSearchParams([...schema.query] as [string, string][]));
      expect(route?.schema.name).toBe(name);
      const labels = schema.segments.flatMap((part) => ('label' in part ? [part.label] : []));
      expect([...(route?.labels ?? [])]).toEqual(labels.map((label) => [label, `a${label}`]));
    },
  );

  it('unescapes labels', () => {
    const route = routeOf('GET', '/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fa', emptyQuery);
    expect(route?.labels.get('resourceArn')).toBe('arn:aws:apigateway:us-east-1::/restapis/a');
  });

  it('takes a label that is no escape as it stands', () => {
    expect(routeOf('GET', '/restapis/%E0%A4%A', emptyQuery)?.labels.get('restApiId')).toBe('%E0%A4%A');
  });
});

describe('bad requests', () => {
  it('answers a path that the service does not have', async () => {
    const answer = await ask(new EmbeddedApiGateway(), 'GET', '/nothing/here');
    expect(answer).toMatchObject({ status: 404, type: 'UnknownOperationException' });
  });

  it.each([
    ['broken JSON', '{"name":'],
    ['a list instead of an object', '[]'],
    ['bytes that are no text', '\u0000'],
    ['a number instead of a text', '{"name": 5}'],
    ['a text instead of a map', '{"name": "a", "tags": "b"}'],
    ['an object instead of a list', '{"name": "a", "binaryMediaTypes": {}}'],
    ['a text instead of a number', '{"name": "a", "minimumCompressionSize": "large"}'],
  ])('refuses %s and changes nothing', async (_, body) => {
    const gateway = new EmbeddedApiGateway();
    const before = await ask(gateway, 'GET', '/restapis');
    const answer = await ask(gateway, 'POST', '/restapis', body);
    expect(answer).toMatchObject({ status: 400, type: 'SerializationException' });
    expect(await ask(gateway, 'GET', '/restapis')).toEqual(before);
  });

  it('keeps hostile names as names', async () => {
    const gateway = new EmbeddedApiGateway();
    const made = await ask(
      gateway,
      'POST',
      '/restapis',
      '{"name": "a", "tags": {"__proto__": "x", "constructor": "y"}}',
    );
    expect(made.status).toBe(201);
    expect(Object.entries(made.body.tags)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(await ask(gateway, 'GET', '/restapis/__proto__')).toMatchObject({ status: 404, type: 'NotFoundException' });
  });
});

describe('operations', () => {
  it.each([...operationSchemas.keys()])('answers %s', (name) => {
    expect(operations.has(name)).toBe(true);
  });
});

describe('over HTTP', () => {
  let gateway = new EmbeddedApiGateway();
  afterEach(() => gateway.close());

  it('serves the SDK client on loopback, until it is closed', async () => {
    gateway = new EmbeddedApiGateway();
    const { url } = await gateway.listen();
    const client = new APIGatewayClient({
      endpoint: url,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    await client.send(new CreateRestApiCommand({ name: 'petstore' }));
    expect((await client.send(new GetRestApisCommand({}))).items).toMatchObject([{ name: 'petstore' }]);
    await gateway.close();
    await expect(client.send(new GetRestApisCommand({}))).rejects.toThrow();
    client.destroy();
  });

  it('listens once at a time', async () => {
    gateway = new EmbeddedApiGateway();
    const { url } = await gateway.listen();
    await expect(gateway.listen()).rejects.toThrow(url);
  });

  it('refuses a body that is too large, and goes on', async () => {
    gateway = new EmbeddedApiGateway();
    const { url } = await gateway.listen();
    const body = JSON.stringify({ name: 'x'.repeat(11 * 1024 * 1024) });
    const answer = await fetch(`${url}/restapis`, { method: 'POST', body });
    expect(answer.status).toBe(413);
    expect(await (await fetch(`${url}/restapis`)).json()).toEqual({ item: [] });
  });
});
