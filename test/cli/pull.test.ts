import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APIGatewayClient, CreateRestApiCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { product as whole } from '../../examples/product.js';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/index.js';
import { call, fixtures } from './command-line.js';

let embedded: EmbeddedApiGateway;
let url: string;
let folder: string;

beforeEach(async () => {
  embedded = new EmbeddedApiGateway({ ids: 'sequential' });
  ({ url } = await embedded.listen());
  folder = mkdtempSync(join(tmpdir(), 'fluent-apigateway-pull-'));
});

afterEach(async () => {
  await embedded.close();
  rmSync(folder, { recursive: true });
});

const at = (...argv: readonly string[]) => call({ argv: [...argv, '--endpoint-url', url] });

const applied = async (file: string): Promise<string> => {
  const { stdout } = await at('apply', file, '-y', '--json', '-q');
  return JSON.parse(stdout).restApiId;
};

it.each(['petstore.ts', 'hello.ts', 'regional.ts'])(
  'the source that is pulled of %s plans to no changes',
  async (file) => {
    const restApiId = await applied(file);
    const { code, stdout } = await at('pull', '--rest-api-id', restApiId, '--stdout');
    expect(code).toBe(0);
    const pulled = join(fixtures, `.pulled-${file}`);
    writeFileSync(pulled, stdout);
    try {
      expect(await at('diff', pulled, '--prune')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('no changes'),
      });
    } finally {
      rmSync(pulled);
    }
  },
);

it('the source that is pulled of a whole product plans to no changes', async () => {
  const clock = new ManualClock({ now: Date.parse('2026-11-28T08:00:00Z') });
  const product = new EmbeddedApiGateway({ clock });
  const gateway = new ApiGateway(new APIGatewayClient(product.clientConfig), { clock });
  const plan = await clock.run(gateway.plan(whole));
  const { restApiId } = await clock.run(gateway.apply(plan));
  const { url: endpoint } = await product.listen();
  const pulled = join(fixtures, '.pulled-product.ts');
  try {
    const pull = ['pull', '--rest-api-id', restApiId, '--all', '--stdout', '--endpoint-url', endpoint];
    const { code, stdout } = await call({ argv: pull });
    expect(code).toBe(0);
    expect(stdout).toContain('.stage(');
    writeFileSync(pulled, stdout);
    const diff = ['diff', pulled, '--rest-api-id', restApiId, '--prune', '--endpoint-url', endpoint];
    expect(await call({ argv: diff })).toMatchObject({ code: 0, stdout: expect.stringContaining('no changes') });
  } finally {
    rmSync(pulled, { force: true });
    await product.close();
  }
});

it('files are written once, and never over what is there', async () => {
  const restApiId = await applied('petstore.ts');
  const argv = ['pull', '--rest-api-id', restApiId, '--out', join(folder, 'new')];
  expect(await at(...argv)).toMatchObject({ code: 0, stdout: `${join(folder, 'new/api.ts')}\n` });
  writeFileSync(join(folder, 'new/api.ts'), 'mine');
  expect(await at(...argv)).toMatchObject({ code: 4, stderr: expect.stringContaining('[cli.file-exists]') });
  expect(readFileSync(join(folder, 'new/api.ts'), 'utf8')).toBe('mine');
  expect((await at(...argv, '--force')).code).toBe(0);
  expect(readFileSync(join(folder, 'new/api.ts'), 'utf8')).toContain("restApi('petstore'");
});

it('the module gets the name that was given, and its other files go beside it', async () => {
  const restApiId = await applied('petstore.ts');
  const file = join(folder, 'petstore.ts');
  const argv = ['pull', '--rest-api-id', restApiId, '--out', file];
  expect(await at(...argv)).toMatchObject({ code: 0, stdout: `${file}\n` });
  expect(readFileSync(file, 'utf8')).toContain("restApi('petstore'");
  expect(await at(...argv)).toMatchObject({ code: 4, stderr: expect.stringContaining('[cli.file-exists]') });
});

it('the APIs that there are are listed when none is named', async () => {
  const client = new APIGatewayClient(embedded.clientConfig);
  const { id } = await client.send(new CreateRestApiCommand({ name: 'by hand' }));
  for (let index = 0; index < 30; index++) await client.send(new CreateRestApiCommand({ name: `api ${index}` }));
  const { code, stderr } = await at('pull', '--out', folder);
  expect(stderr).toMatch(/^(?:\w+ {2}api \d+, created on \d{4}-\d\d-\d\d\n)+/m);
  expect(stderr).toContain(`${id}  by hand, created on `);
  expect(stderr).toMatch(/\n\nError: No REST API was named\. \[cli\.which-api\]\n {2}Give --rest-api-id ID\.\n$/);
  expect(code).toBe(1);
  expect(existsSync(join(folder, 'api.ts'))).toBe(false);
  const { error } = JSON.parse((await at('pull', '--json')).stdout);
  expect(error.problems).toHaveLength(31);
});

it('the API is chosen at a terminal', async () => {
  const client = new APIGatewayClient(embedded.clientConfig);
  await client.send(new CreateRestApiCommand({ name: 'one' }));
  await client.send(new CreateRestApiCommand({ name: 'other' }));
  const pull = (typed: string, env = {}) => call({ argv: ['pull', '--stdout', '--endpoint-url', url], typed, env });
  const chosen = await pull('2\n');
  expect(chosen.stderr).toMatch(/^ {3}1 {2}\w+ {2}\w+, created on .*\n {3}2 {2}\w+ {2}\w+, created on .*\n/);
  expect(chosen.stderr).toContain('Which REST API? [1-2] ');
  const second = /^ {3}2 {2}\w+ {2}(\w+),/m.exec(chosen.stderr)?.[1];
  expect(chosen.stdout).toContain(`restApi('${second}'`);
  for (const typed of ['3\n', '0\n', 'one\n', '\n']) {
    expect(await pull(typed)).toMatchObject({ code: 4, stdout: '', stderr: expect.stringContaining('[cli.declined]') });
  }
  expect(await pull('2\n', { CI: '1' })).toMatchObject({ code: 1, stderr: expect.stringContaining('[cli.which-api]') });
});

it('--stage writes what the stage serves, whatever is live by now', async () => {
  const restApiId = await applied('petstore.ts');
  expect((await at('deploy', 'petstore.ts', '--stage', 'prod', '-y')).code).toBe(0);
  expect((await at('apply', 'smaller.ts', '--prune', '-y')).code).toBe(0);
  const live = await at('pull', '--rest-api-id', restApiId, '--stdout');
  const served = await at('pull', '--rest-api-id', restApiId, '--stage', 'prod', '--stdout');
  expect(live.stdout).not.toContain('{petId}');
  expect(served).toMatchObject({ code: 0, stdout: expect.stringContaining("pets.resource('/{petId}')") });
  expect(served.stderr).toMatch(/^Not in the source: restApi: An export has neither tags, /m);
  expect(await at('pull', '--rest-api-id', restApiId, '--stage', 'nope', '--stdout')).toMatchObject({
    code: 1,
    stdout: '',
  });
});

it('edits are listed against a definition', async () => {
  await applied('petstore.ts');
  expect(await at('pull', 'petstore.ts', '--edits')).toMatchObject({ code: 0, stdout: 'Nothing differs.\n' });
  const { stdout } = await at('pull', 'smaller.ts', '--edits');
  expect(stdout).toMatch(/^GET \/pets\/\{petId\}\n {2}\+ api\n {2}\+ {3}\.resource\('\/pets\/\{petId\}'\)\n/m);
  expect(JSON.parse((await at('pull', 'smaller.ts', '--edits', '--json')).stdout)).toHaveLength(1);
});

it('--all writes the whole deployment, which plans to no changes, and --edits compares all of it', async () => {
  await applied('deployment.ts');
  const [{ id = '' } = {}] =
    (await new APIGatewayClient(embedded.clientConfig).send(new GetRestApisCommand({}))).items ?? [];
  const { code, stdout, stderr } = await at('pull', '--rest-api-id', id, '--all', '--stdout', '-q');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain("const prod = petstore.stage('prod', { variables: { backend: 'blue' } });");
  expect(stdout).toContain("const gold = usagePlan('gold').stage(prod).key(acme);");
  const pulled = join(fixtures, '.pulled-deployment.ts');
  writeFileSync(pulled, stdout);
  try {
    expect((await at('diff', pulled)).code).toBe(0);
    expect(await at('pull', pulled, '--edits', '--all')).toMatchObject({ code: 0, stdout: 'Nothing differs.\n' });
  } finally {
    rmSync(pulled);
  }
  const edits = await at('pull', 'petstore.ts', '--edits', '--all', '--json');
  expect(JSON.parse(edits.stdout).map(({ address }: { readonly address: string }) => address)).toEqual([
    'stage prod',
    'API key acme',
    'usage plan gold',
    'key in plan gold/acme',
  ]);
  expect(await at('pull', '--rest-api-id', id, '--all', '--stage', 'prod')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('[cli.usage]'),
  });
});
