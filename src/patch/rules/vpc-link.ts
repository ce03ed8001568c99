import type { PatchTable } from '../rule.js';
import { nonEmptyText, text } from '../values.js';

/** The patches of `UpdateVpcLink`. */
export const vpcLink = {
  operation: 'UpdateVpcLink',
  unpatchable: ['targetArns', 'tags'],
  rules: {
    '/name': { replace: 'value', value: nonEmptyText },
    '/description': { replace: 'value', value: text, clear: 'empty' },
  },
} as const satisfies PatchTable;
