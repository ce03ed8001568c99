/**
 * Every operation that the embedded gateway answers.
 *
 * A group of operations is a file in `operations/` that exports an {@link Operations} object; it is added by one line
 * in `groups`. What a group keeps belongs in `state.ts`, in the account or in a REST API.
 *
 * @module
 */

import type { OperationName } from '../../calls/call.js';
import { withDeployedApis } from '../openapi/deployed.js';
import { documentationImport } from '../openapi/documentation-parts.js';
import type { AsyncOperations, Context, Operations } from './context.js';
import { account } from './operations/account.js';
import { apiKeys } from './operations/api-keys.js';
import { authorizers } from './operations/authorizers.js';
import { basePathMappings } from './operations/base-path-mappings.js';
import { clientCertificates } from './operations/client-certificates.js';
import { deployments } from './operations/deployments.js';
import { documentation } from './operations/documentation.js';
import { domainNameAccessAssociations } from './operations/domain-name-access-associations.js';
import { domainNames } from './operations/domain-names.js';
import { gatewayResponses } from './operations/gateway-responses.js';
import { integrations } from './operations/integrations.js';
import { invocations } from './operations/invoke.js';
import { methods } from './operations/methods.js';
import { modelTemplates } from './operations/model-template.js';
import { models } from './operations/models.js';
import { openApi } from './operations/openapi.js';
import { requestValidators } from './operations/request-validators.js';
import { resources } from './operations/resources.js';
import { withRestApiStatus } from './operations/rest-api-status.js';
import { restApis } from './operations/rest-apis.js';
import { sdks } from './operations/sdk.js';
import { sdkTypes } from './operations/sdk-types.js';
import { withStageCaches } from './operations/stage-cache.js';
import { stages } from './operations/stages.js';
import { tags } from './operations/tags.js';
import { authorizations } from './operations/test-invoke-authorizer.js';
import { usagePlanKeys } from './operations/usage-plan-keys.js';
import { usagePlans } from './operations/usage-plans.js';
import { vpcLinks } from './operations/vpc-links.js';

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
