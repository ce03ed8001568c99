import type { PatchTable } from '../rule.js';
import { nonEmptyText } from '../values.js';

/** The patches of `UpdateResource`. */
export const resource = {
  operation: 'UpdateResource',
  unpatchable: [],
  rules: {
    '/parentId': {
      replace: 'value',
      value: nonEmptyText,
      quirk: 'Never for the root, and never below itself.',
    },
    '/pathPart': {
      replace: 'value',
      value: {
        type: 'text',
        nonEmpty: true,
        pattern: '[^/]+',
        takes: "one path segment: 'pets', '{petId}' or '{proxy+}'",
      },
      quirk: 'Never for the root.',
    },
  },
} as const satisfies PatchTable;
