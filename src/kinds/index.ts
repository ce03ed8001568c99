/**
 * The kinds of things of the service, one row each. From these tables follow the types of nodes, addresses, ids, what a
 * snapshot lists, how things are written, compared, made, found again, checked and rendered.
 *
 * @module
 */

import { deepFreeze, keysOf, recordOf } from '../plain.js';
import { type AccountNode, accountKind } from './account.js';
import { type ApiKeyNode, apiKeyKind } from './api-key.js';
import { type AuthorizerNode, authorizerKind } from './authorizer.js';
import { type BasePathMappingNode, basePathMappingKind } from './base-path-mapping.js';
import { type ClientCertificateNode, clientCertificateKind } from './client-certificate.js';
import { deploymentKind } from './deployment.js';
import { type DocumentationPartNode, documentationPartKind } from './documentation-part.js';
import { type DocumentationVersionNode, documentationVersionKind } from './documentation-version.js';
import { type DomainNameNode, domainNameKind } from './domain-name.js';
import { type GatewayResponseNode, gatewayResponseKind } from './gateway-response.js';
import { integrationKind } from './integration.js';
import { integrationResponseKind } from './integration-response.js';
import { addressIn, type Kind, type ListedKind } from './kind.js';
import { methodKind } from './method.js';
import { methodResponseKind } from './method-response.js';
import { type ModelNode, modelKind } from './model.js';
import { type RequestValidatorNode, requestValidatorKind } from './request-validator.js';
import { resourceKind } from './resource.js';
import { restApiKind } from './rest-api.js';
import { type StageNode, stageKind } from './stage.js';
import { type UsagePlanNode, usagePlanKind } from './usage-plan.js';
import { type UsagePlanKeyNode, usagePlanKeyKind } from './usage-plan-key.js';
import { type VpcLinkNode, vpcLinkKind } from './vpc-link.js';

/** What an API has lists of, by the member of an API that holds them. */
export interface PartsOfApi {
  /** By name. */
  models: ModelNode;
  /** By name. */
  requestValidators: RequestValidatorNode;
  /** By name. */
  authorizers: AuthorizerNode;
  /** By response type, customised ones only. */
  gatewayResponses: GatewayResponseNode;
  /** By location: `METHOD GET /pets`. */
  documentationParts: DocumentationPartNode;
}

/** The kinds of {@link PartsOfApi}, in the order in which a new API gets them. */
const partKinds: { readonly [List in keyof PartsOfApi]: ListedKind<PartsOfApi[List]> } = deepFreeze({
  models: modelKind,
  requestValidators: requestValidatorKind,
  authorizers: authorizerKind,
  gatewayResponses: gatewayResponseKind,
  documentationParts: documentationPartKind,
});

/**
 * What an API has lists of and that isn't part of what is deployed: read only where it is asked for, and never pruned.
 */
export interface PartsApart {
  /** By version. */
  documentationVersions: DocumentationVersionNode;
  /** By name. */
  stages: StageNode;
}

/** The kinds of {@link PartsApart}. */
const apartKinds: { readonly [List in keyof PartsApart]: ListedKind<PartsApart[List]> } = deepFreeze({
  documentationVersions: documentationVersionKind,
  stages: stageKind,
});

/** What stands beside APIs, by what an account's lists of it are called here. */
export interface PartsOfAccount {
  /** By description. */
  clientCertificates: ClientCertificateNode;
  /** By name. */
  apiKeys: ApiKeyNode;
  /** By name. */
  usagePlans: UsagePlanNode;
  /** By the names of plan and key: `gold/acme`. */
  usagePlanKeys: UsagePlanKeyNode;
  /** By name. */
  domainNames: DomainNameNode;
  /** By domain name and base path: `api.example.com/v1`. */
  basePathMappings: BasePathMappingNode;
  /** By name. */
  vpcLinks: VpcLinkNode;
  /** One, called `settings`. */
  accounts: AccountNode;
}

/** The kinds of {@link PartsOfAccount}. */
const accountKinds: { readonly [List in keyof PartsOfAccount]: ListedKind<PartsOfAccount[List]> } = deepFreeze({
  clientCertificates: clientCertificateKind,
  apiKeys: apiKeyKind,
  usagePlans: usagePlanKind,
  usagePlanKeys: usagePlanKeyKind,
  domainNames: domainNameKind,
  basePathMappings: basePathMappingKind,
  vpcLinks: vpcLinkKind,
  accounts: accountKind,
});

/** The kinds of which an API has one, or a tree: they are joined in other ways than lists are. */
const kindsOfTheTree = deepFreeze([
  restApiKind,
  resourceKind,
  methodKind,
  methodResponseKind,
  integrationKind,
  integrationResponseKind,
  deploymentKind,
] as const);

/** What a kind is called. */
export type KindName = (typeof kindsOfTheTree)[number]['kind'] | keyof ListedNodes;

/** A member of an API that holds things with a name of their own. */
export type NamedKind = keyof PartsOfApi;

/** The members of an API that hold things with a name of their own; each is read with one list call. */
export const namedKinds = Object.freeze(keysOf(partKinds));

/** A member of an API that holds what stands apart from its content. */
export type ApartList = keyof PartsApart;

/** The members of an API that hold what stands apart from its content. */
export const apartLists = Object.freeze(keysOf(apartKinds));

/** What an account's lists are called. */
export type AccountList = keyof PartsOfAccount;

/** What an account's lists are called. */
export const accountLists = Object.freeze(keysOf(accountKinds));

/** The kind that a list holds. The seam: a loop over all kinds sees each as a kind of any node. */
export function kindOfList(list: NamedKind | ApartList | AccountList): ListedKind {
  return { ...partKinds, ...apartKinds, ...accountKinds }[list] as unknown as ListedKind;
}

/** The kinds of which there are lists. */
export const listedKinds: readonly ListedKind[] = Object.freeze(
  [...namedKinds, ...apartLists, ...accountLists].map(kindOfList),
);

/** A thing that one of the lists holds. */
export type ListedNode = PartsOfApi[NamedKind] | PartsApart[ApartList] | PartsOfAccount[AccountList];

/** The nodes of listed kinds, by kind. */
export type ListedNodes = NodesOf<PartsOfApi> & NodesOf<PartsApart> & NodesOf<PartsOfAccount>;

type NodesOf<Parts> = {
  [List in keyof Parts as Parts[List] extends { readonly kind: infer Kind extends string } ? Kind : never]: Parts[List];
};

/** All kinds. */
export const kinds: readonly Kind[] = Object.freeze([...kindsOfTheTree, ...listedKinds]);

const byKind: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.kind, kind]));

const listedByKind: ReadonlyMap<string, ListedKind> = new Map(listedKinds.map((kind) => [kind.kind, kind]));

/** What is said of a kind; `undefined` for what isn't a kind of its own, such as tags. */
export function kindNamed(kind: KindName): Kind;
export function kindNamed(kind: string): Kind | undefined;
export function kindNamed(kind: string): Kind | undefined {
  return byKind.get(kind);
}

/** What is said of a kind of which there are lists; `undefined` for all others. */
export function listedKindNamed(kind: string): ListedKind | undefined {
  return listedByKind.get(kind);
}

/** The address of a node of a listed kind. */
export function addressOfListed(kind: ListedKind, node: { readonly kind: string }): string {
  return addressIn(kind, kind.keyOf(node));
}

/** One value for each list, as a record of all of them. */
export function forEachList<Value>(
  make: (list: NamedKind, kind: ListedKind) => Value,
): Readonly<Record<NamedKind, Value>> {
  return recordOf(namedKinds, (list) => make(list, kindOfList(list)));
}

/** One value for each list that there is of what stands apart from an API's content. */
export function forEachListApart<Value>(
  lists: { readonly [List in ApartList]?: unknown },
  make: (list: ApartList, kind: ListedKind) => Value,
): { readonly [List in ApartList]?: Value } {
  return Object.fromEntries(
    apartLists.filter((list) => lists[list] !== undefined).map((list) => [list, make(list, kindOfList(list))]),
  );
}

/** One value for each list of an account, as a record of all of them. */
export function forEachAccountList<Value>(
  make: (list: AccountList, kind: ListedKind) => Value,
): Readonly<Record<AccountList, Value>> {
  return recordOf(accountLists, (list) => make(list, kindOfList(list)));
}

type AddressesOfListed = {
  readonly [Kind in keyof ListedNodes & string as Uncapitalize<Kind>]: (key: string) => string;
};

/** The addresses of listed things, by kind: `addressOf.model('Pet')`. */
export const listedAddresses = Object.freeze(
  Object.fromEntries(
    listedKinds.map((kind) => [
      kind.kind.charAt(0).toLowerCase() + kind.kind.slice(1),
      (key: string) => addressIn(kind, key),
    ]),
  ),
  // The seam: there is a row for each kind, by its name.
) as unknown as AddressesOfListed;
