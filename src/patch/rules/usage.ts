import type { PatchTable } from '../rule.js';
import { count } from '../values.js';

/** The patches of `UpdateUsage`. */
export const usage = {
  operation: 'UpdateUsage',
  unpatchable: [],
  rules: {
    '/remaining': { replace: 'value', value: count, quirk: 'What is left of the quota in the current period.' },
  },
} as const satisfies PatchTable;
