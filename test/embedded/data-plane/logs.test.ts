import { UpdateAccountCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock, type RecordedRequest } from '../../../src/embedded/index.js';
import { deployed, mock, proxied } from './api.js';

async function logged(settings: Readonly<Record<string, string>> = {}) {
  const clock = new ManualClock();
  const told: RecordedRequest[] = [];
  const api = await deployed({
    clock,
    onRequest: (request) => told.push(request),
    paths: {
      '/pets/{petId}': { get: { integration: proxied('pets') } },
      '/mock': { get: { integration: mock('{}') } },
    },
    integrations: {
      lambda: {
        pets: async () => {
          await clock.sleep(120);
          return { statusCode: 203, body: 'four' };
        },
      },
    },
  });
  const patchOperations = Object.entries(settings).map(([path, value]) => ({ op: 'replace' as const, path, value }));
  const role = { op: 'replace' as const, path: '/cloudwatchRoleArn', value: 'arn:aws:iam::123456789012:role/logs' };
  await api.client.send(new UpdateAccountCommand({ patchOperations: [role] }));
  if (patchOperations.length > 0)
    await api.client.send(new UpdateStageCommand({ restApiId: api.restApiId, stageName: 'test', patchOperations }));
  return { ...api, clock, told };
}

const logs = (format: string) => ({
  '/accessLogSettings/destinationArn': 'arn:aws:logs:us-east-1:123456789012:log-group:access',
  '/accessLogSettings/format': format,
});

describe('every request', () => {
  it('is told to onRequest, and kept', async () => {
    const { call, embedded, told, restApiId } = await logged();
    const response = await call('/mock');
    expect(told).toHaveLength(1);
    expect(embedded.requests).toEqual(told);
    expect(told[0]).toMatchObject({
      httpMethod: 'GET',
      path: '/test/mock',
      status: 200,
      restApiId,
      stageName: 'test',
      resourcePath: '/mock',
      requestId: response.headers.get('x-amzn-requestid'),
    });
    expect(told[0]?.log[0]).toContain(`Starting execution for request: ${told[0]?.requestId}`);
    expect(told[0]?.log.at(-1)).toContain('Method completed with status: 200');
  });

  it('that found no method, no stage or no API, too', async () => {
    const { embedded, call, restApiId } = await logged();
    await call('/nowhere');
    await embedded.fetch(`https://${restApiId}.execute-api.us-east-1.amazonaws.com/other/mock`);
    await embedded.fetch('https://nosuchapi1.execute-api.us-east-1.amazonaws.com/test/mock');
    expect(
      embedded.requests.map(({ status, responseType, stageName }) => ({ status, responseType, stageName })),
    ).toEqual([
      { status: 403, responseType: 'MISSING_AUTHENTICATION_TOKEN', stageName: 'test' },
      { status: 403 },
      { status: 404 },
    ]);
  });

  it('says why where no stage was reached', async () => {
    const { embedded, call, restApiId } = await logged();
    const host = `https://${restApiId}.execute-api.us-east-1.amazonaws.com`;
    for (const url of [`${host}/other/mock`, `${host}/`, 'https://nosuchapi1.execute-api.us-east-1.amazonaws.com/test'])
      await embedded.fetch(url);
    await call('/mock?a|b');
    expect(embedded.requests.map(({ log }) => log.map((line) => line.replace(/^.*? : /, '')))).toEqual([
      [`The API ${restApiId} has no stage 'other': it has test`],
      ['The URL names no stage, or no base path mapping fits it'],
      ["The embedded gateway has no REST API 'nosuchapi1'"],
      ['Refused: {"message":"Bad Request"}'],
    ]);
  });

  it('is dated by the calendar where no stage was reached, too', async () => {
    const embedded = new EmbeddedApiGateway();
    await embedded.fetch('https://nosuchapi1.execute-api.us-east-1.amazonaws.com/test');
    const [date = ''] = embedded.requests[0]?.log[0]?.split(' : ') ?? [];
    expect(Math.abs(Date.parse(date) - Date.now())).toBeLessThan(60_000);
  });

  it('is in the JSON of a request, though it is only made when it is read', async () => {
    const { embedded, call } = await logged();
    await call('/mock');
    const [request] = embedded.requests;
    const { log, executionLog, path } = JSON.parse(JSON.stringify(request)) as RecordedRequest;
    expect({ log, executionLog, path }).toEqual({ log: request?.log, executionLog: [], path: '/test/mock' });
    expect(log.at(-1)).toContain('Method completed with status: 200');
  });

  it('is kept for the last thousand alone', async () => {
    const { embedded, call } = await logged();
    for (let count = 0; count < 1001; count++) await call(count === 0 ? '/first' : '/mock');
    expect(embedded.requests).toHaveLength(1000);
    expect(embedded.requests.map(({ path }) => path)).not.toContain('/test/first');
  });
});

describe('an access log', () => {
  it('has the variables of the stage’s format, and - for what has no value', async () => {
    const format =
      '$context.requestId $context.httpMethod $context.resourcePath $context.status $context.responseLength $context.responseLatency $context.integrationLatency $context.integration.status $context.integration.integrationStatus $context.identity.sourceIp $context.identity.user $context.authorizer.principalId $context.error.message $context.nothing';
    const { call, clock, embedded } = await logged(logs(format));
    const response = call('/pets/7');
    await clock.advance(120);
    const id = (await response).headers.get('x-amzn-requestid');
    expect(embedded.requests[0]?.accessLog).toBe(`${id} GET /pets/{petId} 203 4 120 120 203 200 127.0.0.1 - - - -`);
  });

  it('says what went wrong, in a line of JSON where the format is one', async () => {
    const format =
      '{"id":"$context.requestId","type":"$context.error.responseType","said":$context.error.messageString}';
    const { call, embedded } = await logged(logs(format));
    await call('/nowhere');
    const { id, ...rest } = JSON.parse(embedded.requests[0]?.accessLog ?? '') as Record<string, string>;
    expect(rest).toEqual({ type: 'MISSING_AUTHENTICATION_TOKEN', said: 'Missing Authentication Token' });
    expect(id).toBe(embedded.requests[0]?.requestId);
  });

  it('is one line, whatever a caller says', async () => {
    const { accessLogLine } = await import('../../../src/embedded/data-plane/access-log.js');
    expect(accessLogLine('$context.a.b|$context.c', { a: { b: 'x\r\ny' }, c: {} })).toBe('x y|-');
  });

  it('is not written where the stage has none', async () => {
    const { call, embedded } = await logged();
    await call('/mock');
    expect(embedded.requests[0]).not.toHaveProperty('accessLog');
  });
});

describe('an execution log', () => {
  const seen = async (settings: Readonly<Record<string, string>>, path = '/mock') => {
    const { call, embedded } = await logged(settings);
    await call(path);
    return embedded.requests[0]?.executionLog ?? [];
  };
  const level = (value: string, dataTrace = 'false') => ({
    '/*/*/logging/loglevel': value,
    '/*/*/logging/dataTrace': dataTrace,
  });

  it('is empty where the stage’s level is OFF', async () => {
    expect(await seen(level('OFF'))).toEqual([]);
    expect(await seen({})).toEqual([]);
  });

  it('has requests that failed alone where it is ERROR', async () => {
    expect(await seen(level('ERROR'))).toEqual([]);
    const failed = await seen(level('ERROR'), '/nowhere');
    expect(failed.at(-1)).toContain('Method completed with status: 403');
  });

  it('has what callers and endpoints say only with data tracing', async () => {
    const without = await seen(level('INFO'));
    const complete = await seen(level('INFO', 'true'));
    expect(without.join()).not.toContain('Method request headers');
    expect(without.join()).toContain('Method completed with status: 200');
    expect(complete.join()).toContain('Method request headers');
  });
});
