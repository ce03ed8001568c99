import type { Stage } from '@aws-sdk/client-api-gateway';
import type { Send } from '../calls/call.js';
import { makeDeployment } from '../deployment/make-deployment.js';
import { FluentApiGatewayError } from '../errors/errors.js';
import { isError, isNamed, sayingOf } from '../errors/thrown.js';
import { type Patchable, patchBetween } from '../patch/patch-between.js';
import { patchCalls } from '../patch/patch-calls.js';
import { deepFreeze, withoutUndefined } from '../plain.js';
import type { DeployOptions, DeployResult } from './deploy-options.js';

/**
 * An API wasn't deployed (`deploy.failed`), a canary is live on its stage (`deploy.canary`), or there is none to end
 * (`deploy.no-canary`). The message says what was
 * made before; the `cause` is what the service said.
 */
export class DeployError extends FluentApiGatewayError {
  /** Always `'DeployError'`. */
  override readonly name = 'DeployError';
}

/** What deploying needs of the world. */
export interface DeployContext {
  readonly send: Send;
  /** The ARN that a stage's tags are set on. */
  readonly stageArn: (restApiId: string, stageName: string) => Promise<string>;
}

/** Members of a stage that it can't be created with. */
type PatchedOnly = 'accessLogSettings' | 'methodSettings' | 'clientCertificateId';

/** Makes a deployment of an API as it is, and then the stage that serves it; or moves the stage to it. */
export async function deploy(context: DeployContext, restApiId: string, options: DeployOptions): Promise<DeployResult> {
  const { send } = context;
  const { stageName, description, stageDescription, signal, tags, canary, overCanary = false, ...settings } = options;
  const sending = { signal, address: `stage ${stageName}` };
  const find = () => stageOf(send, restApiId, stageName, sending);
  const present = await find().catch(failing('Nothing was deployed', sending));
  if (present?.canarySettings !== undefined && canary === undefined && !overCanary) throw canaryIsLive(sending.address);
  if (canary !== undefined && present === undefined) throw noStageForCanary(sending.address);
  const made = canary === undefined ? {} : { stageName, canarySettings: canary };
  const deployment = await makeDeployment(send, { restApiId, description, ...made }, sending).catch(
    failing('Nothing was deployed', sending),
  );
  const wanted = withoutUndefined({
    ...settings,
    description: stageDescription,
    deploymentId: canary === undefined ? deployment.id : undefined,
  });
  const {
    accessLogSettings: _,
    methodSettings: __,
    clientCertificateId: ___,
    ...creatable
  } = wanted as {
    readonly [Member in PatchedOnly]?: unknown;
  };
  const move = (stage: Stage) => moveTo(send, restApiId, stage, wanted, sending);
  const make = () => {
    const input = { ...creatable, ...(tags === undefined ? {} : { tags }), restApiId, stageName };
    return send('CreateStage', { ...input, deploymentId: deployment.id }, { ...sending, isAboutNew: true });
  };
  const moved = async (): Promise<Stage> => {
    if (present !== undefined) return move(canary === undefined ? present : ((await find()) ?? present));
    const created = await make().catch(async (error: unknown) => {
      // Another deployer may have made it since.
      const there = isNamed(error, 'ConflictException') ? await find() : undefined;
      if (there === undefined) throw error;
      return there;
    });
    return move(created);
  };
  try {
    const stage = await moved();
    const tagged = tags === undefined ? stage : await tag(context, restApiId, stage, tags, sending);
    return deepFreeze({ deployment: withoutMetadata(deployment), stage: withoutMetadata(tagged) });
  } catch (error) {
    return failing(
      `The deployment ${deployment.id} was made, and stage ${stageName} isn't all that it should be`,
      sending,
    )(error);
  }
}

interface Sending {
  readonly signal: AbortSignal | undefined;
  readonly address: string;
}

/** Says of a failure what was made before it. The caller's own abort, and errors of the package, stay as they are. */
function failing(what: string, { signal, address }: Sending): (error: unknown) => never {
  return (error) => {
    if (signal?.aborted || error instanceof FluentApiGatewayError) throw error;
    const said = isError(error) ? `${error.name}: ${sayingOf(error)}` : sayingOf(error);
    throw new DeployError(`${what}: ${said}`, {
      code: 'deploy.failed',
      address,
      hint: 'Fix what the service complains about, and deploy again.',
      cause: error,
    });
  };
}

function noStageForCanary(address: string): DeployError {
  return new DeployError("The stage doesn't exist yet: a canary takes part of an existing stage's requests.", {
    code: 'deploy.no-stage',
    address,
    hint: 'Nothing was sent. Deploy without a canary first.',
  });
}

function canaryIsLive(address: string): DeployError {
  return new DeployError('A canary takes part of the requests of this stage, and would be left on what it has.', {
    code: 'deploy.canary',
    address,
    hint: 'Promote it or roll it back first, or deploy with { overCanary: true }.',
  });
}

/** Looked for in the list: clients log a `GetStage` that finds nothing as an error, and here it is none. */
async function stageOf(send: Send, restApiId: string, stageName: string, sending: Sending): Promise<Stage | undefined> {
  const { item: stages = [] } = await send('GetStages', { restApiId }, sending);
  return stages.find((stage) => stage.stageName === stageName);
}

async function moveTo(
  send: Send,
  restApiId: string,
  present: Stage,
  wanted: Patchable<'stage'>,
  sending: Sending,
): Promise<Stage> {
  const stageName = present.stageName;
  let stage = present;
  for (const patchOperations of patchCalls('stage', patchBetween('stage', present, { ...present, ...wanted }))) {
    stage = await send('UpdateStage', { restApiId, stageName, patchOperations }, { ...sending, isAboutNew: true });
  }
  return stage;
}

/** Sets a stage's tags, all of them. AWS's own can't be set or taken away by anybody else. */
async function tag(
  { send, stageArn }: DeployContext,
  restApiId: string,
  stage: Stage,
  tags: Readonly<Record<string, string>>,
  sending: Sending,
): Promise<Stage> {
  const { tags: live = {}, stageName = '' } = stage;
  const unset = Object.keys(live).filter((key) => !Object.hasOwn(tags, key) && !key.startsWith('aws:'));
  const changed = Object.entries(tags).filter(([key, value]) => !Object.hasOwn(live, key) || live[key] !== value);
  if (unset.length === 0 && changed.length === 0) return stage;
  const resourceArn = await stageArn(restApiId, stageName);
  if (changed.length > 0) await send('TagResource', { resourceArn, tags: Object.fromEntries(changed) }, sending);
  if (unset.length > 0) await send('UntagResource', { resourceArn, tagKeys: unset }, sending);
  const kept = Object.entries(live).filter(([key]) => !unset.includes(key));
  return { ...stage, tags: { ...Object.fromEntries(kept), ...tags } };
}

function withoutMetadata<Answer extends object>(answer: Answer & { readonly $metadata?: unknown }) {
  const { $metadata: _, ...own } = answer;
  return own;
}
