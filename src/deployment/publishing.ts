import type { Send } from '../calls/call.js';
import type { Warning } from '../diff/warning.js';
import { addressOf } from '../model/address.js';
import { methodsOf } from '../model/methods-of.js';
import type { RestApiNode } from '../model/rest-api.js';
import { ownEntry } from '../plain.js';
import { readSummary } from './served.js';
import type { Deployed } from './with-deployments.js';

/** How many routes a warning names. */
const mostNamed = 20;

/**
 * What nobody declared and a plan's deployment publishes: live methods that the definition doesn't have, and that a stage
 * doesn't serve yet.
 */
export async function publishing(
  send: Send,
  found: { readonly model: RestApiNode; readonly ids: { readonly restApiId: string } },
  desired: RestApiNode,
  { deployedTo, difference }: Deployed,
  signal?: AbortSignal,
): Promise<readonly Warning[]> {
  const deleted = new Set(
    difference.changes.flatMap(({ action, address, takes = [] }) => (action === 'delete' ? [address, ...takes] : [])),
  );
  const undeclared = methodsOf(found.model).filter(
    ({ path, method, address }) =>
      ownEntry(ownEntry(desired.resources, path)?.methods, method.httpMethod) === undefined && !deleted.has(address),
  );
  if (undeclared.length === 0) return [];
  const served = await Promise.all(
    deployedTo.map(({ node: { deploymentId = '' } }) => readSummary(send, found.ids.restApiId, deploymentId, signal)),
  );
  // A stage that the plan makes serves nothing yet.
  const isNew = difference.changes.some(({ kind, action }) => kind === 'Stage' && action === 'create');
  const isServed = (path: string, verb: string) =>
    !isNew && served.every((summary) => ownEntry(ownEntry(summary, path), verb) !== undefined);
  const published = undeclared.filter(({ path, method }) => !isServed(path, method.httpMethod));
  if (published.length === 0) return [];
  const named = published.slice(0, mostNamed).map(({ address }) => address);
  const more = published.length - named.length;
  return [
    {
      code: 'plan.publishes',
      address: addressOf.restApi,
      message: `The deployment publishes what the definition doesn't have: ${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}.`,
      hint: 'Declare it, or delete it: plan with { prune: true }.',
    },
  ];
}
