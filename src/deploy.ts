import type { CacheClusterSize, Deployment, Stage } from '@aws-sdk/client-api-gateway';
import type { Send } from './model/call.js';
import { deepFreeze } from './model/freeze.js';
import { type Patchable, patchBetween } from './patch/patch-between.js';
import { patchCalls } from './patch/patch-calls.js';

/** Where an API is deployed to, and how. What is left out stays as it is on a stage that exists. */
export interface DeployOptions {
  /** Letters, digits, `-` and `_`; made when there is no such stage. */
  readonly stageName: string;
  /** Of the deployment. */
  readonly description?: string | undefined;
  /** Of the stage. */
  readonly stageDescription?: string | undefined;
  /** All stage variables: one that is left out goes. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  readonly cacheClusterEnabled?: boolean | undefined;
  /** Gigabytes. */
  readonly cacheClusterSize?: CacheClusterSize | undefined;
  readonly documentationVersion?: string | undefined;
  readonly tracingEnabled?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A deployment, and the stage that serves it. */
export interface DeployResult {
  readonly deployment: Readonly<Deployment>;
  readonly stage: Readonly<Stage>;
}

/** Makes a deployment of an API as it is, and then the stage that serves it; or moves the stage to it. */
export async function deploy(send: Send, restApiId: string, options: DeployOptions): Promise<DeployResult> {
  const { stageName, description, stageDescription, signal, ...settings } = options;
  const sending = { signal, address: `stage ${stageName}` };
  const deployment = await send('CreateDeployment', { restApiId, description }, sending);
  const wanted = withoutUnset({ ...settings, description: stageDescription, deploymentId: deployment.id });
  const present = await stageOf(send, restApiId, stageName, sending);
  const stage =
    present === undefined
      ? await send('CreateStage', { ...wanted, restApiId, stageName, deploymentId: deployment.id }, sending)
      : await move(send, restApiId, present, wanted, sending);
  return deepFreeze({ deployment: withoutMetadata(deployment), stage: withoutMetadata(stage) });
}

type Sending = NonNullable<Parameters<Send>[2]>;

async function stageOf(send: Send, restApiId: string, stageName: string, sending: Sending): Promise<Stage | undefined> {
  try {
    return await send('GetStage', { restApiId, stageName }, sending);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundException') return undefined;
    throw error;
  }
}

async function move(
  send: Send,
  restApiId: string,
  present: Stage,
  wanted: Patchable<'stage'>,
  sending: Sending,
): Promise<Stage> {
  const stageName = present.stageName;
  let stage = present;
  for (const patchOperations of patchCalls('stage', patchBetween('stage', present, { ...present, ...wanted }))) {
    stage = await send('UpdateStage', { restApiId, stageName, patchOperations }, sending);
  }
  return stage;
}

function withoutUnset<Value extends object>(
  value: Value,
): { [Member in keyof Value]?: Exclude<Value[Member], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}

function withoutMetadata<Answer extends object>(answer: Answer): Omit<Answer, '$metadata'> {
  return Object.fromEntries(Object.entries(answer).filter(([member]) => member !== '$metadata')) as never;
}
