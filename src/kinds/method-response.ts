import { deepFreeze } from '../plain.js';
import type { Kind } from './kind.js';
import { foundByGet } from './lost-create.js';

/**
 * A response that a method promises.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_MethodResponse.html
 */
export interface MethodResponseNode {
  readonly kind: 'MethodResponse';
  readonly statusCode: string;
  /** `method.response.header.NAME` to whether it is required. */
  readonly responseParameters?: Readonly<Record<string, boolean>>;
  /** Content type to model name. */
  readonly responseModels?: Readonly<Record<string, string>>;
}

/** What a method may answer. */
export const methodResponseKind: Kind<MethodResponseNode> = deepFreeze<Kind<MethodResponseNode>>({
  kind: 'MethodResponse',
  members: { statusCode: 'text', responseParameters: 'booleans by name', responseModels: 'texts by name' },
  needsDeployment: true,
  word: 'method response',
  create: 'PutMethodResponse',
  lostCreate: foundByGet(
    'PutMethodResponse',
    'GetMethodResponse',
    ({ restApiId, resourceId, httpMethod, statusCode }) => ({ restApiId, resourceId, httpMethod, statusCode }),
  ),
});
