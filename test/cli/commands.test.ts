import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { type Called, call, type Ran } from './command-line.js';

let embedded: EmbeddedApiGateway;
let url: string;
let folder: string;

beforeEach(async () => {
  embedded = new EmbeddedApiGateway({ ids: 'sequential' });
  ({ url } = await embedded.listen());
  folder = mkdtempSync(join(tmpdir(), 'fluent-apigateway-cli-'));
});

afterEach(async () => {
  await embedded.close();
  rmSync(folder, { recursive: true });
});

/** Calls a command against the embedded gateway. */
const at = (line: string, more: Partial<Called> = {}): Promise<Ran> =>
  call({ argv: [...line.split(' '), '--endpoint-url', url], ...more });

const writes = () => embedded.calls.filter(({ operation }) => !/^Get/.test(operation));

/** What a test does before the command, and the command's exit code. */
type Row = readonly [line: string, code: number, said: RegExp, before?: readonly string[]];

describe('exit codes', () => {
  const rows: readonly Row[] = [
    ['plan petstore.ts', 0, /11 to create/],
    ['plan petstore.ts --exit-code', 2, /11 to create/],
    ['diff petstore.ts', 2, /11 to create/],
    ['diff petstore.ts', 0, /no changes/, ['apply petstore.ts -y']],
    ['apply petstore.ts -y', 0, /Applied to \w+: 11 calls\./],
    ['apply petstore.ts', 0, /no changes/, ['apply petstore.ts -y']],
    [
      'apply petstore.ts',
      4,
      /Can't ask, as there is no terminal: Send these 11 calls to http:\S+\? \[cli\.nobody-to-ask\]/,
    ],
    [
      'apply smaller.ts -y --prune --max-deletes 0',
      4,
      /deletes 2 things, and --max-deletes allows 0: /,
      ['apply petstore.ts -y'],
    ],
    ['plan smaller.ts --prune --max-deletes 2', 0, /2 to delete/, ['apply petstore.ts -y']],
    ['deploy petstore.ts --stage dev -y', 0, /Deployed \w+ to the stage dev as \w+\./, ['apply petstore.ts -y']],
    ['deploy petstore.ts --stage dev -y', 1, /no REST API with the definition.s name\. \[cli\.no-api\]/],
    ['deploy petstore.ts --stage d.v -y', 1, /'d\.v' isn't a valid name of a stage/, ['apply petstore.ts -y']],
    ['deploy petstore.ts --stage dev', 4, /Can't ask, as there is no terminal: Deploy/, ['apply petstore.ts -y']],
    [
      'destroy petstore.ts -y',
      0,
      /3 to delete; 1 call, no waiting under the quotas\n\nApplied to \w+: 1 call\./,
      ['apply petstore.ts -y'],
    ],
    ['destroy petstore.ts -y', 0, /no changes/],
    [
      'destroy petstore.ts',
      4,
      /Can't ask, as there is no terminal: Delete 'petstore' at http:\S+\?/,
      ['apply petstore.ts -y'],
    ],
    ['destroy petstore.ts -y --max-deletes 2', 4, /\[cli\.too-many-deletions\]/, ['apply petstore.ts -y']],
    ['plan petstore.ts --destroy --exit-code', 2, /3 to delete/, ['apply petstore.ts -y']],
    [
      'plan smaller.ts --prune-except /pets/{petId} --max-deletes 0 --exit-code',
      0,
      /no changes/,
      ['apply petstore.ts -y'],
    ],
    [
      'plan smaller.ts --report-unmanaged',
      0,
      /! GET \/pets\/\{petId\}: It is live, and the definition doesn't have it\./,
      ['apply petstore.ts -y'],
    ],
    ['plan petstore.ts --keep-deployments -1', 1, /It must be a whole number from 0 on/],
    ['plan petstore.ts --strategy import', 0, /import/],
    ['plan petstore.ts --strategy import --allow-new-ids', 0, /no changes/, ['apply petstore.ts -y']],
    ['invoke GET /pets/7?x=1 petstore.ts', 0, /\{"id":"7"\}/, ['apply petstore.ts -y']],
    [
      'invoke POST /pets/7 petstore.ts',
      1,
      /no method for POST \/pets\/7\. \[cli\.no-method\]\n {2}\/pets\/\{petId\} has GET/,
      ['apply petstore.ts -y'],
    ],
    ['plan petstore.ts --rest-api-id nope', 1, /\[snapshot\.not-found\]/],
  ];

  const complete = rows.map(([line, code, said, before = []]) => ({ line, code, said, before }));
  it.each(complete)('$line ends with $code', async ({ line, code, said, before }) => {
    for (const earlier of before) expect((await at(earlier)).code).toBe(0);
    const ran = await at(line);
    expect(ran.stdout + ran.stderr).toMatch(said);
    expect(ran.code).toBe(code);
  });
});

describe('bad input', () => {
  const rows: readonly (readonly [argv: string, said: RegExp])[] = [
    ['', /Usage: fluent-apigateway/],
    [
      'plna',
      /^Error: Unknown command 'plna'\. \[cli\.usage\]\n {2}Did you mean plan\? See fluent-apigateway --help\n$/,
    ],
    [
      'plan --regon x',
      /^Error: Unknown option '--regon'\. \[cli\.usage\]\n {2}Did you mean --region\? See fluent-apigateway plan --help\n$/,
    ],
    ['plan a.ts b.ts', /too many arguments/i],
    ['deploy petstore.ts', /Required option '--stage <NAME>' not specified\./],
    ['plan petstore.ts --max-deletes few', /It must be a whole number from 0 on/],
    ['plan petstore.ts --color blue', /Allowed choices are auto, always, never/],
    ['plan nowhere.ts', /^Error: There is no file nowhere\.ts\. \[cli\.no-file\]\n {2}It was looked for in /],
    ['plan .', /It is a folder: give the file in it\./],
    [
      'plan no-default.ts',
      /no-default\.ts has no default export\. .*\n {2}It exports petstore: write export default petstore;/,
    ],
    ['plan number.ts', /The default export of number\.ts isn't a definition, but 42\./],
    ['plan throws.ts', /throws\.ts:2:\d+: throws\.ts can't be loaded: RangeError: too many pets \[cli\.module-threw\]/],
    ['plan function-throws.ts', /function-throws\.ts can't be loaded: TypeError: no tenant/],
    ['plan refused.ts', /\[definition\.refused\]/],
    [
      'plan petstore.ts --out /nowhere/plan.json',
      /\/nowhere\/plan\.json can't be written: there is no folder \/nowhere\. \[cli\.cannot-write\]/,
    ],
    ['apply nowhere.json', /nowhere\.json can't be read\. \[cli\.no-file\]/],
    ['plan petstore.ts --config nowhere.ts', /There is no file nowhere\.ts/],
    ['plan --config broken.config.ts', /^Error: .*broken\.config\.ts can't be loaded: .* \[cli\.module-threw\]/],
    ['plan --config number.ts', /number\.ts doesn't export a config by default\. \[cli\.no-default-export\]/],
    ['plan petstore.ts --endpoint-url nonsense', /The endpoint isn't an HTTP URL: nonsense\. \[cli\.usage\]/],
    ['plan petstore.ts --endpoint-url file:///tmp', /The endpoint isn't an HTTP URL/],
    ['plan empty-list.ts', /isn't a definition/],
    ['plan petstore.ts --json --markdwon', /Did you mean --markdown\?/],
    ['apply petstore.ts --secret acme', /--secret has no '=' after a name: acme\./],
    ['serve petstore.ts --port 70000', /The port 70000 isn't from 0 to 65535\./],
    ['plan --config misspelt.config.ts', /no option 'definitoin'\. Did you mean 'definition'\?/],
    ['deploy petstore.ts --stage dev --variable color', /--variable has no '=' after a name: color\./],
    ['invoke GET pets petstore.ts', /A path begins with '\/': pets\./],
  ];

  it.each(rows)('%s is told in a sentence', async (line, said) => {
    const { code, stdout, stderr } = await call({ argv: line.split(' ').filter(Boolean) });
    expect(stderr + stdout).toMatch(said);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(line === '' ? 0 : 1);
  });

  it('has its stack and causes with --verbose', async () => {
    const { stderr } = await call({ argv: ['plan', 'throws.ts', '--verbose'] });
    expect(stderr).toMatch(/Caused by: RangeError: too many pets\n\s+at /);
  });

  it('is one JSON document with --json', async () => {
    const { stdout } = await call({ argv: ['plan', 'nowhere.ts', '--json'] });
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'cli.no-file', message: 'There is no file nowhere.ts.' },
    });
  });
});

describe('saved plans', () => {
  const saved = () => join(folder, 'plan.json');

  it('are refused with what is given when they are made', async () => {
    await at(`plan petstore.ts --out ${saved()}`);
    expect(await at(`apply ${saved()} --prune --strategy calls`)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Give --strategy, --prune when the plan is made.'),
    });
  });

  it('are refused when another version of the package wrote them, or nobody did', async () => {
    await at(`plan petstore.ts --out ${saved()}`);
    const plan = JSON.parse(readFileSync(saved(), 'utf8'));
    for (const text of [JSON.stringify({ ...plan, version: 99 }), '{}', 'null', '[]', '', 'not JSON']) {
      writeFileSync(saved(), text);
      const { code, stderr } = await at(`apply ${saved()}`);
      expect(stderr).toMatch(/^Error: .*\[plan\.(?:unreadable|version|tampered)\]/s);
      expect([1, 4]).toContain(code);
    }
    expect(writes()).toEqual([]);
  });

  it('are carried out without a question', async () => {
    expect((await at(`plan petstore.ts --out ${saved()}`)).code).toBe(0);
    expect(statSync(saved()).mode & 0o077).toBe(0);
    expect((await at(`apply ${saved()}`)).stdout).toMatch(/Applied to \w+: 11 calls\./);
    expect((await at('diff petstore.ts')).code).toBe(0);
  });

  it('are refused when the API has changed since', async () => {
    await at(`plan petstore.ts --out ${saved()}`);
    await at('apply petstore.ts -y');
    const before = writes().length;
    const { code, stderr } = await at(`apply ${saved()}`);
    expect(stderr).toMatch(/\[plan\.stale\]\n {2}Nothing was sent\. Plan again, or apply with --allow-stale\./);
    expect(code).toBe(4);
    expect(writes()).toHaveLength(before);
  });

  it('are refused when they were edited, or cut', async () => {
    await at(`plan petstore.ts --out ${saved()}`);
    const text = readFileSync(saved(), 'utf8');
    writeFileSync(saved(), text.replace('petstore', 'petstorf'));
    expect(await at(`apply ${saved()}`)).toMatchObject({ code: 4, stderr: expect.stringContaining('[plan.tampered]') });
    writeFileSync(saved(), text.slice(0, 300));
    expect(await at(`apply ${saved()}`)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('[plan.unreadable]'),
    });
    expect(writes()).toEqual([]);
  });

  it('never overwrite a file unless forced', async () => {
    writeFileSync(saved(), 'mine');
    const { code, stderr } = await at(`plan petstore.ts --out ${saved()}`);
    expect(stderr).toMatch(/already exists\. \[cli\.file-exists\]/);
    expect(code).toBe(4);
    expect(readFileSync(saved(), 'utf8')).toBe('mine');
    expect(embedded.calls).toEqual([]);
    expect((await at(`plan petstore.ts --force --out ${saved()}`)).code).toBe(0);
    expect(JSON.parse(readFileSync(saved(), 'utf8'))).toMatchObject({ name: 'petstore' });
  });
});

describe('a question', () => {
  it('is answered at a terminal', async () => {
    const { code, stderr } = await at('apply petstore.ts', { typed: 'y\n' });
    expect(stderr).toContain(`Send these 11 calls to ${url}? [y/N] `);
    expect(code).toBe(0);
    expect(embedded.calls.at(-1)?.operation).toBe('PutIntegrationResponse');
  });

  it.each(['n\n', '\n'])('is declined by %j', async (typed) => {
    expect(await at('apply petstore.ts', { typed })).toMatchObject({ code: 4 });
    expect(writes()).toEqual([]);
  });

  const esc = '\u001b[';
  it.each([
    ['a terminal', { typed: 'y\n' }, [], 0],
    ['a terminal, declined', { typed: 'n\n' }, [], 4],
    ['a terminal whose input ends', { typed: '' }, [], 4],
    ['a terminal under CI', { typed: 'y\n', env: { CI: 'true' } }, [], 4],
    ['a terminal under CI=false', { typed: 'y\n', env: { CI: 'false' } }, [], 0],
    ['a terminal under CI with --yes', { typed: '', env: { CI: '1' } }, ['--yes'], 0],
    ['a pipe', {}, [], 4],
    ['a pipe with --yes', {}, ['--yes'], 0],
    ['a pipe under CI with --yes', { env: { CI: 'true' } }, ['--yes'], 0],
    ['a pipe with FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, [], 4],
  ])('at %s', async (_, more, options, code) => {
    const ran = await at(['apply petstore.ts', ...options].join(' '), more);
    expect(ran.code, ran.stderr).toBe(code);
    expect(writes()).toHaveLength(code === 0 ? 11 : 0);
    // Where nothing is coloured, nothing is: not the error either.
    if (!('typed' in more) && !('env' in more && 'FORCE_COLOR' in more.env)) expect(ran.stderr).not.toContain(esc);
  });

  it('is never asked under CI', async () => {
    const { code, stderr } = await at('apply petstore.ts', { typed: 'y\n', env: { CI: 'true' } });
    expect(stderr).toContain('[cli.nobody-to-ask]');
    expect(code).toBe(4);
  });
});

describe('definitions', () => {
  it('can be functions of the environment and the stage', async () => {
    const { stdout } = await at('plan by-stage.ts --stage prod', { env: { TENANT: 'acme' } });
    expect(stdout).toMatch(/^petstore-prod-acme \(new\)/);
  });

  it('come from the config file where none is named', async () => {
    expect((await at('plan')).stdout).toMatch(/^petstore \(new\)/);
    const { code, stderr } = await at('plan', { cwd: folder });
    expect(stderr).toMatch(/^Error: No definition was given\. \[cli\.no-definition\]/);
    expect(code).toBe(1);
  });
});

describe('output', () => {
  it('is one JSON document with --json', async () => {
    expect(JSON.parse((await at('plan petstore.ts --json')).stdout)).toMatchObject({
      name: 'petstore',
      isEmpty: false,
    });
    const applied = JSON.parse((await at('apply petstore.ts -y --json')).stdout);
    expect(applied.steps).toHaveLength(11);
    expect(JSON.parse((await at('diff petstore.ts --json')).stdout)).toMatchObject({ isEmpty: true });
    expect(JSON.parse((await at('deploy petstore.ts --stage dev -y --json')).stdout)).toMatchObject({
      restApiId: applied.restApiId,
      stage: { stageName: 'dev' },
    });
    expect(JSON.parse((await at('invoke GET /pets/7 petstore.ts --json')).stdout)).toMatchObject({
      status: 200,
      body: '{"id":"7"}',
    });
    expect(JSON.parse((await at('destroy petstore.ts -y --json')).stdout)).toMatchObject({
      restApiId: applied.restApiId,
      steps: [{ status: 'succeeded', call: { operation: 'DeleteRestApi' } }],
    });
  });

  it('is Markdown with --markdown', async () => {
    expect((await at('plan petstore.ts --markdown')).stdout).toMatch(/<details>|^#/m);
  });

  const esc = '\u001b[';
  it.each([
    ['a pipe', {}, false],
    ['a terminal', { typed: '' }, true],
    ['a terminal with NO_COLOR', { typed: '', env: { NO_COLOR: '1' } }, false],
    ['a terminal that is dumb', { typed: '', env: { TERM: 'dumb' } }, false],
    ['a pipe with FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, true],
    ['a terminal with FORCE_COLOR=0', { typed: '', env: { FORCE_COLOR: '0' } }, false],
  ])('to %s', async (_, more, isColored) => {
    expect((await at('plan petstore.ts -q', more)).stdout.includes(esc)).toBe(isColored);
  });

  it('is coloured, or not, as --color says', async () => {
    expect((await at('plan petstore.ts --color always')).stdout).toContain(esc);
    expect((await at('plan petstore.ts --color never', { typed: '' })).stdout).not.toContain(esc);
  });
});

describe('an apply that is interrupted', () => {
  it('reports what was done at each step, and converges when it is run again', async () => {
    let interruptions = 0;
    for (let step = 1; step <= 11; step += 1) {
      embedded.reset();
      let send: (signal: 'SIGINT' | 'SIGTERM') => void = () => undefined;
      const seen = writes;
      const timer = setInterval(() => {
        if (seen().length >= step) send('SIGINT');
        if (seen().length >= step) clearInterval(timer);
      }, 0);
      const ran = await at('apply petstore.ts -y -q', {
        interrupt: (listener) => {
          send = listener;
        },
      });
      clearInterval(timer);
      // What was under way may have been the last call.
      expect([0, 130]).toContain(ran.code);
      if (ran.code === 130) interruptions += 1;
      if (ran.code === 130) expect(ran.stderr).toMatch(/Run it again: it continues from what is live\./);
      expect((await at('apply petstore.ts -y -q')).code).toBe(0);
      expect((await at('diff petstore.ts')).code).toBe(0);
    }
    expect(interruptions).toBeGreaterThan(5);
  });
});
