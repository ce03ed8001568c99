import type {
  APIGatewayClient,
  ApiKey,
  GetResourcesCommandOutput,
  Method,
  Resource,
  RestApi,
  Stage,
  Usage,
} from '@aws-sdk/client-api-gateway';
import { expectAssignable, expectNotAssignable, expectType } from 'tsd';
import {
  type ApiGateway,
  type BoundLists,
  type ItemList,
  type Items,
  type ListInput,
  type ListItem,
  type ListName,
  listApiKeys,
  listResources,
  listRestApis,
  listSdkTypes,
  listStages,
  listTags,
  listUsage,
  type Page,
} from '../src/index.js';

declare const client: APIGatewayClient;
declare const lists: BoundLists;
declare const gateway: ApiGateway;

// What a list yields follows from the operation.
expectType<ItemList<Resource, GetResourcesCommandOutput>>(listResources({ client }, { restApiId: 'api' }));
expectType<Promise<ApiKey | undefined>>(listApiKeys({ client }, { includeValues: true }).first());
expectType<Promise<Stage[]>>(listStages({ client }, { restApiId: 'api' }).toArray({ limit: 5 }));
expectType<ListItem<'listRestApis'>>({} as RestApi);

// Where the answer is a map, the items are its entries.
expectType<Promise<(readonly [key: string, value: string])[]>>(
  listTags({ client }, { resourceArn: 'arn' }).toArray({ limit: 50 }),
);
const usage = { usagePlanId: 'plan', startDate: '2026-01-01', endDate: '2026-01-31' };
expectType<Promise<readonly [key: string, value: number[][]] | undefined>>(listUsage({ client }, usage).first());
for await (const page of listUsage({ client }, usage).pages()) {
  expectAssignable<Usage>(page.output);
  expectType<string | undefined>(page.position);
}
expectType<AsyncIterable<Page<Resource, GetResourcesCommandOutput>>>(
  listResources({ client }, { restApiId: 'api' }).pages(),
);

// filter narrows, map gives what the function gives, awaited.
const paths = listResources({ client }, { restApiId: 'api' }).map(({ path }) => path);
expectType<Items<string | undefined>>(paths);
expectType<Items<string>>(paths.filter((path): path is string => path !== undefined));
expectType<Items<Method | undefined>>(
  listResources({ client }, { restApiId: 'api' }).map(async (resource) => resource.resourceMethods?.['GET']),
);
for await (const path of paths) expectType<string | undefined>(path);

// The input may be left out where nothing in it is required, and may be readonly.
expectType<ItemList<RestApi, ListOutputOf<typeof listRestApis>>>(listRestApis({ client }));
listSdkTypes({ client, pageSize: 10, startingPosition: 'p1', signal: new AbortController().signal });
listResources({ client }, Object.freeze({ restApiId: 'api', embed: ['methods'] as const }));
type ListOutputOf<List> = List extends (...parameters: never[]) => ItemList<infer _Item, infer Output> ? Output : never;

// Bound lists take the same, without the client.
expectType<Promise<Resource | undefined>>(lists.listResources({ restApiId: 'api' }, { pageSize: 10 }).first());
expectType<Promise<RestApi | undefined>>(lists.listRestApis().first());
expectType<ListName>({} as keyof BoundLists);
expectType<Promise<Resource | undefined>>(gateway.listResources({ restApiId: 'api', embed: ['methods'] }).first());

// What the list sets by itself, and what the service doesn't know, is refused.
expectNotAssignable<ListInput<'listResources'>>({ restApiId: 'api', position: 'p1' });
expectNotAssignable<ListInput<'listResources'>>({ restApiId: 'api', limit: 10 });
expectNotAssignable<ListInput<'listResources'>>({ restApiId: 'api', embed: ['integrations'] });
expectNotAssignable<ListInput<'listResources'>>({});
expectNotAssignable<Parameters<typeof listRestApis>[0]>({ client: {} });
expectNotAssignable<Parameters<typeof listRestApis>[0]>({ client, pageSize: '10' });
expectNotAssignable<Parameters<ItemList<Resource>['toArray']>[0]>({});
