/**
 * What changes in one method: its own members, its responses, its integration, and what the backend's answers become.
 *
 * The changes stand in an order that the service accepts. Calls of one method never overlap, so the order is all that
 * they need among themselves.
 *
 * @module
 */

import { kinds } from '../kinds/index.js';
import { methodKind } from '../kinds/method.js';
import { methodResponseKind } from '../kinds/method-response.js';
import { addressOf } from '../model/address.js';
import type { MethodNode, MethodResponseNode } from '../model/method.js';
import { ownEntry } from '../plain.js';
import type { Change } from './change.js';
import { diffIntegration, diffIntegrationResponse } from './integration.js';
import type { MethodPlace } from './method-place.js';
import { inOrder, missingFrom, parameterName } from './order.js';
import { patchable, patchesBetween } from './patches.js';
import { referencesOf } from './references.js';
import { inPatternOrder } from './selection-patterns.js';

/** The changes that turn `before` into `after`. */
export function diffMethod(place: MethodPlace, before: MethodNode | undefined, after: MethodNode): readonly Change[] {
  const integration = diffIntegration(place, before?.integration, after.integration);
  const putAgain = integration.change?.action === 'replace';
  const statusCodes = new Set([
    ...Object.keys(after.methodResponses),
    ...Object.keys(after.integration?.integrationResponses ?? {}),
  ]);
  const declaredBefore = Object.keys(before?.requestParameters ?? {}).map(parameterName);
  const declaredAfter = Object.keys(after.requestParameters ?? {}).map(parameterName);
  const changes = [
    ...integration.deletedResponses,
    ...inOrder({
      declaration: diffOwnMembers(place, before, after),
      removed: missingFrom(declaredAfter, declaredBefore),
      added: missingFrom(declaredBefore, declaredAfter),
      reference: integration.change,
      referredBefore: putAgain ? [] : integration.parametersBefore,
      referredAfter: integration.parametersAfter,
      split: integration.split,
    }),
    ...diffAnswers(place, [...statusCodes], before, after, putAgain),
    ...Object.values(before?.methodResponses ?? {})
      .filter(({ statusCode }) => !Object.hasOwn(after.methodResponses, statusCode))
      .map((response) => methodResponseChange(place, response, 'delete', { before: response })),
  ];
  // One that isn't there yet comes about as in the calls that create an API.
  return before === undefined ? kinds.flatMap(({ kind }) => changes.filter((change) => change.kind === kind)) : changes;
}

/** The change that takes a whole method away. */
export function deletionOfMethod(place: Pick<MethodPlace, 'path' | 'httpMethod'>, before: MethodNode): Change {
  return {
    action: 'delete',
    kind: 'Method',
    address: addressOf.method(place.path, place.httpMethod),
    path: place.path,
    httpMethod: place.httpMethod,
    before,
    needs: [],
    frees: referencesOfWhole(before),
  };
}

/** The addresses of everything that a method and its responses refer to by name. */
export function referencesOfWhole(method: MethodNode): readonly string[] {
  return [
    ...referencesOf(methodKind, method),
    ...Object.values(method.methodResponses).flatMap((response) => referencesOf(methodResponseKind, response)),
  ];
}

function diffOwnMembers(place: MethodPlace, before: MethodNode | undefined, after: MethodNode): Change | undefined {
  const { path, httpMethod, superseded } = place;
  const common = { kind: 'Method', address: addressOf.method(path, httpMethod), path, httpMethod, after } as const;
  const needs = [path, ...referencesOf(methodKind, after)];
  if (before === undefined) return { ...common, action: 'create', needs, frees: [] };
  const { patches } = patchesBetween(
    'method',
    patchable(methodKind, before, place.liveIds),
    patchable(methodKind, after, place.desiredIds),
  );
  if (patches.length === 0) return undefined;
  const referred = referencesOf(methodKind, before).map((address) => superseded.get(address) ?? address);
  return { ...common, action: 'update', before, patches, needs, frees: missingFrom(needs, referred) };
}

/** The method responses, each with what fills it, in an order that the service accepts. */
function diffAnswers(
  place: MethodPlace,
  statusCodes: readonly string[],
  before: MethodNode | undefined,
  after: MethodNode,
  putAgain: boolean,
): readonly Change[] {
  const live = before?.integration;
  if (before === undefined || live === undefined || putAgain) {
    return statusCodes.flatMap((statusCode) => diffAnswer(place, statusCode, before, after, putAgain));
  }
  let responses = live.integrationResponses;
  const present = (): MethodNode => ({ ...before, integration: { ...live, integrationResponses: responses } });
  const turns = inPatternOrder(statusCodes, responses, after.integration?.integrationResponses ?? {});
  return turns.flatMap(({ statusCode, interim }) => {
    const response = ownEntry(responses, statusCode);
    if (interim === undefined || response === undefined) {
      return diffAnswer(place, statusCode, present(), after, putAgain);
    }
    const between = { ...response, selectionPattern: interim };
    responses = { ...responses, [statusCode]: between };
    const { change } = diffIntegrationResponse(place, response, between, putAgain);
    return change === undefined ? [] : [change];
  });
}

/** A method response, and what fills it. */
function diffAnswer(
  place: MethodPlace,
  statusCode: string,
  before: MethodNode | undefined,
  after: MethodNode,
  putAgain: boolean,
): readonly Change[] {
  const desired = ownEntry(after.methodResponses, statusCode);
  const live = before && ownEntry(before.methodResponses, statusCode);
  const filling = diffIntegrationResponse(
    place,
    before?.integration && ownEntry(before.integration.integrationResponses, statusCode),
    after.integration && ownEntry(after.integration.integrationResponses, statusCode),
    putAgain,
  );
  const declaredBefore = Object.keys(live?.responseParameters ?? {});
  const declaredAfter = Object.keys(desired?.responseParameters ?? {});
  return inOrder({
    declaration: desired && diffMethodResponse(place, live, desired),
    removed: missingFrom(declaredAfter, declaredBefore),
    added: missingFrom(declaredBefore, declaredAfter),
    reference: filling.change,
    referredBefore: filling.parametersBefore,
    referredAfter: filling.parametersAfter,
    split: filling.split,
  });
}

function diffMethodResponse(
  place: MethodPlace,
  before: MethodResponseNode | undefined,
  after: MethodResponseNode,
): Change | undefined {
  if (before === undefined) return methodResponseChange(place, after, 'create', { after });
  const { patches } = patchesBetween('methodResponse', before, after);
  return patches.length === 0 ? undefined : methodResponseChange(place, after, 'update', { before, after, patches });
}

function methodResponseChange(
  { path, httpMethod }: MethodPlace,
  { statusCode }: MethodResponseNode,
  action: 'create' | 'update' | 'delete',
  states: Pick<Change<'MethodResponse'>, 'before' | 'after' | 'patches'>,
): Change<'MethodResponse'> {
  const { before, after } = states;
  const needs = referencesOf(methodResponseKind, after);
  return {
    action,
    kind: 'MethodResponse',
    address: addressOf.response(path, httpMethod, statusCode),
    path,
    httpMethod,
    ...states,
    needs,
    frees: missingFrom(needs, referencesOf(methodResponseKind, before)),
  };
}
