import { authorizerDefaults } from '../../kinds/authorizer.js';
import type { PatchTable } from '../rule.js';
import { authorizerType, nonEmptyText, text } from '../values.js';

/** The patches of `UpdateAuthorizer`. */
export const authorizer = {
  operation: 'UpdateAuthorizer',
  unpatchable: [],
  rules: {
    '/name': { replace: 'value', value: nonEmptyText },
    '/type': {
      replace: 'value',
      value: authorizerType,
      interchangeable: ['TOKEN', 'REQUEST'],
      quirk: 'Only TOKEN and REQUEST are known to change into each other; anything else needs a new authorizer.',
    },
    '/authorizerUri': { replace: 'value', value: nonEmptyText },
    '/authorizerCredentials': {
      replace: 'value',
      value: text,
      clear: 'empty',
      quirk: 'For a COGNITO_USER_POOLS authorizer this patch is the only way to set it: CreateAuthorizer ignores it.',
    },
    '/authorizerResultTtlInSeconds': {
      replace: 'value',
      value: { type: 'integer', minimum: 0, maximum: 3600, takes: 'a whole number of seconds, 0 to 3600' },
      default: authorizerDefaults.TOKEN.authorizerResultTtlInSeconds,
      quirk: '0 switches caching off.',
    },
    '/authType': { replace: 'value', value: text, clear: 'empty', quirk: 'Free text without an effect.' },
    '/identityValidationExpression': { replace: 'value', value: text, clear: 'empty' },
    '/identitySource': {
      add: 'value',
      replace: 'value',
      remove: 'optional',
      value: text,
      clear: 'empty',
      quirk:
        'The whole comma-separated list is one text. What add and remove do to a list is not documented: replace the whole text.',
    },
    '/providerARNs': {
      add: 'value',
      remove: 'value',
      value: nonEmptyText,
      collection: 'elementInValue',
      quirk: 'One user pool per operation, in the value. Add before removing: the list may not become empty.',
    },
  },
} as const satisfies PatchTable;
