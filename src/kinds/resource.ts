import type { Resource } from '@aws-sdk/client-api-gateway';
import { newCall } from '../calls/new-call.js';
import { deepFreeze, mapValues } from '../plain.js';
import { parentPath, pathPart } from './address.js';
import { type Kind, nodeFrom } from './kind.js';
import { foundInList } from './lost-create.js';
import { type MethodNode, methodKind } from './method.js';

/** A path of the API, with its methods. */
export interface ResourceNode {
  /** What kind of node this is. */
  readonly kind: 'Resource';
  /** The full path. */
  readonly path: string;
  /** The path that this resource had before; the plan moves it, with everything below, instead of making a new one. */
  readonly movedFrom?: string;
  /** By verb. */
  readonly methods: Readonly<Record<string, MethodNode>>;
}

/** Resources: a tree of paths. */
export const resourceKind: Kind<ResourceNode> = deepFreeze<Kind<ResourceNode>>({
  kind: 'Resource',
  members: { path: 'text', movedFrom: 'text', methods: 'members' },
  needsDeployment: true,
  create: 'CreateResource',
  inAddress: ['path', 'movedFrom'],
  isAwaited: true,
  parts: { methods: methodKind },
  target: ({ ids: { restApiId, resourceId } }) => ({ restApiId, resourceId }),
  // Below its parent. `/` can't be made: it comes with the API.
  creation: ({ path }, ids) => [
    newCall('CreateResource', path, {
      restApiId: ids.restApi,
      parentId: ids.of(parentPath(path) ?? '/'),
      pathPart: pathPart(path),
    }),
  ],
  fromService: (item, { key, nameOf }) => ({
    kind: 'Resource',
    path: key,
    methods: mapValues((item as Resource).resourceMethods, (method, verb) =>
      nodeFrom(methodKind, method, { key: verb, nameOf }),
    ),
  }),
  lostCreate: foundInList(
    'CreateResource',
    'GetResources',
    ({ restApiId }) => ({ restApiId }),
    (item, created) => item.parentId === created.parentId && item.pathPart === created.pathPart,
  ),
});
