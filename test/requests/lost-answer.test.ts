import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/embedded/index.js';
import type { GatewayEvent } from '../../src/requests/events.js';
import { createSend } from '../../src/requests/send.js';
import { breakConnection, refuse, type Script, scriptedClient } from './scripted-client.js';

function sending(script: Script) {
  const clock = new ManualClock();
  const scripted = scriptedClient(script);
  const events: GatewayEvent[] = [];
  const send = createSend(scripted.client, { clock, onEvent: (event) => events.push(event) });
  return { clock, send, events, ...scripted };
}

const metadata = { $metadata: { httpStatusCode: 200 } };
const restApiId = 'a1b2c3';

describe('a lost response, where reads lag behind writes', () => {
  it('doesn’t make a second REST API', async () => {
    const { clock, send, count } = sending({
      GetRestApis: (_, earlier) => ({ items: earlier < 8 ? [] : [{ id: 'first', name: 'petstore' }], ...metadata }),
      CreateRestApi: () => breakConnection(),
    });
    expect(await clock.run(send('CreateRestApi', { name: 'petstore' }))).toMatchObject({ id: 'first' });
    expect(count('CreateRestApi')).toBe(1);
  });

  it('makes a REST API again that wasn’t made', async () => {
    const { clock, send, count } = sending({
      GetRestApis: () => ({ items: [], ...metadata }),
      CreateRestApi: (_, earlier) => (earlier === 0 ? breakConnection() : { id: 'second', ...metadata }),
    });
    expect(await clock.run(send('CreateRestApi', { name: 'petstore' }))).toMatchObject({ id: 'second' });
    expect(count('CreateRestApi')).toBe(2);
  });

  it('is looked for once more when the request that is sent again meets what the first one made', async () => {
    const { clock, send, count } = sending({
      GetResources: (_, earlier) => ({
        items: earlier < 6 ? [{ id: 'root', path: '/' }] : [{ id: 'pets', parentId: 'root', pathPart: 'pets' }],
        ...metadata,
      }),
      CreateResource: (_, earlier) =>
        earlier === 0 ? breakConnection() : refuse('ConflictException', 409, 'Another resource has this name'),
    });
    const input = { restApiId, parentId: 'root', pathPart: 'pets' };
    expect(await clock.run(send('CreateResource', input))).toMatchObject({ id: 'pets' });
    expect(count('CreateResource')).toBe(2);
  });

  it('keeps a conflict with what another writer made, at once', async () => {
    const { clock, send, count } = sending({
      GetMethod: () => ({ httpMethod: 'GET', authorizationType: 'AWS_IAM', ...metadata }),
      PutMethod: (_, earlier) => (earlier === 0 ? breakConnection() : refuse('ConflictException', 409)),
    });
    const input = { restApiId, resourceId: 'root', httpMethod: 'GET', authorizationType: 'NONE' };
    await expect(clock.run(send('PutMethod', input))).rejects.toMatchObject({ name: 'ConflictException' });
    expect(count('GetMethod')).toBe(2);
  });

  it('finds a resource by its parent and its name, not by one of them', async () => {
    const { clock, send, count } = sending({
      GetResources: () => ({
        items: [
          { id: 'other-parent', parentId: 'elsewhere', pathPart: 'pets' },
          { id: 'other-name', parentId: 'root', pathPart: 'orders' },
        ],
        ...metadata,
      }),
      CreateResource: (_, earlier) => (earlier === 0 ? breakConnection() : { id: 'made', ...metadata }),
    });
    const input = { restApiId, parentId: 'root', pathPart: 'pets' };
    expect(await clock.run(send('CreateResource', input))).toMatchObject({ id: 'made' });
    expect(count('CreateResource')).toBe(2);
  });

  it('finds it behind others that have its parent or its name', async () => {
    const { clock, send, count } = sending({
      GetResources: () => ({
        items: [
          { id: 'other-parent', parentId: 'elsewhere', pathPart: 'pets' },
          { id: 'other-name', parentId: 'root', pathPart: 'orders' },
          { id: 'pets', parentId: 'root', pathPart: 'pets' },
        ],
        ...metadata,
      }),
      CreateResource: () => breakConnection(),
    });
    const input = { restApiId, parentId: 'root', pathPart: 'pets' };
    expect(await clock.run(send('CreateResource', input))).toMatchObject({ id: 'pets' });
    expect(count('CreateResource')).toBe(1);
  });

  it('ends with an error when the service repeats a position while it is looked for', async () => {
    const { clock, send, count } = sending({
      GetResources: () => ({ items: [], position: 'again', ...metadata }),
      CreateResource: () => breakConnection(),
    });
    const input = { restApiId, parentId: 'root', pathPart: 'pets' };
    await expect(clock.run(send('CreateResource', input))).rejects.toMatchObject({ code: 'list.repeated-position' });
    expect(count('GetResources')).toBe(2);
  });
});

describe('what was made just now', () => {
  const input = { restApiId, resourceId: 'pets', httpMethod: 'GET', authorizationType: 'NONE' };
  const lagging = (calls: number) => ({
    PutMethod: (_: unknown, earlier: number) =>
      earlier < calls
        ? refuse('NotFoundException', 404, 'Invalid Resource identifier specified')
        : { httpMethod: 'GET' },
  });

  it('is asked for again while it isn’t found', async () => {
    const { clock, send, events } = sending(lagging(8));
    expect(await clock.run(send('PutMethod', input, { isAboutNew: true }))).toMatchObject({ httpMethod: 'GET' });
    const retries = events.flatMap((event) => (event.type === 'retrying' ? [event.reason] : []));
    expect(retries).toEqual(Array.from({ length: 8 }, () => 'notVisible'));
  });

  it('isn’t asked for without end', async () => {
    const { clock, send, count } = sending(lagging(1_000));
    await expect(clock.run(send('PutMethod', input, { isAboutNew: true }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
    expect(count('PutMethod')).toBe(15);
    expect(clock.now()).toBeLessThan(60_000);
  });

  it('is all that is asked for again: what was there before is gone', async () => {
    const { send, count } = sending(lagging(1));
    await expect(send('PutMethod', input)).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(count('PutMethod')).toBe(1);
  });
});

describe('a response that says nothing', () => {
  const input = { restApiId, parentId: 'root', pathPart: 'pets' };
  const found = { items: [{ id: 'pets', parentId: 'root', pathPart: 'pets' }], ...metadata };

  it.each([
    ['an empty one', () => ({ ...metadata })],
    ['one without metadata', () => ({})],
    ['one whose members are all undefined', () => ({ id: undefined, path: undefined, ...metadata })],
    ['a page of HTML', () => refuse('SyntaxError', 200, 'Unexpected token <')],
  ])('is a lost answer to a write: %s', async (_, hollow) => {
    const { clock, send, count } = sending({ CreateResource: hollow, GetResources: () => found });
    expect(await clock.run(send('CreateResource', input))).toMatchObject({ id: 'pets' });
    expect(count('CreateResource')).toBe(1);
  });

  it('is sent again where nothing was written', async () => {
    const { clock, send, count } = sending({
      PutIntegration: (_, earlier) => (earlier < 2 ? metadata : { type: 'MOCK', ...metadata }),
    });
    const put = { restApiId, resourceId: 'pets', httpMethod: 'GET', type: 'MOCK' } as const;
    expect(await clock.run(send('PutIntegration', put))).toMatchObject({ type: 'MOCK' });
    expect(count('PutIntegration')).toBe(3);
  });

  it('isn’t believed without end', async () => {
    const { clock, send, count } = sending({ PutIntegration: () => metadata });
    const put = { restApiId, resourceId: 'pets', httpMethod: 'GET', type: 'MOCK' } as const;
    await expect(clock.run(send('PutIntegration', put, { address: 'GET /pets' }))).rejects.toMatchObject({
      code: 'execute.empty-response',
      address: 'GET /pets',
      message: "The response to PutIntegration is empty: it isn't the service's.",
    });
    expect(count('PutIntegration')).toBe(5);
  });

  it('isn’t taken for an API without resources', async () => {
    const { clock, send } = sending({ GetResources: (_, earlier) => (earlier === 0 ? metadata : found) });
    expect(await clock.run(send('GetResources', { restApiId }))).toMatchObject({ items: [{ id: 'pets' }] });
  });

  it.each([
    ['DeleteResource', { restApiId, resourceId: 'pets' }],
    ['TagResource', { resourceArn: 'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3', tags: { team: 'pets' } }],
    ['FlushStageCache', { restApiId, stageName: 'prod' }],
    ['GetRestApis', {}],
  ] as const)('is what the service itself gives to %s', async (operation, given) => {
    const { send } = sending({ [operation]: () => metadata });
    expect(await send(operation, given as never)).toEqual(metadata);
  });
});

describe('an outcome that can’t be known', () => {
  it.each([
    ['CreateUsagePlan', { name: 'gold' }],
    ['CreateVpcLink', { name: 'backend', targetArns: ['arn'] }],
    ['CreateApiKey', { name: 'acme' }],
    ['CreateDeployment', { restApiId }],
    ['ImportRestApi', { body: new Uint8Array() }],
    ['TestInvokeMethod', { restApiId, resourceId: 'root', httpMethod: 'POST' }],
  ] as const)('is never sent twice: %s', async (operation, input) => {
    const { clock, send, count } = sending({ [operation]: () => breakConnection() });
    const sent = send(operation, input as never, { isSoleOfName: false });
    const error = await clock.run(sent).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'OutcomeUnknownError',
      code: 'execute.outcome-unknown',
      address: operation,
      message: `The response to ${operation} was lost, and whether it took effect can't be seen: socket hang up`,
      cause: { code: 'ECONNRESET' },
    });
    expect(count(operation)).toBe(1);
  });

  it('is one of a REST API whose name others may have', async () => {
    const { clock, send, count } = sending({ CreateRestApi: () => breakConnection() });
    const sent = send('CreateRestApi', { name: 'petstore' }, { isSoleOfName: false });
    await expect(clock.run(sent)).rejects.toMatchObject({ code: 'execute.outcome-unknown' });
    expect(count('CreateRestApi')).toBe(1);
  });

  it.each([
    ['refused before it was there', () => refuse('TooManyRequestsException', 429)],
    [
      'without a connection',
      () => {
        throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      },
    ],
  ])('isn’t that of a request that was %s', async (_, fail) => {
    const { clock, send, count } = sending({
      CreateUsagePlan: (_input, earlier) => (earlier === 0 ? fail() : { id: 'gold', ...metadata }),
      GetUsagePlans: () => ({ items: [], ...metadata }),
    });
    expect(await clock.run(send('CreateUsagePlan', { name: 'gold' }))).toMatchObject({ id: 'gold' });
    expect(count('CreateUsagePlan')).toBe(2);
  });

  it('isn’t that of a key with a value: the value says which it is', async () => {
    const { clock, send, count } = sending({
      CreateApiKey: () => breakConnection(),
      GetApiKeys: () => ({
        items: [
          { id: 'one', name: 'acme', value: 'other' },
          { id: 'two', name: 'acme', value: 'secret' },
        ],
        ...metadata,
      }),
    });
    expect(await clock.run(send('CreateApiKey', { name: 'acme', value: 'secret' }))).toMatchObject({ id: 'two' });
    expect(count('CreateApiKey')).toBe(1);
  });

  it.each([
    [
      'CreateDomainName',
      { domainName: 'api.example.com' },
      'GetDomainNames',
      {
        items: [
          { id: 'x', domainName: 'example.com' },
          { id: 'y', domainName: 'api.example.com' },
        ],
      },
    ],
    ['CreateBasePathMapping', { domainName: 'd', restApiId }, 'GetBasePathMapping', { basePath: '(none)', restApiId }],
    [
      'CreateDocumentationVersion',
      { restApiId, documentationVersion: '1' },
      'GetDocumentationVersion',
      { version: '1' },
    ],
    ['CreateUsagePlanKey', { usagePlanId: 'p', keyId: 'k', keyType: 'API_KEY' }, 'GetUsagePlanKey', { id: 'k' }],
    [
      'CreateDocumentationPart',
      { restApiId, location: { type: 'METHOD', path: '/pets', method: 'GET' }, properties: '{}' },
      'GetDocumentationParts',
      {
        items: [
          { id: 'x', location: { type: 'METHOD', path: '/', method: 'GET' }, properties: '{}' },
          { id: 'y', location: { type: 'METHOD', path: '/pets', method: 'GET', name: null }, properties: '{}' },
        ],
      },
    ],
  ] as const)('isn’t that of %s: its input says what it made', async (operation, input, read, answer) => {
    const { clock, send, count } = sending({
      [operation]: () => breakConnection(),
      [read]: () => ({ ...answer, ...metadata }),
    });
    const found = await clock.run(send(operation, input as never));
    expect(found).toMatchObject('items' in answer ? { id: 'y' } : answer);
    expect(count(operation)).toBe(1);
  });
});

describe('a wait that is longer than the deadline', () => {
  it('is said to have been asked for', async () => {
    const { clock, send } = sending({
      GetRestApi: () => refuse('TooManyRequestsException', 429, 'Too Many Requests', { retryAfterSeconds: '900' }),
    });
    const error = await clock.run(send('GetRestApi', { restApiId })).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'RetryAfterError',
      code: 'execute.retry-after',
      address: 'GetRestApi',
      message:
        'The service asked to wait 900 s before GetRestApi is sent again, and 600 s are left until the deadline: Too Many Requests',
      cause: { name: 'TooManyRequestsException' },
    });
  });
});
