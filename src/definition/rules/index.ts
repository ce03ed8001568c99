/**
 * Every rule that a definition is checked by, as data: the ids are what a rule is switched off by, and what the problems
 * of a {@link DefinitionError} have as their code.
 *
 * @module
 */

import { authorizerRules } from './authorizers.js';
import { corsRules } from './cors.js';
import { declarationRules } from './declarations.js';
import { enumerationRules } from './enumerations.js';
import { gatewayResponseRules } from './gateway-responses.js';
import { integrationResponseRules } from './integration-responses.js';
import { integrationRules } from './integrations.js';
import { mappingRules } from './mappings.js';
import { methodRules } from './methods.js';
import { pathRules } from './paths.js';
import { memberRules, shapeRules } from './shapes.js';
import { templateRules } from './templates.js';

/** All rules, in the order in which problems are listed. */
export const definitionRules = Object.freeze([
  ...shapeRules,
  ...memberRules,
  ...enumerationRules,
  ...declarationRules,
  ...authorizerRules,
  ...gatewayResponseRules,
  ...pathRules,
  ...methodRules,
  ...integrationRules,
  ...integrationResponseRules,
  ...templateRules,
  ...mappingRules,
  ...corsRules,
] as const);

/** The id of a rule. */
export type DefinitionRuleId = (typeof definitionRules)[number]['id'];
