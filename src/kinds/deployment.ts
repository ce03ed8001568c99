import { newCall } from '../calls/new-call.js';
import { deepFreeze } from '../plain.js';
import type { Kind } from './kind.js';
import type { CanaryNode } from './stage.js';

/**
 * An API frozen as it was: what stages serve.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Deployment.html
 */
export interface DeploymentNode {
  /** What kind of node this is. */
  readonly kind: 'Deployment';
  /** Only in what was read. */
  readonly deploymentId?: string;
  /** What the deployment is for, in your own words. */
  readonly description?: string;
  /** The stage whose canary it is for. */
  readonly stageName?: string;
  /** How much of that stage's requests it gets. */
  readonly canarySettings?: CanaryNode;
}

/** Deployments. They are never compared: one is made when what a stage serves is stale. */
export const deploymentKind: Kind<DeploymentNode> = deepFreeze<Kind<DeploymentNode>>({
  kind: 'Deployment',
  members: { deploymentId: 'text', description: 'text', stageName: 'text', canarySettings: 'members' },
  needsDeployment: false,
  create: 'CreateDeployment',
  isAwaited: true,
  target: ({ ids: { restApiId } }, { deploymentId = '' }) => ({ restApiId, deploymentId }),
  creation: ({ kind: _, ...input }, { restApi: restApiId }) => {
    const address = input.stageName === undefined ? deploymentAddress : canaryDeploymentAddress(input.stageName);
    return [newCall('CreateDeployment', address, { restApiId, ...input })];
  },
});

/** The address of the deployment that a plan makes for its stages. */
export const deploymentAddress = 'deployment';

/** The address of a deployment that is there. */
export function addressOfDeployment(deploymentId: string): string {
  return `${deploymentAddress} ${deploymentId}`;
}

/** The address of the deployment that a plan makes for a stage's canary. */
export function canaryDeploymentAddress(stageName: string): string {
  return `canary deployment of stage ${stageName}`;
}
