import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { OperationOutput, Send } from '../calls/call.js';
import { isNotFound } from '../errors/thrown.js';
import { fingerprintOf } from '../fingerprint.js';
import { addressOf } from '../model/address.js';
import type { PhysicalIds } from '../model/ids.js';
import { type NamedKind, namedKinds } from '../model/named-kinds.js';
import { normaliseRestApi } from '../model/normalise.js';
import type { RestApiNode } from '../model/rest-api.js';
import { deepFreeze } from '../plain.js';
import { allItems } from '../requests/all-items.js';
import { SnapshotError } from './errors.js';
import {
  authorizerFrom,
  gatewayResponseFrom,
  modelFrom,
  requestValidatorFrom,
  resourceFrom,
  settingsFrom,
} from './from-service.js';

/** A REST API as it was when it was read: the model of it, and the service's ids. */
export interface Snapshot {
  /** What the service fills in by itself is left out, so that two APIs that behave alike look alike. */
  readonly model: RestApiNode;
  readonly ids: PhysicalIds;
  /** The kinds that were read; of the others the model holds none. */
  readonly kinds: readonly NamedKind[];
  /** Changes when anything that was read changes. */
  readonly fingerprint: string;
}

/** How a snapshot is taken. */
export interface SnapshotOptions {
  /** What to read beside the API's own settings, its resources and their methods. Everything, unless told. */
  readonly kinds?: readonly NamedKind[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a whole REST API: `GetRestApi`, `GetResources` with methods embedded, and one list for each of `kinds`.
 *
 * @throws SnapshotError `snapshot.not-found` when no REST API has this id.
 */
export async function takeSnapshot(
  send: Send,
  restApiId: string,
  { kinds = namedKinds, signal }: SnapshotOptions = {},
): Promise<Snapshot> {
  const api = await getRestApi(send, restApiId, signal);
  const input = { restApiId };
  const [resources, models, requestValidators, authorizers, gatewayResponses] = await Promise.all([
    allItems(send, 'GetResources', { restApiId, embed: ['methods'] }, signal),
    kinds.includes('models') ? allItems(send, 'GetModels', input, signal) : none<Sdk.Model>(),
    kinds.includes('requestValidators')
      ? allItems(send, 'GetRequestValidators', input, signal).then(withDistinctNames)
      : none<Sdk.RequestValidator>(),
    kinds.includes('authorizers') ? allItems(send, 'GetAuthorizers', input, signal) : none<Sdk.Authorizer>(),
    kinds.includes('gatewayResponses')
      ? allItems(send, 'GetGatewayResponses', input, signal)
      : none<Sdk.GatewayResponse>(),
  ]);
  const ids: PhysicalIds = {
    restApiId,
    resources: idsBy(resources, 'path'),
    authorizers: idsBy(authorizers, 'name'),
    requestValidators: idsBy(requestValidators, 'name'),
    models: idsBy(models, 'name'),
  };
  const names = { authorizers: byId(ids.authorizers), requestValidators: byId(ids.requestValidators) };
  const model = normaliseRestApi(
    {
      kind: 'RestApi',
      name: api.name ?? '',
      settings: settingsFrom(api),
      models: nodesByKey(models, 'name', modelFrom),
      requestValidators: nodesByKey(requestValidators, 'name', requestValidatorFrom),
      authorizers: nodesByKey(authorizers, 'name', authorizerFrom),
      gatewayResponses: nodesByKey(gatewayResponses.filter(isCustomised), 'responseType', gatewayResponseFrom),
      resources: Object.fromEntries(
        resources
          .flatMap(({ path, ...resource }) => (path === undefined ? [] : [resourceFrom(path, resource, names)]))
          .sort((left, right) => (left.path < right.path ? -1 : 1))
          .map((resource) => [resource.path, resource]),
      ),
    },
    { restApiId, resourceId: (path) => (Object.hasOwn(ids.resources, path) ? ids.resources[path] : undefined) },
  );
  return deepFreeze({ model, ids, kinds: [...kinds], fingerprint: fingerprintOf({ model, ids }) });
}

function none<Item>(): readonly Item[] {
  return [];
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
      hint: 'An HTTP or WebSocket API (API Gateway v2) has an id of the same form, but it is not a REST API.',
      cause: error,
    });
  }
}

function isCustomised(
  response: Sdk.GatewayResponse,
): response is Sdk.GatewayResponse & { readonly responseType: Sdk.GatewayResponseType } {
  return response.defaultResponse !== true && response.responseType !== undefined;
}

/** Names of request validators needn't be unique: of several with one name, those after the first are numbered. */
function withDistinctNames(validators: readonly Sdk.RequestValidator[]): readonly Sdk.RequestValidator[] {
  const own = new Set(validators.map(({ name }) => name));
  const taken = new Set<string>();
  return validators
    .toSorted((left, right) => ((left.id ?? '') < (right.id ?? '') ? -1 : 1)) // The service lists them in any order.
    .map((validator) => {
      let name = validator.name ?? '';
      // A number makes no name that another one has.
      for (let number = 2; taken.has(name) || (name !== validator.name && own.has(name)); number++)
        name = `${validator.name} (${number})`;
      taken.add(name);
      return { ...validator, name };
    });
}

function idsBy<Key extends string>(
  items: readonly ({ readonly id?: string | undefined } & { readonly [Member in Key]?: string | undefined })[],
  key: Key,
): Readonly<Record<string, string>> {
  const entries = items.flatMap((item): [string, string][] => {
    const name: string | undefined = item[key];
    return name === undefined || item.id === undefined ? [] : [[name, item.id]];
  });
  return Object.fromEntries(entries.reverse());
}

function byId(ids: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(ids).map(([name, id]) => [id, name]));
}

/** Of several with one key the first stays, as with their ids. */
function nodesByKey<Item, Node>(
  items: readonly Item[],
  key: keyof Item,
  from: (item: Item) => Node,
): Readonly<Record<string, Node>> {
  return Object.fromEntries(items.map((item): [string, Node] => [String(item[key]), from(item)]).reverse());
}
