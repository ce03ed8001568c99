import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  APIGatewayClient,
  CreateRestApiCommand,
  GetApiKeysCommand,
  GetRestApisCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Interruption } from '../../src/cli/surroundings.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { type Called, call } from './command-line.js';

let embedded: EmbeddedApiGateway;
let client: APIGatewayClient;
let url: string;
let folder: string;

beforeEach(async () => {
  embedded = new EmbeddedApiGateway({ ids: 'sequential' });
  client = new APIGatewayClient(embedded.clientConfig);
  ({ url } = await embedded.listen());
  folder = mkdtempSync(join(tmpdir(), 'fluent-apigateway-cli-'));
});

afterEach(async () => {
  await embedded.close();
  rmSync(folder, { recursive: true });
});

const at = (line: readonly string[], more: Partial<Called> = {}) =>
  call({ argv: [...line, '--endpoint-url', url], ...more });

describe('export', () => {
  it('writes a definition as OpenAPI, without a request', async () => {
    const { code, stdout, stderr } = await call({ argv: ['export', 'petstore.ts'] });
    expect(Object.keys(JSON.parse(stdout).paths)).toEqual(['/', '/pets', '/pets/{petId}']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('writes a live API, in the version that is asked for, to a file', async () => {
    const { stdout } = await at(['apply', 'petstore.ts', '-y', '--json', '-q']);
    const { restApiId } = JSON.parse(stdout);
    const file = join(folder, 'petstore.json');
    const argv = ['export', '--rest-api-id', restApiId, '--format', '2.0', '--out', file];
    expect((await at(argv)).code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ swagger: '2.0', info: { title: 'petstore' } });
    expect(await at(argv)).toMatchObject({ code: 4, stderr: expect.stringContaining('[cli.file-exists]') });
  });

  it('says what the document can’t carry, and fails for it with --strict', async () => {
    const { stderr, code } = await call({ argv: ['export', 'regional.ts', '--strict'] });
    expect(stderr).toMatch(/^Not in the document: restApi endpointConfiguration\.types: /);
    expect(code).toBe(1);
  });

  it('is of one thing', async () => {
    expect(await at(['export', 'petstore.ts', '--rest-api-id', 'a1b2c3'])).toMatchObject({ code: 1 });
    expect(await call({ argv: ['export', 'keyed.ts'] })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The definition has no REST API.'),
    });
  });
});

describe('what a saved plan holds back', () => {
  it('comes from environment variables', async () => {
    const file = join(folder, 'plan.json');
    await at(['plan', 'keyed.ts', '--out', file]);
    expect(readFileSync(file, 'utf8')).not.toContain('aaaa');
    expect(await at(['apply', file])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/\[plan\.secret-missing\][\s\S]*--secret ADDRESS=VARIABLE/),
    });
    const secret = ['--secret', 'API key acme=ACME_KEY'];
    expect(await at(['apply', file, ...secret])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("The environment variable ACME_KEY isn't set."),
    });
    const ran = await at(['apply', file, ...secret], { env: { ACME_KEY: 'b'.repeat(24) } });
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stdout + ran.stderr).not.toContain('bbbb');
    const { items } = await client.send(new GetApiKeysCommand({ includeValues: true }));
    expect(items).toMatchObject([{ name: 'acme', value: 'b'.repeat(24) }]);
  });
});

describe('a canary', () => {
  const stageOfCanary = async () => {
    const applied = await at(['apply', 'petstore.ts', '-y', '--json', '-q']);
    const { restApiId } = JSON.parse(applied.stdout);
    await at(['deploy', 'petstore.ts', '--stage', 'prod', '-y']);
    const patchOperations = [{ op: 'replace' as const, path: '/canarySettings/percentTraffic', value: '10' }];
    await client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }));
    return restApiId as string;
  };

  it.each(['promote', 'rollback'])('is ended by %s, after a question', async (command) => {
    const restApiId = await stageOfCanary();
    const argv = [command, '--rest-api-id', restApiId, '--stage', 'prod'];
    expect(await at(argv)).toMatchObject({ code: 4 });
    expect((await at(['deploy', 'petstore.ts', '--stage', 'prod', '-y'])).code).toBe(4);
    expect(await at([...argv, '-y'])).toMatchObject({ code: 0 });
    expect(await at([...argv, '-y'])).toMatchObject({ code: 1, stderr: expect.stringContaining('[deploy.no-canary]') });
  });
});

describe('invoke', () => {
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:hello';
  const options = ['hello.ts', '--functions', 'functions.ts'];

  it('--via local serves the definition for one request, with its log, and without an account', async () => {
    const ran = await call({ argv: ['invoke', 'get', '/hello?x=1', ...options, '--via', 'local'] });
    expect(ran).toMatchObject({ code: 0, stdout: 'hello from a function\n' });
    expect(ran.stderr).toMatch(/Starting execution for request: /);
    expect(ran.stderr).toContain(arn);
    expect(ran.stderr).toMatch(/\n\n200 \(\d+ ms\)\n/);
    const json = await call({ argv: ['invoke', 'GET', '/nobody', ...options, '--via', 'local', '--json', '--fail'] });
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
      headers: { 'x-amzn-errortype': ['MissingAuthenticationTokenException'] },
      log: expect.stringContaining('No method of this path'),
    });
  });

  it('--via stage calls the deployed stage, as its callers do', async () => {
    await at(['apply', 'petstore.ts', '-y', '-q']);
    const argv = ['invoke', 'GET', '/pets/7', 'petstore.ts', '--via', 'stage', '--stage', 'prod'];
    expect(await at(argv)).toMatchObject({ code: 0, stderr: expect.stringMatching(/^403 \(/) });
    await at(['deploy', 'petstore.ts', '--stage', 'prod', '-y']);
    expect(await at(argv)).toMatchObject({ code: 0, stdout: '{"id":"7"}\n' });
    expect(await at([...argv, '-H', 'Accept: text/plain', '-d', 'x'])).toMatchObject({ code: 1 }); // GET has no body.
  });

  const idOfHello = async () => JSON.parse((await at(['apply', 'hello.ts', '-y', '-q', '--json'])).stdout).restApiId;

  it('--via stage says where nothing answers', async () => {
    const restApiId = await idOfHello();
    await embedded.close();
    const argv = ['invoke', 'GET', '/', '--rest-api-id', restApiId, '--via', 'stage', '--stage', 'dev'];
    expect(await at(argv)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^Error: Nothing answers at http:\S+\/dev\/: .*ECONNREFUSED.* \[cli\.no-response\]/,
      ),
    });
  });

  it.each([
    [['--via', 'stage'], '--via stage needs --stage NAME.'],
    [['--via', 'local', '--rest-api-id', 'a1b2'], '--via local is for a definition, not for --rest-api-id.'],
    [['--via', 'local', '--variable', 'a=b'], '--variable is for TestInvokeMethod: a stage has its own variables.'],
    [['--functions', 'functions.ts'], '--functions is for --via local.'],
    [['--via', 'post'], "argument 'post' is invalid"],
  ])('refuses %j', async (argv, said) => {
    const { code, stderr } = await call({ argv: ['invoke', 'GET', '/', 'petstore.ts', ...argv] });
    expect(stderr).toContain(said);
    expect(code).toBe(1);
  });
});

describe('serve', () => {
  it('answers requests, prints routes and requests, and ends at Ctrl-C', async () => {
    let send: (signal: Interruption) => void = () => undefined;
    let onUrl: (url: string) => void = () => undefined;
    const listening = new Promise<string>((resolve) => {
      onUrl = resolve;
    });
    const serving = call({
      argv: ['serve', 'hello.ts', '--functions', 'functions.ts', '--port', '0', '--verbose'],
      interrupt: (listener) => {
        send = listener;
      },
      onStdout: (text) => {
        const found = /GET +(http:\S+)\/hello/.exec(text)?.[1];
        if (found) onUrl(found);
      },
    });
    const stage = await listening;
    expect(await (await fetch(`${stage}/hello`)).text()).toBe('hello from a function');
    expect((await fetch(`${stage}/nobody`)).status).toBe(403);
    const { origin } = new URL(stage);
    expect(await call({ argv: ['diff', 'hello.ts', '--endpoint-url', origin] })).toMatchObject({ code: 0 });
    send('SIGINT');
    const { code, stdout } = await serving;
    expect(stdout).toMatch(/^Control plane {2}http:\/\/127\.0\.0\.1:\d+ {2}\(--endpoint-url /);
    expect(stdout).toMatch(/\d\d:\d\d:\d\d GET \S+\/hello 200 \d+ ms\n {4}.*Starting execution for request/);
    expect(stdout).toMatch(/GET \S+\/nobody 403 \d+ ms MISSING_AUTHENTICATION_TOKEN\n/);
    expect(code).toBe(0);
  });
});

describe('destroy', () => {
  it('deletes the API that is named by its id, alone, and no other', async () => {
    const { stdout } = await at(['apply', 'petstore.ts', '-y', '--json', '-q']);
    const { restApiId } = JSON.parse(stdout);
    await at(['apply', 'keyed.ts', '-y', '-q']);
    await client.send(new CreateRestApiCommand({ name: 'of somebody else' }));
    expect(await at(['destroy', '--rest-api-id', restApiId, '-y'])).toMatchObject({ code: 0 });
    const { items: apis = [] } = await client.send(new GetRestApisCommand({}));
    expect(apis.map(({ name }) => name)).toEqual(['of somebody else']);
    const { items: keys = [] } = await client.send(new GetApiKeysCommand({}));
    expect(keys).not.toEqual([]);
    expect(await at(['destroy', '--rest-api-id', restApiId, '-y'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('[snapshot.not-found]'),
    });
  });
});
