import { badRequest, notFound } from '../faults.js';
import type { Context } from './context.js';
import type { HeldIntegration, HeldMethod, HeldResource, HeldRestApi } from './state.js';

/** The API, or the service's refusal. */
export function apiOf({ state, accountId }: Context, restApiId: string | undefined): HeldRestApi {
  const api = state.restApis.get(restApiId ?? '');
  if (!api) throw notFound(`Invalid API identifier specified ${accountId}:${restApiId}`);
  return api;
}

/** The resource; an API that doesn't exist has no resources either, and the service says no more than that. */
export function resourceOf(
  { state }: Context,
  restApiId: string | undefined,
  resourceId: string | undefined,
): HeldResource {
  const resource = state.restApis.get(restApiId ?? '')?.resources.get(resourceId ?? '');
  if (!resource) throw notFound('Invalid Resource identifier specified');
  return resource;
}

interface MethodAddress {
  readonly restApiId?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly httpMethod?: string | undefined;
}

export function methodOf(context: Context, { restApiId, resourceId, httpMethod }: MethodAddress): HeldMethod {
  const method = resourceOf(context, restApiId, resourceId).methods.get(httpMethod ?? '');
  if (!method) throw notFound('Invalid Method identifier specified');
  return method;
}

export function integrationOf(context: Context, address: MethodAddress): HeldIntegration {
  const { methodIntegration } = methodOf(context, address);
  if (!methodIntegration) throw notFound('Invalid Integration identifier specified');
  return methodIntegration;
}

export function pathOf(api: HeldRestApi, resource: HeldResource): string {
  const parts: (string | undefined)[] = [];
  for (let at: HeldResource | undefined = resource; at?.parentId !== undefined; at = api.resources.get(at.parentId))
    parts.push(at.pathPart);
  return `/${parts.reverse().join('/')}`;
}

/** Every method of an API, with the path of its resource and its verb. */
export function* methodsOf(api: HeldRestApi): Generator<readonly [path: string, verb: string, method: HeldMethod]> {
  for (const resource of api.resources.values()) {
    for (const [verb, method] of resource.methods) yield [pathOf(api, resource), verb, method];
  }
}

/** Refuses a deployment that the API doesn't have, as stages do. */
export function checkDeployment(
  context: Context,
  restApiId: string | undefined,
  deploymentId: string | undefined,
): void {
  if (!apiOf(context, restApiId).deployments.has(deploymentId ?? '')) throw badRequest('Deployment id does not exist');
}
