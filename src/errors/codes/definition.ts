import type { ErrorCodeEntry } from './entry.js';

/** Codes of what is declared, the ids of its rules aside. */
export const definitionCodes = {
  'definition.member-value': {
    meaning: 'A member of a definition was given a value that can’t be read.',
    remedy: 'The message says what is wrong with it.',
  },
  'definition.method-settings': {
    meaning: 'A stage has settings for a route that its API doesn’t have.',
    remedy: 'Define the route, or remove its settings. `ANY` has none: name each verb.',
  },
  'definition.option': {
    meaning: 'The value of an option of a declaration isn’t valid.',
    remedy: 'Give what the option takes.',
  },
  'definition.refused': {
    class: 'DefinitionError',
    meaning: 'A definition breaks rules. Nothing was sent.',
    remedy: 'Each of its `problems` says what to write instead; their codes are the rules’ ids.',
  },
  'definition.stage-name': {
    meaning: 'The name of a stage isn’t valid.',
    remedy: 'Use up to 128 letters, digits, hyphens and underscores.',
  },
  'definition.stage-variable': {
    meaning: 'The name or the value of a stage variable isn’t valid.',
    remedy: 'Names have letters, digits and `_`; values letters, digits and `-._~:/?#&=,`.',
  },
  'definition.unknown-option': {
    meaning: 'A declaration has no such option.',
    remedy: 'The hint names the option that was meant, or all of them.',
  },
  'definition.usage-plan-stage': {
    meaning: 'A usage plan names a stage twice, or throttles single methods without a throttle of its own.',
    remedy: 'Name each stage once, with all its throttles, and give the plan a `throttle`.',
  },
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
