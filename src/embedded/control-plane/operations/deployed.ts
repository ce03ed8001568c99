import type { Operations } from '../context.js';
import { apiOf } from '../lookup.js';
import { operationOf } from '../operation-of.js';
import { copyOf } from '../records.js';
import type { HeldRestApi } from '../state.js';
import { noDocumentation } from './rest-api-contents.js';

/** The operations of deployments, which keep what the API was when it was deployed: stages serve that, not the API. */
export function withDeployedApis(deployments: Operations): Operations {
  const createDeployment = operationOf(deployments, 'CreateDeployment');
  const deleteDeployment = operationOf(deployments, 'DeleteDeployment');
  return {
    CreateDeployment(context, input) {
      const deployment = createDeployment(context, input);
      const api = apiOf(context, input.restApiId);
      const { status: _, ...content } = api;
      // What was deployed before, and what is not deployed at all, stays where it is.
      const apart = { deployments: new Map(), stages: new Map(), deployed: new Map(), stageCaches: new Map() };
      const documentation = noDocumentation();
      api.deployed.set(deployment.id ?? '', copyOf({ ...content, ...apart, documentation }));
      return deployment;
    },
    DeleteDeployment(context, input) {
      const answer = deleteDeployment(context, input);
      apiOf(context, input.restApiId).deployed.delete(input.deploymentId ?? '');
      return answer;
    },
  };
}

/** What an API was when it was deployed. */
export const deployedApi = (api: HeldRestApi, deploymentId: string | undefined): HeldRestApi =>
  api.deployed.get(deploymentId ?? '') ?? api;
