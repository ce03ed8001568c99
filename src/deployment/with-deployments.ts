/**
 * What a plan deploys, and which stages it moves. Pure: what the stages serve has been read.
 *
 * @module
 */

import { type IdOrReference, referTo } from '../calls/reference.js';
import type { Change } from '../diff/change.js';
import type { Difference } from '../diff/diff.js';
import { needsDeployment } from '../diff/needs-deployment.js';
import type { Warning } from '../diff/warning.js';
import type { Problem } from '../errors/errors.js';
import { addressOfDeployment, canaryDeploymentAddress, deploymentAddress } from '../kinds/deployment.js';
import { type StageNode, servedAddress, stageAddress } from '../kinds/stage.js';
import { idsBy } from '../model/ids.js';
import { deepFreeze, withoutUndefined } from '../plain.js';
import { PlanError } from '../plan/errors.js';
import { type Planned, undeployable } from './deployable.js';
import type { Served, ServedStage } from './served.js';
import { withoutStamp } from './stamp.js';

/** When stages are deployed to. */
export type Deploy = 'stale' | 'always' | false;

/** What is declared of stages, and how they are deployed to. */
export interface Deploying {
  readonly stages: Readonly<Record<string, StageNode>>;
  readonly served: Served;
  /** What is desired of the API, and what is live of it. */
  readonly api: Omit<Planned, 'changes'>;
  readonly deploy: Deploy;
  readonly description?: string | undefined;
  /** How many of the deployments that say what they hold stay. @defaultValue all */
  readonly keep?: number | undefined;
}

/** A difference with its deployments. */
export interface Deployed {
  readonly difference: Difference;
  /** The live stages that go on serving something else than what is live then. */
  readonly staleStages: readonly string[];
  /** The live stages that are deployed to. */
  readonly deployedTo: readonly ServedStage[];
}

/** How many stages an API has at most, by the service's default quota. */
const mostStages = 10;

/** What becomes of a declared stage. */
interface Decision {
  readonly node: StageNode;
  readonly live: ServedStage | undefined;
  /** `none`: it stays on what it serves. */
  readonly goes: 'none' | 'canary' | { readonly to: IdOrReference };
}

/**
 * Adds to a difference the deployments that its stages need.
 *
 * @throws {@link PlanError} with everything that stands in the way.
 */
export function withDeployments(
  difference: Difference,
  { stages, served, api, deploy, description, keep }: Deploying,
): Deployed {
  const { isForeseen = false } = served;
  const changes = difference.changes.some(needsDeployment);
  // Of what doesn't say what it holds it isn't known whether it is what comes about.
  const isStale = ({ state }: ServedStage) => state === 'stale' || (changes && (!isForeseen || state === 'unknown'));
  const reusable = (changes && !isForeseen) || deploy === 'always' ? undefined : served.current;
  const problems: Problem[] = [...tooMany(stages, served)];
  const warnings: Warning[] = [];
  const target = (): Decision['goes'] => ({ to: reusable ?? referTo(deploymentAddress) });
  const decisions = Object.values(stages).map((node): Decision => {
    const live = served.stages.find((one) => one.node.stageName === node.stageName);
    const address = stageAddress(node.stageName);
    if (node.deploymentId !== undefined) return { node, live, goes: 'none' };
    if (live === undefined) {
      if (deploy !== false || reusable !== undefined) return { node, live, goes: target() };
      problems.push({
        code: 'plan.not-deployed',
        address,
        message: 'A new stage needs a deployment, and { deploy: false } keeps the plan from making one.',
        hint: 'Leave the option out, or give the stage a deploymentId.',
      });
      return { node, live, goes: 'none' };
    }
    if (deploy === false) return { node, live, goes: 'none' };
    if (deploy !== 'always' && !isStale(live)) {
      if (live.state === 'unknown') warnings.push(unknownWarning(live.node));
      else if (live.node.canarySettings !== undefined && node.canarySettings === undefined)
        warnings.push(canaryWarning(address));
      return { node, live, goes: 'none' };
    }
    if (live.newer !== undefined) warnings.push(setBackWarning(live.node, live.newer));
    if (node.canarySettings !== undefined) return { node, live, goes: 'canary' };
    if (live.node.canarySettings !== undefined) problems.push(canaryProblem(address));
    return { node, live, goes: target() };
  });
  const made = deploymentsOf(decisions, withoutStamp(description));
  if (made.length > 0) problems.push(...undeployable({ ...api, changes: difference.changes }));
  if (problems.length > 0) {
    throw new PlanError("Stages can't be deployed to. Nothing was sent.", { code: 'plan.deployment', problems });
  }
  return {
    difference: {
      ...difference,
      changes: deepFreeze([
        ...moved(difference.changes, decisions),
        ...made,
        ...(keep === undefined ? [] : superfluous(served, decisions, keep - made.length)),
      ]),
      warnings: [...difference.warnings, ...warnings],
      ids: idsBy(difference.ids.restApi, (address) => targetsOf(decisions).get(address) ?? difference.ids.of(address)),
    },
    staleStages: served.stages
      .filter((one) => isStale(one) && !decisions.some(({ live, goes }) => live === one && goes !== 'none'))
      .map(({ node }) => node.stageName)
      .sort(),
    deployedTo: decisions.flatMap(({ live, goes }) => (live === undefined || goes === 'none' ? [] : [live])),
  };
}

function targetsOf(decisions: readonly Decision[]): ReadonlyMap<string, IdOrReference> {
  return new Map(
    decisions.flatMap(({ node, goes }) =>
      typeof goes === 'object' ? [[servedAddress(node.stageName), goes.to] as const] : [],
    ),
  );
}

/** One deployment for all stages that move, and one for each canary. */
function deploymentsOf(decisions: readonly Decision[], text: string): readonly Change<'Deployment'>[] {
  const description = text === '' ? undefined : text;
  const made = (address: string, serves: readonly string[], input: object): Change<'Deployment'> => ({
    kind: 'Deployment',
    action: 'create',
    address,
    after: withoutUndefined({ kind: 'Deployment' as const, description, ...input }),
    serves,
    needs: [],
    frees: [],
  });
  const served = decisions.flatMap(({ node, goes }) =>
    typeof goes === 'object' && typeof goes.to !== 'string' ? [stageAddress(node.stageName)] : [],
  );
  return [
    ...(served.length > 0 ? [made(deploymentAddress, served, {})] : []),
    ...decisions.flatMap(({ node: { stageName, canarySettings }, goes }) =>
      goes === 'canary'
        ? [made(canaryDeploymentAddress(stageName), [stageAddress(stageName)], { stageName, canarySettings })]
        : [],
    ),
  ];
}

/** The changes, with those of the stages that move to another deployment. */
function moved(changes: readonly Change[], decisions: readonly Decision[]): readonly Change[] {
  const result = [...changes];
  for (const { node, live, goes } of decisions) {
    if (goes === 'none') continue;
    const address = stageAddress(node.stageName);
    const needs = goes === 'canary' ? [canaryDeploymentAddress(node.stageName)] : [deploymentAddress];
    const at = result.findIndex((change) => change.kind === 'Stage' && change.address === address);
    const change = result[at];
    if (goes === 'canary' || live === undefined) {
      if (change !== undefined) result[at] = { ...change, needs: [...change.needs, ...needs] };
      continue;
    }
    const move = { op: 'replace', path: '/deploymentId', value: goes.to } as const;
    const frees = live.node.deploymentId === undefined ? [] : [addressOfDeployment(live.node.deploymentId)];
    if (change === undefined) {
      const common = { kind: 'Stage', address, before: live.node, after: live.node } as const;
      result.push({ ...common, action: 'update', patches: [[move]], needs, frees });
      continue;
    }
    // Together with what else changes: variables and what reads them change in one moment.
    const [first = [], ...others] = (change.patches ?? []).toReversed();
    const last = first.length < mostOperations ? [[...first, move]] : [first, [move]];
    result[at] = {
      ...change,
      patches: [...others.toReversed(), ...last],
      needs: [...change.needs, ...needs],
      frees: [...change.frees, ...frees],
    };
  }
  return result;
}

/** The deletions of deployments that say what they hold, apart from the newest ones and those that are served then. */
function superfluous(
  { stages, stamped = [] }: Served,
  decisions: readonly Decision[],
  keep: number,
): readonly Change<'Deployment'>[] {
  const kept = new Set<IdOrReference | undefined>(stamped.slice(0, Math.max(0, keep)).map((one) => one.deploymentId));
  for (const { node } of stages) {
    const decision = decisions.find((one) => one.node.stageName === node.stageName);
    kept.add(typeof decision?.goes === 'object' ? decision.goes.to : node.deploymentId);
    kept.add(node.canarySettings?.deploymentId);
  }
  for (const { node } of decisions) kept.add(node.deploymentId);
  return stamped
    .filter(({ deploymentId }) => !kept.has(deploymentId))
    .map(
      ({ deploymentId, description }): Change<'Deployment'> => ({
        kind: 'Deployment',
        action: 'delete',
        address: addressOfDeployment(deploymentId),
        before: withoutUndefined({ kind: 'Deployment' as const, deploymentId, description }),
        needs: [],
        frees: [],
      }),
    );
}

/** How many operations an UpdateStage takes. */
const mostOperations = 80;

function tooMany(stages: Readonly<Record<string, StageNode>>, served: Served): readonly Problem[] {
  const live = new Set(served.stages.map(({ node }) => node.stageName));
  const added = Object.keys(stages).filter((name) => !live.has(name));
  // Where there are more already, the account has another quota.
  if (added.length === 0 || live.size > mostStages || live.size + added.length <= mostStages) return [];
  return added.slice(mostStages - live.size).map((name) => ({
    code: 'plan.too-many-stages',
    address: stageAddress(name),
    message: `An API has up to ${mostStages} stages, and this one would be the ${live.size + added.length}th.`,
    hint: 'Delete a stage. If your account has a higher quota, make the first stage beyond it with gateway.deploy().',
  }));
}

function unknownWarning({ stageName, deploymentId = '' }: StageNode): Warning {
  return {
    code: 'plan.stage-unknown',
    address: stageAddress(stageName),
    message: `Whether it serves what is live can't be told for certain: the deployment ${deploymentId} doesn't say what it holds, and is the same as far as its export tells.`,
    hint: "Plan with { deploy: 'always' } to deploy once more.",
  };
}

function setBackWarning({ stageName, deploymentId = '' }: StageNode, newer: string): Warning {
  return {
    code: 'plan.stage-set-back',
    address: stageAddress(stageName),
    message: `Somebody has set it to the deployment ${deploymentId}, which is older than ${newer}. The plan moves it on.`,
    hint: 'To hold it there, give the stage that deploymentId.',
  };
}

function canaryWarning(address: string): Warning {
  return {
    code: 'plan.canary-undeclared',
    address,
    message: 'A canary that nobody declares takes part of its requests, and stays.',
    hint: 'Promote it with gateway.promoteCanary(), or end it with gateway.rollbackCanary().',
  };
}

function canaryProblem(address: string): Problem {
  return {
    code: 'plan.canary',
    address,
    message: 'A canary takes part of its requests: a deployment would leave that part on what it has.',
    hint: 'Promote it or roll it back first, or declare it with .canary(…).',
  };
}
