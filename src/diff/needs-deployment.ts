import { kindNamed } from '../kinds/index.js';
import { settingsNotDeployed } from '../kinds/rest-api.js';
import type { Change } from './change.js';

const notDeployed: ReadonlySet<string> = new Set(['name', ...settingsNotDeployed]);

/** Whether callers of the API see a change only after the next deployment. */
export function needsDeployment({ kind, action, patches = [] }: Change): boolean {
  if (kind === 'RestApi' && action === 'delete') return false; // Nobody can call it any more.
  if (kind !== 'RestApi' || action !== 'update') return kindNamed(kind)?.needsDeployment ?? false;
  return patches.flat().some(({ path = '' }) => typeof path !== 'string' || !notDeployed.has(path.split('/')[1] ?? ''));
}
