/**
 * Methods of the live API that the definition doesn't have, and what they stand in the way of.
 *
 * @module
 */

import type { Problem } from '../errors/errors.js';
import type { AuthorizerNode } from '../kinds/authorizer.js';
import { addressOf } from '../model/address.js';
import type { MethodNode } from '../model/method.js';
import type { RestApiNode } from '../model/rest-api.js';
import { isSameData, ownEntry } from '../plain.js';
import type { Change } from './change.js';
import { referencesOfWhole } from './method.js';
import type { ResourcesDifference } from './resources.js';
import type { Warning } from './warning.js';

/** A method that the definition doesn't have. */
export interface UnownedMethod {
  readonly path: string;
  readonly method: MethodNode;
}

/** The methods that were found and that the definition doesn't have. */
export function unownedMethods(desired: RestApiNode, places: ResourcesDifference['places']): readonly UnownedMethod[] {
  return [...places].flatMap(([path, { live }]) =>
    Object.values(live?.methods ?? {})
      .filter((method) => ownEntry(desired.resources[path]?.methods, method.httpMethod) === undefined)
      .map((method) => ({ path, method })),
  );
}

/** Models that must be recreated, and can't be, because such methods refer to them. */
export function unownedReferences(unowned: readonly UnownedMethod[], remade: ReadonlySet<string>): readonly Problem[] {
  return [...remade].flatMap((address) => {
    const referrers = unowned
      .filter(({ method }) => referencesOfWhole(method).includes(address))
      .map(({ path, method }) => addressOf.method(path, method.httpMethod));
    if (referrers.length === 0) return [];
    return {
      code: 'diff.model-in-use',
      address,
      message: `Its content type can't be patched, and it can't be made again while ${referrers.join(', ')}, which the definition doesn't have, refers to it.`,
      hint: 'Give the model another name, or take those methods into the definition.',
    };
  });
}

/** What is deleted, unless a method that the definition doesn't have refers to it as its authorizer. */
export function deletionsOfUnused(
  deletions: readonly Change[],
  unowned: readonly UnownedMethod[],
): { readonly deletions: readonly Change[]; readonly warnings: readonly Warning[] } {
  const referrersOf = ({ before }: Change) =>
    unowned
      .filter(({ method: { authorizer } }) => isSameData(authorizer, { name: (before as AuthorizerNode).name }))
      .map(({ path, method }) => addressOf.method(path, method.httpMethod));
  return {
    deletions: deletions.filter((deletion) => referrersOf(deletion).length === 0),
    warnings: deletions.flatMap((deletion) => {
      const referrers = referrersOf(deletion);
      if (referrers.length === 0) return [];
      return {
        code: 'diff.superseded-in-use',
        address: deletion.address,
        message: `It stays, because ${referrers.join(', ')}, which the definition doesn't have, refers to it.`,
      };
    }),
  };
}
