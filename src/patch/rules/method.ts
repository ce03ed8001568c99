import { methodDefaults } from '../../kinds/method.js';
import type { PatchTable } from '../rule.js';
import { authorizationType, boolean, modelName, nonEmptyText, text } from '../values.js';

/** The patches of `UpdateMethod`. */
export const method = {
  operation: 'UpdateMethod',
  unpatchable: [],
  rules: {
    '/authorizationType': {
      replace: 'value',
      value: authorizationType,
      default: 'NONE',
      quirk: 'CUSTOM and COGNITO_USER_POOLS need an /authorizerId, set before or in the same call.',
    },
    '/authorizerId': {
      replace: 'value',
      value: nonEmptyText,
      appliesWhen: { member: 'authorizationType', values: ['CUSTOM', 'COGNITO_USER_POOLS'] },
      quirk: 'Ignored, without a word, while the authorization type is NONE.',
    },
    '/authorizationScopes': {
      add: 'value',
      remove: 'value',
      value: nonEmptyText,
      collection: 'elementInValue',
      removals: 'first',
      quirk:
        'One scope per operation, in the value, on remove too. Other clients put it into the path, which is not documented.',
    },
    '/apiKeyRequired': { replace: 'value', value: boolean, default: methodDefaults.apiKeyRequired },
    '/operationName': { replace: 'optional', value: text, clear: 'omit', quirk: 'Cleared by leaving the value out.' },
    '/requestValidatorId': {
      replace: 'optional',
      value: nonEmptyText,
      clear: 'omit',
      quirk: "Cleared by leaving the value out; '' is refused.",
    },
    '/requestParameters/{name}': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: boolean,
      collection: 'map',
      quirk: 'Named method.request.LOCATION.NAME; the value says whether it is required.',
    },
    '/requestModels/{mediaType}': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: modelName,
      collection: 'map',
      quirk: 'A media type is escaped in a path: application~1json.',
    },
  },
} as const satisfies PatchTable;
