import type { CacheClusterSize, Deployment, Stage } from '@aws-sdk/client-api-gateway';
import type { Send } from '../calls/call.js';
import { isNamed } from '../errors/thrown.js';
import { type Patchable, patchBetween } from '../patch/patch-between.js';
import { patchCalls } from '../patch/patch-calls.js';
import { deepFreeze, withoutUndefined } from '../plain.js';
import { allItems } from '../requests/all-items.js';

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
  const deployments = () => allItems(send, 'GetDeployments', { restApiId }, signal);
  const before = new Set((await deployments()).map(({ id }) => id));
  const deployment = await send(
    'CreateDeployment',
    { restApiId, description },
    {
      ...sending,
      // Any that is new is of the API as it is: if another deployer made it, it serves as well as our own.
      async lookForEffect() {
        const made = (await deployments()).filter((one) => !before.has(one.id) && one.description === description);
        return made.length === 0 ? undefined : { ...newestOf(made), $metadata: {} };
      },
    },
  );
  const wanted = withoutUndefined({ ...settings, description: stageDescription, deploymentId: deployment.id });
  const find = () => stageOf(send, restApiId, stageName, sending);
  const make = () => send('CreateStage', { ...wanted, restApiId, stageName, deploymentId: deployment.id }, sending);
  const moved = (present: Stage) => move(send, restApiId, present, wanted, sending);
  const present = await find();
  const stage =
    present === undefined
      ? await make().catch(async (error: unknown) => {
          // Another deployer may have made it since.
          const theirs = isNamed(error, 'ConflictException') ? await find() : undefined;
          if (theirs === undefined) throw error;
          return moved(theirs);
        })
      : await moved(present);
  return deepFreeze({ deployment: withoutMetadata(deployment), stage: withoutMetadata(stage) });
}

interface Sending {
  readonly signal: AbortSignal | undefined;
  readonly address: string;
}

function newestOf(deployments: readonly Deployment[]): Deployment | undefined {
  const madeAt = ({ createdDate }: Deployment) => createdDate?.getTime() ?? 0;
  return deployments.toSorted((left, right) => madeAt(right) - madeAt(left))[0];
}

/** Looked for in the list: clients log a `GetStage` that finds nothing as an error, and here it is none. */
async function stageOf(send: Send, restApiId: string, stageName: string, sending: Sending): Promise<Stage | undefined> {
  const { item: stages = [] } = await send('GetStages', { restApiId }, sending);
  return stages.find((stage) => stage.stageName === stageName);
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

function withoutMetadata<Answer extends object>(answer: Answer): Omit<Answer, '$metadata'> {
  return Object.fromEntries(Object.entries(answer).filter(([member]) => member !== '$metadata')) as never;
}
