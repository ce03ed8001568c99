/**
 * What the process says when it ends: the one table, for the commands and for `docs/cli.md`.
 *
 * @module
 */

/** An exit code, and what it means. */
export const exitCodes = Object.freeze({
  done: { code: 0, meaning: 'Done, or nothing to do.' },
  failed: { code: 1, meaning: 'Failed, or called wrongly.' },
  changes: { code: 2, meaning: 'There are changes (`diff`, `plan --exit-code`).' },
  partly: { code: 3, meaning: 'Partly applied. Run it again: it continues from what is live.' },
  refused: {
    code: 4,
    meaning:
      'Refused before anything was sent: a stale or tampered plan, a question declined or that nobody can answer, too many deletions, a file that would be overwritten.',
  },
  interrupted: { code: 130, meaning: 'Interrupted by SIGINT (Ctrl-C), with a report of what was done.' },
  terminated: { code: 143, meaning: 'Interrupted by SIGTERM, with a report of what was done.' },
} satisfies Readonly<Record<string, { readonly code: number; readonly meaning: string }>>);

/** The name of an exit code. */
export type Outcome = keyof typeof exitCodes;

/** The codes of errors that are a refusal, not a failure. */
const refusals: ReadonlySet<string> = new Set([
  'cli.declined',
  'cli.file-exists',
  'cli.nobody-to-ask',
  'cli.too-many-deletions',
  'deploy.canary',
  'plan.foreign-call',
  'plan.stale',
  'plan.tampered',
]);

/** What an error of the package with this code ends in. */
export function outcomeOf(code: string): Outcome {
  return refusals.has(code) ? 'refused' : 'failed';
}
