import { newCall } from '../calls/new-call.js';
import { deepFreeze } from '../plain.js';
import { addressIn, type ListedKind } from './kind.js';
import { foundByGet } from './lost-create.js';

/**
 * The documentation of an API as it was at one time.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationVersion.html
 */
export interface DocumentationVersionNode {
  /** What kind of node this is. */
  readonly kind: 'DocumentationVersion';
  /** What it is called: `1.0`. */
  readonly version: string;
  /** What is in this version; unlike the rest, it can change later. */
  readonly description?: string;
}

/** Documentation versions: copies of all documentation parts. What one holds can't be changed, only its description. */
export const documentationVersionKind: ListedKind<DocumentationVersionNode> = deepFreeze<
  ListedKind<DocumentationVersionNode>
>({
  kind: 'DocumentationVersion',
  scope: 'restApi',
  noun: 'documentation version',
  members: { version: 'text', description: 'text' },
  required: ['version'],
  keyOf: ({ version }) => version,
  list: 'GetDocumentationVersions',
  create: 'CreateDocumentationVersion',
  identify: ({ version }) => ({ documentationVersion: version }),
  sameKey: 'first',
  needsDeployment: false,
  copies: ['DocumentationPart'],
  lostCreate: foundByGet(
    'CreateDocumentationVersion',
    'GetDocumentationVersion',
    ({ restApiId, documentationVersion }) => ({ restApiId, documentationVersion }),
    ({ description }) => ({ description }),
  ),
  creation: ({ version, description }, ids) => [
    newCall('CreateDocumentationVersion', documentationVersionAddress(version), {
      restApiId: ids.restApi,
      documentationVersion: version,
      description,
    }),
  ],
});

/** The address of a version. */
export function documentationVersionAddress(version: string): string {
  return addressIn(documentationVersionKind, version);
}
