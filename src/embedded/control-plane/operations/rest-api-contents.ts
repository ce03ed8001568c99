import type { Context } from '../context.js';
import { copyOf } from '../records.js';
import type { HeldDocumentation, HeldMethod, HeldRestApi } from '../state.js';
import { builtInModels } from './models.js';

/** What is in an API, beside what it is. */
type Contents = Omit<HeldRestApi, 'api'>;

/** The documentation of an API that has none. */
export const noDocumentation = (): HeldDocumentation => ({
  parts: new Map(),
  versions: new Map(),
  snapshots: new Map(),
});

/** What is in an API that was just made. */
export function newContents(context: Context, rootResourceId: string): Contents {
  return {
    resources: new Map([[rootResourceId, { id: rootResourceId, methods: new Map() }]]),
    models: builtInModels(context),
    requestValidators: new Map(),
    authorizers: new Map(),
    gatewayResponses: new Map(),
    deployments: new Map(),
    stages: new Map(),
    documentation: noDocumentation(),
    deployed: new Map(),
    stageCaches: new Map(),
  };
}

/** A copy of what is in another API, under identifiers of its own. Deployments and stages stay where they are. */
export function clonedContents(context: Context, from: HeldRestApi, rootResourceId: string): Contents {
  const ids = new Map([[from.api.rootResourceId, rootResourceId]]);
  const idOf = (id: string) => {
    const known = ids.get(id) ?? context.newId(6);
    ids.set(id, known);
    return known;
  };
  const copied = <Thing extends { id?: string | undefined }>(things: ReadonlyMap<string, Thing>) =>
    [...things].map(([key, thing]) => [key, { ...copyOf(thing), id: idOf(thing.id ?? key) }] as const);
  const byId = <Thing extends { id?: string | undefined }>(things: ReadonlyMap<string, Thing>) =>
    new Map(copied(things).map(([key, thing]) => [idOf(key), thing]));

  const method = ({ authorizerId, requestValidatorId, methodIntegration, ...rest }: HeldMethod): HeldMethod => ({
    ...copyOf(rest),
    ...(authorizerId === undefined ? {} : { authorizerId: idOf(authorizerId) }),
    ...(requestValidatorId === undefined ? {} : { requestValidatorId: idOf(requestValidatorId) }),
    ...(methodIntegration === undefined ? {} : { methodIntegration: integration(methodIntegration) }),
  });
  const integration = (one: NonNullable<HeldMethod['methodIntegration']>) => {
    const { cacheNamespace, ...rest } = copyOf(one);
    // A namespace is the resource's id, unless it was named.
    return cacheNamespace === undefined ? rest : { ...rest, cacheNamespace: ids.get(cacheNamespace) ?? cacheNamespace };
  };

  const resources = [...from.resources.values()].map(({ id, parentId, ...rest }) => ({
    ...rest,
    id: idOf(id),
    ...(parentId === undefined ? {} : { parentId: idOf(parentId) }),
  }));
  return {
    ...newContents(context, rootResourceId),
    models: new Map(copied(from.models)),
    requestValidators: byId(from.requestValidators),
    authorizers: byId(from.authorizers),
    gatewayResponses: copyOf(from.gatewayResponses),
    resources: new Map(
      resources.map((one) => [
        one.id,
        { ...one, methods: new Map([...one.methods].map(([verb, held]) => [verb, method(held)])) },
      ]),
    ),
  };
}
