import type {
  GetDomainNameCommandInput,
  GetDomainNameCommandOutput,
  GetRestApiCommandInput,
  GetRestApiCommandOutput,
  GetStageCommandInput,
  GetStageCommandOutput,
  GetVpcLinkCommandInput,
  GetVpcLinkCommandOutput,
} from '@aws-sdk/client-api-gateway';
import {
  domainNameAvailable,
  restApiAvailable,
  stageCacheAvailable,
  stageCacheDeleted,
  vpcLinkAvailable,
  vpcLinkDeleted,
} from './conditions.js';
import { type WaitConfiguration, type WaitResult, waitUntil } from './wait-until.js';

/**
 * Waits until a VPC link can be used. Making one takes some minutes.
 *
 * @param configuration.maxWaitTime - the longest to wait, in seconds. Looks every 5 to 30 seconds by default.
 * @returns the SDK's `WaiterResult`; `final` is the last response of `GetVpcLink`.
 * @throws {@link WaiterFailureError} at once when the link is `FAILED` (with the service's status message), is being
 * deleted, or doesn't exist; {@link WaiterTimeoutError}; {@link WaiterAbortError}.
 *
 * @example
 * ```ts
 * const { id: vpcLinkId } = await client.send(new CreateVpcLinkCommand({ name, targetArns }));
 * await waitUntilVpcLinkAvailable({ client, maxWaitTime: 900 }, { vpcLinkId });
 * // GET /vpclinks/{vpcLinkId}, until its status is AVAILABLE
 * ```
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetVpcLink.html}
 */
export function waitUntilVpcLinkAvailable(
  configuration: WaitConfiguration,
  input: GetVpcLinkCommandInput,
): Promise<WaitResult<GetVpcLinkCommandOutput>> {
  return waitUntil('waitUntilVpcLinkAvailable', vpcLinkAvailable, configuration, input);
}

/**
 * Waits until a VPC link that was deleted is gone.
 *
 * @param configuration.maxWaitTime - the longest to wait, in seconds. Looks every 5 to 30 seconds by default.
 * @returns the SDK's `WaiterResult`; `final` is the `NotFoundException`.
 * @throws {@link WaiterFailureError} at once when the deletion has `FAILED`, with the service's status message;
 * {@link WaiterTimeoutError}; {@link WaiterAbortError}.
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteVpcLink.html}
 */
export function waitUntilVpcLinkDeleted(
  configuration: WaitConfiguration,
  input: GetVpcLinkCommandInput,
): Promise<WaitResult<GetVpcLinkCommandOutput>> {
  return waitUntil('waitUntilVpcLinkDeleted', vpcLinkDeleted, configuration, input);
}

/**
 * Waits until a custom domain name is set up or updated. An edge-optimized one takes up to 40 minutes.
 *
 * Goes on waiting while a certificate has to be imported again or the ownership has to be proved, as somebody may do
 * so; a time-out says which.
 *
 * @param configuration.maxWaitTime - the longest to wait, in seconds. Looks every 5 to 30 seconds by default.
 * @returns the SDK's `WaiterResult`; `final` is the last response of `GetDomainName`.
 * @throws {@link WaiterFailureError} at once when the domain name is `FAILED` or doesn't exist;
 * {@link WaiterTimeoutError}; {@link WaiterAbortError}.
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetDomainName.html}
 */
export function waitUntilDomainNameAvailable(
  configuration: WaitConfiguration,
  input: GetDomainNameCommandInput,
): Promise<WaitResult<GetDomainNameCommandOutput>> {
  return waitUntil('waitUntilDomainNameAvailable', domainNameAvailable, configuration, input);
}

/**
 * Waits until the cache cluster of a stage is there, resized or flushed.
 *
 * @param configuration.maxWaitTime - the longest to wait, in seconds. Looks every 5 to 30 seconds by default.
 * @returns the SDK's `WaiterResult`; `final` is the last response of `GetStage`.
 * @throws {@link WaiterFailureError} at once when the stage has no cache cluster and none is being made, or doesn't
 * exist; {@link WaiterTimeoutError}; {@link WaiterAbortError}.
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetStage.html}
 */
export function waitUntilStageCacheAvailable(
  configuration: WaitConfiguration,
  input: GetStageCommandInput,
): Promise<WaitResult<GetStageCommandOutput>> {
  return waitUntil('waitUntilStageCacheAvailable', stageCacheAvailable, configuration, input);
}

/**
 * Waits until the cache cluster of a stage is gone; a stage that is gone itself counts as well.
 *
 * @param configuration.maxWaitTime - the longest to wait, in seconds. Looks every 5 to 30 seconds by default.
 * @returns the SDK's `WaiterResult`; `final` is the last response of `GetStage`, or the `NotFoundException`.
 * @throws {@link WaiterFailureError}, {@link WaiterTimeoutError}, {@link WaiterAbortError}.
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetStage.html}
 */
export function waitUntilStageCacheDeleted(
  configuration: WaitConfiguration,
  input: GetStageCommandInput,
): Promise<WaitResult<GetStageCommandOutput>> {
  return waitUntil('waitUntilStageCacheDeleted', stageCacheDeleted, configuration, input);
}

/**
 * Waits until a REST API has taken in its last change.
 *
 * @param configuration.maxWaitTime - the longest to wait, in seconds. Looks every 2 to 15 seconds by default.
 * @returns the SDK's `WaiterResult`; `final` is the last response of `GetRestApi`.
 * @throws {@link WaiterFailureError} at once when the change has `FAILED` (with the service's status message) or the
 * REST API doesn't exist; {@link WaiterTimeoutError}; {@link WaiterAbortError}.
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApi.html}
 */
export function waitUntilRestApiAvailable(
  configuration: WaitConfiguration,
  input: GetRestApiCommandInput,
): Promise<WaitResult<GetRestApiCommandOutput>> {
  return waitUntil('waitUntilRestApiAvailable', restApiAvailable, configuration, input);
}
