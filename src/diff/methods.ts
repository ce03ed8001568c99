/**
 * What changes in all methods, path by path.
 *
 * @module
 */

import type { Problem } from '../errors/errors.js';
import type { MethodNode } from '../model/method.js';
import type { RestApiNode } from '../model/rest-api.js';
import { isSameData, ownEntry } from '../plain.js';
import type { Change } from './change.js';
import { detachModels } from './detach-models.js';
import { deletionOfMethod, diffMethod } from './method.js';
import type { MethodPlace } from './method-place.js';
import type { ResourcesDifference } from './resources.js';
import { type UnownedMethod, unownedMethods, unownedReferences } from './unowned-methods.js';

/** What methods are compared amid. */
interface Surroundings extends Pick<MethodPlace, 'liveIds' | 'desiredIds' | 'superseded'> {
  /** What changes in the things that methods refer to. */
  readonly named: readonly Change[];
  readonly prune: boolean;
}

/** What changes in the methods of an API. */
export interface MethodsDifference {
  /** References that are taken away first: what they refer to is recreated. */
  readonly detached: readonly Change[];
  readonly byPath: ReadonlyMap<string, readonly Change[]>;
  readonly deletions: readonly Change[];
  /** The methods of the live API that the definition doesn't have. */
  readonly unowned: readonly UnownedMethod[];
  readonly problems: readonly Problem[];
}

/** Compares the methods of a definition with those of the live API. */
export function diffMethods(
  desired: RestApiNode,
  places: ResourcesDifference['places'],
  { liveIds, desiredIds, superseded, named, prune }: Surroundings,
): MethodsDifference {
  const remadeModels = new Set(
    named.flatMap(({ kind, action, address }) => (kind === 'Model' && action === 'replace' ? address : [])),
  );
  const detached: Change[] = [];
  const changesOf = (path: string, after: MethodNode): readonly Change[] => {
    const place = { path, httpMethod: after.httpMethod, liveIds, desiredIds, superseded };
    const before = ownEntry(places.get(path)?.live?.methods, after.httpMethod);
    // Where nothing changes that methods name, two that read alike are alike.
    if (named.length === 0 && isSameData(before, after)) return [];
    if (before === undefined || remadeModels.size === 0) return diffMethod(place, before, after);
    const without = detachModels(place, before, remadeModels);
    detached.push(...without.changes);
    return diffMethod(place, without.method, after);
  };
  const byPath = new Map(
    Object.values(desired.resources).map(({ path, methods }) => [
      path,
      Object.values(methods).flatMap((method) => changesOf(path, method)),
    ]),
  );
  const unowned = unownedMethods(desired, places);
  return {
    detached,
    byPath,
    unowned,
    deletions: unowned
      .filter(({ path }) => prune && Object.hasOwn(desired.resources, path))
      .map(({ path, method }) => deletionOfMethod({ path, httpMethod: method.httpMethod }, method)),
    problems: prune ? [] : unownedReferences(unowned, remadeModels),
  };
}
