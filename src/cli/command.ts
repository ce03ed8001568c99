import type { Outcome } from './exit-codes.js';
import type { Given, OptionRows } from './options.js';
import type { Session } from './session.js';
import type { CommandName, OptionsOf } from './specs.js';

/** What a command was called with. */
export interface CommandInput<Name extends CommandName> {
  readonly args: Readonly<Record<string, string | undefined>>;
  readonly options: OptionsOf<Name> extends infer Rows extends OptionRows ? Given<Rows> : never;
}

/** Does what a command says. What it throws is told, and has its exit code. */
export type Run<Name extends CommandName> = (session: Session, input: CommandInput<Name>) => Promise<Outcome>;
