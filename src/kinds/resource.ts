import { deepFreeze } from '../plain.js';
import type { Kind } from './kind.js';
import { foundInList } from './lost-create.js';
import type { MethodNode } from './method.js';

/** A path of the API, with its methods. */
export interface ResourceNode {
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
  lostCreate: foundInList(
    'CreateResource',
    'GetResources',
    ({ restApiId }) => ({ restApiId }),
    (item, created) => item.parentId === created.parentId && item.pathPart === created.pathPart,
  ),
});
