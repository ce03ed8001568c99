/**
 * From what a definition wants and what the live API is to what has to change. Pure: it reads nothing and sends nothing.
 *
 * @module
 */

import type { IdOrReference } from '../calls/reference.js';
import {
  a,
  argumentProblems,
  assertNoProblems,
  type OptionCheck,
  type OptionTable,
  optionProblems,
  shown,
} from '../errors/options.js';
import { apartLists, forEachList, kindOfList, namedKinds } from '../kinds/index.js';
import { addressOf } from '../model/address.js';
import { type Ids, idsOfNewApi, referTo } from '../model/ids.js';
import { isModel, modelCheck } from '../model/model-check.js';
import { normaliseRestApi } from '../model/normalise.js';
import { listedNodes, listsOfApi, nodesIn, type RestApiNode } from '../model/rest-api.js';
import { deepFreeze, isRecord } from '../plain.js';
import type { Change } from './change.js';
import { DiffError } from './errors.js';
import { pruneOption, withExcepted } from './excepted.js';
import { type FoundIds, idsOfDesired, idsOfLive } from './ids.js';
import { diffListed, type ListedDifference, notPruned, supersededAddresses } from './listed.js';
import { referencesOfWhole } from './method.js';
import { diffMethods } from './methods.js';
import { referencesOf } from './references.js';
import { diffResources } from './resources.js';
import { diffSettings, type SettingsDifference } from './settings.js';
import { unknownNames } from './unknown-names.js';
import { deletionsOfUnused, type UnownedMethod } from './unowned-methods.js';
import type { Warning } from './warning.js';

/** A live API, as a snapshot has it. */
export interface FoundApi {
  /** The API, in the form that definitions have: normalised, with names for ids. */
  readonly model: RestApiNode;
  /** What has no id here is referred to: another call brings its id. */
  readonly ids: FoundIds;
}

/** Whether what a definition doesn't speak of is deleted, and what not. */
export type Pruned = boolean | { readonly except: readonly string[] };

/** How two APIs are compared. */
export interface DiffOptions {
  /**
   * Also delete whole things that the definition doesn't speak of; with `except` all but those at some addresses: a path
   * with everything below it, a route, `model Pet`.
   *
   * @defaultValue `false`
   */
  readonly prune?: Pruned | undefined;
  /** The ids of what goes with the API, by address. @defaultValue none */
  readonly beside?: ((address: string) => IdOrReference | undefined) | undefined;
}

const diffOptions: OptionTable<DiffOptions> = { prune: pruneOption, beside: a.listener };

const foundCheck: OptionCheck = (value) =>
  value === undefined ||
  (isRecord(value) && isModel(value['model']) && isRecord(value['ids']) && isRecord(value['ids']['resources']))
    ? undefined
    : {
        message: `It must be a snapshot, with its model and ids, not ${shown(value)}.`,
        hint: 'Give undefined where there is no API yet.',
      };

/** What has to change for the live API to be what a definition wants. */
export interface Difference {
  /** What to do, in an order that reads well; `needs` and `frees` say what really has to come first. */
  readonly changes: readonly Change[];
  /** What to know before the changes are made; none of it stops them. */
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
 * @throws {@link OptionsError} `diff.options` with everything that is wrong with the options, or for what isn't a model
 * or a snapshot.
 * @throws {@link DiffError} with everything that stands in the way.
 */
export function diff(given: RestApiNode, found: FoundApi | undefined, options: DiffOptions = {}): Difference {
  assertNoProblems(
    'diff',
    'diff()',
    argumentProblems('diff', { desired: [given, modelCheck], live: [found, foundCheck] }),
    optionProblems('diff', diffOptions, options),
  );
  const prune = Boolean(options.prune);
  const live = found?.model ?? emptyApi(given);
  const desired = typeof options.prune === 'object' ? withExcepted(given, live, options.prune.except) : given;
  const liveIds = found === undefined ? idsOfNewApi : idsOfLive(found.ids);
  const resources = diffResources(
    desired.resources,
    { resources: live.resources, idOf: (path) => liveIds.resource(path) },
    prune,
  );
  const idOfResource = (path: string) => resources.places.get(path)?.id ?? referTo(path);
  // A cache namespace that is stated is meant, even if it is the default one: imports give others.
  const normal = normaliseRestApi(desired, { restApiId: found?.ids.restApiId });
  const settings = settingsChanges(normal, live, found);
  const listed = listedChanges(normal, live, prune, liveIds);
  const named = listed.flatMap(({ changes }) => changes);
  const superseded = supersededAddresses(named);
  const desiredIds = idsOfDesired(liveIds, named, (address) =>
    address.startsWith('/') ? idOfResource(address) : options.beside?.(address),
  );
  // What stands apart from an API's content goes only by itself.
  const apart = apartLists.map((list) =>
    diffListed(kindOfList(list), nodesIn(normal, list), nodesIn(live, list), notPruned, desiredIds),
  );
  const methods = diffMethods(normal, resources.places, { liveIds, desiredIds, superseded, named, prune });
  const problems = [...resources.problems, ...unknownNames(normal, live), ...methods.problems];
  if (problems.length > 0) throw new DiffError(problems);

  const deletions = listedDeletions(listed, prune ? [] : methods.unowned);
  return {
    changes: deepFreeze([
      ...settings.changes,
      ...methods.detached,
      ...named,
      ...interleaved(resources.changes, methods.byPath),
      ...freeingSuperseded([...methods.deletions, ...resources.deletions], superseded),
      ...deletions.changes,
      ...apart.flatMap(({ changes }) => changes),
    ]),
    warnings: deepFreeze([...settings.warnings, ...deletions.warnings]),
    ids: desiredIds,
    foundIds: liveIds,
  };
}

function settingsChanges(desired: RestApiNode, live: RestApiNode, found: FoundApi | undefined): SettingsDifference {
  if (found === undefined) return { changes: [creationOfRestApi(desired)], warnings: [] };
  return diffSettings(desired, live);
}

/** What changes in the things that there are lists of, kind by kind. */
function listedChanges(
  desired: RestApiNode,
  live: RestApiNode,
  prune: boolean,
  liveIds: Ids,
): readonly ListedDifference[] {
  const methods = Object.values(desired.resources).flatMap((resource) => Object.values(resource.methods));
  const referred = listedNodes(desired).flatMap(([kind, node]) => referencesOf(kind, node));
  const pruning = { prune, kept: new Set([...methods.flatMap(referencesOfWhole), ...referred]) };
  const differences = forEachList((list, kind) =>
    diffListed(kind, nodesIn(desired, list), nodesIn(live, list), pruning, liveIds),
  );
  return namedKinds.map((list) => differences[list]);
}

/** What goes, what refers to others before what is referred to. */
function listedDeletions(listed: readonly ListedDifference[], unowned: readonly UnownedMethod[]): SettingsDifference {
  const { deletions, warnings } = deletionsOfUnused(
    listed.toReversed().flatMap((one) => one.deletions),
    unowned,
  );
  return { changes: deletions, warnings };
}

/** What goes frees what has been superseded, where it referred to that. */
function freeingSuperseded(deletions: readonly Change[], superseded: ReadonlyMap<string, string>): readonly Change[] {
  return deletions.map((change) => ({
    ...change,
    frees: change.frees.map((address) => superseded.get(address) ?? address),
  }));
}

/** What `CreateRestApi` brings along. */
function emptyApi(desired: RestApiNode): RestApiNode {
  return {
    kind: 'RestApi',
    name: desired.name,
    settings: {},
    ...listsOfApi((_, { builtIn }) => Object.fromEntries(builtIn?.nodes ?? [])),
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
