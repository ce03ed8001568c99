import type { PatchTable } from '../rule.js';
import { text } from '../values.js';

/** The patches of `UpdateDeployment`. */
export const deployment = {
  operation: 'UpdateDeployment',
  unpatchable: [],
  rules: {
    '/description': { replace: 'value', value: text, clear: 'empty' },
  },
} as const satisfies PatchTable;
