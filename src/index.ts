export { type Clock, systemClock } from './clock.js';
export { type ApiGatewayTypeError, FluentApiGatewayError, isFluentApiGatewayError, type Problem } from './errors.js';
export type { BoundListFunction, BoundLists } from './list/bound-lists.js';
export { DirectGetResourcesCommand } from './list/direct-get-resources-command.js';
export { ListOptionsError, PaginationError } from './list/errors.js';
export { ItemList, Items } from './list/items.js';
export type { ListInput, ListItem, ListName, ListOutput } from './list/list-operations.js';
export {
  type ListClient,
  type ListConfiguration,
  type ListFunction,
  listApiKeys,
  listAuthorizers,
  listBasePathMappings,
  listClientCertificates,
  listDeployments,
  listDocumentationParts,
  listDocumentationVersions,
  listDomainNameAccessAssociations,
  listDomainNames,
  listGatewayResponses,
  listModels,
  listRequestValidators,
  listResources,
  listRestApis,
  listSdkTypes,
  listStages,
  listTags,
  listUsage,
  listUsagePlanKeys,
  listUsagePlans,
  listVpcLinks,
} from './list/lists.js';
export type { ListOptions } from './list/open-list.js';
export type { Page } from './list/pages.js';
export type {
  ApiStageIdentifiers,
  ApiStagePoint,
  MethodSettingsPoint,
  MethodSettingValues,
  Patch,
  PatchBuilder,
  PatchPoint,
  RestApiPatchBuilder,
  StageCopy,
  StagePatchBuilder,
  UsagePlanPatchBuilder,
} from './patch/builder-types.js';
export type { UpdateCommand, UpdateIdentifiers } from './patch/commands.js';
export { PatchError, type PatchProblem, type PatchProblemCode } from './patch/error.js';
export { patch } from './patch/patch.js';
export { type Patchable, patchBetween, unpatchableMembers } from './patch/patch-between.js';
export { patchCalls } from './patch/patch-calls.js';
export { escapePathSegment, unescapePathSegment } from './patch/pointer.js';
export { type PatchKind, patchTables } from './patch/rules/index.js';
export { WaiterAbortError, WaiterFailureError, WaiterOptionsError, WaiterTimeoutError } from './wait/errors.js';
export type { WaitConfiguration, WaitResult } from './wait/wait-until.js';
export {
  waitUntilDomainNameAvailable,
  waitUntilRestApiAvailable,
  waitUntilStageCacheAvailable,
  waitUntilStageCacheDeleted,
  waitUntilVpcLinkAvailable,
  waitUntilVpcLinkDeleted,
} from './wait/waiters.js';
