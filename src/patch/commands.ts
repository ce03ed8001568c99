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

/** The SDK's command that updates a kind. */
export type UpdateCommand<Kind extends PatchKind> = InstanceType<(typeof updateCommands)[Kind]>;

/** What identifies the thing that a command updates: its input without the operations. */
export type UpdateIdentifiers<Kind extends PatchKind> = Omit<UpdateCommand<Kind>['input'], 'patchOperations'>;
