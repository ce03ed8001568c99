import type { PatchOperation, Stage } from '@aws-sdk/client-api-gateway';
import type { Send } from '../calls/call.js';
import { assertNoProblems, optionProblems } from '../errors/options.js';
import { stageAddress } from '../kinds/stage.js';
import { deepFreeze } from '../plain.js';
import { DeployError } from './deploy.js';
import { stageNameProblems } from './deploy-options.js';
import { restApiIdProblems, type SignalOption, signalOption } from './options.js';

/** What becomes of a canary. */
export type CanaryEnd = 'promote' | 'rollback';

const endings: Readonly<Record<CanaryEnd, string>> = { promote: 'promoteCanary()', rollback: 'rollbackCanary()' };

/**
 * Ends a stage's canary: the stage gets what the canary has, or stays as it is. One call does all of it.
 *
 * @throws {@link DeployError} `deploy.no-canary` when the stage, or a canary on it, isn't there.
 */
export async function endCanary(
  send: Send,
  end: CanaryEnd,
  restApiId: string,
  stageName: string,
  options: SignalOption,
): Promise<Readonly<Stage>> {
  assertNoProblems(
    'canary',
    endings[end],
    restApiIdProblems('canary', restApiId),
    stageNameProblems(stageName),
    optionProblems('canary', signalOption, options),
  );
  const address = stageAddress(stageName);
  const { signal } = options;
  const find = async () => {
    const { item = [] } = await send('GetStages', { restApiId }, { signal, address });
    return item.find((stage) => stage.stageName === stageName);
  };
  const live = await find();
  const canary = live?.canarySettings;
  if (canary === undefined) {
    throw new DeployError(live === undefined ? 'There is no such stage.' : 'The stage has no canary.', {
      code: 'deploy.no-canary',
      address,
      hint: 'Nothing was sent: it was promoted or rolled back before, or never was there.',
    });
  }
  const patchOperations: PatchOperation[] = [
    ...(end === 'promote' ? promotion(canary.stageVariableOverrides) : []),
    { op: 'remove', path: '/canarySettings' },
  ];
  const { $metadata: _, ...stage } = await send(
    'UpdateStage',
    { restApiId, stageName, patchOperations },
    {
      signal,
      address,
      // Sent again it would be refused: there is no canary any more.
      async lookForEffect() {
        const now = await find();
        const isOver = now !== undefined && now.canarySettings === undefined;
        return isOver && (end === 'rollback' || now.deploymentId === canary.deploymentId)
          ? { ...now, $metadata: {} }
          : undefined;
      },
    },
  );
  return deepFreeze(stage);
}

/** The canary's deployment and variables become the stage's. */
function promotion(overrides: Readonly<Record<string, string>> = {}): PatchOperation[] {
  return [
    { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
    ...(Object.keys(overrides).length === 0
      ? []
      : [{ op: 'copy' as const, from: '/canarySettings/stageVariableOverrides', path: '/variables' }]),
  ];
}
