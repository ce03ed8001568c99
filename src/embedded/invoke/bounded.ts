import { createContext, Script } from 'node:vm';

interface Bounds {
  readonly context: { run?: () => void };
  readonly script: Script;
}

/** Made when first used: it costs more than a program that doesn't need it should pay. */
let bounds: Bounds | undefined;

/**
 * Runs something for so many milliseconds of the machine's time at most. What takes longer is broken off, a regular
 * expression too: patterns and schemas are other people's, and the gateway has one thread.
 *
 * @throws Error where it takes longer, and whatever `run` throws.
 */
export function bounded<Value>(milliseconds: number, run: () => Value): Value {
  bounds ??= {
    context: createContext(Object.create(null) as { run?: () => void }),
    script: new Script('run()'),
  };
  const { context, script } = bounds;
  let result: { readonly value: Value } | undefined;
  context.run = () => {
    result = { value: run() };
  };
  try {
    script.runInContext(context, { timeout: milliseconds });
  } finally {
    delete context.run;
  }
  if (!result) throw new Error('Nothing was run');
  return result.value;
}

/** Whether something was broken off. */
export const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
