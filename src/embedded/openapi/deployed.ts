import type { Context, Operations } from '../control-plane/context.js';
import { apiOf } from '../control-plane/lookup.js';
import { operationOf } from '../control-plane/operation-of.js';
import type { HeldRestApi } from '../control-plane/state.js';

const keyOf = (restApiId: string, deploymentId: string) => `${restApiId}/${deploymentId}`;

/** The operations of deployments, which keep what the API was when it was deployed: stages serve that, not the API. */
export function withDeployedApis(deployments: Operations): Operations {
  const createDeployment = operationOf(deployments, 'CreateDeployment');
  const deleteDeployment = operationOf(deployments, 'DeleteDeployment');
  return {
    CreateDeployment(context, input) {
      const deployment = createDeployment(context, input);
      const api = apiOf(context, input.restApiId);
      context.state.deployedApis.set(
        keyOf(api.api.id, deployment.id ?? ''),
        structuredClone({ ...api, deployments: new Map(), stages: new Map() }),
      );
      return deployment;
    },
    DeleteDeployment(context, input) {
      const answer = deleteDeployment(context, input);
      context.state.deployedApis.delete(keyOf(input.restApiId ?? '', input.deploymentId ?? ''));
      return answer;
    },
  };
}

/** What an API was when it was deployed. */
export function deployedApi({ state }: Context, api: HeldRestApi, deploymentId: string | undefined): HeldRestApi {
  return state.deployedApis.get(keyOf(api.api.id, deploymentId ?? '')) ?? api;
}

/** Forgets all that an API was when it was deployed. */
export function withoutDeployedApis({ state }: Context, { api, deployments }: HeldRestApi): void {
  for (const deploymentId of deployments.keys()) state.deployedApis.delete(keyOf(api.id, deploymentId));
}
