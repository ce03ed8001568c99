import type { PatchTable } from '../rule.js';
import { mappingExpression, nonEmptyText, statusCode } from '../values.js';

/** The patches of `UpdateGatewayResponse`. */
export const gatewayResponse = {
  operation: 'UpdateGatewayResponse',
  unpatchable: [],
  rules: {
    '/statusCode': {
      replace: 'value',
      value: statusCode,
      quirk: 'Patching a response type that was never customised customises it.',
    },
    '/responseParameters/{name}': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: mappingExpression,
      collection: 'map',
      quirk: 'Named gatewayresponse.header.NAME. Replacing one that is absent is refused: add it.',
    },
    '/responseTemplates/{mediaType}': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: nonEmptyText,
      collection: 'map',
      quirk: 'A media type is escaped in a path: application~1json. An empty template is refused.',
    },
  },
} as const satisfies PatchTable;
