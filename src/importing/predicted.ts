/**
 * What an import makes of an API: pure, by the reader of documents, which makes what the service makes.
 *
 * @module
 */

import type { FoundApi } from '../diff/diff.js';
import { forEachList, type NamedKind } from '../kinds/index.js';
import { normaliseRestApi } from '../model/normalise.js';
import { listsOfApi, type ResourceNode, type RestApiNode, type RestApiSettings } from '../model/rest-api.js';
import { readAsItIs } from '../openapi/from-openapi.js';
import { isOneOf, mapValues, ownEntry, withoutUndefined } from '../plain.js';
import { listsWithIds } from '../plan/brought.js';
import { type ImportMode, importedLists } from './modes.js';

/** An API that `CreateRestApi` has just made: it has no ids yet that are known. */
export function newlyMade({ name, settings }: RestApiNode): FoundApi {
  return {
    model: {
      kind: 'RestApi',
      name,
      settings,
      ...listsOfApi(() => ({})),
      resources: { '/': { kind: 'Resource', path: '/', methods: {} } },
    },
    ids: { resources: {}, ...forEachList(() => ({})) },
  };
}

/** What a document says, as an API has it. */
export function saidBy(document: object): RestApiNode {
  return readAsItIs(document).model;
}

/**
 * An API after an import. What the import makes, or may give a new id, has none here: reads bring it.
 *
 * @throws {@link OpenApiError} for what can't be read.
 */
export function afterImport(document: object, { model: live, ids }: FoundApi, mode: ImportMode): FoundApi {
  const said = saidBy(document);
  const merges = mode === 'merge';
  const ownList = (list: NamedKind) => (merges ? { ...live[list], ...said[list] } : said[list]);
  const resources = merges ? united(live.resources, said.resources) : said.resources;
  const model: RestApiNode = {
    kind: 'RestApi',
    name: said.name,
    settings: settingsAfter(live.settings, said.settings, merges),
    ...listsOfApi((list) => (importedLists.includes(list) ? ownList(list) : live[list])),
    ...(live.stages === undefined ? {} : { stages: live.stages }),
    resources,
  };
  const known = Object.fromEntries(Object.entries(ids.resources).filter(([path]) => ownEntry(resources, path)));
  const isNew = (list: NamedKind, key: string) => isOneOf(listsWithIds, list) && Object.hasOwn(said[list], key);
  return {
    model: normaliseRestApi(
      model,
      withoutUndefined({ restApiId: ids.restApiId, resourceId: (path: string) => known[path] }),
    ),
    ids: {
      ...ids,
      ...forEachList((list) =>
        Object.fromEntries(
          Object.entries(ids[list]).filter(([key]) => !isNew(list, key) && Object.hasOwn(model[list], key)),
        ),
      ),
      resources: known,
    },
  };
}

function united(
  live: Readonly<Record<string, ResourceNode>>,
  said: Readonly<Record<string, ResourceNode>>,
): Readonly<Record<string, ResourceNode>> {
  const added = mapValues(said, (resource, path) => ({
    ...resource,
    methods: { ...ownEntry(live, path)?.methods, ...resource.methods },
  }));
  return { ...live, ...added };
}

/** The endpoint's types and the tags stay; what else a document leaves out is reset by an import that overwrites. */
function settingsAfter(live: RestApiSettings, said: RestApiSettings, merges: boolean): RestApiSettings {
  const { types, ipAddressType, vpcEndpointIds } = live.endpointConfiguration ?? {};
  const endpointConfiguration = withoutUndefined({
    types,
    ipAddressType,
    vpcEndpointIds: said.endpointConfiguration?.vpcEndpointIds ?? (merges ? vpcEndpointIds : undefined),
  });
  const common = {
    tags: live.tags,
    endpointConfiguration: Object.keys(endpointConfiguration).length > 0 ? endpointConfiguration : undefined,
  };
  if (!merges) return withoutUndefined<RestApiSettings>({ ...said, ...common });
  const binaryMediaTypes = [...(live.binaryMediaTypes ?? []), ...(said.binaryMediaTypes ?? [])];
  return withoutUndefined<RestApiSettings>({
    ...live,
    ...said,
    ...common,
    binaryMediaTypes: binaryMediaTypes.length > 0 ? [...new Set(binaryMediaTypes)] : undefined,
  });
}
