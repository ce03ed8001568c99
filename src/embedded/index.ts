/**
 * An API Gateway control plane in the process, for tests of whatever manages REST APIs.
 *
 * @module fluent-apigateway/embedded
 */

export type { CallHistoryLength, RecordedCall } from './call-history.js';
export type { EmbeddedClientConfig } from './client-config.js';
export type { Course, Provisioning, ProvisioningState } from './control-plane/provisioning.js';
export { documentedQuotas, type Quota } from './control-plane/request-quotas.js';
export type { AccountState } from './control-plane/state.js';
export type { RecordedRequest } from './data-plane/recorded-request.js';
export { EmbeddedApiGateway } from './embedded-api-gateway.js';
export { EmbeddedGatewayError } from './errors.js';
export type { FaultInjection, FaultKind } from './fault-injection.js';
export type { CloseOptions, ListenOptions } from './http/listen-options.js';
export type { Ids } from './ids.js';
export type {
  AwsService,
  AwsServiceRequest,
  AwsServiceResponse,
  GivenLambda,
  IntegrationOptions,
  LambdaContext,
  LambdaEndpoint,
  LambdaFunction,
  LambdaModule,
} from './invoke/integration-options.js';
export {
  awslambda,
  type HttpResponsePrelude,
  type ResponseStream,
  type StreamingHandler,
} from './invoke/integrations/lambda-stream.js';
export { ManualClock } from './manual-clock.js';
export type { EmbeddedApiGatewayOptions } from './options.js';
