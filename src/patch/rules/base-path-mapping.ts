import type { PatchTable } from '../rule.js';
import { nonEmptyText, text } from '../values.js';

/** The patches of `UpdateBasePathMapping`. */
export const basePathMapping = {
  operation: 'UpdateBasePathMapping',
  unpatchable: [],
  rules: {
    '/basePath': {
      replace: 'value',
      value: { type: 'text', pattern: '[^/]*', takes: "one path segment, or '(none)'" },
      default: '(none)',
      quirk:
        "Spelled /basepath in the documentation's table, /basePath by everything that works. '(none)' is the empty one.",
    },
    '/restapiId': {
      replace: 'value',
      value: nonEmptyText,
      member: ['restApiId'],
      quirk: 'A small a in the path, although the member is restApiId.',
    },
    '/stage': { replace: 'value', value: text, clear: 'empty', quirk: "'' leaves the stage to the caller's path." },
  },
} as const satisfies PatchTable;
