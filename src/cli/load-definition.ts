import { relative, resolve } from 'node:path';
import { shown } from '../errors/options.js';
import type { Plannable } from '../gateway/desired.js';
import { desiredProblems } from '../gateway/options.js';
import type { DefinitionContext } from './config.js';
import { CommandLineError } from './errors.js';
import { type Loading, loadModule, thrownBy } from './load-module.js';

/** What a definition file gives. */
export type Loaded = Plannable | readonly Plannable[];

/**
 * Loads a definition file: its default export, or what that returns. That runs the file.
 *
 * @throws {@link CommandLineError} `cli.no-definition`, `cli.no-default-export`, `cli.not-a-definition`, and those of
 * `loadModule`.
 */
export async function loadDefinition(
  file: string | undefined,
  context: DefinitionContext,
  loading: Loading,
): Promise<Loaded> {
  if (file === undefined) {
    throw new CommandLineError('No definition was given.', {
      code: 'cli.no-definition',
      hint: 'Name the module whose default export is the definition, or set `definition` in fluent-apigateway.config.ts.',
    });
  }
  const name = relative(loading.cwd, resolve(loading.cwd, file));
  const exports = await loadModule(file, loading);
  const exported = exports['default'];
  if (exported === undefined) {
    const others = Object.keys(exports).filter((key) => key !== 'default');
    throw new CommandLineError(`${name} has no default export.`, {
      code: 'cli.no-default-export',
      hint:
        others.length > 0
          ? `It exports ${others.join(', ')}: write export default ${others[0]};`
          : 'Write: export default api.define(…);',
    });
  }
  const given = await settled(exported, context, name, loading);
  if (desiredProblems(given).length > 0) {
    const what = typeof exported === 'function' ? 'What the default export returns' : 'The default export';
    throw new CommandLineError(
      `${what} of ${name} isn't a definition, but ${Array.isArray(given) ? 'a list with something else in it' : shown(given)}.`,
      {
        code: 'cli.not-a-definition',
        hint: 'Export what api.define(…) returns, a list of that and things that go with it, or a function that returns one of them.',
      },
    );
  }
  return given as Loaded;
}

/** What a default export gives, itself or as a function, now or later. */
async function settled(
  exported: unknown,
  context: DefinitionContext,
  name: string,
  { cwd, run, signal }: Loading,
): Promise<unknown> {
  try {
    return await run(name, async () => (typeof exported === 'function' ? exported(context) : exported), signal);
  } catch (error) {
    throw thrownBy(name, error, cwd);
  }
}
