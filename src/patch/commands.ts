/**
 * The SDK's commands, the one place of the patches that loads the SDK: `toCommand` has to make one. The rules, the
 * builder and `patchBetween` don't import this file.
 *
 * @module
 */

import {
  UpdateAccountCommand,
  UpdateApiKeyCommand,
  UpdateAuthorizerCommand,
  UpdateBasePathMappingCommand,
  UpdateClientCertificateCommand,
  UpdateDeploymentCommand,
  UpdateDocumentationPartCommand,
  UpdateDocumentationVersionCommand,
  UpdateDomainNameCommand,
  UpdateGatewayResponseCommand,
  UpdateIntegrationCommand,
  UpdateIntegrationResponseCommand,
  UpdateMethodCommand,
  UpdateMethodResponseCommand,
  UpdateModelCommand,
  UpdateRequestValidatorCommand,
  UpdateResourceCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
  UpdateUsageCommand,
  UpdateUsagePlanCommand,
  UpdateVpcLinkCommand,
} from '@aws-sdk/client-api-gateway';
import type { PatchKind } from './rules/index.js';

/** The command of every kind. */
export const updateCommands = Object.freeze({
  account: UpdateAccountCommand,
  apiKey: UpdateApiKeyCommand,
  authorizer: UpdateAuthorizerCommand,
  basePathMapping: UpdateBasePathMappingCommand,
  clientCertificate: UpdateClientCertificateCommand,
  deployment: UpdateDeploymentCommand,
  documentationPart: UpdateDocumentationPartCommand,
  documentationVersion: UpdateDocumentationVersionCommand,
  domainName: UpdateDomainNameCommand,
  gatewayResponse: UpdateGatewayResponseCommand,
  integration: UpdateIntegrationCommand,
  integrationResponse: UpdateIntegrationResponseCommand,
  method: UpdateMethodCommand,
  methodResponse: UpdateMethodResponseCommand,
  model: UpdateModelCommand,
  requestValidator: UpdateRequestValidatorCommand,
  resource: UpdateResourceCommand,
  restApi: UpdateRestApiCommand,
  stage: UpdateStageCommand,
  usage: UpdateUsageCommand,
  usagePlan: UpdateUsagePlanCommand,
  vpcLink: UpdateVpcLinkCommand,
} as const satisfies Record<PatchKind, unknown>);

/** What a REST API's things are told apart by, beside the API. */
const inRestApi = <const Names extends readonly string[]>(...names: Names) => ['restApiId', ...names] as const;

/** The members that identify what a command updates. Those in `optionalIdentifiers` may be left out. */
export const updateIdentifiers = Object.freeze({
  account: [],
  apiKey: ['apiKey'],
  authorizer: inRestApi('authorizerId'),
  basePathMapping: ['domainName', 'domainNameId', 'basePath'],
  clientCertificate: ['clientCertificateId'],
  deployment: inRestApi('deploymentId'),
  documentationPart: inRestApi('documentationPartId'),
  documentationVersion: inRestApi('documentationVersion'),
  domainName: ['domainName', 'domainNameId'],
  gatewayResponse: inRestApi('responseType'),
  integration: inRestApi('resourceId', 'httpMethod'),
  integrationResponse: inRestApi('resourceId', 'httpMethod', 'statusCode'),
  method: inRestApi('resourceId', 'httpMethod'),
  methodResponse: inRestApi('resourceId', 'httpMethod', 'statusCode'),
  model: inRestApi('modelName'),
  requestValidator: inRestApi('requestValidatorId'),
  resource: inRestApi('resourceId'),
  restApi: inRestApi(),
  stage: inRestApi('stageName'),
  usage: ['usagePlanId', 'keyId'],
  usagePlan: ['usagePlanId'],
  vpcLink: ['vpcLinkId'],
} as const satisfies { readonly [Kind in PatchKind]: readonly (keyof UpdateIdentifiers<Kind>)[] });

/** Identifiers that a command needn't have. */
export const optionalIdentifiers: readonly string[] = Object.freeze(['domainNameId']);

/** The SDK's command that updates a kind. */
export type UpdateCommand<Kind extends PatchKind> = InstanceType<(typeof updateCommands)[Kind]>;

/** What identifies the thing that a command updates: its input without the operations. */
export type UpdateIdentifiers<Kind extends PatchKind> = Omit<UpdateCommand<Kind>['input'], 'patchOperations'>;
