import { Readable } from 'node:stream';
import { UpdateAccountCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../src/embedded/index.js';
import { deployed, mock, proxied } from './api.js';

const variables = [
  'authenticate.status',
  'authenticate.error',
  'authorizer.status',
  'authorizer.error',
  'authorizer.latency',
  'authorizer.integrationStatus',
  'authorizer.tier',
  'authorize.status',
  'authorize.error',
];

type Api = Awaited<ReturnType<typeof deployed>>;

/** Has a stage write a line for each request: these variables, with bars between them. */
async function writing({ client, restApiId }: Api, names: readonly string[]) {
  const replace = (path: string, value: string) => ({ op: 'replace' as const, path, value });
  const role = replace('/cloudwatchRoleArn', 'arn:aws:iam::123456789012:role/logs');
  await client.send(new UpdateAccountCommand({ patchOperations: [role] }));
  const patchOperations = [
    replace('/accessLogSettings/destinationArn', 'arn:aws:logs:us-east-1:123456789012:log-group:access'),
    replace('/accessLogSettings/format', `$context.requestId ${names.map((name) => `$context.${name}`).join(' | ')}`),
  ];
  await client.send(new UpdateStageCommand({ restApiId, stageName: 'test', patchOperations }));
}

/** What the log says of the last request, by variable; without what it says nothing of. */
function lastLine({ embedded }: Api, names: readonly string[]) {
  const [, line = ''] = /^\S+ (.*)$/.exec(embedded.requests.at(-1)?.accessLog ?? '') ?? [];
  const values = line.split(' | ');
  return Object.fromEntries(names.flatMap((name, at) => (values[at] === '-' ? [] : [[name, values[at]]])));
}

const authorizer = {
  asked: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': {
      type: 'token',
      authorizerUri:
        'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:asked/invocations',
      authorizerResultTtlInSeconds: 60,
    },
  },
  sigv4: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'awsSigv4',
  },
};

async function guarded() {
  const clock = new ManualClock();
  const api = await deployed({
    clock,
    callers: 'any',
    paths: {
      '/asked': { get: { integration: mock('{}'), security: [{ asked: [] }] } },
      '/signed': { get: { integration: mock('{}'), security: [{ sigv4: [] }] } },
      '/open': { get: { integration: mock('{}') } },
    },
    document: { components: { securitySchemes: authorizer } },
    integrations: {
      lambda: {
        asked: async (event) => {
          const { authorizationToken, methodArn } = event as { authorizationToken: string; methodArn: string };
          await clock.sleep(30);
          if (authorizationToken === 'nobody') throw new Error('Unauthorized');
          if (authorizationToken === 'broken') return {};
          const Effect = authorizationToken === 'denied' ? 'Deny' : 'Allow';
          const Statement = [{ Action: 'execute-api:Invoke', Effect, Resource: methodArn }];
          // What a function says of its caller is no word of the log's own.
          const context = { tier: 'gold', status: 'mine' };
          return { principalId: 'me', policyDocument: { Version: '2012-10-17', Statement }, context };
        },
      },
    },
  });
  await writing(api, variables);
  const line = async (path: string, token?: string) => {
    const answered = api.call(path, token === undefined ? {} : { headers: { authorization: token } });
    await clock.advance(30);
    await answered;
    return lastLine(api, variables);
  };
  return { ...api, line };
}

describe('an access log says of authorization', () => {
  it('nothing where a method is open to everybody', async () => {
    expect(await (await guarded()).line('/open')).toEqual({});
  });

  it('how the authorizer and its policy came out, and that a policy was kept', async () => {
    const { line } = await guarded();
    const allowed = { 'authorizer.status': '200', 'authorizer.tier': 'gold', 'authorize.status': '200' };
    expect(await line('/asked', 'me')).toEqual({
      ...allowed,
      'authorizer.latency': '30',
      'authorizer.integrationStatus': '200',
    });
    expect(await line('/asked', 'me')).toEqual({ ...allowed, 'authorizer.latency': '0' });
  });

  it.each([
    ['denied', { 'authorizer.status': '200', 'authorize.status': '403' }],
    ['nobody', { 'authorizer.status': '401', 'authorizer.error': 'Unauthorized' }],
    ['broken', { 'authorizer.status': '500' }],
    [undefined, { 'authorizer.status': '401', 'authorizer.error': 'Unauthorized', 'authorizer.latency': '0' }],
  ])('which of them turned a caller away: %s', async (token, expected) => {
    const line = await (await guarded()).line('/asked', token);
    expect(line).toMatchObject(expected);
    expect(line['authorize.error'] !== undefined).toBe(token === 'denied');
    if (token !== 'denied') expect(line).not.toHaveProperty('authorize.status');
  });

  it('whether a signature was authentic', async () => {
    const { line } = await guarded();
    expect(await line('/signed')).toEqual({
      'authenticate.status': '403',
      'authenticate.error': 'Missing Authentication Token',
    });
    const signed = 'AWS4-HMAC-SHA256 Credential=AKIA/20261128/us-east-1/execute-api/aws4_request, Signature=0';
    expect(await line('/signed', signed)).toEqual({ 'authenticate.status': '200', 'authorize.status': '200' });
  });
});

it('an access log says that an integration failed, and how', async () => {
  const names = ['status', 'error.responseType', 'error.message', 'integrationErrorMessage', 'integration.error'];
  const api = await deployed({
    paths: {
      '/throws': { get: { integration: proxied('throws') } },
      '/malformed': { get: { integration: proxied('malformed') } },
    },
    integrations: {
      lambda: {
        throws: () => {
          throw new Error('no more pets');
        },
        malformed: () => 'a text',
      },
    },
  });
  await writing(api, names);
  const failure = {
    status: '502',
    'error.responseType': 'INTEGRATION_FAILURE',
    'error.message': 'Internal server error',
  };
  await api.call('/throws');
  const said = 'Lambda Customer Function Error:no more pets';
  expect(lastLine(api, names)).toEqual({ ...failure, integrationErrorMessage: said, 'integration.error': said });
  await api.call('/malformed');
  expect(lastLine(api, names)).toMatchObject(failure);
});

it('an access log says how a response was transferred, and which VPC endpoint a request came through', async () => {
  const names = ['integration.responseTransferMode', 'identity.vpceId', 'identity.sourceIp'];
  const api = await deployed({
    paths: {
      '/whole': { get: { integration: proxied('pets') } },
      '/streamed': { get: { integration: proxied('streams', { responseTransferMode: 'STREAM' }) } },
    },
    integrations: {
      lambda: {
        pets: () => ({ statusCode: 200, body: 'meow' }),
        streams: () => ({ statusCode: 200, body: Readable.from(['meow']) }),
      },
    },
  });
  await writing(api, names);
  await api.call('/whole');
  expect(lastLine(api, names)).toEqual({ [names[0] ?? '']: 'BUFFERED', 'identity.sourceIp': '127.0.0.1' });
  await api.call('/streamed');
  expect(lastLine(api, names)).toMatchObject({ [names[0] ?? '']: 'STREAMED' });
  const host = `${api.restApiId}-vpce-0a1b2c3d.execute-api.us-east-1.amazonaws.com`;
  await api.embedded.fetch(`https://${host}/test/whole`);
  expect(lastLine(api, names)).toMatchObject({ 'identity.vpceId': 'vpce-0a1b2c3d' });
});
