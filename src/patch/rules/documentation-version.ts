import type { PatchTable } from '../rule.js';
import { text } from '../values.js';

/** The patches of `UpdateDocumentationVersion`. */
export const documentationVersion = {
  operation: 'UpdateDocumentationVersion',
  unpatchable: ['version'],
  rules: {
    '/description': { replace: 'value', value: text, clear: 'empty' },
  },
} as const satisfies PatchTable;
