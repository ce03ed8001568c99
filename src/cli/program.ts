/**
 * The parser, from the table of commands.
 *
 * @module
 */

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { keysOf } from '../plain.js';
import { CommandLineError } from './errors.js';
import { exitCodes } from './exit-codes.js';
import { type OptionRow, type OptionRows, signatureOf } from './options.js';
import { type CommandName, type CommandSpec, commandSpecs, commonOptions } from './specs.js';
import { wrapped } from './wrapped.js';

/** The name of the program. */
export const programName = 'fluent-apigateway';

/** What was asked for. */
export interface Asked {
  readonly command: CommandName;
  /** The arguments, by name. */
  readonly args: Readonly<Record<string, string | undefined>>;
  /** The options, by name; checked by their rows. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Where the help goes, and how wide it is. */
export interface HelpOutput {
  readonly write: (text: string) => void;
  readonly columns: number;
  readonly version: string;
}

/**
 * Reads arguments. Help and version are written, and nothing is asked for then.
 *
 * @throws {@link CommandLineError} `cli.usage`
 */
export function parse(argv: readonly string[], output: HelpOutput): Asked | undefined {
  let asked: Asked | undefined;
  const program = programFor(output, (found) => {
    asked = found;
  });
  try {
    program.parse(argv.length === 0 ? ['--help'] : argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw usageError(error, commandIn(argv));
  }
  return asked;
}

/** The command that arguments are about, as far as can be seen when something is wrong with them. */
export function commandIn(argv: readonly string[]): CommandName | undefined {
  return argv.find((argument): argument is CommandName => Object.hasOwn(commandSpecs, argument));
}

function programFor(output: HelpOutput, onAsked: (asked: Asked) => void): Command {
  const program = new Command(programName)
    .description('Define, plan, apply, deploy and serve Amazon API Gateway REST APIs.')
    .version(output.version, '-V, --version', 'Print the version')
    .helpOption('-h, --help', 'Print the help')
    .helpCommand('help [command]', 'Print the help of a command')
    .configureHelp({
      minWidthToWrap: 20,
      subcommandTerm: (command) => `${command.name()} ${argumentsOf(command)}`.trimEnd(),
    })
    .exitOverride()
    .configureOutput({
      writeOut: output.write,
      writeErr: () => undefined,
      getOutHelpWidth: () => output.columns,
    })
    .addHelpText('after', exitCodeHelp(output.columns));
  for (const name of keysOf(commandSpecs)) addCommand(program, name, onAsked);
  return program;
}

function argumentsOf({ registeredArguments }: Command): string {
  return registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`)).join(' ');
}

function addCommand(program: Command, name: CommandName, onAsked: (asked: Asked) => void): void {
  const spec: CommandSpec = commandSpecs[name];
  const command = program
    .command(name)
    .summary(spec.summary)
    .description([`${spec.summary}.`, ...spec.details].join('\n\n'))
    .helpOption('-h, --help', 'Print this help')
    .addHelpText('after', `\nExamples:\n${spec.examples.map((one) => `  ${programName} ${one}`).join('\n')}\n`);
  for (const { name: argument, required, help } of spec.arguments)
    command.argument(required ? `<${argument}>` : `[${argument}]`, help);
  addOptions(command, spec.options);
  command.optionsGroup('Common options:');
  addOptions(command, commonOptions);
  command.action((...given: readonly unknown[]) => {
    const args = Object.fromEntries(spec.arguments.map((one, index) => [one.name, given[index] as string | undefined]));
    onAsked({ command: name, args, options: command.opts() });
  });
}

function addOptions(command: Command, rows: OptionRows): void {
  for (const [name, row] of Object.entries(rows)) command.addOption(optionOf(name, row));
}

function optionOf(name: string, row: OptionRow): Option {
  const option = new Option(signatureOf(name, row), row.help);
  const { choices, atLeast } = row;
  if (choices) option.choices(choices);
  if (row.required) option.makeOptionMandatory();
  if (row.repeated) option.argParser<readonly string[]>((value, before = []) => [...before, value]);
  if (atLeast !== undefined) option.argParser((value) => wholeNumber(value, atLeast));
  return option;
}

function wholeNumber(text: string, atLeast: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) >= atLeast) return Number(text);
  throw new InvalidArgumentError(`It must be a whole number from ${atLeast} on.`);
}

/** The codes and their meanings, for the foot of the help. */
function exitCodeHelp(columns: number): string {
  const rows = Object.values(exitCodes).map(
    ({ code, meaning }) => `  ${String(code).padEnd(5)}${meaning.replaceAll('`', '')}`,
  );
  return `\nExit codes:\n${rows.map((row) => wrapped(row, columns, 7)).join('\n')}\n`;
}

/** The parser's words, as an error of ours: `error: unknown option '--regon'\n(Did you mean --region?)`. */
function usageError({ message }: CommanderError, command: CommandName | undefined): CommandLineError {
  const [, sentence = message, meant] =
    /^(?:error: )?([\s\S]*?)(?:\n\((Did you mean .*)\))?$/.exec(message.trim()) ?? [];
  const said = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  const help = `${programName}${command === undefined ? '' : ` ${command}`} --help`;
  return new CommandLineError(/[.?!]$/.test(said) ? said : `${said}.`, {
    code: 'cli.usage',
    hint: `${meant === undefined ? '' : `${meant} `}See ${help}`,
  });
}
