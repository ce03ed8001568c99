import { type ErrorCodeEntry, optionsOf } from './entry.js';

/** Codes of writing source from what is live. */
export const sourceCodes = {
  ...optionsOf('source', '`toSource()`, or `toEdits()`,'),
  'source.not-expressed': {
    meaning: 'A loss: the live API has something that the builder has no step for. The source says it in a comment.',
    remedy: 'Read the plan of the source before you apply it: it shows what would change.',
  },
  'source.secret': {
    meaning: 'A loss: a credential was found. The source reads it from the environment.',
    remedy: 'Set the variable before you plan; the message names it.',
  },
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
