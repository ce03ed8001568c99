import { digestOf } from '../fingerprint.js';
import { kindOfList, type NamedKind, namedKinds } from '../kinds/index.js';
import { settingsNotDeployed } from '../kinds/rest-api.js';
import type { RestApiNode } from '../model/rest-api.js';
import { isOneOf } from '../plain.js';

/** The lists whose things a deployment holds. */
export const deployedLists: readonly NamedKind[] = namedKinds.filter((list) => kindOfList(list).needsDeployment);

/**
 * A short text that changes when anything changes that a deployment of the API would hold.
 *
 * @param model - a snapshot's, with all {@link deployedLists}: things refer to one another by name, so that an API whose
 * parts were made again is the same API.
 */
export function contentOf({ settings, resources, ...api }: RestApiNode): string {
  const isHeld = ([member]: readonly [string, unknown]) => !isOneOf(settingsNotDeployed, member);
  return digestOf({
    settings: Object.fromEntries(Object.entries(settings).filter(isHeld)),
    ...Object.fromEntries(deployedLists.map((list) => [list, api[list]])),
    resources,
  });
}

/** What a deployment says of its methods, by path and verb. */
export type Summary = Readonly<
  Record<
    string,
    Readonly<
      Record<string, { readonly authorizationType?: string | undefined; readonly apiKeyRequired?: boolean | undefined }>
    >
  >
>;

/** Whether the methods of an API are those that a deployment says it has, as far as it says. */
export function isAsSummary({ resources }: RestApiNode, summary: Summary): boolean {
  const live = Object.values(resources).flatMap(({ path, methods }) =>
    Object.values(methods).map(({ httpMethod, authorizationType, apiKeyRequired = false }) =>
      JSON.stringify([path, httpMethod, authorizationType, apiKeyRequired]),
    ),
  );
  const deployed = Object.entries(summary).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([verb, { authorizationType = 'NONE', apiKeyRequired = false }]) =>
      JSON.stringify([path, verb, authorizationType, apiKeyRequired]),
    ),
  );
  const all = new Set(deployed);
  return live.length === all.size && live.every((method) => all.has(method));
}
