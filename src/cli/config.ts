import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { a, assertNoProblems, type OptionTable, optionProblems } from '../errors/options.js';
import type { Plannable } from '../gateway/desired.js';
import { CommandLineError } from './errors.js';
import { type Loading, loadModule } from './load-module.js';

/** What a definition that is a function is told. */
export interface DefinitionContext {
  /** `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What `--stage` says, if it was given. */
  readonly stage: string | undefined;
}

/** What a module's default export can be: what a plan is made for, a promise of it, or a function that gives either. */
export type DefinitionExport = Given | Promise<Given> | ((context: DefinitionContext) => Given | Promise<Given>);

type Given = Plannable | readonly Plannable[];

/** What a project says once, so that nobody has to say it at each command. Options of the command line come first. */
export interface Config {
  /**
   * The module whose default export is the definition; relative to the config file.
   *
   * @defaultValue none: the command is told by `--definition`
   */
  readonly definition?: string | undefined;
  /**
   * The module whose default export has Lambda functions by name or ARN, for `serve`; relative to the config file.
   *
   * @defaultValue none
   */
  readonly functions?: string | undefined;
  /** The AWS Region. @defaultValue the SDK's own: `AWS_REGION`, or the profile's */
  readonly region?: string | undefined;
  /** The profile in the AWS config files. @defaultValue the SDK's own: `AWS_PROFILE`, or `default` */
  readonly profile?: string | undefined;
  /** Where API Gateway is, when it isn't AWS. @defaultValue AWS */
  readonly endpointUrl?: string | undefined;
  /** The share of the account's request quotas to use, above 0 and up to 1. @defaultValue 1 */
  readonly quotaShare?: number | undefined;
}

const configOptions: OptionTable<Config> = {
  definition: a.name,
  functions: a.name,
  region: a.name,
  profile: a.name,
  endpointUrl: a.name,
  quotaShare: a.anything,
};

/**
 * Types the default export of `fluent-apigateway.config.ts`.
 *
 * @throws `OptionsError` `config.options` with everything that is wrong.
 * @example
 * export default defineConfig({ definition: './petstore.ts', region: 'eu-central-1' });
 */
export function defineConfig(config: Config): Config {
  assertNoProblems('config', 'defineConfig()', optionProblems('config', configOptions, config));
  return Object.freeze({ ...config });
}

const names = ['ts', 'mts', 'js', 'mjs'].map((extension) => `fluent-apigateway.config.${extension}`);

/** The config file that was named or that is in the working directory; an empty one if neither exists. */
export async function loadConfig(named: string | undefined, loading: Loading): Promise<Config> {
  const { cwd } = loading;
  const file = named ?? names.find((name) => existsSync(resolve(cwd, name)));
  if (file === undefined) return {};
  const { default: exported } = await loadModule(file, loading);
  if (typeof exported !== 'object' || exported === null) {
    throw new CommandLineError(`${file} doesn't export a config by default.`, {
      code: 'cli.no-default-export',
      hint: 'Write: export default defineConfig({ … });',
    });
  }
  const config = defineConfig(exported as Config);
  const fromCwd = (path: string) => relative(cwd, resolve(cwd, dirname(file), path));
  return {
    ...config,
    ...(config.definition === undefined ? {} : { definition: fromCwd(config.definition) }),
    ...(config.functions === undefined ? {} : { functions: fromCwd(config.functions) }),
  };
}
