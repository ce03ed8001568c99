/** Rules of mapping templates. @module */

import { addressOf } from '../../model/address.js';
import { templateProblem } from '../template-problem.js';
import { described } from './described.js';
import { type Draft, type Finding, rule, see } from './rule.js';

/** All templates by content type, with where they stand. */
function* templatesOf({
  api,
  methods,
}: Draft): Iterable<readonly [address: string, templates: Readonly<Record<string, string>> | undefined]> {
  for (const [type, { responseTemplates }] of Object.entries(api.gatewayResponses))
    yield [addressOf.gatewayResponse(type), responseTemplates];
  for (const { path, address, method } of described(methods)) {
    yield [address, method.integration.requestTemplates];
    for (const { statusCode, responseTemplates } of Object.values(method.integration.integrationResponses))
      yield [addressOf.response(path, method.httpMethod, statusCode), responseTemplates];
  }
}

/** The rules of mapping templates. */
export const templateRules = [
  rule({
    id: 'definition.template',
    level: 'warning',
    summary: 'A mapping template can be read: every #if, #foreach, #define and #macro has its #end.',
    see: see.templates,
    *check(draft): Iterable<Finding> {
      for (const [address, templates] of templatesOf(draft)) {
        for (const [contentType, template] of Object.entries(templates ?? {})) {
          const problem = templateProblem(template);
          if (problem === undefined) continue;
          yield { address, message: `The template for '${contentType}' can't be read: ${problem}.` };
        }
      }
    },
  }),
  rule({
    id: 'definition.template-size',
    level: 'warning',
    summary: 'A mapping template has at most 300 kilobytes.',
    see: see.quotas,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        const templates = [integration, ...Object.values(integration.integrationResponses)].flatMap((holder) =>
          Object.values('requestTemplates' in holder ? (holder.requestTemplates ?? {}) : {}).concat(
            Object.values('responseTemplates' in holder ? (holder.responseTemplates ?? {}) : {}),
          ),
        );
        if (templates.every((template) => template.length <= 300 * 1024)) continue;
        yield { address, message: 'A mapping template has more than 300 kilobytes.' };
      }
    },
  }),
] as const;
