/**
 * What a plan would take from somebody else, found before anything is sent.
 *
 * @module
 */

import type { Send } from '../calls/call.js';
import type { Warning } from '../diff/warning.js';
import type { Problem } from '../errors/errors.js';
import { accountKind } from '../kinds/account.js';
import { apiKeyKind } from '../kinds/api-key.js';
import { basePathMappingKind } from '../kinds/base-path-mapping.js';
import { addressIn } from '../kinds/kind.js';
import { type ApiNameOrId, apiAddress, stageKey } from '../kinds/stage-of.js';
import { nameOfId } from '../kinds/usage-plan.js';
import { usagePlanKeyKind } from '../kinds/usage-plan-key.js';
import type { AccountThings } from '../model/account.js';
import { isSameData, ownEntry } from '../plain.js';
import { PlanError } from '../plan/errors.js';
import { allItems } from '../requests/all-items.js';
import type { AccountSnapshot } from '../snapshot/account.js';

/** The plan's own API. */
interface OwnApi {
  readonly name: string;
  readonly id: string | undefined;
}

/**
 * Makes sure that keys call each stage under one usage plan, as the service wants it, and that base paths of domain names
 * that others own are free.
 *
 * @throws {@link PlanError} `plan.taken` with everything that isn't.
 */
export async function assertFree(
  send: Send,
  things: AccountThings,
  around: AccountSnapshot,
  own: OwnApi | undefined,
  signal?: AbortSignal | undefined,
): Promise<void> {
  const problems = [
    ...keysInTwoPlans(things),
    ...(await keysInOtherPlans(send, things, around, own, signal)),
    ...takenBasePaths(things, around),
    ...otherRoles(things, around),
  ];
  if (problems.length === 0) return;
  throw new PlanError('The plan would take over what belongs to somebody else. Nothing was sent.', {
    code: 'plan.taken',
    hint: 'Remove it there first, or use another one.',
    problems,
  });
}

/** A key is in one plan at most for every stage. */
function keysInTwoPlans({ usagePlans, usagePlanKeys }: AccountThings): readonly Problem[] {
  const planOf = new Map<string, string>();
  return Object.values(usagePlanKeys).flatMap(({ apiKey, usagePlan }) =>
    (ownEntry(usagePlans, usagePlan)?.apiStages ?? []).flatMap((stage): readonly Problem[] => {
      const place = `${stageKey(stage)} ${apiKey}`;
      const other = planOf.get(place);
      planOf.set(place, other ?? usagePlan);
      return other === undefined || other === usagePlan ? [] : [inTwoPlans(apiKey, usagePlan, other, stage.stageName)];
    }),
  );
}

/** Keys that the plan puts into usage plans, and that are in others already. */
async function keysInOtherPlans(
  send: Send,
  { usagePlans, usagePlanKeys }: AccountThings,
  { things, ids }: AccountSnapshot,
  own: OwnApi | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly Problem[]> {
  const idOf = (restApi: ApiNameOrId) =>
    'id' in restApi ? restApi.id : restApi.name === own?.name ? own.id : ids[apiAddress(restApi.name)];
  const added = Object.values(usagePlanKeys).filter(
    (node) => !Object.hasOwn(things.usagePlanKeys, usagePlanKeyKind.keyOf(node)),
  );
  const problems = await Promise.all(
    added.map(async ({ apiKey, usagePlan }): Promise<readonly Problem[]> => {
      const keyId = ids[addressIn(apiKeyKind, apiKey)];
      const stages = (ownEntry(usagePlans, usagePlan) ?? ownEntry(things.usagePlans, usagePlan))?.apiStages ?? [];
      if (keyId === undefined || stages.length === 0) return [];
      const others = (await allItems(send, 'GetUsagePlans', { keyId }, signal)).filter(
        // Of a plan that is declared too it is known what it becomes.
        ({ name = '', id = '' }) =>
          ![name, nameOfId(id)].some((called) => called === usagePlan || Object.hasOwn(usagePlans, called)),
      );
      return others.flatMap(({ name, id, apiStages = [] }) =>
        stages
          .filter(({ restApi, stageName }) =>
            apiStages.some(({ apiId, stage }) => apiId === idOf(restApi) && stage === stageName),
          )
          .map(({ stageName }) => inTwoPlans(apiKey, usagePlan, `${name} (${id})`, stageName)),
      );
    }),
  );
  return problems.flat();
}

function inTwoPlans(apiKey: string, usagePlan: string, other: string, stageName: string): Problem {
  return {
    code: 'plan.taken',
    address: addressIn(usagePlanKeyKind, usagePlanKeyKind.keyOf({ kind: 'UsagePlanKey', usagePlan, apiKey })),
    message: `The key '${apiKey}' calls the stage '${stageName}' under the usage plan '${other}', and a key has one plan for each stage.`,
    hint: `Take the key or the stage out of '${other}'. Until it is in '${usagePlan}', its calls are refused.`,
  };
}

/** A role that is there may be another team's. */
function otherRoles({ accounts }: AccountThings, { things }: AccountSnapshot): readonly Problem[] {
  return Object.entries(accounts).flatMap(([key, { cloudwatchRoleArn, replace = false }]): readonly Problem[] => {
    const live = ownEntry(things.accounts, key)?.cloudwatchRoleArn;
    if (replace || !live || live === cloudwatchRoleArn) return [];
    return [
      {
        code: 'plan.taken',
        address: addressIn(accountKind, key),
        message: `All APIs of the account and Region write their logs as ${live}.`,
        hint: 'Leave it, or say account({ cloudwatchRoleArn, replace: true }).',
      },
    ];
  });
}

function takenBasePaths({ basePathMappings }: AccountThings, { things }: AccountSnapshot): readonly Problem[] {
  return Object.entries(basePathMappings).flatMap(([key, { attached, restApi }]): readonly Problem[] => {
    const live = ownEntry(things.basePathMappings, key);
    if (!attached || live === undefined || isSameData(live.restApi, restApi)) return [];
    const who = 'name' in live.restApi ? `'${live.restApi.name}'` : `the REST API ${live.restApi.id}`;
    return [
      {
        code: 'plan.taken',
        address: addressIn(basePathMappingKind, key),
        message: `The base path is mapped to ${who}.`,
        hint: 'Delete that mapping, or use another base path.',
      },
    ];
  });
}

/** Mappings that the plan takes from one API and gives to another: what calls the first gets the second. */
export function movedMappings({ basePathMappings }: AccountThings, { things }: AccountSnapshot): readonly Warning[] {
  return Object.entries(basePathMappings).flatMap(([key, { restApi }]): readonly Warning[] => {
    const live = ownEntry(things.basePathMappings, key);
    if (live === undefined || isSameData(live.restApi, restApi)) return [];
    const [from, to] = [live.restApi, restApi].map((api) =>
      'name' in api ? `'${api.name}'` : `the REST API ${api.id}`,
    );
    return [
      {
        code: 'plan.mapping-moves',
        address: addressIn(basePathMappingKind, key),
        message: `It is mapped to ${from}, and the plan maps it to ${to}: callers will reach that API instead.`,
      },
    ];
  });
}
