import type { DocumentationPart, DocumentationPartLocation } from '@aws-sdk/client-api-gateway';
import { badRequest, conflict, notFound } from '../../faults.js';
import type { Context, Operations } from '../context.js';
import { apiOf } from '../lookup.js';
import { pageOf } from '../paging.js';
import { patchesOf, refuseUnless } from '../patching.js';
import type { HeldDocumentation } from '../state.js';

type Part = DocumentationPart & { readonly id: string };

/** What a location consists of. */
export const locationMembers = ['type', 'path', 'method', 'statusCode', 'name'] as const;

/** DocumentationPart and DocumentationVersion. */
export const documentation = {
  CreateDocumentationPart(context, { restApiId, location = { type: 'API' }, properties = '' }) {
    const held = documentationOf(context, restApiId);
    checkProperties(properties);
    checkLocation(location);
    const place = complete(location);
    if ([...held.parts.values()].some((part) => sameLocation(part.location, place))) {
      throw conflict(`Documentation part already exists for the specified location: ${described(place)}.`);
    }
    const part = { id: context.newId(6), location: place, properties };
    held.parts.set(part.id, part);
    return part;
  },

  GetDocumentationPart(context, { restApiId, documentationPartId }) {
    return partOf(context, restApiId, documentationPartId);
  },

  GetDocumentationParts(context, { restApiId, type, nameQuery, path, locationStatus, ...page }) {
    const { parts } = documentationOf(context, restApiId);
    const wanted = [...parts.values()].filter(
      ({ location }) =>
        (type === undefined || location?.type === type) &&
        (path === undefined || location?.path === path) &&
        (nameQuery === undefined || location?.name?.includes(nameQuery) === true),
    );
    // What isn't documented has no part: only documented locations are held.
    return pageOf(locationStatus === 'UNDOCUMENTED' ? [] : wanted, page);
  },

  UpdateDocumentationPart(context, { restApiId, documentationPartId, patchOperations }) {
    let part = partOf(context, restApiId, documentationPartId);
    for (const patch of patchesOf(patchOperations)) {
      refuseUnless(patch, { replace: ['/properties'] });
      checkProperties(patch.value);
      part = { ...part, properties: patch.value };
    }
    documentationOf(context, restApiId).parts.set(part.id, part);
    return part;
  },

  DeleteDocumentationPart(context, { restApiId, documentationPartId }) {
    const { parts } = documentationOf(context, restApiId);
    parts.delete(partOf(context, restApiId, documentationPartId).id);
    return {};
  },

  CreateDocumentationVersion(context, { restApiId, documentationVersion: version, stageName, description }) {
    const { stages } = apiOf(context, restApiId);
    const held = documentationOf(context, restApiId);
    if (!version) throw badRequest('Documentation version must be non-empty');
    if (held.parts.size === 0) throw badRequest('No documentation parts found for the API');
    if (held.versions.has(version)) throw conflict('Documentation version already exists');
    const stage = stages.get(stageName ?? '');
    if (stageName && !stage) throw notFound('Invalid stage identifier specified');
    const created = { version, createdDate: context.date(), description };
    held.versions.set(version, created);
    held.snapshots.set(version, [...held.parts.values()]);
    if (stage && stageName) stages.set(stageName, { ...stage, documentationVersion: version });
    return created;
  },

  GetDocumentationVersion(context, { restApiId, documentationVersion }) {
    return versionOf(context, restApiId, documentationVersion);
  },

  GetDocumentationVersions(context, { restApiId, ...page }) {
    return pageOf([...documentationOf(context, restApiId).versions.values()], page);
  },

  UpdateDocumentationVersion(context, { restApiId, documentationVersion, patchOperations }) {
    let version = versionOf(context, restApiId, documentationVersion);
    for (const patch of patchesOf(patchOperations)) {
      refuseUnless(patch, { replace: ['/description'] });
      version = { ...version, description: patch.value };
    }
    documentationOf(context, restApiId).versions.set(version.version, version);
    return version;
  },

  DeleteDocumentationVersion(context, { restApiId, documentationVersion }) {
    const { version } = versionOf(context, restApiId, documentationVersion);
    const held = documentationOf(context, restApiId);
    held.versions.delete(version);
    held.snapshots.delete(version);
    return {};
  },
} satisfies Operations;

/** The documentation of an API, or the refusal when there is no such API. */
function documentationOf(context: Context, restApiId: string | undefined): HeldDocumentation {
  return apiOf(context, restApiId).documentation;
}

/** Of an API that doesn't exist the service says no more than that there is no such part, unless it is to delete it. */
function partOf({ state }: Context, restApiId: string | undefined, partId: string | undefined): Part {
  const part = state.restApis.get(restApiId ?? '')?.documentation.parts.get(partId ?? '');
  if (!part) throw notFound('Invalid Documentation part identifier specified');
  return part;
}

function versionOf(context: Context, restApiId: string | undefined, version: string | undefined) {
  const found = documentationOf(context, restApiId).versions.get(version ?? '');
  if (!found) throw notFound('Invalid Documentation version specified');
  return found;
}

/** The API is in no place, and there is one. */
function checkLocation({ type, path, method, statusCode, name }: DocumentationPartLocation): void {
  if (type === 'API' && [path, method, statusCode, name].some(Boolean))
    throw badRequest('[Location type: API cannot have path, method, statusCode or name defined.]');
}

/** Where a location leaves the path out, it means the root; the service fills that in. */
export function complete(location: DocumentationPartLocation): DocumentationPartLocation {
  const hasPath = !['API', 'MODEL', 'AUTHORIZER'].includes(location.type ?? '');
  return hasPath && location.path === undefined ? { ...location, path: '/' } : location;
}

export function sameLocation(one: DocumentationPartLocation | undefined, other: DocumentationPartLocation): boolean {
  return locationMembers.every((name) => one?.[name] === other[name]);
}

function described(location: DocumentationPartLocation): string {
  return locationMembers
    .filter((name) => location[name] !== undefined)
    .map((name) => `${name} '${location[name]}'`)
    .join(', ');
}

function checkProperties(properties: string | undefined): void {
  let parsed: unknown;
  try {
    parsed = JSON.parse(properties ?? '');
  } catch {
    parsed = undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed) || Object.keys(parsed).length === 0) {
    throw badRequest('Documentation part properties must be non-empty');
  }
}
