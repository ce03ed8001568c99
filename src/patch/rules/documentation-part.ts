import type { PatchTable } from '../rule.js';
import { json } from '../values.js';

/** The patches of `UpdateDocumentationPart`. */
export const documentationPart = {
  operation: 'UpdateDocumentationPart',
  unpatchable: ['location'],
  rules: {
    '/properties': { replace: 'value', value: json, quirk: 'A JSON object, as text, never empty.' },
  },
} as const satisfies PatchTable;
