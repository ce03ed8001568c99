import type { OperationOutput, Send } from '../calls/call.js';
import type { Problem } from '../errors/errors.js';
import { isNotFound } from '../errors/thrown.js';
import { fingerprintOf } from '../fingerprint.js';
import { type ApartList, kindOfList, type NamedKind, namedKinds } from '../kinds/index.js';
import { nodeFrom } from '../kinds/kind.js';
import { resourceKind } from '../kinds/resource.js';
import { stageKind } from '../kinds/stage.js';
import type { AccountThings } from '../model/account.js';
import { addressOf } from '../model/address.js';
import type { PhysicalIds } from '../model/ids.js';
import { normaliseListed, normaliseRestApi } from '../model/normalise.js';
import type { RestApiNode } from '../model/rest-api.js';
import { deepFreeze, mapValues, ownEntry } from '../plain.js';
import { allItems } from '../requests/all-items.js';
import { SnapshotError } from './errors.js';
import { settingsFrom } from './from-service.js';
import { idsBy, readLists, readListsApart } from './lists.js';

/** A REST API as it was when it was read: the model of it, and the service's ids. */
export interface Snapshot {
  /** What the service fills in by itself is left out, so that two APIs that behave alike look alike. */
  readonly model: RestApiNode;
  /** The service's ids: of the API, of its resources by path, and of what else has one by name. */
  readonly ids: PhysicalIds;
  /** The kinds that were read; of the others the model holds none. */
  readonly kinds: readonly (NamedKind | ApartList)[];
  /** What goes with the API and belongs to it; absent where it wasn't asked for. */
  readonly things?: AccountThings;
  /** What was found beside the API and can't be declared, by address. */
  readonly losses?: readonly Problem[];
  /** Changes when anything that was read changes. */
  readonly fingerprint: string;
}

/** How a snapshot is taken. */
export interface SnapshotOptions {
  /**
   * What to read beside the API's own settings, its resources and their methods.
   *
   * @defaultValue all that is deployed; what stands apart from it (`'stages'`) only where it is named
   */
  readonly kinds?: readonly (NamedKind | ApartList)[] | undefined;
  /** Ends it early: requests under way are aborted and no more are sent. A snapshot only reads. @defaultValue none */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a whole REST API: `GetRestApi`, `GetResources` with methods embedded, and one list for each of `kinds`.
 *
 * @throws {@link SnapshotError} `snapshot.not-found` when no REST API has this id.
 */
export async function takeSnapshot(
  send: Send,
  restApiId: string,
  { kinds = namedKinds, signal }: SnapshotOptions = {},
): Promise<Snapshot> {
  const api = await getRestApi(send, restApiId, signal);
  const [resources, lists, apart] = await Promise.all([
    allItems(send, 'GetResources', { restApiId, embed: ['methods'] }, signal),
    readLists(send, kinds, { restApiId }, signal),
    readListsApart(send, kinds, { restApiId }, signal),
  ]);
  const ids: PhysicalIds = { restApiId, resources: idsBy(resources, ({ path }) => path), ...lists.ids };
  const names = new Map(namedKinds.map((list) => [kindOfList(list).kind, byId(ids[list])]));
  const nameOf = (kind: string, id: string) => names.get(kind)?.get(id);
  const model = normaliseRestApi(
    {
      kind: 'RestApi',
      name: api.name ?? '',
      settings: settingsFrom(api),
      ...lists.nodes,
      ...apart,
      resources: Object.fromEntries(
        resources
          .flatMap(({ path, ...resource }) =>
            path === undefined ? [] : [nodeFrom(resourceKind, resource, { key: path, nameOf })],
          )
          .sort((left, right) => (left.path < right.path ? -1 : 1))
          .map((resource) => [resource.path, resource]),
      ),
    },
    { restApiId, resourceId: (path) => ownEntry(ids.resources, path) },
  );
  let fingerprint: string | undefined;
  return Object.freeze({
    model,
    ids: deepFreeze(ids),
    kinds: Object.freeze([...kinds]),
    // Made when it is asked for, which plans don't: it takes as long as half of the reading.
    get fingerprint() {
      fingerprint ??= fingerprintOf({ model, ids });
      return fingerprint;
    },
  });
}

/** Reads the stages of an API alone. */
export async function takeStages(
  send: Send,
  restApiId: string,
  signal?: AbortSignal,
): Promise<Pick<RestApiNode, 'stages'>> {
  const { stages = {} } = await readListsApart(send, ['stages'], { restApiId }, signal);
  return { stages: mapValues(stages, (node) => normaliseListed(stageKind, node)) };
}

async function getRestApi(
  send: Send,
  restApiId: string,
  signal: AbortSignal | undefined,
): Promise<OperationOutput<'GetRestApi'>> {
  try {
    return await send('GetRestApi', { restApiId }, { signal, address: addressOf.restApi });
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new SnapshotError(`There is no REST API with the id '${restApiId}' in this account and Region.`, {
      code: 'snapshot.not-found',
      address: addressOf.restApi,
      hint: 'HTTP and WebSocket APIs (API Gateway v2) have ids of the same form, but they are not REST APIs.',
      cause: error,
    });
  }
}

function byId(ids: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(ids).map(([name, id]) => [id, name]));
}
