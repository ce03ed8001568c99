import { type ErrorCodeEntry, optionsOf } from './entry.js';

/** Codes of what stands between what is live and what is defined. */
export const diffCodes = {
  ...optionsOf('diff', '`diff()`'),
  'diff.model-in-use': {
    meaning: 'A model must be recreated while methods that the definition doesn’t have refer to it.',
    remedy: 'Define these methods too, or delete them.',
  },
  'diff.sibling-variable': {
    meaning: 'Another resource with a path variable stands where the definition wants one.',
    remedy: 'Rename it with `movedFrom(…)`, or use its name.',
  },
  'diff.superseded-in-use': {
    meaning: 'An authorizer that was replaced is still used by methods that the definition doesn’t have.',
    remedy: 'Define these methods too, or delete them.',
  },
  'diff.superseded-stays': {
    meaning: 'A VPC link is replaced, and the one that is there stays under another name: deployed stages may use it.',
    remedy: 'Deploy every stage that uses it: a later plan of the link and its API deletes it.',
  },
  'diff.unchangeable': {
    meaning: 'What differs can’t be changed on a live thing.',
    remedy: 'The hint says how to write the plan again.',
  },
  'diff.unknown-name': {
    meaning: 'A method refers to something that is neither declared nor live.',
    remedy: 'Declare it, or correct the name.',
  },
  'diff.unreachable': {
    class: 'DiffError',
    meaning: 'The live API can’t be changed into what is defined, in any order of calls.',
    remedy: 'Each of its `problems` says why.',
  },
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
