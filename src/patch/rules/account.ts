import type { PatchTable } from '../rule.js';
import { nonEmptyText, text } from '../values.js';

/** The patches of `UpdateAccount`. */
export const account = {
  operation: 'UpdateAccount',
  unpatchable: ['throttleSettings', 'apiKeyVersion'],
  rules: {
    '/cloudwatchRoleArn': {
      replace: 'value',
      value: text,
      clear: 'empty',
      quirk: "Spelled with a small w. Cleared by '', never by remove. A role made seconds ago may still be refused.",
    },
    '/features': {
      add: 'value',
      remove: 'value',
      value: nonEmptyText,
      collection: 'elementInValue',
      permanent: ['UsagePlans'],
      quirk: "The feature's name is the value. 'UsagePlans', the only known one, can't be removed again.",
    },
  },
} as const satisfies PatchTable;
