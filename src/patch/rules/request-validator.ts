import { requestValidatorDefaults } from '../../kinds/request-validator.js';
import type { PatchTable } from '../rule.js';
import { boolean, nonEmptyText } from '../values.js';

/** The patches of `UpdateRequestValidator`. */
export const requestValidator = {
  operation: 'UpdateRequestValidator',
  unpatchable: [],
  rules: {
    '/name': { replace: 'value', value: nonEmptyText },
    '/validateRequestBody': { replace: 'value', value: boolean, default: requestValidatorDefaults.validateRequestBody },
    '/validateRequestParameters': {
      replace: 'value',
      value: boolean,
      default: requestValidatorDefaults.validateRequestParameters,
    },
  },
} as const satisfies PatchTable;
