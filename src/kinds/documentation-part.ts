import type { DocumentationPartType } from '@aws-sdk/client-api-gateway';
import { deepFreeze, ownEntry, withoutUndefined } from '../plain.js';
import type { ListedKind } from './kind.js';
import { foundInList } from './lost-create.js';

/** What a documentation part is about. Which members a location has depends on its type. */
export interface DocumentationLocation {
  /** The kind of thing that is documented: `METHOD`, `MODEL`, `QUERY_PARAMETER`, … */
  readonly type: DocumentationPartType;
  /** A path of the API. @defaultValue `/`, for types that have one */
  readonly path?: string;
  /** A verb, or `*` for all. */
  readonly method?: string;
  /** A status code, or `*` for all. */
  readonly statusCode?: string;
  /** The name of a parameter, header, model or authorizer. */
  readonly name?: string;
}

/**
 * What is said of a part of an API, for those who use it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPart.html
 */
export interface DocumentationPartNode {
  /** What kind of node this is. */
  readonly kind: 'DocumentationPart';
  /** What it documents; each location has at most one part. */
  readonly location: DocumentationLocation;
  /** A JSON object, as text. */
  readonly properties: string;
}

/** What can be documented: whether a location of the type has a path. */
export const documentedTypes: Readonly<Record<DocumentationPartType, { readonly hasPath: boolean }>> = deepFreeze({
  API: { hasPath: false },
  AUTHORIZER: { hasPath: false },
  METHOD: { hasPath: true },
  MODEL: { hasPath: false },
  PATH_PARAMETER: { hasPath: true },
  QUERY_PARAMETER: { hasPath: true },
  REQUEST_BODY: { hasPath: true },
  REQUEST_HEADER: { hasPath: true },
  RESOURCE: { hasPath: true },
  RESPONSE: { hasPath: true },
  RESPONSE_BODY: { hasPath: true },
  RESPONSE_HEADER: { hasPath: true },
});

/** Documentation parts: the service has one for each location. */
export const documentationPartKind: ListedKind<DocumentationPartNode> = deepFreeze<ListedKind<DocumentationPartNode>>({
  kind: 'DocumentationPart',
  scope: 'restApi',
  noun: 'documentation',
  members: { location: 'members', properties: 'text' },
  required: ['location', 'properties'],
  keyOf: ({ location }) => {
    const { type, method, path, statusCode, name } = completed(location);
    return [type, method, path, statusCode, name].filter((part) => part !== undefined).join(' ');
  },
  list: 'GetDocumentationParts',
  create: 'CreateDocumentationPart',
  identify: (_, id) => ({ documentationPartId: id() }),
  sameKey: 'first',
  needsDeployment: true,
  normalise: (part) => ({ ...part, location: completed(part.location) }),
  lostCreate: foundInList(
    'CreateDocumentationPart',
    'GetDocumentationParts',
    ({ restApiId, location }) => ({ restApiId, type: location?.type }),
    (item, { location }) => isSameLocation(item.location, location),
    { asked: ({ properties }) => ({ properties }) },
  ),
});

function completed(location: DocumentationLocation): DocumentationLocation {
  const { type, path, method, statusCode, name } = location ?? {};
  const place = path ?? (ownEntry(documentedTypes, type)?.hasPath ? '/' : undefined);
  return withoutUndefined<DocumentationLocation>({ type, path: place, method, statusCode, name });
}

function isSameLocation(found: object | undefined, asked: object | undefined): boolean {
  const [one, other] = [found, asked].map((location) => completed((location ?? {}) as DocumentationLocation));
  // What a location doesn't have comes back as `null`, too.
  return (['type', 'path', 'method', 'statusCode', 'name'] as const).every(
    (member) => (one?.[member] ?? undefined) === (other?.[member] ?? undefined),
  );
}
