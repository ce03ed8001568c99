import { deepFreeze } from '../../plain.js';
import type { PatchTable } from '../rule.js';
import { account } from './account.js';
import { apiKey } from './api-key.js';
import { authorizer } from './authorizer.js';
import { basePathMapping } from './base-path-mapping.js';
import { clientCertificate } from './client-certificate.js';
import { deployment } from './deployment.js';
import { documentationPart } from './documentation-part.js';
import { documentationVersion } from './documentation-version.js';
import { domainName } from './domain-name.js';
import { gatewayResponse } from './gateway-response.js';
import { integration } from './integration.js';
import { integrationResponse } from './integration-response.js';
import { method } from './method.js';
import { methodResponse } from './method-response.js';
import { model } from './model.js';
import { requestValidator } from './request-validator.js';
import { resource } from './resource.js';
import { restApi } from './rest-api.js';
import { stage } from './stage.js';
import { usage } from './usage.js';
import { usagePlan } from './usage-plan.js';
import { vpcLink } from './vpc-link.js';

/** The patches of every `Update…` operation of the service, by the kind of thing that the operation updates. */
export const patchTables = deepFreeze({
  account,
  apiKey,
  authorizer,
  basePathMapping,
  clientCertificate,
  deployment,
  documentationPart,
  documentationVersion,
  domainName,
  gatewayResponse,
  integration,
  integrationResponse,
  method,
  methodResponse,
  model,
  requestValidator,
  resource,
  restApi,
  stage,
  usage,
  usagePlan,
  vpcLink,
} as const satisfies Record<string, PatchTable>);

/** The types of {@link patchTables}. */
export type PatchTables = typeof patchTables;

/** What can be patched, named as the `patch` object names it. */
export type PatchKind = keyof PatchTables;
