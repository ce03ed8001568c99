/**
 * What the source of a model doesn't say: found by comparing what it defines with the model.
 *
 * @module
 */

import type { Problem } from '../errors/errors.js';
import { kindOfList, namedKinds } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import { builtInModels } from '../kinds/model.js';
import { addressOf } from '../model/address.js';
import type { MethodNode } from '../model/method.js';
import { normaliseRestApi } from '../model/normalise.js';
import type { RestApiNode } from '../model/rest-api.js';
import { isSameData, membersOf, ownEntry } from '../plain.js';

const hint = 'A plan of this source shows what it would change: read it before you apply it.';

/** Something that the source doesn't say. */
export function loss(address: string, message: string): Problem {
  return Object.freeze({ code: 'source.not-expressed', address, message, hint });
}

/** Everything of `wanted` that `told` has otherwise, by address. */
export function lossesBetween(wanted: RestApiNode, told: RestApiNode): readonly Problem[] {
  const [from, to] = [normaliseRestApi(wanted), normaliseRestApi(told)];
  const losses: Problem[] = [];
  for (const list of namedKinds) {
    const kind = kindOfList(list);
    for (const [key, node] of Object.entries(from[list])) {
      const isBuiltIn = list === 'models' && isSameData(node, builtInModels.get(key));
      if (isBuiltIn || isSameData(node, ownEntry(membersOf(to[list] ?? {}), key))) continue;
      const message =
        addressIn(kind, kind.keyOf(node)) === addressIn(kind, key)
          ? 'The builder has no step that says all of it.'
          : 'Another has its name: a definition has each name once.';
      losses.push(loss(addressIn(kind, key), message));
    }
  }
  for (const { path, methods } of Object.values(from.resources)) {
    const resource = ownEntry(to.resources, path);
    if (resource === undefined) {
      const isEmpty = Object.keys(methods).length === 0;
      losses.push(
        loss(addressOf.resource(path), isEmpty ? 'The path has no method.' : 'None of its methods has an integration.'),
      );
      continue;
    }
    for (const [verb, method] of Object.entries(methods)) {
      const address = addressOf.method(path, verb);
      const other = ownEntry(resource.methods, verb);
      if (other === undefined) losses.push(loss(address, 'The method has no integration.'));
      else losses.push(...memberLosses(address, method, other));
    }
  }
  return losses;
}

function memberLosses(address: string, method: MethodNode, other: MethodNode): readonly Problem[] {
  const { integration, ...rest } = method;
  const { integration: otherIntegration, ...otherRest } = other;
  const type = integration?.type ?? '';
  return [
    ...differing(rest, otherRest).map((member) =>
      loss(
        address,
        member === 'requestParameters'
          ? 'Every method of a definition declares the variables of its path, and no others.'
          : `The builder can't say its ${member}.`,
      ),
    ),
    ...differing(integration ?? {}, otherIntegration ?? {}).map((member) =>
      loss(address, `The builder can't say ${member} of an integration of type ${type}.`),
    ),
  ];
}

/** The members in which two nodes differ. */
export function differing(one: object, other: object): readonly string[] {
  const [left, right] = [membersOf(one), membersOf(other)];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (member) => !isSameData(left?.[member], right?.[member]),
  );
}
