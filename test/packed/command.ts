import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn as spawnPty } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { inject } from 'vitest';
import { screenOf } from './screen.js';

const fixtures = fileURLToPath(new URL('../cli/fixtures/', import.meta.url));

/** A folder in the project that has the package, with the definitions of these tests. */
export class Workplace {
  readonly folder: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #node: string;

  /**
   * @param endpoint - where API Gateway is.
   * @param node - the Node.js that runs the commands; default: that of the tests.
   */
  constructor(endpoint: string, node: string = process.execPath) {
    this.#node = node;
    this.folder = mkdtempSync(join(inject('project'), 'work-'));
    cpSync(fixtures, this.folder, { recursive: true, filter: (path) => !path.includes('.config.') });
    this.#env = {
      PATH: process.env['PATH'] ?? '',
      HOME: this.folder,
      NODE_NO_WARNINGS: '1',
      TERM: 'xterm-256color',
      AWS_ENDPOINT_URL_API_GATEWAY: endpoint,
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Starts a command whose output goes through pipes. */
  piped(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Piped {
    return new Piped(spawn(this.#node, [bin(), ...argv], { cwd: this.folder, env: { ...this.#env, ...env } }));
  }

  /** Starts a command at a terminal. */
  atTerminal(argv: readonly string[], { columns, env = {} }: AtTerminal): Terminal {
    const pty = spawnPty('/bin/sh', ['-c', script, 'sh', this.#node, bin(), ...argv], {
      cols: columns,
      rows,
      cwd: this.folder,
      env: { ...this.#env, ...env },
    });
    return new Terminal(pty, columns);
  }
}

const rows = 200;

/**
 * Runs a command, says its exit code, and stays: when the process of a terminal ends, what it wrote last may be lost on a
 * busy machine.
 */
const script = `trap : INT; "$@"; printf '\\n<exit code %d>' $?; read _`;
const exitCode = /\r?\n<exit code (\d+)>$/;
const bin = () => join(inject('project'), 'node_modules/.bin/fluent-apigateway');

interface AtTerminal {
  readonly columns: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A command whose output goes through pipes. */
export class Piped {
  readonly child: ChildProcess;
  stdout = '';
  stderr = '';
  /** The exit code, as a shell has it: of a process that a signal ended, 128 and the signal's number. */
  readonly ended: Promise<number>;

  constructor(child: ReturnType<typeof spawn>) {
    this.child = child;
    child.stdout?.on('data', (chunk) => {
      this.stdout += String(chunk);
    });
    child.stderr?.on('data', (chunk) => {
      this.stderr += String(chunk);
    });
    child.stdin?.end();
    this.ended = new Promise((resolve) =>
      child.on('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))),
    );
  }

  /** @throws Error when the command ends before. */
  async until(holds: () => boolean): Promise<void> {
    let isOver = false;
    void this.ended.then(() => {
      isOver = true;
    });
    while (!holds()) {
      if (isOver) throw new Error(`The command ended before:\n${this.stdout}${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

/** A command at a terminal. */
export class Terminal {
  readonly #pty: ReturnType<typeof spawnPty>;
  readonly #terminal: InstanceType<typeof xterm.Terminal>;
  /** What was sent to the terminal so far. */
  raw = '';
  /** The exit code, as a shell has it. */
  readonly ended: Promise<number>;
  #isOver = false;

  constructor(pty: ReturnType<typeof spawnPty>, columns: number) {
    this.#pty = pty;
    this.#terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    pty.onData((text) => {
      this.raw += text;
      this.#terminal.write(text);
    });
    this.ended = new Promise((resolve) => {
      pty.onData(() => {
        const [, code] = exitCode.exec(this.raw) ?? [];
        if (code === undefined) return;
        this.#isOver = true;
        resolve(Number(code));
        pty.kill();
      });
    });
  }

  /** Types once a text shows. */
  async type(text: string, { after }: { readonly after: string | RegExp }): Promise<void> {
    await this.until(after);
    this.#pty.write(text);
  }

  async until(text: string | RegExp): Promise<void> {
    while (typeof text === 'string' ? !this.raw.includes(text) : !text.test(this.raw)) {
      if (this.#isOver) throw new Error(`The command ended before it showed ${text}:\n${this.raw}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** What is on the screen when the command has ended, as text in which colours are marked. */
  async screen(): Promise<string> {
    await this.ended;
    await new Promise<void>((resolve) => this.#terminal.write('', resolve));
    return screenOf(this.#terminal.buffer.active).replace(/\n*<exit code \d+>$/, '');
  }
}
