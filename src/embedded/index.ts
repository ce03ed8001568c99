/**
 * An API Gateway control plane in the process, for tests of whatever manages REST APIs.
 *
 * @module
 */

export { EmbeddedApiGateway, type EmbeddedApiGatewayOptions, type RecordedCall } from './embedded-api-gateway.js';
export type { FaultInjection, FaultKind } from './fault-injection.js';
export type {
  AwsService,
  AwsServiceRequest,
  AwsServiceResponse,
  IntegrationOptions,
  LambdaFunction,
} from './invoke/integration-options.js';
export { ManualClock } from './manual-clock.js';
export type { Course, Provisioning, ProvisioningState } from './provisioning.js';
export { documentedQuotas, type Quota } from './request-quotas.js';
export type { AccountState } from './state.js';
