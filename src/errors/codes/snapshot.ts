import { type ErrorCodeEntry, optionsOf, restApiIdOf } from './entry.js';

/** Codes of reading what is live. */
export const snapshotCodes = {
  ...optionsOf('snapshot', '`snapshot()`'),
  ...restApiIdOf('snapshot'),
  'snapshot.ambiguous-name': {
    class: 'SnapshotError',
    meaning: 'Several REST APIs have the name.',
    remedy: 'Say which one is meant with `restApiId`.',
  },
  'snapshot.left-out': {
    meaning:
      "A loss: something that goes with the API can't be declared: no name tells it from others, or its keys are too many.",
    remedy: 'Give each a name of its own. Keys that a program hands out stay as they are.',
  },
  'snapshot.not-found': {
    class: 'SnapshotError',
    meaning: 'No REST API has the id in this account and Region.',
    remedy: "Look at the id and the client's Region.",
  },
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
