import { FluentApiGatewayError, type Problem } from '../errors/errors.js';
import type { DefinitionRuleId } from './rules/index.js';

/** One thing that is wrong with a definition; `code` is the id of the rule that says so. */
export interface DefinitionProblem extends Problem {
  /** The id of the rule: `definition.path`. */
  readonly code: DefinitionRuleId;
}

/**
 * A definition that the service would refuse, found before anything is sent.
 *
 * `problems` lists everything that is wrong, each with the id of its rule as `code`, by which a rule can be switched off;
 * `code` is `'definition.refused'`.
 */
export class DefinitionError extends FluentApiGatewayError {
  /** Always 'DefinitionError'. */
  override readonly name = 'DefinitionError';
  /** Everything that is wrong, in the order of the rules. */
  declare readonly problems: readonly DefinitionProblem[];

  constructor(subject: string, problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`The definition of ${subject} has ${count}:`, {
      code: 'definition.refused',
      address: subject,
      problems,
    });
  }
}
