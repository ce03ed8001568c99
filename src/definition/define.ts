/**
 * From routes to a model: everything is put together, checked by every rule, and only then a definition.
 *
 * @module
 */

import type { Call } from '../calls/call.js';
import { resourceCalls } from '../model/create-calls.js';
import { idsOfNewApi } from '../model/ids.js';
import { deepFreeze } from '../plain.js';
import { createDefinition, type RestApiDefinition } from './definition.js';
import { DefinitionError, type DefinitionProblem } from './definition-error.js';
import { draftOf } from './draft.js';
import { entryOf, nameText } from './plain.js';
import type { RestApiState } from './rest-api-state.js';
import type { RouteState } from './route.js';
import { definitionRules } from './rules/index.js';
import { withoutPlain } from './rules/look.js';
import type { Draft } from './rules/rule.js';
import type { RuleLevel } from './rules/rule-level.js';
import { memberRules, shapeRules } from './rules/shapes.js';

/** The rules that look at whatever there is, also at what the others can't read. */
const readingRules: readonly unknown[] = [...shapeRules, ...memberRules];

/** The definition of an API with `routes`; each is a route's state, or the address of something else. */
export function defineApi(state: RestApiState, routes: readonly (RouteState | string)[]): RestApiDefinition {
  const draft = draftOf(state, routes);
  const warnings = check(draft, state);
  return createDefinition(deepFreeze(draft.api), warnings);
}

/** The calls that make one route in an API in which nothing of it exists yet. */
export function compileRoute(route: RouteState): readonly Call[] {
  const { model } = defineApi(route.api, [route]);
  return Object.freeze(Object.values(model.resources).flatMap((resource) => resourceCalls(idsOfNewApi, resource)));
}

/** Checks a draft by every rule that isn't off; gives the warnings. */
function check(draft: Draft, { name, rules }: RestApiState): readonly DefinitionProblem[] {
  const unsure = withoutPlain(draft);
  const malformed = new Set<string>();
  for (const rule of shapeRules) for (const { address } of rule.check(unsure)) malformed.add(address);
  // The other rules read what they look at as what it should be.
  const setAside = new Set([...unsure.methods.map(({ address }) => address), ...unsure.strangers]);
  const readable = [...malformed].every((address) => setAside.has(address));
  const wellFormed = (of: Draft): Draft => ({
    ...of,
    methods: of.methods.filter(({ address }) => !malformed.has(address)),
  });
  const toCheck = wellFormed(unsure);
  const problems: Record<RuleLevel, DefinitionProblem[]> = { off: [], warning: [], error: [] };
  for (const rule of definitionRules) {
    const level: RuleLevel = entryOf(rules, rule.id) ?? rule.level;
    const isShape = readingRules.includes(rule);
    if (level === 'off' || !(isShape || readable)) continue;
    const checked = isShape ? unsure : rule.looksAtPlain ? wellFormed(draft) : toCheck;
    for (const { address, message, hint } of rule.check(checked)) {
      problems[level]?.push(
        Object.freeze({ code: rule.id, address, message, ...(hint === undefined ? {} : { hint }) }),
      );
    }
  }
  if (problems.error.length > 0) throw new DefinitionError(`'${nameText(name)}'`, Object.freeze(problems.error));
  return Object.freeze(problems.warning);
}
