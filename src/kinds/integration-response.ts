import type { ContentHandlingStrategy } from '@aws-sdk/client-api-gateway';
import { callWithNode } from '../calls/new-call.js';
import { deepFreeze, withoutUndefined } from '../plain.js';
import { responseAddress } from './address.js';
import type { Kind } from './kind.js';
import { notOfResponse } from './method-response.js';

/**
 * How a backend's response becomes the method's.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html
 */
export interface IntegrationResponseNode {
  /** What kind of node this is. */
  readonly kind: 'IntegrationResponse';
  /** The status of the method response that it fills: `'200'`. */
  readonly statusCode: string;
  /**
   * A regular expression over the backend's status (or a Lambda function's error text).
   *
   * @defaultValue the default response
   */
  readonly selectionPattern?: string;
  /** `method.response.header.NAME` to a mapping expression or a quoted static value. */
  readonly responseParameters?: Readonly<Record<string, string>>;
  /** Content type to the template that makes the body. @defaultValue the body as it is */
  readonly responseTemplates?: Readonly<Record<string, string>>;
  /** How the backend's body is converted: `CONVERT_TO_BINARY` or `CONVERT_TO_TEXT`. @defaultValue not at all */
  readonly contentHandling?: ContentHandlingStrategy;
}

/** What the responses of a backend become. */
export const integrationResponseKind: Kind<IntegrationResponseNode> = deepFreeze<Kind<IntegrationResponseNode>>({
  kind: 'IntegrationResponse',
  members: {
    statusCode: 'text',
    selectionPattern: 'text',
    responseParameters: 'texts by name',
    responseTemplates: 'texts by name',
    contentHandling: 'text',
  },
  needsDeployment: true,
  word: 'integration response',
  create: 'PutIntegrationResponse',
  inAddress: ['statusCode'],
  target: ({ ids }, { statusCode }) => ({ ...ids, statusCode }),
  creation: (node, _, { path, httpMethod, ids }) => {
    const address = responseAddress(path, httpMethod, node.statusCode);
    const hasMembers = Object.keys(node).some((name) => name !== 'kind' && name !== 'statusCode');
    // A request whose body would be empty is refused: "Invalid request input".
    const more = hasMembers ? undefined : { responseTemplates: {} };
    return [callWithNode('PutIntegrationResponse', address, ids, node, notOfResponse, more)];
  },
  fromService: (item, { key }) =>
    withoutUndefined<IntegrationResponseNode>({ ...item, kind: 'IntegrationResponse', statusCode: key }),
});
