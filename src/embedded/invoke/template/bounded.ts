import { createContext, Script } from 'node:vm';

interface Bounds {
  readonly context: { run?: () => void };
  readonly script: Script;
}

/** Made when the first template is rendered: it costs more than a program that renders none should pay. */
let bounds: Bounds | undefined;

/**
 * Runs something for so many milliseconds of the machine's time at most. A loop, a regular expression or a JSONPath filter
 * that takes longer is broken off: templates are other people's, and the gateway has one thread.
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
