import type { PatchTable } from '../rule.js';
import { text } from '../values.js';

/** The patches of `UpdateClientCertificate`. */
export const clientCertificate = {
  operation: 'UpdateClientCertificate',
  unpatchable: ['tags'],
  rules: {
    '/description': { replace: 'value', value: text, clear: 'empty' },
  },
} as const satisfies PatchTable;
