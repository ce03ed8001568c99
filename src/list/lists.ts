import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { isRecord } from '../plain.js';
import { sendCommand } from '../requests/send-command.js';
import { ListOptionsError } from './errors.js';
import type { ItemList } from './items.js';
import { type ListInput, type ListItem, type ListName, type ListOutput, listOperations } from './list-operations.js';
import { type ListOptions, openList, type RequestPage } from './open-list.js';

/** What the lists need of a client: an `APIGatewayClient`, or anything that sends its commands. */
export type ListClient = Pick<APIGatewayClient, 'send'>;

/** The first argument of a list function. */
export interface ListConfiguration extends ListOptions {
  /** Sends the requests, with its own region, credentials and retries. */
  readonly client: ListClient;
}

/** The list functions' common form: configuration, input, in the order of the SDK's own paginators. */
export type ListFunction<Name extends ListName> =
  object extends ListInput<Name>
    ? (configuration: ListConfiguration, input?: ListInput<Name>) => ItemList<ListItem<Name>, ListOutput<Name>>
    : (configuration: ListConfiguration, input: ListInput<Name>) => ItemList<ListItem<Name>, ListOutput<Name>>;

function listFunction<Name extends ListName>(name: Name): ListFunction<Name> {
  const list = (configuration: ListConfiguration, input = {} as ListInput<Name>) => {
    const { client, ...options }: Partial<ListConfiguration> = isRecord(configuration) ? configuration : {};
    if (typeof client?.send !== 'function') {
      throw new ListOptionsError(name, [
        { code: 'list.client', address: 'client', message: 'The list needs a client: an APIGatewayClient.' },
      ]);
    }
    return openList(name, requestThrough(client), options, input);
  };
  return list as ListFunction<Name>;
}

function requestThrough(client: ListClient): RequestPage {
  return <Name extends ListName>(name: Name, input: ListInput<Name>, signal: AbortSignal) => {
    // The seam: that the command of a row takes the row's input and gives its output is the table's knowledge.
    const { operation, command: Command } = listOperations[name] as {
      readonly operation: string;
      readonly command: new (input: unknown) => object;
    };
    return sendCommand<ListOutput<Name>>(client, new Command(input), operation, signal);
  };
}

/**
 * The account's API keys. `includeValues: true` brings their values.
 *
 * @example
 * ```ts
 * for await (const key of listApiKeys({ client }, { nameQuery: 'partner-' })) console.log(key.id, key.name);
 * // GET /apikeys?limit=500&name=partner-
 * ```
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetApiKeys.html}
 */
export const listApiKeys: ListFunction<'listApiKeys'> = listFunction('listApiKeys');

/**
 * The authorizers of a REST API.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetAuthorizers.html}
 */
export const listAuthorizers: ListFunction<'listAuthorizers'> = listFunction('listAuthorizers');

/**
 * The base path mappings of a custom domain name.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetBasePathMappings.html}
 */
export const listBasePathMappings: ListFunction<'listBasePathMappings'> = listFunction('listBasePathMappings');

/**
 * The account's client certificates.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetClientCertificates.html}
 */
export const listClientCertificates: ListFunction<'listClientCertificates'> = listFunction('listClientCertificates');

/**
 * The deployments of a REST API.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetDeployments.html}
 */
export const listDeployments: ListFunction<'listDeployments'> = listFunction('listDeployments');

/**
 * The documentation parts of a REST API.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetDocumentationParts.html}
 */
export const listDocumentationParts: ListFunction<'listDocumentationParts'> = listFunction('listDocumentationParts');

/**
 * The documentation versions of a REST API.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetDocumentationVersions.html}
 */
export const listDocumentationVersions: ListFunction<'listDocumentationVersions'> =
  listFunction('listDocumentationVersions');

/**
 * The access associations of private custom domain names.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetDomainNameAccessAssociations.html}
 */
export const listDomainNameAccessAssociations: ListFunction<'listDomainNameAccessAssociations'> = listFunction(
  'listDomainNameAccessAssociations',
);

/**
 * The account's custom domain names.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetDomainNames.html}
 */
export const listDomainNames: ListFunction<'listDomainNames'> = listFunction('listDomainNames');

/**
 * The gateway responses of a REST API: one for every response type, the service's own defaults included. One page: the
 * service takes a page size and a position, and doesn't heed them.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetGatewayResponses.html}
 */
export const listGatewayResponses: ListFunction<'listGatewayResponses'> = listFunction('listGatewayResponses');

/**
 * The models of a REST API.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetModels.html}
 */
export const listModels: ListFunction<'listModels'> = listFunction('listModels');

/**
 * The request validators of a REST API.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetRequestValidators.html}
 */
export const listRequestValidators: ListFunction<'listRequestValidators'> = listFunction('listRequestValidators');

/**
 * The resources of a REST API. With `embed: ['methods']` every resource comes with its methods, their integrations and
 * responses, in the same call.
 *
 * Pages are read with {@link DirectGetResourcesCommand}, at a fraction of the SDK's processor time.
 *
 * @example
 * ```ts
 * for await (const { path, resourceMethods = {} } of listResources({ client }, { restApiId, embed: ['methods'] })) {
 *   for (const [httpMethod, { methodIntegration }] of Object.entries(resourceMethods)) {
 *     console.log(httpMethod, path, methodIntegration?.uri);
 *   }
 * }
 * // GET /restapis/{restApiId}/resources?limit=500&embed=methods
 * ```
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetResources.html}
 */
export const listResources: ListFunction<'listResources'> = listFunction('listResources');

/**
 * The account's REST APIs.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApis.html}
 */
export const listRestApis: ListFunction<'listRestApis'> = listFunction('listRestApis');

/**
 * The platforms that the service generates SDKs for. One page: the service gives no position.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetSdkTypes.html}
 */
export const listSdkTypes: ListFunction<'listSdkTypes'> = listFunction('listSdkTypes');

/**
 * The stages of a REST API. One page: the operation doesn't take a page size or a position.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetStages.html}
 */
export const listStages: ListFunction<'listStages'> = listFunction('listStages');

/**
 * The tags of a resource, as `[key, value]`. One page: the service gives no position.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetTags.html}
 */
export const listTags: ListFunction<'listTags'> = listFunction('listTags');

/**
 * The usage of a usage plan in a span of days, as `[apiKeyId, dailyLog]`: for every day `[used, remaining]`.
 *
 * The days of one key can be spread over several pages: each page brings the key again, with the days that follow.
 *
 * @example
 * ```ts
 * const input = { usagePlanId, startDate: '2026-01-01', endDate: '2026-01-31' };
 * for await (const [apiKeyId, dailyLog] of listUsage({ client }, input)) {
 *   for (const [used, remaining] of dailyLog) console.log(apiKeyId, used, remaining);
 * }
 * ```
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsage.html}
 */
export const listUsage: ListFunction<'listUsage'> = listFunction('listUsage');

/**
 * The API keys of a usage plan.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsagePlanKeys.html}
 */
export const listUsagePlanKeys: ListFunction<'listUsagePlanKeys'> = listFunction('listUsagePlanKeys');

/**
 * The account's usage plans, or with `keyId` those that a key belongs to.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsagePlans.html}
 */
export const listUsagePlans: ListFunction<'listUsagePlans'> = listFunction('listUsagePlans');

/**
 * The account's VPC links.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetVpcLinks.html}
 */
export const listVpcLinks: ListFunction<'listVpcLinks'> = listFunction('listVpcLinks');
