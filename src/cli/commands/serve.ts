import { sayingOf } from '../../errors/thrown.js';
import type { Run } from '../command.js';
import { loadConfig } from '../config.js';
import { CommandLineError } from '../errors.js';
import { type Serving, startServing } from '../serve/serving.js';
import { watchModules } from '../serve/watch.js';
import type { Session } from '../session.js';

/** What Ctrl-C is where a terminal passes keys on. */
const ctrlC = '\u0003';

const keysHelp = 'Keys: v shows or hides execution logs, r reloads, q quits';

export const run: Run<'serve'> = async (session, { args, options }) => {
  const { cwd, env } = session.surroundings;
  const config = await loadConfig(options.config, session.loading);
  const { port = 4000, stage, watch = false, origin = [], http = 'loopback' } = options;
  if (port > 65_535) {
    throw new CommandLineError(`The port ${port} isn't from 0 to 65535.`, { code: 'cli.usage' });
  }
  let serving: Serving | undefined;
  let wasSavedMeanwhile = false;
  // From the beginning, so that no save is missed, however soon it comes after the routes are printed.
  const watched = watch
    ? watchModules(cwd, {
        onSaved: () => {
          if (serving === undefined) wasSavedMeanwhile = true;
          else void serving.reload();
        },
        onFailed: (folder, error) => session.tell(`${folder} can't be watched: ${sayingOf(error)}`),
      })
    : undefined;
  try {
    serving = await startServing(session, {
      definition: args['file'] ?? config.definition,
      functions: options.functions ?? config.functions,
      region: options.region ?? config.region ?? env['AWS_REGION'],
      port,
      stage,
      origins: origin.includes('*') ? '*' : origin,
      http: http === 'any' ? 'any' : 'loopback',
      forgettable: watch,
      onLoaded: () => watched?.look(),
    });
    if (wasSavedMeanwhile) void serving.reload();
    await untilQuit(session, serving);
  } finally {
    watched?.close();
  }
  await serving.close();
  return 'done';
};

/** Waits for Ctrl-C, or the key that quits, and does what the other keys are for. */
async function untilQuit(session: Session, serving: Serving): Promise<void> {
  const { env, stdin } = session.surroundings;
  const quit = new Promise<void>((resolve) => {
    session.signal.addEventListener('abort', () => resolve(), { once: true });
    if (session.signal.aborted) resolve();
    if (stdin.isTTY !== true || env['CI']) return;
    const keys: Readonly<Record<string, () => void>> = {
      q: resolve,
      [ctrlC]: resolve,
      v: () => serving.toggleLogs(),
      r: () => void serving.reload(),
    };
    session.tell(keysHelp);
    stdin.setRawMode?.(true);
    stdin.on('data', (key) => keys[String(key)]?.());
  });
  await quit;
  stdin.setRawMode?.(false);
  stdin.pause();
}
