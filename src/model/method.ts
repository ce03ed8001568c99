export type { AuthorizationType, HttpMethod, MethodNode, NameOrId } from '../kinds/method.js';
export { httpMethods } from '../kinds/method.js';
export type { MethodResponseNode } from '../kinds/method-response.js';
