import type { Resource } from '@aws-sdk/client-api-gateway';
import { badRequest, conflict, notFound } from '../../faults.js';
import type { Operations } from '../context.js';
import { apiOf, pathOf, resourceOf } from '../lookup.js';
import { pageOf } from '../paging.js';
import { patchesOf, refuseUnless } from '../patching.js';
import type { HeldResource, HeldRestApi } from '../state.js';

const supported = { replace: ['/parentId', '/pathPart'] } as const;

/** Resource: the paths of an API. */
export const resources: Operations = {
  CreateResource(context, { restApiId, parentId, pathPart = '' }) {
    const api = apiOf(context, restApiId);
    const parent = resourceOf(context, restApiId, parentId);
    checkPlace(api, parent, pathPart);
    const resource: HeldResource = { id: context.newId(6), parentId: parent.id, pathPart, methods: new Map() };
    api.resources.set(resource.id, resource);
    return described(api, resource, true);
  },
  GetResource(context, { restApiId, resourceId, embed }) {
    const resource = resourceOf(context, restApiId, resourceId);
    return described(apiOf(context, restApiId), resource, embed?.includes('methods') === true);
  },
  GetResources(context, { restApiId, embed, ...page }) {
    const api = apiOf(context, restApiId);
    const { items, position } = pageOf([...api.resources.values()], page);
    const whole = embed?.includes('methods') === true;
    return {
      items: items.map((resource) => described(api, resource, whole)),
      ...(position === undefined ? {} : { position }),
    };
  },
  DeleteResource(context, { restApiId, resourceId }) {
    const resource = resourceOf(context, restApiId, resourceId);
    const api = apiOf(context, restApiId);
    if (resource.parentId === undefined) throw badRequest('Root resource cannot be deleted.');
    for (const one of below(api, resource)) api.resources.delete(one.id);
    return {};
  },
  UpdateResource(context, { restApiId, resourceId, patchOperations }) {
    const resource = resourceOf(context, restApiId, resourceId);
    const api = apiOf(context, restApiId);
    let next: HeldResource = { ...resource };
    for (const patch of patchesOf(patchOperations)) {
      refuseUnless(patch, supported);
      const member = patch.path.slice(1);
      if (resource.parentId === undefined) throw badRequest(`Root resource cannot update its ${member}.`);
      next = { ...next, [member]: patch.value };
    }
    if (next.parentId !== undefined) {
      const parent = api.resources.get(next.parentId);
      if (!parent) throw notFound('Invalid Resource identifier specified');
      if (below(api, resource).has(parent)) throw badRequest('Resources cannot be cyclical.');
      checkPlace(api, parent, next.pathPart ?? '', resource.id);
    }
    api.resources.set(resource.id, next);
    return described(api, next, false);
  },
};

function below(api: HeldRestApi, resource: HeldResource): Set<HeldResource> {
  const found = new Set([resource]);
  for (const one of found) for (const child of api.resources.values()) if (child.parentId === one.id) found.add(child);
  return found;
}

const isVariable = (pathPart: string | undefined) => pathPart?.startsWith('{') === true;

function checkPlace(api: HeldRestApi, parent: HeldResource, pathPart: string, self?: string): void {
  if (!/^(?:[a-zA-Z0-9._:$,-]+|\{[a-zA-Z0-9._:$-]+\+?\})$/.test(pathPart)) {
    throw badRequest(
      "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
    );
  }
  if (parent.pathPart?.endsWith('+}'))
    throw badRequest(`Cannot create a child of a resource with a greedy path variable: ${parent.pathPart}`);
  for (const sibling of api.resources.values()) {
    if (sibling.parentId !== parent.id || sibling.id === self) continue;
    if (sibling.pathPart === pathPart)
      throw conflict(`Another resource with the same parent already has this name: ${pathPart}`);
    if (isVariable(sibling.pathPart) && isVariable(pathPart)) {
      throw badRequest(
        `A sibling (${sibling.pathPart}) of this resource already has a variable path part -- only one is allowed`,
      );
    }
  }
}

/** A resource as the service shows it: with its methods whole, or only their verbs. */
function described(api: HeldRestApi, resource: HeldResource, whole: boolean): Resource {
  const { id, parentId, pathPart, methods } = resource;
  return {
    id,
    ...(parentId === undefined ? {} : { parentId, pathPart }),
    path: pathOf(api, resource),
    ...(methods.size === 0
      ? {}
      : { resourceMethods: Object.fromEntries([...methods].map(([verb, method]) => [verb, whole ? method : {}])) }),
  } as Resource;
}
