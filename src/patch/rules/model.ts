import type { PatchTable } from '../rule.js';
import { json, text } from '../values.js';

/** The patches of `UpdateModel`. */
export const model = {
  operation: 'UpdateModel',
  unpatchable: ['contentType'],
  rules: {
    '/description': { replace: 'value', value: text, clear: 'empty' },
    '/schema': { replace: 'value', value: json, quirk: 'A JSON schema (draft 4), as text, never empty.' },
  },
} as const satisfies PatchTable;
