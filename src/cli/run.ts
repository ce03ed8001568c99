/**
 * The command line: arguments in, an exit code out.
 *
 * @module
 */

import { createRequire } from 'node:module';
import type { Run } from './command.js';
import { exitCodes, type Outcome } from './exit-codes.js';
import type { Given } from './options.js';
import { type Asked, parse } from './program.js';
import { isColored, Session } from './session.js';
import type { CommandName, commonOptions } from './specs.js';
import type { Interruption, Surroundings } from './surroundings.js';
import { userCodeRunner } from './user-code.js';

/** Where each command is: loaded when it is called. */
const commands: { readonly [Name in CommandName]: () => Promise<{ readonly run: Run<Name> }> } = {
  pull: () => import('./commands/pull.js'),
  plan: () => import('./commands/plan.js'),
  apply: () => import('./commands/apply.js'),
  diff: () => import('./commands/diff.js'),
  deploy: () => import('./commands/deploy.js'),
  promote: () => import('./commands/promote.js'),
  rollback: () => import('./commands/rollback.js'),
  destroy: () => import('./commands/destroy.js'),
  invoke: () => import('./commands/invoke.js'),
  serve: () => import('./commands/serve.js'),
  export: () => import('./commands/export.js'),
};

const outcomes: Readonly<Record<Interruption, Outcome>> = { SIGINT: 'interrupted', SIGTERM: 'terminated' };

/** Runs one command. Never rejects: what goes wrong is told, and has its exit code. */
export async function run(surroundings: Surroundings): Promise<number> {
  const { argv, stdout, stderr } = surroundings;
  let asked: Asked | undefined;
  try {
    const write = (text: string) => void stdout.write(text);
    asked = parse(argv, { write, columns: stdout.columns ?? 80, version: version() });
  } catch (error) {
    return tell(error, surroundings, { json: argv.includes('--json'), verbose: argv.includes('--verbose') });
  }
  if (asked === undefined) return exitCodes.done.code;
  const common = asked.options as Given<typeof commonOptions>;
  const interruption = new AbortController();
  let ended: Outcome | undefined;
  let isOver = false;
  const onInterruption = (signal: Interruption) => {
    if (ended !== undefined || isOver) return surroundings.exitNow(exitCodes[outcomes[signal]].code);
    ended = outcomes[signal];
    stderr.write('\nStopping when the calls under way have ended. Ctrl-C again stops at once.\n');
    interruption.abort();
  };
  const run = userCodeRunner(surroundings, () => surroundings.onInterruption(onInterruption));
  const session = new Session(surroundings, common, { signal: interruption.signal, run });
  try {
    const { run: runCommand } = await commands[asked.command]();
    // The seam: a command is run with what was asked of it.
    const outcome = await (runCommand as Run<CommandName>)(session, asked as never);
    return exitCodes[outcome].code;
  } catch (error) {
    const code = await tell(error, surroundings, common);
    return ended === undefined ? code : exitCodes[ended].code;
  } finally {
    // What still keeps the process alive, a connection for instance, is nothing to wait for.
    isOver = true;
  }
}

async function tell(
  thrown: unknown,
  { stdout, stderr, env }: Surroundings,
  common: {
    readonly json?: boolean | undefined;
    readonly verbose?: boolean | undefined;
    readonly color?: string | undefined;
  },
): Promise<number> {
  const [{ errorJson, outcomeOfError, tellingOf }, { explained }] = await Promise.all([
    import('./report-error.js'),
    import('./explained.js'),
  ]);
  const error = explained(thrown);
  const verbose = common.verbose === true;
  const columns = stderr.isTTY === true ? (stderr.columns ?? 80) : undefined;
  stderr.write(`${tellingOf(error, { verbose, color: isColored(stderr, env, common.color), columns })}\n`);
  if (common.json) stdout.write(`${JSON.stringify({ error: errorJson(error) }, undefined, 2)}\n`);
  return exitCodes[outcomeOfError(error)].code;
}

function version(): string {
  return (createRequire(import.meta.url)('../../package.json') as { readonly version: string }).version;
}
