/**
 * The role without which no stage writes logs: looked at before anything is sent.
 *
 * @module
 */

import type { Change } from '../diff/change.js';
import type { Warning } from '../diff/warning.js';
import { type StageNode, stageAddress, writesLogs } from '../kinds/stage.js';
import type { AccountThings } from '../model/account.js';
import { PlanError } from '../plan/errors.js';

/** What there is of the account's settings. */
interface Settings {
  readonly declared: AccountThings;
  readonly live: AccountThings;
}

/**
 * Makes sure that the account has a role for the logs that the plan makes stages write. Of stages that the plan leaves as
 * they are it only says that their logs aren't written.
 *
 * @throws {@link PlanError} `plan.no-log-role` with all such stages.
 */
export function logRoleWarnings(
  stages: Readonly<Record<string, StageNode>>,
  changes: readonly Change[],
  { declared, live }: Settings,
): readonly Warning[] {
  const hasRole = ({ accounts }: AccountThings) =>
    Object.values(accounts).some(({ cloudwatchRoleArn }) => Boolean(cloudwatchRoleArn));
  if (hasRole(declared) || hasRole(live)) return [];
  const problems = Object.values(stages)
    .filter(writesLogs)
    .map(({ stageName }) => ({
      code: 'plan.no-log-role',
      address: stageAddress(stageName),
      message: 'It writes logs, but the account has no role for writing them to CloudWatch.',
      hint: 'List account({ cloudwatchRoleArn }) in the plan: the role is set for all APIs of the account and Region.',
    }));
  const sent = problems.filter(({ address }) =>
    changes.some((change) => change.address === address && setsLogs(change)),
  );
  if (sent.length === 0) return problems;
  throw new PlanError(
    'The service refuses stages that write logs while the account has no role for it. Nothing was sent.',
    {
      code: 'plan.no-log-role',
      problems: sent,
    },
  );
}

/** Whether a change of a stage sends how it writes logs. */
function setsLogs({ kind, action, patches = [] }: Change): boolean {
  if (kind !== 'Stage') return false;
  return (
    action === 'create' ||
    patches.flat().some(({ path = '' }) => typeof path === 'string' && /^\/accessLogSettings\/|\/logging\//.test(path))
  );
}
