/** Rules of what becomes of backends' responses. @module */

import { addressOf } from '../../model/address.js';
import { isProxy } from '../integration-starts.js';
import { patternProblem } from '../java-pattern.js';
import { refuse } from '../refusals.js';
import { described } from './described.js';
import { type Finding, rule, see } from './rule.js';

/** The rules of integration responses. */
export const integrationResponseRules = [
  rule({
    id: 'definition.method-response',
    level: 'error',
    summary: 'An integration response is for a status that the method declares a response for.',
    see: see.integrationResponse,
    *check({ methods }): Iterable<Finding> {
      for (const { path, method } of described(methods)) {
        const { integration } = method;
        for (const { statusCode } of Object.values(integration.integrationResponses)) {
          if (Object.hasOwn(method.methodResponses, statusCode)) continue;
          yield {
            address: addressOf.response(path, method.httpMethod, statusCode),
            ...refuse('undeclaredStatus', { status: statusCode }),
          };
        }
      }
    },
  }),
  rule({
    id: 'definition.no-integration-response',
    level: 'warning',
    summary: 'An integration with mappings has at least one integration response.',
    see: see.integrationTypes,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        if (isProxy(integration.type) || Object.keys(integration.integrationResponses).length > 0) continue;
        yield {
          address,
          message: "Nothing says what becomes of the backend's responses: callers get a 500.",
          hint: "Add .methodResponse('200') to the method, and .integrationResponse('200').",
        };
      }
    },
  }),
  rule({
    id: 'definition.default-response',
    level: 'error',
    summary: 'No two integration responses have the same selection pattern: only one has none.',
    see: see.integrationResponse,
    *check({ methods }): Iterable<Finding> {
      for (const { address, method } of described(methods)) {
        const statusesOf = new Map<string, string[]>();
        for (const { statusCode, selectionPattern } of Object.values(method.integration.integrationResponses)) {
          const statuses = statusesOf.get(selectionPattern ?? '') ?? [];
          statusesOf.set(selectionPattern ?? '', [...statuses, statusCode]);
        }
        for (const [pattern, statuses] of statusesOf) {
          if (statuses.length < 2) continue;
          yield {
            address,
            message:
              pattern === ''
                ? `${statuses.join(' and ')} are all for whatever no pattern matches.`
                : `${statuses.join(' and ')} have the same selection pattern, '${pattern}'.`,
            hint: pattern === '' ? 'Add selectionPattern to all but one.' : 'Give each a pattern of its own.',
          };
        }
      }
    },
  }),
  rule({
    id: 'definition.selection-pattern',
    level: 'error',
    summary: 'A selection pattern is a regular expression of Java.',
    see: see.integrationResponse,
    *check({ methods }): Iterable<Finding> {
      for (const { path, method } of described(methods)) {
        for (const { statusCode, selectionPattern } of Object.values(method.integration.integrationResponses)) {
          const problem = patternProblem(selectionPattern ?? '');
          if (problem === undefined) continue;
          yield {
            address: addressOf.response(path, method.httpMethod, statusCode),
            message: `'${selectionPattern}' isn't a regular expression: ${problem}.`,
          };
        }
      }
    },
  }),
] as const;
