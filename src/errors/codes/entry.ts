/** What there is to know of a code. */
export interface ErrorCodeEntry {
  /** The class of the error; absent for a code that only problems have. */
  readonly class?: string;
  /** What happened, in Markdown. */
  readonly meaning: string;
  /** What to do about it, in Markdown. */
  readonly remedy: string;
}

type OptionCodes<Stage extends string> = `${Stage}.${'options' | 'option' | 'unknown-option'}`;

/** The codes of the options of one stage. */
export function optionsOf<const Stage extends string>(stage: Stage, what: string, name = 'OptionsError') {
  const entries: Record<string, ErrorCodeEntry> = {
    [`${stage}.options`]: {
      class: name,
      meaning: `${what} was given options or arguments that it can’t work with. Nothing was sent.`,
      remedy: 'Each of its `problems` says what to write instead.',
    },
    [`${stage}.option`]: {
      meaning: `The value of an option of ${what.replace(/^A /, 'a ')} isn’t valid.`,
      remedy: 'Give what the option takes.',
    },
    [`${stage}.unknown-option`]: {
      meaning: `${what} has no such option.`,
      remedy: 'The hint names the option that was meant, or all of them.',
    },
  };
  return entries as { readonly [Code in OptionCodes<Stage>]: ErrorCodeEntry };
}

/** The code of the REST API's id that one stage is given. */
export function restApiIdOf<const Stage extends string>(stage: Stage) {
  const meaning = 'The id of a REST API is missing, or something else was given for it.';
  const remedy = 'Give the id that `apply()` or `listRestApis()` gave.';
  return { [`${stage}.rest-api-id`]: { meaning, remedy } } as {
    readonly [Code in `${Stage}.rest-api-id`]: ErrorCodeEntry;
  };
}
