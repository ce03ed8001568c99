/** The ways in which a rule is checked. */
export const ruleLevels = ['off', 'warning', 'error'] as const;

/** How a rule is checked: not at all, without stopping, or by refusing. */
export type RuleLevel = (typeof ruleLevels)[number];
