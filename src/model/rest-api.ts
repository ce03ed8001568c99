import {
  type ApartList,
  apartLists,
  forEachList,
  kindOfList,
  type ListedNode,
  type NamedKind,
  namedKinds,
  type PartsApart,
  type PartsOfApi,
} from '../kinds/index.js';
import type { KindNode, ListedKind } from '../kinds/kind.js';
import type { ResourceNode } from '../kinds/resource.js';
import type { RestApiSettings } from '../kinds/rest-api.js';

export type { AuthorizerNode } from '../kinds/authorizer.js';
export type { GatewayResponseNode } from '../kinds/gateway-response.js';
export type { ModelNode } from '../kinds/model.js';
export type { RequestValidatorNode } from '../kinds/request-validator.js';
export type { ResourceNode } from '../kinds/resource.js';
export type { EndpointConfigurationNode, RestApiSettings } from '../kinds/rest-api.js';

/** What an API has lists of. */
export type ListsOfApi = { readonly [List in keyof PartsOfApi]: Readonly<Record<string, PartsOfApi[List]>> };

/** The lists of an API, from what is made for each. The seam: what is made for a list are nodes of its kind. */
export function listsOfApi(
  make: (list: NamedKind, kind: ListedKind) => Readonly<Record<string, KindNode>>,
): ListsOfApi {
  return forEachList(make) as unknown as ListsOfApi;
}

/** What an API has lists of apart from its content; absent where it wasn't declared, or read. */
export type ListsApart = { readonly [List in keyof PartsApart]?: Readonly<Record<string, PartsApart[List]>> };

/**
 * A whole REST API as plain, frozen data. What a definition wants and what a snapshot saw have this same type.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
 */
export interface RestApiNode extends ListsOfApi, ListsApart {
  /** What kind of node this is. */
  readonly kind: 'RestApi';
  /** The API's name; names needn't be unique in the service. */
  readonly name: string;
  /** In a definition: the members that it manages. In a snapshot: all of them. */
  readonly settings: RestApiSettings;
  /** By full path (`/`, `/pets`, `/pets/{petId}`), every ancestor included, parents before children. */
  readonly resources: Readonly<Record<string, ResourceNode>>;
}

/** The nodes of one of an API's lists, by key. */
export function nodesIn(
  api: ListsOfApi & ListsApart,
  list: NamedKind | ApartList,
): Readonly<Record<string, ListedNode>> {
  return api[list] ?? {};
}

/** Everything that an API has lists of, with its kind and its key, in the order in which a new API gets it. */
export function listedNodes(api: ListsOfApi): readonly (readonly [kind: ListedKind, node: ListedNode, key: string])[] {
  return namedKinds.flatMap((list) =>
    Object.entries<ListedNode>(api[list] ?? {}).map(([key, node]) => [kindOfList(list), node, key] as const),
  );
}

/** Everything that stands apart from an API's content, with its kind and its key. */
export function nodesApart(api: ListsApart): readonly (readonly [kind: ListedKind, node: ListedNode, key: string])[] {
  return apartLists.flatMap((list) =>
    Object.entries<ListedNode>(api[list] ?? {}).map(([key, node]) => [kindOfList(list), node, key] as const),
  );
}
