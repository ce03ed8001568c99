/**
 * Every operation that the embedded gateway answers.
 *
 * A group of operations is a file in `control-plane/operations/` or, where it reads or writes definition files, in
 * `openapi/`, that exports an {@link Operations} object; it is added by one line in `groups`. What a group keeps belongs in
 * `control-plane/state.ts`, in the account or in a REST API.
 *
 * @module
 */

import type { OperationName } from '../calls/call.js';
import type { AsyncOperations, Context, Operations } from './control-plane/context.js';
import { account } from './control-plane/operations/account.js';
import { apiKeys } from './control-plane/operations/api-keys.js';
import { authorizers } from './control-plane/operations/authorizers.js';
import { basePathMappings } from './control-plane/operations/base-path-mappings.js';
import { clientCertificates } from './control-plane/operations/client-certificates.js';
import { withDeployedApis } from './control-plane/operations/deployed.js';
import { deployments } from './control-plane/operations/deployments.js';
import { documentation } from './control-plane/operations/documentation.js';
import { domainNameAccessAssociations } from './control-plane/operations/domain-name-access-associations.js';
import { domainNames } from './control-plane/operations/domain-names.js';
import { gatewayResponses } from './control-plane/operations/gateway-responses.js';
import { integrations } from './control-plane/operations/integrations.js';
import { invocations } from './control-plane/operations/invoke.js';
import { methods } from './control-plane/operations/methods.js';
import { modelTemplates } from './control-plane/operations/model-template.js';
import { models } from './control-plane/operations/models.js';
import { requestValidators } from './control-plane/operations/request-validators.js';
import { resources } from './control-plane/operations/resources.js';
import { withRestApiStatus } from './control-plane/operations/rest-api-status.js';
import { restApis } from './control-plane/operations/rest-apis.js';
import { sdkTypes } from './control-plane/operations/sdk-types.js';
import { withStageCaches } from './control-plane/operations/stage-cache.js';
import { stages } from './control-plane/operations/stages.js';
import { tags } from './control-plane/operations/tags.js';
import { authorizations } from './control-plane/operations/test-invoke-authorizer.js';
import { usagePlanKeys } from './control-plane/operations/usage-plan-keys.js';
import { usagePlans } from './control-plane/operations/usage-plans.js';
import { vpcLinks } from './control-plane/operations/vpc-links.js';
import { documentationImport } from './openapi/documentation-parts.js';
import { openApi } from './openapi/operations.js';
import { sdks } from './openapi/sdk.js';

const deployedApis: Operations = { ...deployments, ...withDeployedApis(deployments) };

const groups: readonly (AsyncOperations | Operations)[] = [
  account,
  authorizations,
  authorizers,
  deployedApis,
  gatewayResponses,
  integrations,
  invocations,
  methods,
  models,
  modelTemplates,
  requestValidators,
  resources,
  restApis,
  stages,
  tags,
  apiKeys,
  basePathMappings,
  clientCertificates,
  documentation,
  documentationImport,
  domainNameAccessAssociations,
  domainNames,
  openApi,
  sdks,
  sdkTypes,
  usagePlanKeys,
  usagePlans,
  vpcLinks,
  // These add to groups above; of two operations of the same name, the later one answers.
  withRestApiStatus(restApis),
  withStageCaches({ ...stages, ...deployedApis }),
];

/** One operation: decoded input in, output out; synchronous, so that operations never see each other half done. */
export type Operation = (
  context: Context,
  input: Record<string, unknown>,
) => Record<string, unknown> | Promise<Record<string, unknown>>;

// The seam: the protocol hands every operation the input that the operation's own schema describes.
export const operations: ReadonlyMap<OperationName, Operation> = new Map(
  groups.flatMap((group) => Object.entries(group) as unknown as [OperationName, Operation][]),
);
