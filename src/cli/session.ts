import { createInterface } from 'node:readline/promises';
import type { Output } from '../progress/index.js';
import { CommandLineError } from './errors.js';
import type { Loading } from './load-module.js';
import type { Given } from './options.js';
import type { commonOptions } from './specs.js';
import type { Surroundings } from './surroundings.js';
import type { RunUserCode } from './user-code.js';

/** What a command works with: the common options, and manners of a terminal. */
export class Session {
  readonly surroundings: Surroundings;
  readonly common: Given<typeof commonOptions>;
  /** Aborted at the first Ctrl-C. */
  readonly signal: AbortSignal;
  readonly #stdout: Output;
  readonly #stderr: Output;

  /** How modules of the user's are loaded. */
  readonly loading: Loading;

  constructor(
    surroundings: Surroundings,
    common: Given<typeof commonOptions>,
    { signal, run }: { readonly signal: AbortSignal; readonly run: RunUserCode },
  ) {
    this.loading = { cwd: surroundings.cwd, run };
    this.surroundings = surroundings;
    this.common = common;
    this.signal = signal;
    this.#stdout = untilClosed(surroundings.stdout);
    this.#stderr = untilClosed(surroundings.stderr);
  }

  /** A result, for standard output. */
  print(text: string): void {
    this.#stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** A result for programs. */
  printJson(value: unknown): void {
    this.print(JSON.stringify(value, undefined, 2));
  }

  /** Everything but results, for standard error. */
  tell(text: string): void {
    this.#stderr.write(`${text}\n`);
  }

  /** Whether what goes to standard output is coloured. */
  get isColored(): boolean {
    return isColored(this.surroundings.stdout, this.surroundings.env, this.common.color);
  }

  /** Whether what goes to standard error is coloured. */
  get tellsInColor(): boolean {
    return isColored(this.surroundings.stderr, this.surroundings.env, this.common.color);
  }

  /**
   * Asks before something is done that can't be taken back.
   *
   * @throws {@link CommandLineError} `cli.declined`, or `cli.nobody-to-ask` where there is no terminal, or under `CI`.
   */
  async confirm(question: string): Promise<void> {
    if (!this.canAsk) {
      throw new CommandLineError(`Can't ask, as there is no terminal: ${question}`, {
        code: 'cli.nobody-to-ask',
        hint: 'Nothing was done. Give --yes, or a plan that was saved with `plan --out`.',
      });
    }
    if (/^y(?:es)?$/i.test(await this.#ask(`${question} [y/N] `))) return;
    throw declined('It was declined.');
  }

  /**
   * Asks which of several is meant.
   *
   * @param choices - a line for each.
   * @returns its index.
   * @throws {@link CommandLineError} `cli.declined` for an answer that isn't one of the numbers.
   */
  async choose(question: string, choices: readonly string[]): Promise<number> {
    this.tell(choices.map((choice, index) => `${String(index + 1).padStart(4)}  ${choice}`).join('\n'));
    const answer = await this.#ask(`${question} [1-${choices.length}] `);
    const chosen = /^\d{1,9}$/.test(answer) ? Number(answer) : 0;
    if (chosen >= 1 && chosen <= choices.length) return chosen - 1;
    throw declined(answer === '' ? 'Nothing was chosen.' : `${answer} isn't a number from 1 to ${choices.length}.`);
  }

  /** Whether somebody is there to answer: at a terminal, and not under `CI`. */
  get canAsk(): boolean {
    const { stdin, stderr, env } = this.surroundings;
    return stdin.isTTY === true && stderr.isTTY === true && !isSet(env['CI']);
  }

  /** What is typed, up to the end of the line; nothing when the input ends. */
  async #ask(question: string): Promise<string> {
    const { stdin, stderr } = this.surroundings;
    // Anything that takes text will do, and the type asks for a whole stream.
    const lines = createInterface({ input: stdin, output: stderr as unknown as NodeJS.WritableStream });
    try {
      const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
      lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      return (await Promise.race([lines.question(question, { signal: this.signal }), ended])).trim();
    } finally {
      lines.close();
    }
  }
}

function declined(message: string): CommandLineError {
  return new CommandLineError(message, { code: 'cli.declined', hint: 'Nothing was done.' });
}

/** Whether what goes to an output is coloured. */
export function isColored(output: Output, env: Surroundings['env'], when: string | undefined): boolean {
  if (when === 'always' || when === 'never') return when === 'always';
  if (isSet(env['NO_COLOR'])) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return output.isTTY === true && env['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}

/** An output that drops what it can't write: `head` closes its pipe early, and that isn't a failure. */
function untilClosed(output: Output): Output {
  let isOpen = true;
  output.on('error', () => {
    isOpen = false;
  });
  return Object.create(output, {
    write: { value: (text: string) => (isOpen ? output.write(text) : false) },
  }) as Output;
}
