import { integrationKind } from '../kinds/integration.js';
import { addressOf } from '../model/address.js';
import type { IntegrationNode, IntegrationResponseNode } from '../model/integration.js';
import type { Change } from './change.js';
import type { MethodPlace } from './method-place.js';
import { parameterName } from './order.js';
import { patchable, patchesBetween } from './patches.js';
import { idText, referencesOf } from './references.js';

/** What changes in something that refers to parameters, and how the change can be cut in two. */
export interface ReferringDifference {
  readonly change: Change | undefined;
  /** The names of the parameters that it referred to. */
  readonly parametersBefore: readonly string[];
  /** The names of the parameters that it should refer to. */
  readonly parametersAfter: readonly string[];
  readonly split: (gone: readonly string[]) => readonly [Change | undefined, Change | undefined];
}

/** What changes in an integration, and the responses that go; those that stay are compared one by one. */
export interface IntegrationDifference extends ReferringDifference {
  readonly deletedResponses: readonly Change[];
}

/** What changes in an integration itself. */
export function diffIntegration(
  place: MethodPlace,
  before: IntegrationNode | undefined,
  after: IntegrationNode | undefined,
): IntegrationDifference {
  return {
    change: integrationChange(place, before, after),
    parametersBefore: parametersOf(before),
    parametersAfter: parametersOf(after),
    split: (gone) => {
      const between = before && withoutReferencesTo(before, gone);
      return [integrationChange(place, before, between), integrationChange(place, between, after)];
    },
    // An integration that goes takes its responses along.
    deletedResponses: after
      ? Object.values(before?.integrationResponses ?? {})
          .filter(({ statusCode }) => !Object.hasOwn(after.integrationResponses, statusCode))
          .map((response) => integrationResponseChange(place, response, 'delete', { before: response }))
      : [],
  };
}

/**
 * What changes in an integration response.
 *
 * @param putAgain - the integration is put, and with it everything below.
 */
export function diffIntegrationResponse(
  place: MethodPlace,
  before: IntegrationResponseNode | undefined,
  after: IntegrationResponseNode | undefined,
  putAgain: boolean,
): ReferringDifference {
  const changeFrom = (from: IntegrationResponseNode | undefined, to: IntegrationResponseNode | undefined) => {
    if (to === undefined) return undefined;
    if (from === undefined) return integrationResponseChange(place, to, 'create', { after: to });
    if (putAgain) return integrationResponseChange(place, to, 'replace', { before: from, after: to });
    const { patches } = patchesBetween('integrationResponse', from, to);
    if (patches.length === 0) return undefined;
    return integrationResponseChange(place, to, 'update', { before: from, after: to, patches });
  };
  return {
    change: changeFrom(before, after),
    parametersBefore: putAgain ? [] : Object.keys(before?.responseParameters ?? {}),
    parametersAfter: Object.keys(after?.responseParameters ?? {}),
    split: (gone) => {
      const between = before && {
        ...before,
        responseParameters: without(before.responseParameters, (name) => gone.includes(name)),
      };
      return [changeFrom(before, between), changeFrom(between, after)];
    },
  };
}

function integrationChange(
  place: MethodPlace,
  before: IntegrationNode | undefined,
  after: IntegrationNode | undefined,
): Change<'Integration'> | undefined {
  const { path, httpMethod } = place;
  const common = { kind: 'Integration', address: addressOf.method(path, httpMethod), path, httpMethod } as const;
  const unordered = { needs: referencesOf(integrationKind, after), frees: [] } as const;
  if (after === undefined) return before && { ...common, ...unordered, action: 'delete', before };
  if (before === undefined) return { ...common, ...unordered, action: 'create', after };
  const { patches, unpatchable } = patchesBetween(
    'integration',
    patchable(integrationKind, withNamespace(before, before, place), place.desiredIds),
    patchable(integrationKind, withNamespace(after, before, place), place.desiredIds),
  );
  if (unpatchable.length > 0) return { ...common, ...unordered, action: 'replace', before, after, unpatchable };
  return patches.length === 0 ? undefined : { ...common, ...unordered, action: 'update', before, after, patches };
}

/**
 * Which namespace is meant where none is stated: the one that is there. When it is made it is the resource's id, but
 * imports give others.
 */
function withNamespace<Node extends Pick<IntegrationNode, 'cacheNamespace'>>(
  node: Node,
  { cacheNamespace: live }: IntegrationNode,
  { desiredIds, path }: MethodPlace,
): Node {
  return { ...node, cacheNamespace: node.cacheNamespace ?? live ?? idText(desiredIds.resource(path)) };
}

function integrationResponseChange(
  { path, httpMethod }: MethodPlace,
  { statusCode }: IntegrationResponseNode,
  action: 'create' | 'update' | 'replace' | 'delete',
  states: Pick<Change<'IntegrationResponse'>, 'before' | 'after' | 'patches'>,
): Change<'IntegrationResponse'> {
  return {
    action,
    kind: 'IntegrationResponse',
    address: addressOf.response(path, httpMethod, statusCode),
    path,
    httpMethod,
    ...states,
    needs: [],
    frees: [],
  };
}

function parametersOf(integration: IntegrationNode | undefined): readonly string[] {
  return [...Object.values(integration?.requestParameters ?? {}), ...(integration?.cacheKeyParameters ?? [])].map(
    parameterName,
  );
}

function withoutReferencesTo(integration: IntegrationNode, gone: readonly string[]): IntegrationNode {
  const isGone = (expression: string) => gone.includes(parameterName(expression));
  return {
    ...integration,
    requestParameters: without(integration.requestParameters, (_, expression) => isGone(expression)),
    cacheKeyParameters: (integration.cacheKeyParameters ?? []).filter((parameter) => !isGone(parameter)),
  };
}

function without(
  record: Readonly<Record<string, string>> | undefined,
  isGone: (key: string, value: string) => boolean,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([key, value]) => !isGone(key, value)));
}
