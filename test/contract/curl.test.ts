import { execFile, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { type OtherClient, openAwsCli } from './other-clients.js';

interface Curled {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Runs curl, which follows no configuration and no proxy of the machine. */
function curl(...args: readonly string[]): Promise<Curled> {
  return new Promise((resolve, reject) => {
    const all = ['-q', '--silent', '--show-error', '--noproxy', '*', '--max-time', '60', '--include', ...args];
    execFile('curl', all, { encoding: 'latin1', maxBuffer: 1 << 26 }, (error, stdout) => {
      if (error) return reject(error);
      // Interim responses (100 Continue) come first.
      const text = stdout.replace(/^(?:HTTP\/1\.1 1\d\d [^\r]*\r\n(?:[^\r]+\r\n)*\r\n)+/, '');
      const [headers = '', ...body] = text.split('\r\n\r\n');
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(headers)?.[1]), headers, body: body.join('\r\n\r\n') });
    });
  });
}

const embedded = new EmbeddedApiGateway({
  integrations: {
    lambda: {
      size: (event: unknown) => {
        const { body } = event as { readonly body: string | null };
        return { body: String(body?.length ?? 0) };
      },
    },
  },
});
let cli: OtherClient;
let restApiId = '';
let port = '';

const functionUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:size/invocations';

describe('curl calls what the AWS CLI has deployed beside it', () => {
  beforeAll(async () => {
    if (spawnSync('curl', ['--version']).status !== 0) {
      throw new Error('There is no curl on the path. Install it with: apt-get install curl');
    }
    const { url } = await embedded.listen();
    port = new URL(url).port;
    cli = await openAwsCli(url);
    const { id = '' } = await cli.send('CreateRestApi', { name: 'sizes', minimumCompressionSize: 0 });
    restApiId = id;
    const [root] = (await cli.send('GetResources', { restApiId })).items ?? [];
    const method = { restApiId, resourceId: root?.id ?? '', httpMethod: 'ANY' };
    await cli.send('PutMethod', { ...method, authorizationType: 'NONE' });
    await cli.send('PutIntegration', {
      ...method,
      type: 'AWS_PROXY',
      integrationHttpMethod: 'POST',
      uri: functionUri,
    });
    await cli.send('CreateDeployment', { restApiId, stageName: 'prod' });
  });
  afterAll(() => embedded.close({ withinMs: 0 }));

  it.each([
    ['by its path', () => [`http://127.0.0.1:${port}/_aws/execute-api/${restApiId}/prod/`]],
    ['by its older path', () => [`http://127.0.0.1:${port}/restapis/${restApiId}/prod/_user_request_/`]],
    ['by its host', () => [`http://${restApiId}.execute-api.localhost:${port}/prod/`]],
    [
      'by its host in the service, connected to this machine',
      () => {
        const host = `${restApiId}.execute-api.us-east-1.amazonaws.com`;
        return ['--resolve', `${host}:${port}:127.0.0.1`, `http://${host}:${port}/prod`];
      },
    ],
  ])('%s', async (_, args) => {
    const { status, headers, body } = await curl(...args());
    expect({ status, body }).toEqual({ status: 200, body: '0' });
    expect(headers).toMatch(/^x-amzn-RequestId: [0-9a-f-]{36}\r?$/m);
  });

  const url = () => `http://127.0.0.1:${port}/_aws/execute-api/${restApiId}/prod`;

  it('with a body that waits for 100 Continue', async () => {
    const { status, body } = await curl('-H', 'Expect: 100-continue', '--data', 'x'.repeat(100_000), url());
    expect({ status, body }).toEqual({ status: 200, body: '100000' });
  });

  it('with a body in chunks', async () => {
    const { status, body } = await curl('-H', 'Transfer-Encoding: chunked', '--data', 'x'.repeat(5_000), url());
    expect({ status, body }).toEqual({ status: 200, body: '5000' });
  });

  it('with HEAD, to which no body belongs', async () => {
    const { status, headers, body } = await curl('--head', url());
    expect({ status, body }).toEqual({ status: 200, body: '' });
    expect(headers).toMatch(/^content-length: 1\r?$/im);
  });

  it('compressed, where it says so', async () => {
    const { status, headers, body } = await curl('--compressed', url());
    expect({ status, body }).toEqual({ status: 200, body: '0' });
    expect(headers).toMatch(/^content-encoding: (?:gzip|deflate)\r?$/im);
  });

  it('and is refused as the service refuses', async () => {
    const { status, headers, body } = await curl(`${url()}/nothing`);
    expect({ status, body }).toEqual({ status: 403, body: '{"message":"Missing Authentication Token"}' });
    expect(headers).toMatch(/^x-amzn-ErrorType: MissingAuthenticationTokenException\r?$/m);
  });

  it('and a redeployment by the CLI is what answers next', async () => {
    const [root] = (await cli.send('GetResources', { restApiId })).items ?? [];
    await cli.send('UpdateMethod', {
      restApiId,
      resourceId: root?.id ?? '',
      httpMethod: 'ANY',
      patchOperations: [{ op: 'replace', path: '/apiKeyRequired', value: 'true' }],
    });
    expect((await curl(url())).status).toBe(200);
    await cli.send('CreateDeployment', { restApiId, stageName: 'prod' });
    expect(await curl(url())).toMatchObject({ status: 403, body: '{"message":"Forbidden"}' });
  });
});
