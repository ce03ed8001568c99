import type { Change } from '../diff/change.js';
import { diff, type FoundApi } from '../diff/diff.js';
import type { Warning } from '../diff/warning.js';
import { apartLists, kindOfList } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import type { RestApiNode } from '../model/rest-api.js';

/**
 * What is live and that a definition doesn't speak of: what pruning would delete, and the stages and documentation
 * versions that nobody declares. What the plan deletes isn't in it.
 */
export function unmanaged(desired: RestApiNode, found: FoundApi, changes: readonly Change[]): readonly Warning[] {
  const gone = new Set(deletedBy(changes));
  const pruned = diff(desired, found, { prune: true }).changes;
  const apart = apartLists.flatMap((list) =>
    Object.keys(found.model[list] ?? {})
      .filter((key) => !Object.hasOwn(desired[list] ?? {}, key))
      .map((key) => addressIn(kindOfList(list), key)),
  );
  return [...deletedBy(pruned), ...apart]
    .filter((address) => !gone.has(address))
    .map((address) => ({
      code: 'plan.unmanaged',
      address,
      message: "It is live, and the definition doesn't have it.",
    }));
}

function deletedBy(changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ action, address, takes = [] }) => (action === 'delete' ? [address, ...takes] : []));
}
