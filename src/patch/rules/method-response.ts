import type { PatchTable } from '../rule.js';
import { boolean, modelName } from '../values.js';

/** The patches of `UpdateMethodResponse`. */
export const methodResponse = {
  operation: 'UpdateMethodResponse',
  unpatchable: [],
  rules: {
    '/responseModels/{mediaType}': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: modelName,
      collection: 'map',
      quirk:
        'A media type is escaped in a path: application~1json. Replacing or removing one that is absent is refused.',
    },
    '/responseParameters/{name}': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: boolean,
      collection: 'map',
      quirk:
        'Named method.response.header.NAME. Replacing or removing one that is absent is refused. Answered with 201, not 200.',
    },
  },
} as const satisfies PatchTable;
