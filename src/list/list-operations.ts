import {
  GetApiKeysCommand,
  GetAuthorizersCommand,
  GetBasePathMappingsCommand,
  GetClientCertificatesCommand,
  GetDeploymentsCommand,
  GetDocumentationPartsCommand,
  GetDocumentationVersionsCommand,
  GetDomainNameAccessAssociationsCommand,
  GetDomainNamesCommand,
  GetGatewayResponsesCommand,
  GetModelsCommand,
  GetRequestValidatorsCommand,
  GetRestApisCommand,
  GetSdkTypesCommand,
  GetStagesCommand,
  GetTagsCommand,
  GetUsageCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
  GetVpcLinksCommand,
} from '@aws-sdk/client-api-gateway';
import type { OperationInput, OperationName, OperationOutput } from '../calls/call.js';
import type { ApiGatewayTypeError } from '../errors/errors.js';
import { DirectGetResourcesCommand } from './direct-get-resources-command.js';

/** What there is to know of one list operation of the service. */
export interface ListOperation {
  /** The SDK's name of the operation. */
  readonly operation: OperationName;
  /** The SDK's command, or one that gives the same answer for less. */
  readonly command: new (
    input: never,
  ) => object;
  /** The member of the response that holds the items: a list, or a map whose entries are the items. */
  readonly items: string;
  /** Whether the response brings a `position`. The service ignores `limit` where it doesn't. */
  readonly paged: boolean;
  /** The members of the input that name what the list belongs to: each must be given. */
  readonly of: readonly string[];
  /** The other members of the input, paging aside. */
  readonly filters: readonly string[];
}

/**
 * Every operation of the service that lists, one row each: the source of the list functions, of their types and of the
 * lists that are bound to a gateway.
 */
export const listOperations = {
  listApiKeys: {
    operation: 'GetApiKeys',
    command: GetApiKeysCommand,
    items: 'items',
    paged: true,
    of: [],
    filters: ['nameQuery', 'customerId', 'includeValues'],
  },
  listAuthorizers: {
    operation: 'GetAuthorizers',
    command: GetAuthorizersCommand,
    items: 'items',
    paged: true,
    of: ['restApiId'],
    filters: [],
  },
  listBasePathMappings: {
    operation: 'GetBasePathMappings',
    command: GetBasePathMappingsCommand,
    items: 'items',
    paged: true,
    of: ['domainName'],
    filters: ['domainNameId'],
  },
  listClientCertificates: {
    operation: 'GetClientCertificates',
    command: GetClientCertificatesCommand,
    items: 'items',
    paged: true,
    of: [],
    filters: [],
  },
  listDeployments: {
    operation: 'GetDeployments',
    command: GetDeploymentsCommand,
    items: 'items',
    paged: true,
    of: ['restApiId'],
    filters: [],
  },
  listDocumentationParts: {
    operation: 'GetDocumentationParts',
    command: GetDocumentationPartsCommand,
    items: 'items',
    paged: true,
    of: ['restApiId'],
    filters: ['type', 'nameQuery', 'path', 'locationStatus'],
  },
  listDocumentationVersions: {
    operation: 'GetDocumentationVersions',
    command: GetDocumentationVersionsCommand,
    items: 'items',
    paged: true,
    of: ['restApiId'],
    filters: [],
  },
  listDomainNameAccessAssociations: {
    operation: 'GetDomainNameAccessAssociations',
    command: GetDomainNameAccessAssociationsCommand,
    items: 'items',
    paged: true,
    of: [],
    filters: ['resourceOwner'],
  },
  listDomainNames: {
    operation: 'GetDomainNames',
    command: GetDomainNamesCommand,
    items: 'items',
    paged: true,
    of: [],
    filters: ['resourceOwner'],
  },
  listGatewayResponses: {
    operation: 'GetGatewayResponses',
    command: GetGatewayResponsesCommand,
    items: 'items',
    paged: true,
    of: ['restApiId'],
    filters: [],
  },
  listModels: {
    operation: 'GetModels',
    command: GetModelsCommand,
    items: 'items',
    paged: true,
    of: ['restApiId'],
    filters: [],
  },
  listRequestValidators: {
    operation: 'GetRequestValidators',
    command: GetRequestValidatorsCommand,
    items: 'items',
    paged: true,
    of: ['restApiId'],
    filters: [],
  },
  listResources: {
    operation: 'GetResources',
    command: DirectGetResourcesCommand,
    items: 'items',
    paged: true,
    of: ['restApiId'],
    filters: ['embed'],
  },
  listRestApis: {
    operation: 'GetRestApis',
    command: GetRestApisCommand,
    items: 'items',
    paged: true,
    of: [],
    filters: [],
  },
  listSdkTypes: {
    operation: 'GetSdkTypes',
    command: GetSdkTypesCommand,
    items: 'items',
    paged: false,
    of: [],
    filters: [],
  },
  listStages: {
    operation: 'GetStages',
    command: GetStagesCommand,
    items: 'item',
    paged: false,
    of: ['restApiId'],
    filters: ['deploymentId'],
  },
  listTags: {
    operation: 'GetTags',
    command: GetTagsCommand,
    items: 'tags',
    paged: false,
    of: ['resourceArn'],
    filters: [],
  },
  listUsage: {
    operation: 'GetUsage',
    command: GetUsageCommand,
    items: 'items',
    paged: true,
    of: ['usagePlanId'],
    filters: ['startDate', 'endDate', 'keyId'],
  },
  listUsagePlanKeys: {
    operation: 'GetUsagePlanKeys',
    command: GetUsagePlanKeysCommand,
    items: 'items',
    paged: true,
    of: ['usagePlanId'],
    filters: ['nameQuery'],
  },
  listUsagePlans: {
    operation: 'GetUsagePlans',
    command: GetUsagePlansCommand,
    items: 'items',
    paged: true,
    of: [],
    filters: ['keyId'],
  },
  listVpcLinks: {
    operation: 'GetVpcLinks',
    command: GetVpcLinksCommand,
    items: 'items',
    paged: true,
    of: [],
    filters: [],
  },
} as const satisfies Record<`list${string}`, ListOperation>;

type ListOperations = typeof listOperations;

/** The name of a list function: `'listResources'`, `'listApiKeys'`, … */
export type ListName = keyof ListOperations;

/** The SDK's output of one page of a list. */
export type ListOutput<Name extends ListName> = OperationOutput<ListOperations[Name]['operation']>;

/**
 * What a list yields: the elements of the response's list, or the entries of its map.
 *
 * `listUsage` and `listTags` answer with maps; their items are `[apiKeyId, dailyLog]` and `[key, value]`.
 */
export type ListItem<Name extends ListName> = ItemOf<
  NonNullable<ListOutput<Name>[ListOperations[Name]['items'] & keyof ListOutput<Name>]>
>;

type ItemOf<Collection> = Collection extends readonly (infer Item)[]
  ? Item
  : Collection extends Readonly<Record<string, infer Value>>
    ? readonly [key: string, value: Value]
    : never;

/** Members whose values the service restricts more than the SDK's types say. */
interface ClosedMembers {
  readonly listResources: {
    /** `['methods']` brings every resource's methods with their integrations and responses. */
    readonly embed?: readonly 'methods'[] | undefined;
  };
}

type Closed<Name extends ListName> = Name extends keyof ClosedMembers ? ClosedMembers[Name] : unknown;

interface PagingMembers {
  /** Set by the list: `startingPosition` says where it starts. */
  readonly position?:
    | ApiGatewayTypeError<'Where a list starts is startingPosition, in the first argument.'>
    | undefined;
  /** Set by the list: `pageSize` says how many items a page holds. */
  readonly limit?: ApiGatewayTypeError<'The size of a page is pageSize, in the first argument.'> | undefined;
}

/** The SDK's input of a list operation, without the two members that the list sets by itself. */
export type ListInput<Name extends ListName> = Readonly<
  Omit<OperationInput<ListOperations[Name]['operation']>, 'position' | 'limit' | keyof Closed<Name>>
> &
  Closed<Name> &
  PagingMembers;
