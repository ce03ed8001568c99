import type { RestApiSettings } from '../model/rest-api.js';
import type { Json } from './options.js';
import type { DefinitionRuleId } from './rules/index.js';
import type { RuleLevel } from './rules/rule-level.js';

/**
 * Which rules are checked, and how: `'off'` not at all, `'warning'` without stopping, `'error'` by refusing.
 *
 * @example
 * restApi('petstore', { rules: { 'definition.static-value': 'off' } });
 */
export type RuleLevels = { readonly [Id in DefinitionRuleId]?: RuleLevel };

/** The members of a REST API beside its name, and how strictly its definition is checked. */
export interface RestApiOptions extends Omit<RestApiSettings, 'policy'> {
  /**
   * A resource policy: JSON text, or what it says. `null` takes it away.
   *
   * @defaultValue the policy that is there stays
   */
  readonly policy?: Json;
  /** Rules that are checked in another way than usual. @defaultValue each rule at its own level */
  readonly rules?: RuleLevels;
}
