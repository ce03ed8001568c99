import type { PatchTable } from '../rule.js';
import { contentHandling, mappingExpression, template, text } from '../values.js';

/** The patches of `UpdateIntegrationResponse`. */
export const integrationResponse = {
  operation: 'UpdateIntegrationResponse',
  unpatchable: [],
  rules: {
    '/selectionPattern': {
      replace: 'value',
      value: text,
      clear: 'empty',
      quirk:
        "A regular expression over the backend's status, or a Lambda function's error text; '' makes it the default response.",
    },
    '/contentHandling': {
      replace: 'value',
      value: contentHandling,
      clear: 'empty',
      quirk: "Clearing by '' is taken over from the integration; it is not documented.",
    },
    '/responseParameters/{name}': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: mappingExpression,
      collection: 'map',
      quirk: 'Named method.response.header.NAME, which the method response must declare.',
    },
    '/responseTemplates/{mediaType}': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: template,
      collection: 'map',
      quirk: 'A media type is escaped in a path: application~1json.',
    },
  },
} as const satisfies PatchTable;
