import { callWithNode } from '../calls/new-call.js';
import { deepFreeze, withoutUndefined } from '../plain.js';
import { responseAddress } from './address.js';
import type { Kind } from './kind.js';
import { foundByGet } from './lost-create.js';
import { modelAddresses } from './model.js';

/**
 * A response that a method promises.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_MethodResponse.html
 */
export interface MethodResponseNode {
  /** What kind of node this is. */
  readonly kind: 'MethodResponse';
  /** `'100'` to `'599'`. */
  readonly statusCode: string;
  /** `method.response.header.NAME` to whether it is required. */
  readonly responseParameters?: Readonly<Record<string, boolean>>;
  /** Content type to model name. */
  readonly responseModels?: Readonly<Record<string, string>>;
}

/** What a response's node has that isn't a member of its request. */
export const notOfResponse = deepFreeze({ kind: true } as const);

/** What a method may answer. */
export const methodResponseKind: Kind<MethodResponseNode> = deepFreeze<Kind<MethodResponseNode>>({
  kind: 'MethodResponse',
  members: { statusCode: 'text', responseParameters: 'booleans by name', responseModels: 'texts by name' },
  needsDeployment: true,
  word: 'method response',
  create: 'PutMethodResponse',
  inAddress: ['statusCode'],
  refersTo: ({ responseModels }) => modelAddresses(responseModels),
  target: ({ ids }, { statusCode }) => ({ ...ids, statusCode }),
  creation: (node, _, { path, httpMethod, ids }) => [
    callWithNode('PutMethodResponse', responseAddress(path, httpMethod, node.statusCode), ids, node, notOfResponse),
  ],
  fromService: (item, { key }) =>
    withoutUndefined<MethodResponseNode>({ ...item, kind: 'MethodResponse', statusCode: key }),
  lostCreate: foundByGet(
    'PutMethodResponse',
    'GetMethodResponse',
    ({ restApiId, resourceId, httpMethod, statusCode }) => ({ restApiId, resourceId, httpMethod, statusCode }),
  ),
});
