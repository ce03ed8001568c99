import { type ErrorCodeEntry, optionsOf } from './entry.js';

/** Codes of running a plan. */
export const applyCodes = {
  ...optionsOf('apply', '`apply()`'),
  'apply.aborted': {
    class: 'ApplyError',
    meaning: 'The signal stopped a plan early.',
    remedy: '`result` says what became of each call. Plan again: it continues from what is live.',
  },
  'apply.ambiguous-create': {
    class: 'AmbiguousCreateError',
    meaning: 'The response to a create was lost, and by now several things have its name.',
    remedy: 'Delete the one that isn’t wanted, or plan with its `restApiId`.',
  },
  'apply.failed': {
    class: 'ApplyError',
    meaning: 'A call of a plan failed for good. The `cause` says why, `result` what became of each call.',
    remedy: 'Fix what the cause says, and plan again: it continues from what is live.',
  },
  'apply.import-differs': {
    class: 'ImportError',
    meaning: 'An import brought something else than the plan wants. Its `problems` say what, by address.',
    remedy: 'Plan again: what differs follows by calls.',
  },
  'apply.import-refused': {
    class: 'ImportError',
    meaning:
      'The service refused an import, or warned of something in it. Nothing of it was taken over; `problems` say why, by address.',
    remedy: "Fix what they name, or plan with `{ strategy: 'calls' }`.",
  },
  'apply.made-twice': {
    class: 'MadeTwiceError',
    meaning: 'Somebody else made a thing of the same name at the same time. What was made here was deleted again.',
    remedy: 'Plan again: it continues from what is live.',
  },
  'apply.not-ready': {
    class: 'NotReadyError',
    meaning: 'Something that was made, a VPC link or a domain name, has failed, or still can’t be used. It exists.',
    remedy: 'Find out what is holding it up, then plan again.',
  },
  'apply.not-taken-back': {
    class: 'UncheckedCreateError',
    meaning: 'Two things have the same name, and the one that was made here couldn’t be deleted.',
    remedy: 'Delete it by the id in the message, then plan again.',
  },
  'apply.unchecked': {
    class: 'UncheckedCreateError',
    meaning: 'A thing was made, and whether it is the only one of its name couldn’t be checked.',
    remedy: 'Allow the list that the check needs, or look at the id in the message.',
  },
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
