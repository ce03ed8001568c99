/**
 * What changes in the things that stand beside APIs.
 *
 * @module
 */

import { type IdOrReference, referTo } from '../calls/reference.js';
import { supersededName } from '../kinds/authorizer.js';
import { accountLists, kindOfList, listedKindNamed } from '../kinds/index.js';
import type { KindNode, KnownIds } from '../kinds/kind.js';
import { isNode } from '../kinds/parts.js';
import { apiAddress } from '../kinds/stage-of.js';
import type { AccountThings } from '../model/account.js';
import { addressOf } from '../model/address.js';
import { idsBy } from '../model/ids.js';
import { normaliseListed } from '../model/normalise.js';
import { deepFreeze, mapValues, ownEntry } from '../plain.js';
import type { Change } from './change.js';
import type { Difference } from './diff.js';
import { diffListed, notPruned } from './listed.js';
import type { Warning } from './warning.js';

/** Things as they were found. */
export interface FoundThings {
  readonly things: AccountThings;
  /** The service's ids, by address. */
  readonly ids: Readonly<Record<string, string>>;
}

/** What changes beside the API, and the ids of what is there. */
export interface ThingsDifference {
  readonly changes: readonly Change[];
  readonly deletions: readonly Change[];
  /** The id of what is live, under its desired address; `undefined` for parts of an API. */
  idOf(address: string): IdOrReference | undefined;
  /** The id of what was found. */
  foundIdOf(address: string): IdOrReference | undefined;
}

/** The API that things are planned with. */
export interface OwnApi {
  readonly name: string;
  readonly id: IdOrReference;
}

/** Compares declared things with those that were found. What isn't declared stays as it is. */
export function diffThings(desired: AccountThings, found: FoundThings, api: OwnApi | undefined): ThingsDifference {
  const restApiId = api?.id ?? referTo(addressOf.restApi);
  const ownAddress = api && apiAddress(api.name);
  const foundIdOf = (address: string) => (address === ownAddress ? restApiId : ownEntry(found.ids, address));
  const foundIds: KnownIds = { restApi: restApiId, of: (address) => foundIdOf(address) ?? referTo(address) };
  const differences = accountLists.map((list) => {
    const kind = kindOfList(list);
    const nodes: Readonly<Record<string, KindNode>> = desired[list];
    const normal = mapValues(nodes, (node) => normaliseListed(kind, node));
    return diffListed(kind, normal, found.things[list], notPruned, foundIds);
  });
  const changes = differences.flatMap((difference) => difference.changes);
  const made = new Set(
    changes.filter(({ action }) => action === 'create' || action === 'replace').map(({ address }) => address),
  );
  const members = new Map(changes.map(({ address, kind }) => [address, idMemberOf(kind)]));
  return {
    changes,
    deletions: differences.flatMap(({ deletions }) => deletions),
    idOf: (address) => (made.has(address) ? referTo(address, members.get(address)) : foundIdOf(address)),
    foundIdOf,
  };
}

/** What was replaced and stays, as others may still use it. */
function keptBehind(changes: readonly Change[]): readonly Warning[] {
  return changes.flatMap(({ action, kind, address, before }): readonly Warning[] => {
    const listed = listedKindNamed(kind);
    if (action !== 'replace' || !listed?.keepsSuperseded || !isNode(before)) return [];
    const key = listed.keyOf(before);
    return [
      {
        code: 'diff.superseded-stays',
        address,
        message: `The one that is there is renamed to '${supersededName(key)}' and stays: deployed stages may use it.`,
        hint: 'A plan of this link and its API deletes it once no stage serves it.',
      },
    ];
  });
}

function idMemberOf(kind: string): string {
  return accountLists.map(kindOfList).find((one) => one.kind === kind)?.idMember ?? 'id';
}

/** The difference of an API, or of none, and of what goes with it. */
export function joined(api: Difference | undefined, things: ThingsDifference): Difference {
  const ids = idsBy(
    api?.ids.restApi ?? referTo(addressOf.restApi),
    (address) => things.idOf(address) ?? api?.ids.of(address) ?? referTo(address),
  );
  const foundIds = idsBy(
    api?.foundIds.restApi ?? referTo(addressOf.restApi),
    (address) => things.foundIdOf(address) ?? api?.foundIds.of(address) ?? referTo(address),
  );
  return {
    changes: deepFreeze([...(api?.changes ?? []), ...things.changes, ...things.deletions]),
    warnings: [...(api?.warnings ?? []), ...keptBehind(things.changes)],
    ids,
    foundIds,
  };
}
