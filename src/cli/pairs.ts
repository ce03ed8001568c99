import { CommandLineError } from './errors.js';

/**
 * Texts such as `NAME=VALUE`, as a record.
 *
 * @param option - where they come from: `--variable`.
 * @throws {@link CommandLineError} `cli.usage` for one without the separator.
 */
export function pairsOf(
  option: string,
  separator: '=' | ':',
  texts: readonly string[] = [],
  form = separator === '=' ? 'NAME=VALUE' : 'NAME: VALUE',
): Readonly<Record<string, string>> {
  const pairs = texts.map((text) => {
    const at = text.indexOf(separator);
    if (at > 0)
      return [text.slice(0, at).trim(), separator === ':' ? text.slice(at + 1).trim() : text.slice(at + 1)] as const;
    throw new CommandLineError(`${option} has no '${separator}' after a name: ${text}.`, {
      code: 'cli.usage',
      hint: `Write ${option} '${form}'.`,
    });
  });
  return Object.fromEntries(pairs);
}
