/**
 * Define, plan, apply, patch and walk REST APIs of Amazon API Gateway.
 *
 * @module fluent-apigateway
 */

export { MadeTwiceError, UncheckedCreateError } from './apply/made-twice.js';
export { ApplyError, type ApplyResult, type PartialApplyResult, type StepResult } from './apply/result.js';
export { NotReadyError } from './apply/until-ready.js';
export type {
  Call,
  CallOptions,
  OperationInput,
  OperationName,
  OperationOutput,
  Reference,
  Send,
  WithReferences,
} from './calls/call.js';
export type { PlannedAction, PlannedCall } from './calls/planned-call.js';
export { type Clock, type SleepOptions, systemClock } from './clock.js';
export { type AccountOptions, account } from './definition/account.js';
export { type ApiKeyOptions, apiKey } from './definition/api-key.js';
export type {
  MethodBuilder,
  MethodResponseOptions,
  ResourceBuilder,
  RestApiBuilder,
  Routes,
} from './definition/builder-types.js';
export { type ClientCertificateOptions, clientCertificate } from './definition/client-certificate.js';
export type { RestApiDefinition } from './definition/definition.js';
export { DefinitionError, type DefinitionProblem } from './definition/definition-error.js';
export type {
  DocumentationVersionDefinition,
  DocumentationVersionOptions,
} from './definition/documentation-version.js';
export {
  type DomainNameAttachment,
  type DomainNameDefinition,
  type DomainNameOptions,
  domainName,
} from './definition/domain-name.js';
export type { SecretSource } from './definition/held-back.js';
export type {
  AwsIntegration,
  AwsIntegrationWithoutVerb,
  CommonSteps,
  ConnectionSteps,
  CredentialsStep,
  HttpIntegration,
  HttpIntegrationWithoutVerb,
  HttpProxyIntegration,
  IntegrationResponseOptions,
  IntegrationStart,
  LambdaIntegration,
  LambdaProxyIntegration,
  MappingSteps,
  MockIntegration,
  StreamingStep,
  Unchecked,
  VerbStep,
} from './definition/integration-types.js';
export type {
  ApiDefaults,
  AuthorizerOptions,
  AuthorizerUse,
  CognitoAuthorizerOptions,
  CorsOptions,
  ForeignAuthorizer,
  GatewayResponseOptions,
  ModelOptions,
  RequestAuthorizerOptions,
  RequestParameterOptions,
  RequestValidatorOptions,
  TokenAuthorizerOptions,
  VpcLinkConnection,
} from './definition/options.js';
export { restApi } from './definition/rest-api.js';
export type { RestApiOptions, RuleLevels } from './definition/rest-api-options.js';
export type { Route } from './definition/route.js';
export { type DefinitionRuleId, definitionRules } from './definition/rules/index.js';
export type { DefinitionRule } from './definition/rules/rule.js';
export type { RuleLevel } from './definition/rules/rule-level.js';
export type { MethodSettingsKey, SettingsMethod, StageDefinition, StagedApi } from './definition/stage.js';
export type { CanaryOptions, StageOptions } from './definition/stage-options.js';
export type { StageReference } from './definition/stage-reference.js';
export type { Thing } from './definition/thing.js';
export type { BuiltIn, Declarations } from './definition/types/names.js';
export {
  type UsagePlanDefinition,
  type UsagePlanNameOrId,
  type UsagePlanOptions,
  type UsagePlanStageOptions,
  usagePlan,
} from './definition/usage-plan.js';
export { type VpcLinkOptions, vpcLink } from './definition/vpc-link.js';
export type { Change, ChangeAction, ChangedThings, ChangeKind, ReferringPatchOperation } from './diff/change.js';
export { type Difference, type DiffOptions, diff, type FoundApi } from './diff/diff.js';
export { DiffError } from './diff/errors.js';
export type { Warning } from './diff/warning.js';
export { type ErrorCode, type ErrorCodeEntry, type ErrorCodePrefix, errorCodes } from './errors/codes.js';
export {
  type ApiGatewayTypeError,
  FluentApiGatewayError,
  isFluentApiGatewayError,
  type Problem,
} from './errors/errors.js';
export { OptionsError } from './errors/options.js';
export { ApiGateway } from './gateway/api-gateway.js';
export { type ExecuteApiTarget, executeApiArn } from './gateway/arn.js';
export type { SdkCommand } from './gateway/command.js';
export { DeployError } from './gateway/deploy.js';
export type { DeployOptions, DeployResult } from './gateway/deploy-options.js';
export type { DeployedModel } from './gateway/deployed-model.js';
export type { Desired, Plannable } from './gateway/desired.js';
export {
  type AddPermissionInput,
  type LambdaPermissionOptions,
  lambdaPermissions,
} from './gateway/lambda-permissions.js';
export {
  type ApiGatewayOptions,
  type ApplyOptions,
  type DestroyOptions,
  GatewayOptionsError,
  type PutOptions,
  type SendCommandOptions,
  type WholeSnapshotOptions,
} from './gateway/options.js';
export type { PlanOptions } from './gateway/plan-options.js';
export type { PutArguments } from './gateway/put.js';
export type { Removable, RemoveArguments } from './gateway/remove.js';
export { ImportError, type Strategy } from './importing/modes.js';
export type { AccountNode } from './kinds/account.js';
export type { ApiKeyNode, HeldBack } from './kinds/api-key.js';
export type { BasePathMappingNode } from './kinds/base-path-mapping.js';
export type { ClientCertificateNode } from './kinds/client-certificate.js';
export type { DocumentationLocation, DocumentationPartNode } from './kinds/documentation-part.js';
export type { DocumentationVersionNode } from './kinds/documentation-version.js';
export type { DomainNameNode } from './kinds/domain-name.js';
export type { NamedKind } from './kinds/index.js';
export type { ApiNameOrId, StageOf } from './kinds/stage-of.js';
export type { UsagePlanNode, UsagePlanStage } from './kinds/usage-plan.js';
export type { UsagePlanKeyNode } from './kinds/usage-plan-key.js';
export type { VpcLinkNode } from './kinds/vpc-link.js';
export type { BoundListFunction, BoundLists } from './list/bound-lists.js';
export { DirectGetResourcesCommand } from './list/direct-get-resources-command.js';
export { ListOptionsError } from './list/errors.js';
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
export type { IdOrReference, Ids, PhysicalIds } from './model/ids.js';
export type { IntegrationNode, IntegrationResponseNode, PassthroughBehavior } from './model/integration.js';
export type { AuthorizationType, HttpMethod, MethodNode, MethodResponseNode, NameOrId } from './model/method.js';
export { editMethods, type MethodOfApi, methodsOf } from './model/methods-of.js';
export type {
  AuthorizerNode,
  EndpointConfigurationNode,
  GatewayResponseNode,
  ModelNode,
  RequestValidatorNode,
  ResourceNode,
  RestApiNode,
  RestApiSettings,
} from './model/rest-api.js';
export type { JsonObject, Loss, OpenApiVersion } from './openapi/document.js';
export { OpenApiError } from './openapi/errors.js';
export { type FromOpenApiOptions, fromOpenApi } from './openapi/from-openapi.js';
export { type ToOpenApiOptions, toOpenApi, type WrittenDocument } from './openapi/to-openapi.js';
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
export { PlanError, StalePlanError } from './plan/errors.js';
export { Plan, type PlanParts } from './plan/plan.js';
export type { PlanBasis, PlanContent, PlanJson } from './plan/plan-json.js';
export type { RenderOptions } from './plan/rendering/options.js';
export type { PlanEstimate, RateLimit } from './quotas/estimate.js';
export { InMemoryQuotaStore } from './quotas/in-memory-quota-store.js';
export type { QuotaStore, Shortage } from './quotas/quota-store.js';
export { QuotaStoreError } from './quotas/quota-store-error.js';
export { type RequestQuota, serviceQuotas } from './quotas/service-quotas.js';
export { EmptyResponseError } from './requests/empty-response.js';
export type {
  GatewayEvent,
  OnEvent,
  PendingEvent,
  PlannedEvent,
  ProgressEvent,
  RetryingEvent,
  RunName,
  RunOfEvents,
  SentEvent,
  StepEvent,
  WaitingEvent,
} from './requests/events.js';
export { UnreachableError } from './requests/first-contact.js';
export { OutcomeUnknownError } from './requests/lost-answer.js';
export { type Page, PaginationError } from './requests/pages.js';
export { AmbiguousCreateError } from './requests/recovery.js';
export { RequestTimeoutError } from './requests/request-timeouts.js';
export { RetryAfterError } from './requests/send.js';
export { ClientError } from './requests/send-command.js';
export { SnapshotError } from './snapshot/errors.js';
export type { Snapshot, SnapshotOptions } from './snapshot/snapshot.js';
export { type SourceEdit, toEdits } from './source/to-edits.js';
export { type Source, type SourceOptions, toSource } from './source/to-source.js';
export type { Told, ToldModel } from './source/told-model.js';
export {
  WaiterAbortError,
  type WaiterErrorDetails,
  WaiterFailureError,
  WaiterOptionsError,
  WaiterTimeoutError,
} from './wait/errors.js';
export type { WaitConfiguration, WaitResult } from './wait/wait-until.js';
export {
  waitUntilDomainNameAvailable,
  waitUntilRestApiAvailable,
  waitUntilStageCacheAvailable,
  waitUntilStageCacheDeleted,
  waitUntilVpcLinkAvailable,
  waitUntilVpcLinkDeleted,
} from './wait/waiters.js';
