import type { PatchTable } from '../rule.js';
import { boolean, text } from '../values.js';

/** The patches of `UpdateApiKey`. */
export const apiKey = {
  operation: 'UpdateApiKey',
  unpatchable: ['value', 'tags'],
  rules: {
    '/customerId': { replace: 'value', value: text, clear: 'empty', quirk: 'The customer in AWS Marketplace.' },
    '/description': { replace: 'value', value: text, clear: 'empty' },
    '/enabled': { replace: 'value', value: boolean, default: false },
    '/labels': {
      quirk: 'Documented, but what a label does and how it is written is not, and no response shows labels.',
    },
    '/name': {
      replace: 'value',
      value: { type: 'text', pattern: '[\\s\\S]{0,1024}', takes: 'a string of at most 1024 characters' },
    },
    '/stages': {
      add: 'value',
      remove: 'value',
      value: { type: 'pair', separator: '/', takes: "'<restApiId>/<stageName>'" },
      collection: 'elementInValue',
      member: ['stageKeys'],
      quirk: "'<restApiId>/<stageName>' is the value. From before usage plans; responses call it stageKeys.",
    },
  },
} as const satisfies PatchTable;
