import { integrationDefaults } from '../../kinds/integration.js';
import type { PatchTable } from '../rule.js';
import {
  boolean,
  connectionType,
  contentHandling,
  httpMethod,
  mappingExpression,
  nonEmptyText,
  passthroughBehavior,
  responseTransferMode,
  template,
  text,
} from '../values.js';

/** The patches of `UpdateIntegration`. */
export const integration = {
  operation: 'UpdateIntegration',
  unpatchable: ['type', 'credentials'],
  rules: {
    '/type': { quirk: 'The type of an integration never changes by patching: put the integration again.' },
    '/credentials': {
      quirk: 'Absent from the documentation and never seen accepted: put the integration again.',
    },
    '/httpMethod': {
      replace: 'value',
      value: httpMethod,
      quirk: "The backend's verb (integrationHttpMethod in PutIntegration); not for MOCK, and POST for Lambda.",
    },
    '/uri': { replace: 'value', value: nonEmptyText, quirk: 'Without an effect on a MOCK integration.' },
    '/connectionType': { replace: 'value', value: connectionType, default: integrationDefaults.connectionType },
    '/connectionId': {
      replace: 'value',
      value: text,
      clear: 'empty',
      quirk:
        "A VPC link, or a stage variable: '${stageVariables.link}'. Clearing by '' is what clients do; it is not documented.",
    },
    '/integrationTarget': {
      replace: 'value',
      value: nonEmptyText,
      quirk: 'The listener behind a VPC link of the second version. How it is cleared is not known.',
    },
    '/passthroughBehavior': {
      replace: 'value',
      value: passthroughBehavior,
      default: integrationDefaults.passthroughBehavior,
    },
    '/contentHandling': {
      replace: 'value',
      value: contentHandling,
      clear: 'empty',
      quirk: "Clearing by '' is what clients do; it is not documented.",
    },
    '/responseTransferMode': {
      replace: 'value',
      value: responseTransferMode,
      default: integrationDefaults.responseTransferMode,
      quirk: 'STREAM to a Lambda function also needs the streaming form of /uri.',
    },
    '/timeoutInMillis': {
      replace: 'value',
      value: { type: 'integer', minimum: 50, maximum: 900000, takes: 'a whole number of milliseconds, 50 to 900000' },
      default: integrationDefaults.timeoutInMillis,
      quirk: 'Above 29000 only with a raised quota on a regional or private API, or when streaming.',
    },
    '/tlsConfig/insecureSkipVerification': {
      replace: 'value',
      value: boolean,
      default: integrationDefaults.tlsConfig.insecureSkipVerification,
    },
    '/requestTemplates/{mediaType}': {
      add: 'optional',
      replace: 'optional',
      remove: 'none',
      value: template,
      collection: 'map',
      quirk:
        'A media type is escaped in a path: application~1json. Without a value the body of that type passes through.',
    },
    '/requestParameters/{name}': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: mappingExpression,
      collection: 'map',
      quirk:
        'Named integration.request.LOCATION.NAME. An unquoted static value is read as a mapping expression. A patch here can add or drop cache keys as a side effect.',
    },
    '/cacheNamespace': { replace: 'value', value: nonEmptyText, quirk: "Left out, it is the resource's id." },
    '/cacheKeyParameters/{param}': {
      add: 'none',
      replace: 'none',
      remove: 'none',
      collection: 'elementInPath',
      ownCallAfter: '/requestParameters/{name}',
      quirk:
        'The parameter (method.request.LOCATION.NAME) is in the path, and the method must declare it. Patched in a call after the one that patches request parameters. Replacing changes nothing.',
    },
  },
} as const satisfies PatchTable;
