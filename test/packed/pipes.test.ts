import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APIGatewayClient, DeleteResourceCommand, GetResourcesCommand } from '@aws-sdk/client-api-gateway';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/index.js';
import { type Piped, Workplace } from './command.js';

let embedded: EmbeddedApiGateway;
let place: Workplace;

beforeEach(async () => {
  embedded = new EmbeddedApiGateway({ ids: 'sequential', latencyMs: 20 });
  const { url } = await embedded.listen();
  place = new Workplace(url);
});

afterEach(async () => {
  place.remove();
  await embedded.close();
});

const command = (line: string, env = {}) => place.piped(line.split(' '), env);
const writes = () => embedded.calls.filter(({ operation }) => !operation.startsWith('Get'));

/** Sends a signal to an apply that is under way. */
async function interrupted(signal: 'SIGINT' | 'SIGTERM'): Promise<Piped> {
  const applying = command('apply petstore.ts --yes');
  await applying.until(() => writes().length > 2);
  applying.child.kill(signal);
  return applying;
}

/** An apply that a deletion elsewhere overtakes: one call is made, and another can't be any more. */
async function overtaken(): Promise<Piped> {
  await command('apply smaller.ts --yes').ended;
  const client = new APIGatewayClient(embedded.clientConfig);
  const restApiId = String(embedded.calls.at(-1)?.input['restApiId']);
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
  const pets = items.find(({ path }) => path === '/pets');
  embedded.inject({ operation: 'PutMethod', fault: 'conflict', times: 4 });
  const applying = command('apply petstore.ts --yes');
  await applying.until(() => writes().filter(({ operation }) => operation === 'CreateResource').length === 2);
  await client.send(new DeleteResourceCommand({ restApiId, resourceId: pets?.id }));
  return applying;
}

describe('exit codes', () => {
  const rows: readonly (readonly [code: number, what: string, run: () => Promise<Piped> | Piped, said: RegExp])[] = [
    [0, 'done', () => command('plan petstore.ts'), /11 to create/],
    [1, 'failed', () => command('plan nowhere.ts'), /\[cli\.no-file\]/],
    [2, 'changes', () => command('diff petstore.ts'), /11 to create/],
    [
      3,
      'partly applied',
      overtaken,
      /Done \(\d of \d\):[\s\S]*Failed[\s\S]*Run it again: it continues from what is live\./,
    ],
    [4, 'refused', () => command('apply petstore.ts'), /\[cli\.nobody-to-ask\]/],
    [130, 'SIGINT', () => interrupted('SIGINT'), /Done \(\d+ of 11\):\n {4}CreateRestApi restApi\n/],
    [143, 'SIGTERM', () => interrupted('SIGTERM'), /Done \(\d+ of 11\):\n {4}CreateRestApi restApi\n/],
  ];

  it.each(rows)('%i: %s', async (code, _, run, said) => {
    const ran = await run();
    expect(await ran.ended, ran.stderr).toBe(code);
    expect(ran.stdout + ran.stderr).toMatch(said);
  });
});

describe('SIGINT', () => {
  it('at every step of an apply ends it with a report, and applying again converges', async () => {
    const { default: definition } = await import('../cli/fixtures/petstore.js');
    const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
    let interruptions = 0;
    for (let step = 1; step <= 11; step += 1) {
      embedded.reset();
      const applying = command('apply petstore.ts --yes --quiet');
      await applying.until(() => writes().length >= step);
      applying.child.kill('SIGINT');
      const code = await applying.ended;
      // What was under way may have been the last call.
      if (code === 0) expect(writes()).toHaveLength(11);
      else expect(code, applying.stderr).toBe(130);
      if (code === 130) interruptions += 1;
      if (code === 130) expect(applying.stderr).toMatch(/Run it again: it continues from what is live\./);
      expect(await command('apply petstore.ts --yes --quiet').ended).toBe(0);
      expect((await gateway.plan(definition)).isEmpty).toBe(true);
    }
    expect(interruptions).toBeGreaterThan(5);
  });

  it('twice ends the process at once', async () => {
    embedded.inject({ operation: 'CreateRestApi', fault: 'silentAfter' });
    const applying = command('apply petstore.ts --yes');
    await applying.until(() => embedded.calls.some(({ operation }) => operation === 'CreateRestApi'));
    applying.child.kill('SIGINT');
    await applying.until(() => applying.stderr.includes('Ctrl-C again stops at once.'));
    applying.child.kill('SIGINT');
    expect(await applying.ended).toBe(130);
  });

  it('ends a definition that loops', async () => {
    const planning = command('plan loops.ts');
    await planning.until(() => planning.stderr.includes('looping'));
    planning.child.kill('SIGINT');
    expect(await planning.ended).toBe(130);
  });
});

describe('output through pipes', () => {
  it('is results alone on standard output, without colours', async () => {
    const planning = command('plan petstore.ts');
    await planning.ended;
    expect(planning.stdout).toMatchSnapshot();
    expect(planning.stderr).toBe('');
    const applying = command('apply petstore.ts --yes');
    await applying.ended;
    expect(applying.stdout).toMatchSnapshot();
    expect(applying.stderr).toBe('11 calls, no waiting under the quotas\n11 of 11 calls, done\n');
  });

  it('has a reader that may go: an apply goes on, and what only prints ends well', async () => {
    const applying = command('apply petstore.ts --yes');
    applying.child.stdout?.destroy();
    applying.child.stderr?.destroy();
    expect(await applying.ended).toBe(0);
    expect(embedded.calls.at(-1)?.operation).toBe('PutIntegrationResponse');
    const helping = command('export petstore.ts');
    helping.child.stdout?.destroy();
    expect(await helping.ended).toBe(0);
    expect(helping.stderr).toBe('');
  });

  it('is one JSON document with --json, whatever the definition logs', async () => {
    const planning = command('plan logs.ts --json');
    expect(await planning.ended).toBe(0);
    expect(JSON.parse(planning.stdout)).toMatchObject({ name: 'petstore' });
    expect(planning.stderr).toBe('loading the pet store\nloaded\n');
  });
});

describe('a definition', () => {
  it.each([
    ['waits.ts', 1, /^Error: waits\.ts never finishes loading: .* \[cli\.module-hangs\]\n {2}Look for an await/],
    ['function-waits.ts', 1, /^Error: function-waits\.ts never finishes loading: .* \[cli\.module-hangs\]/],
    ['exits.ts', 1, /^Error: A module that was loaded ended the process, before the command was done\.\n$/],
    ['stays.ts', 0, /^$/],
    ['promise.ts', 0, /^$/],
    ['common.cjs', 0, /^$/],
    ['enums.ts', 0, /^$/],
  ])('%s: exit code %i', async (file, code, said) => {
    const planning = command(`plan ${file} --region us-east-1`);
    expect(await planning.ended, planning.stderr).toBe(code);
    expect(planning.stderr).toMatch(said);
  });
});

describe('without', () => {
  const nothing = { AWS_ENDPOINT_URL_API_GATEWAY: '', AWS_EC2_METADATA_DISABLED: 'true' };

  it.each([
    ['a Region', {}, /^Error: No AWS Region was given\. \[cli\.no-region\]\n {2}Give --region, /],
    [
      'credentials',
      { AWS_REGION: 'eu-central-1' },
      /^Error: No AWS credentials were found: .* \[cli\.no-credentials\]\n/,
    ],
    [
      'the profile that was named',
      { AWS_REGION: 'eu-central-1', AWS_PROFILE: 'nobody' },
      /^Error: No AWS credentials were found: .* \[cli\.no-credentials\]\n/,
    ],
  ])('%s, a command says so', async (_, env, said) => {
    const planning = command('plan petstore.ts', { ...nothing, ...env });
    expect(await planning.ended).toBe(1);
    expect(planning.stderr).toMatch(said);
    expect(planning.stdout).toBe('');
  });
});

it('a saved plan says what is applied, and nobody else can read it', async () => {
  const planning = command('plan petstore.ts --out plan.json');
  expect(await planning.ended).toBe(0);
  expect(planning.stderr).toBe('Saved to plan.json. To carry it out: fluent-apigateway apply plan.json\n');
  const applying = command('apply plan.json');
  expect(await applying.ended).toBe(0);
  expect(applying.stdout.split('\n\nApplied')[0]).toBe(planning.stdout.trimEnd());
  expect(JSON.parse(readFileSync(join(place.folder, 'plan.json'), 'utf8'))).toMatchObject({ name: 'petstore' });
});
