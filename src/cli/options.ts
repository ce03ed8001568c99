/**
 * How options of commands are described: rows, from which the parser, the help, the docs and the types follow.
 *
 * @module
 */

/** An option of a command. Without `value` it is a flag. */
export interface OptionRow {
  /** What the help has for the value: `FILE`. */
  readonly value?: string;
  /** One letter. */
  readonly short?: string;
  /** It may be given several times. */
  readonly repeated?: true;
  /** It must be given. */
  readonly required?: true;
  /** The least whole number that it may be. */
  readonly atLeast?: number;
  /** The texts that it may be. */
  readonly choices?: readonly string[];
  readonly help: string;
}

/** Options by name, as in code: `restApiId` is `--rest-api-id`. */
export type OptionRows = Readonly<Record<string, OptionRow>>;

/** What was given for the options of some rows. */
export type Given<Rows extends OptionRows> = {
  readonly [Name in keyof Rows]: Rows[Name] extends { readonly repeated: true }
    ? readonly string[] | undefined
    : Rows[Name] extends { readonly atLeast: number }
      ? number | undefined
      : Rows[Name] extends { readonly required: true }
        ? string
        : Rows[Name] extends { readonly value: string }
          ? string | undefined
          : boolean | undefined;
};

/** An option's name on the command line: `--rest-api-id`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** An option as the help and the docs write it: `-o, --out <FILE>`. */
export function signatureOf(name: string, { short, value }: OptionRow): string {
  return `${short ? `-${short}, ` : ''}${flagOf(name)}${value ? ` <${value}>` : ''}`;
}
