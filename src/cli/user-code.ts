import { CommandLineError } from './errors.js';
import type { Surroundings } from './surroundings.js';

/**
 * Runs code of the user's: a definition, a config, a module of functions.
 *
 * @param file - whose code it is, for errors.
 * @param signal - gives it up.
 * @throws {@link CommandLineError} `cli.module-hangs` when it waits for what never comes.
 */
export type RunUserCode = <Result>(
  file: string,
  work: () => Promise<Result>,
  signal?: AbortSignal | undefined,
) => Promise<Result>;

/** Listens for signals; what it returns ends that. */
export type Listen = () => () => void;

/**
 * Runs code of the user's, one at a time. A signal ends the process at once meanwhile: a loop in that code would let no
 * listener come about, and nothing is under way that had to be reported.
 */
export function userCodeRunner({ onIdle, stdin }: Pick<Surroundings, 'onIdle' | 'stdin'>, listen: Listen): RunUserCode {
  let stopListening = listen();
  return async (file, work, signal) => {
    stopListening();
    const endings: (() => void)[] = [];
    if (stdin.isRaw) {
      stdin.setRawMode?.(false); // So that Ctrl-C is a signal.
      endings.push(() => stdin.setRawMode?.(true));
    }
    const givenUp = new Promise<never>((_, reject) => {
      endings.push(onIdle(() => reject(hangs(file))));
      const onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      endings.push(() => signal?.removeEventListener('abort', onAbort));
      if (signal?.aborted) onAbort();
    });
    try {
      return await Promise.race([work(), givenUp]);
    } finally {
      for (const end of endings) end();
      stopListening = listen();
    }
  };
}

function hangs(file: string): CommandLineError {
  return new CommandLineError(`${file} never finishes loading: it awaits something that never happens.`, {
    code: 'cli.module-hangs',
    hint: 'Look for an await at the top of the module, or in the function that it exports, whose promise is never settled.',
  });
}
