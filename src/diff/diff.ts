/**
 * From what a definition wants and what the live API is to what has to change. Pure: it reads nothing and sends nothing.
 *
 * @module
 */

import type { Problem } from '../errors/errors.js';
import { addressOf } from '../model/address.js';
import { builtInModels } from '../model/defaults.js';
import { type Ids, idsOfNewApi, type PhysicalIds, referTo } from '../model/ids.js';
import type { MethodNode } from '../model/method.js';
import { normaliseRestApi } from '../model/normalise.js';
import type { RestApiNode } from '../model/rest-api.js';
import { deepFreeze } from '../plain.js';
import type { Change } from './change.js';
import { detachModels } from './detach-models.js';
import { DiffError } from './errors.js';
import { deletionOfMethod, diffMethod, referencesOfWhole } from './method.js';
import {
  diffAuthorizers,
  diffGatewayResponses,
  diffModels,
  diffRequestValidators,
  supersededName,
} from './named-things.js';
import { diffResources } from './resources.js';
import { diffSettings } from './settings.js';
import { deletionsOfSuperseded, methodOf, unownedMethods, unownedReferences } from './unowned-methods.js';
import type { Warning } from './warning.js';

/** A live API, as a snapshot has it. */
export interface FoundApi {
  readonly model: RestApiNode;
  readonly ids: PhysicalIds;
}

/** How two APIs are compared. */
export interface DiffOptions {
  /** Also delete whole things that the definition doesn't speak of. */
  readonly prune?: boolean | undefined;
}

/** What has to change for the live API to be what a definition wants. */
export interface Difference {
  /** What to do, in an order that reads well; `needs` and `frees` say what really has to come first. */
  readonly changes: readonly Change[];
  readonly warnings: readonly Warning[];
  /** The ids of what is wanted: the service's own, and references to what the changes make. */
  readonly ids: Ids;
  /** The ids of what was found. */
  readonly foundIds: Ids;
}

/**
 * Compares a definition with the live API, or with nothing when there is none yet.
 *
 * A method that the definition has is owned whole, and so are the models, validators, authorizers and gateway
 * responses that it has: what they leave out goes back to the service's default. Of the API itself only the settings
 * that the definition has are looked at. Everything else stays, unless it is pruned.
 *
 * @throws DiffError with everything that stands in the way.
 */
export function diff(desired: RestApiNode, found: FoundApi | undefined, options: DiffOptions = {}): Difference {
  const prune = options.prune === true;
  const live = found?.model ?? emptyApi(desired);
  const ids = found === undefined ? idsOfNewApi : idsOf(found.ids);
  const resources = diffResources(
    desired.resources,
    { resources: live.resources, idOf: (path) => ids.resource(path) },
    prune,
  );
  const idOfResource = (path: string) => resources.places.get(path)?.id ?? referTo(path);
  const wanted = normaliseRestApi(desired, {
    restApiId: found?.ids.restApiId,
    resourceId: (path) => {
      const id = idOfResource(path);
      return typeof id === 'string' ? id : undefined;
    },
  });
  const settings =
    found === undefined
      ? { changes: [creationOfRestApi(wanted)], warnings: [] }
      : diffSettings(wanted, live, found.ids.restApiId);

  const methods = Object.values(wanted.resources).flatMap(({ methods }) => Object.values(methods));
  const pruning = { prune, kept: new Set(methods.flatMap(referencesOfWhole)) };
  const models = diffModels(wanted, live, pruning, ids.restApi);
  const validators = diffRequestValidators(wanted, live, pruning);
  const authorizers = diffAuthorizers(wanted, live, pruning);
  const gatewayResponses = diffGatewayResponses(wanted, live, pruning);

  const named = [...models.changes, ...validators.changes, ...authorizers.changes];
  const replaced = new Set(named.filter(({ action }) => action === 'replace').map(({ address }) => address));
  const made = new Set(named.filter(({ action }) => action === 'create').map(({ address }) => address));
  const idOfNamed = (address: string, foundId: () => ReturnType<Ids['authorizer']>) =>
    replaced.has(address) || made.has(address) ? referTo(address) : foundId();
  const wantedIds: Ids = {
    restApi: ids.restApi,
    resource: idOfResource,
    authorizer: (name) => idOfNamed(addressOf.authorizer(name), () => ids.authorizer(name)),
    requestValidator: (name) => idOfNamed(addressOf.requestValidator(name), () => ids.requestValidator(name)),
  };

  const problems: Problem[] = [...resources.problems, ...unknownNames(wanted, found)];
  const remade = new Map(
    Object.keys(wanted.authorizers)
      .filter((name) => replaced.has(addressOf.authorizer(name)))
      .map((name) => [addressOf.authorizer(name), addressOf.authorizer(supersededName(name))]),
  );
  const remadeModels = new Set(models.changes.flatMap(({ action, address }) => (action === 'replace' ? address : [])));
  const detached: Change[] = [];
  const methodChanges = (path: string, after: MethodNode): readonly Change[] => {
    const place = { path, httpMethod: after.httpMethod, found: ids, wanted: wantedIds, remade };
    const before = methodOf(resources.places.get(path)?.found?.methods, after.httpMethod);
    if (before === undefined || remadeModels.size === 0) return diffMethod(place, before, after);
    const without = detachModels(place, before, remadeModels);
    detached.push(...without.changes);
    return diffMethod(place, without.method, after);
  };
  const byPath = new Map(
    Object.values(wanted.resources).map(({ path, methods: verbs }) => [
      path,
      Object.values(verbs).flatMap((method) => methodChanges(path, method)),
    ]),
  );
  const unowned = unownedMethods(wanted, resources.places);
  if (!prune) problems.push(...unownedReferences(unowned, remadeModels));
  if (problems.length > 0) throw new DiffError(problems);
  const deletedMethods = unowned
    .filter(({ path }) => prune && Object.hasOwn(wanted.resources, path))
    .map(({ path, method }) => deletionOfMethod({ path, httpMethod: method.httpMethod }, method));
  const superseded = deletionsOfSuperseded(authorizers.deletions, prune ? [] : unowned);

  return {
    changes: deepFreeze([
      ...settings.changes,
      ...detached,
      ...models.changes,
      ...validators.changes,
      ...authorizers.changes,
      ...gatewayResponses.changes,
      ...interleaved(resources.changes, byPath),
      ...[...deletedMethods, ...resources.deletions].map((change) => ({
        ...change,
        frees: change.frees.map((address) => remade.get(address) ?? address),
      })),
      ...gatewayResponses.deletions,
      ...superseded.deletions,
      ...validators.deletions,
      ...models.deletions,
    ]),
    warnings: deepFreeze([...settings.warnings, ...superseded.warnings]),
    ids: wantedIds,
    foundIds: ids,
  };
}

/** What `CreateRestApi` brings along, as far as the definition speaks of it. */
function emptyApi(desired: RestApiNode): RestApiNode {
  return {
    kind: 'RestApi',
    name: desired.name,
    settings: {},
    models: Object.fromEntries([...builtInModels].filter(([name]) => Object.hasOwn(desired.models, name))),
    requestValidators: {},
    authorizers: {},
    gatewayResponses: {},
    resources: { '/': { kind: 'Resource', path: '/', methods: {} } },
  };
}

function creationOfRestApi(desired: RestApiNode): Change<'RestApi'> {
  return {
    action: 'create',
    kind: 'RestApi',
    address: addressOf.restApi,
    after: { name: desired.name, settings: desired.settings },
    needs: [],
    frees: [],
  };
}

function idsOf(ids: PhysicalIds): Ids {
  const idIn = (record: Readonly<Record<string, string>>, key: string, address: string) =>
    (Object.hasOwn(record, key) ? record[key] : undefined) ?? referTo(address);
  return {
    restApi: ids.restApiId,
    resource: (path) => idIn(ids.resources, path, addressOf.resource(path)),
    authorizer: (name) => idIn(ids.authorizers, name, addressOf.authorizer(name)),
    requestValidator: (name) => idIn(ids.requestValidators, name, addressOf.requestValidator(name)),
  };
}

/** Each path that is made or moved, followed by its methods. */
function interleaved(
  resources: readonly Change<'Resource'>[],
  byPath: ReadonlyMap<string, readonly Change[]>,
): readonly Change[] {
  const changing = new Set(resources.map(({ path }) => path));
  return [
    ...[...byPath].filter(([path]) => !changing.has(path)).flatMap(([, changes]) => changes),
    ...resources.flatMap((change) => [change, ...(byPath.get(change.path ?? '') ?? [])]),
  ];
}

/** Names that a method refers to and that are neither declared nor, as far as was read, there. */
function unknownNames(wanted: RestApiNode, found: FoundApi | undefined): readonly Problem[] {
  const unknown = (kind: 'authorizer' | 'requestValidator', name: string, at: string): readonly Problem[] => {
    const declared = kind === 'authorizer' ? wanted.authorizers : wanted.requestValidators;
    const present = kind === 'authorizer' ? found?.ids.authorizers : found?.ids.requestValidators;
    if (Object.hasOwn(declared, name) || Object.hasOwn(present ?? {}, name)) return [];
    const message = `It refers to ${addressOf[kind](name)}, which is neither declared nor there.`;
    return [{ code: 'diff.unknown-name', address: at, message }];
  };
  return Object.values(wanted.resources).flatMap(({ path, methods }) =>
    Object.values(methods).flatMap(({ httpMethod, authorizer, requestValidator }) => [
      ...(authorizer && 'name' in authorizer
        ? unknown('authorizer', authorizer.name, addressOf.method(path, httpMethod))
        : []),
      ...(requestValidator && 'name' in requestValidator
        ? unknown('requestValidator', requestValidator.name, addressOf.method(path, httpMethod))
        : []),
    ]),
  );
}
