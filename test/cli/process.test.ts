import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { spawn as spawnPty } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { type Project, packedProject } from './packed.js';

let project: Project;
let embedded: EmbeddedApiGateway;
let url: string;

beforeAll(() => {
  project = packedProject();
});

afterAll(() => project.remove());

beforeEach(async () => {
  embedded = new EmbeddedApiGateway({ ids: 'sequential', latencyMs: 20 });
  ({ url } = await embedded.listen());
});

afterEach(() => embedded.close());

const environment = (more: Readonly<Record<string, string>> = {}) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: project.folder,
  NODE_NO_WARNINGS: '1',
  TERM: 'xterm-256color',
  AWS_ENDPOINT_URL_API_GATEWAY: url,
  ...more,
});

/** Starts a command whose output goes through pipes. */
function piped(...argv: readonly string[]) {
  const child = spawn(process.execPath, [project.bin, ...argv], { cwd: project.folder, env: environment() });
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (written.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (written.stderr += String(chunk)));
  // As a shell tells it: a process that a signal ended while it was leaving has 128 and the signal's number.
  const ended = new Promise<number>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))),
  );
  return { child, written, ended };
}

const until = async (child: ChildProcess, holds: () => boolean) => {
  while (!holds() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10));
};

interface AtTerminal {
  readonly columns: number;
  readonly env?: Readonly<Record<string, string>>;
  /** What is typed once the text shows. */
  readonly typed?: readonly [after: string, text: string];
}

/** What a terminal shows after a command, what was sent to it, and the exit code. */
async function atTerminal(argv: readonly string[], { columns, env = {}, typed }: AtTerminal) {
  const terminal = new xterm.Terminal({ cols: columns, rows: 120, allowProposedApi: true });
  const { CI: _, ...inherited } = environment(env) as Record<string, string>;
  const pty = spawnPty(process.execPath, [project.bin, ...argv], {
    cols: columns,
    rows: 120,
    cwd: project.folder,
    env: inherited,
  });
  let raw = '';
  let isTyped = false;
  pty.onData((text) => {
    raw += text;
    terminal.write(text);
    if (typed === undefined || isTyped || !raw.includes(typed[0])) return;
    isTyped = true;
    pty.write(typed[1]);
  });
  const code = await new Promise<number>((resolve) => pty.onExit(({ exitCode }) => resolve(exitCode)));
  await new Promise<void>((resolve) => terminal.write('', resolve));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  const screen = lines.join('\n').trimEnd();
  return { code, screen, colored: raw.includes('\u001b[3') };
}

describe('at a terminal', () => {
  it.each([60, 120])('%i columns wide, shows help, plans, questions, progress and errors', async (columns) => {
    const shown = [];
    shown.push(await atTerminal(['plan', '--help'], { columns }));
    shown.push(await atTerminal(['plan', 'petstore.ts'], { columns }));
    shown.push(await atTerminal(['apply', 'petstore.ts'], { columns, typed: ['[y/N]', 'n\r'] }));
    shown.push(await atTerminal(['apply', 'petstore.ts'], { columns, typed: ['[y/N]', 'y\r'] }));
    shown.push(await atTerminal(['plan', 'throws.ts'], { columns }));
    expect(shown.map(({ code }) => code)).toEqual([0, 0, 4, 0, 1]);
    expect(shown.slice(1).map(({ colored }) => colored)).toEqual([true, true, true, true]);
    expect(shown.map(({ screen }) => screen).join(`\n${'='.repeat(columns)}\n`)).toMatchSnapshot();
  });

  it('shows the same without colours where NO_COLOR is set', async () => {
    const [bare, colored] = await Promise.all([
      atTerminal(['plan', 'petstore.ts'], { columns: 120, env: { NO_COLOR: '1' } }),
      atTerminal(['plan', 'petstore.ts'], { columns: 120 }),
    ]);
    expect(bare.colored).toBe(false);
    expect(bare.screen).toBe(colored.screen);
  });
});

describe('through pipes', () => {
  it('goes on when the reader has gone', async () => {
    const { child, ended } = piped('apply', 'petstore.ts', '--yes');
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await ended).toBe(0);
    expect(embedded.calls.at(-1)?.operation).toBe('PutIntegrationResponse');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('reports what was done at %s, and continues when it is run again', async (signal, code) => {
    const { child, written, ended } = piped('apply', 'petstore.ts', '--yes');
    await until(child, () => embedded.calls.some(({ operation }) => operation === 'PutMethod'));
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(written.stderr).toMatch(/Done \(\d+ of 11\):\n {4}CreateRestApi restApi\n/);
    expect(await piped('apply', 'petstore.ts', '--yes').ended).toBe(0);
    expect(await piped('diff', 'petstore.ts').ended).toBe(0);
  });

  it('ends at once at the second SIGINT', async () => {
    embedded.inject({ operation: 'CreateRestApi', fault: 'silentAfter' });
    const { child, written, ended } = piped('apply', 'petstore.ts', '--yes');
    await until(child, () => embedded.calls.some(({ operation }) => operation === 'CreateRestApi'));
    child.kill('SIGINT');
    await until(child, () => written.stderr.includes('Ctrl-C again'));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });
});

describe('serve --watch', () => {
  it('answers from what was saved, of functions too, and keeps what was served when that is wrong', async () => {
    const { child, written, ended } = piped('serve', 'hello.ts', '--functions', 'functions.ts', '--watch', '-p', '0');
    const reloads = () => written.stderr.split('Reloaded.').length - 1;
    await until(child, () => /GET +http\S+\/hello\n/.test(written.stdout));
    const stage = /GET +(http\S+)\/hello\n/.exec(written.stdout)?.[1] ?? '';
    const text = async (path: string) => (await fetch(`${stage}${path}`)).text();
    expect(await text('/hello')).toBe('hello from a function');

    const edit = (file: string, from: string, to: string) => {
      const path = join(project.folder, file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    };
    edit('functions.ts', 'hello from a function', 'hello again');
    await until(child, () => reloads() === 1);
    expect(await text('/hello')).toBe('hello again');

    edit('hello.ts', "'/hello'", "'/hi'");
    await until(child, () => reloads() === 2);
    expect(await text('/hi')).toBe('hello again');
    expect(written.stdout).toContain(`${stage}/hi\n`);

    edit('hello.ts', 'export default', 'export default (');
    await until(child, () => written.stderr.includes('What was served before goes on.'));
    expect(await text('/hi')).toBe('hello again');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
