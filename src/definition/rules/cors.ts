/** Rules of what browsers take as an answer to a preflight request. @module */

import { type Draft, type Finding, rule, see } from './rule.js';

function* corsOf({ methods }: Draft) {
  for (const { address, cors } of methods) if (cors !== undefined) yield { address, ...cors };
}

/** The rules of CORS. */
export const corsRules = [
  rule({
    id: 'definition.cors-value',
    level: 'error',
    summary: "The values of CORS headers aren't empty and have no quotes.",
    see: see.cors,
    *check(draft): Iterable<Finding> {
      for (const { address, allowOrigins = [], allowMethods, allowHeaders, exposeHeaders } of corsOf(draft)) {
        if (allowOrigins.length === 0) {
          yield { address, message: 'No origin is allowed.', hint: "Write allowOrigins: ['https://example.com']." };
        }
        for (const value of [allowOrigins, allowMethods, allowHeaders, exposeHeaders].flatMap((list) => list ?? [])) {
          if (value !== '' && !/['"]/.test(value)) continue;
          yield { address, message: `A CORS header can't say ${JSON.stringify(value)}.` };
        }
      }
    },
  }),
  rule({
    id: 'definition.cors-wildcard',
    level: 'warning',
    summary: "The origin '*' stands alone, and not with credentials.",
    see: see.cors,
    *check(draft): Iterable<Finding> {
      for (const { address, allowOrigins = [], allowCredentials = false } of corsOf(draft)) {
        if (!allowOrigins.includes('*')) continue;
        if (allowOrigins.length > 1) {
          yield { address, message: "'*' allows every origin: the others have no effect, or '*' hasn't." };
        }
        if (allowCredentials) {
          yield {
            address,
            message: "Browsers refuse the origin '*' together with credentials.",
            hint: 'Name origins.',
          };
        }
      }
    },
  }),
] as const;
