import type { ChangeAction } from '../../diff/change.js';
import { visibleText } from '../../errors/visible-text.js';
import type { PlanContent } from '../plan-json.js';

/** How much a plan does: `2 to create, 1 to change, 0 to delete`. What goes with something else counts as well. */
export function amountsOf({ changes }: PlanContent): string {
  const count = (...actions: ChangeAction[]) => changes.filter(({ action }) => actions.includes(action)).length;
  const taken = changes.reduce((sum, { takes = [] }) => sum + takes.length, 0);
  return [
    `${count('create')} to create`,
    `${count('update', 'replace', 'move')} to change`,
    `${count('delete') + taken} to delete`,
  ].join(', ');
}

/** What a plan takes: `3 calls, no waiting under the quotas`. */
export function effortOf({ calls, estimate: { seconds, bottleneck } }: PlanContent): string {
  const time =
    bottleneck === undefined
      ? 'no waiting under the quotas'
      : `at least ${seconds} s under the quotas (${visibleText(bottleneck)})`;
  return `${calls.length} ${calls.length === 1 ? 'call' : 'calls'}, ${time}`;
}

/** When callers see it. */
export function deploymentNote({ isEmpty, requiresRedeploy, staleStages }: PlanContent): readonly string[] {
  if (isEmpty && staleStages.length > 0)
    return [`What is live isn't deployed to ${visibleText(staleStages.join(', '))}: callers there get an older state.`];
  if (!requiresRedeploy) return [];
  return [
    staleStages.length === 0
      ? 'Callers see this once the API is deployed.'
      : `Callers see this once the API is deployed again to ${visibleText(staleStages.join(', '))}.`,
  ];
}
