import type { Deployment } from '@aws-sdk/client-api-gateway';
import type { Send } from '../calls/call.js';
import type { StageNode } from '../kinds/stage.js';
import type { RestApiNode } from '../model/rest-api.js';
import { allItems } from '../requests/all-items.js';
import { contentOf, isAsSummary, type Summary } from './content.js';
import { isAsExported, readExportIfAny } from './exported.js';
import { hashOf, stampIn } from './stamp.js';

/** Whether a stage serves what is live; `unknown` where its deployment doesn't say what it holds. */
export type ServedState = 'current' | 'stale' | 'unknown';

/** A live stage, and how what it serves stands to what is live. */
export interface ServedStage {
  readonly node: StageNode;
  /** Of the canary, where there is one: the next deployment goes there. */
  readonly state: ServedState;
  /** A newer deployment that says what it holds: somebody has set the stage back. */
  readonly newer?: string | undefined;
}

/** What the stages of an API serve. */
export interface Served {
  readonly stages: readonly ServedStage[];
  /** Whether stages were compared with what is live after the plan, and not with what is live now. */
  readonly isForeseen?: boolean;
  /** The newest deployment that holds what is live. */
  readonly current?: string | undefined;
  /** The deployments that say what they hold, the newest first. */
  readonly stamped?: readonly { readonly deploymentId: string; readonly description?: string | undefined }[];
}

/** What there is to know of an API whose stages are looked at. */
export interface LiveApi {
  readonly restApiId: string;
  /** With everything that a deployment holds. */
  readonly model: RestApiNode;
  readonly stages: readonly StageNode[];
}

/**
 * Reads what stages serve. For deployments that say what they hold, one list is enough; for others it takes the stage's
 * export, or if that can't be had, the deployment's summary of its methods.
 */
export async function readServed(
  send: Send,
  { restApiId, model, stages }: LiveApi,
  signal?: AbortSignal,
): Promise<Served> {
  const all = (await allItems(send, 'GetDeployments', { restApiId }, signal)).toSorted(newestFirst);
  const content = contentOf(model);
  const saysOf = ({ id = '', description }: Deployment): ServedState => {
    const stamp = stampIn(description);
    if (stamp.says === 'nothing') return 'unknown';
    return stamp.says === 'content' && stamp.hash === hashOf(restApiId, id, content) ? 'current' : 'stale';
  };
  const saysContent = ({ description }: Deployment) => stampIn(description).says === 'content';
  const read = stages.map(async (node): Promise<ServedStage> => {
    const id = node.canarySettings?.deploymentId ?? node.deploymentId;
    const deployment = all.find((one) => one.id === id);
    if (deployment === undefined) return { node, state: 'unknown' };
    const said = saysOf(deployment);
    if (said === 'unknown') {
      // The canary's deployment is in no export.
      const isExported = node.canarySettings === undefined;
      const exported = isExported ? await readExportIfAny(send, restApiId, node.stageName, signal) : undefined;
      if (exported !== undefined) return { node, state: isAsExported(model, exported) ? 'unknown' : 'stale' };
      const summary = await readSummary(send, restApiId, id ?? '', signal);
      // No API without methods can be deployed: what names none says nothing.
      const isTold = Object.keys(summary).length > 0;
      return { node, state: isTold && !isAsSummary(model, summary) ? 'stale' : 'unknown' };
    }
    const newer = all.slice(0, all.indexOf(deployment)).find((one) => saysContent(one) && isNewer(one, deployment));
    return { node, state: said, newer: saysContent(deployment) ? newer?.id : undefined };
  });
  return {
    stages: await Promise.all(read),
    current: all.find((one) => saysOf(one) === 'current')?.id,
    stamped: all
      .filter(saysContent)
      .flatMap(({ id, description }) => (id === undefined ? [] : [{ deploymentId: id, description }])),
  };
}

/** The methods of a deployment. */
export async function readSummary(
  send: Send,
  restApiId: string,
  deploymentId: string,
  signal?: AbortSignal,
): Promise<Summary> {
  const input = { restApiId, deploymentId, embed: ['apisummary'] };
  return (await send('GetDeployment', input, { signal })).apiSummary ?? {};
}

function madeAt({ createdDate }: Deployment): number {
  return createdDate?.getTime() ?? 0;
}

function newestFirst(left: Deployment, right: Deployment): number {
  return madeAt(right) - madeAt(left);
}

function isNewer(left: Deployment, right: Deployment): boolean {
  return madeAt(left) > madeAt(right);
}
