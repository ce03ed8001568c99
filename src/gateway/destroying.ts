/**
 * How a plan is made that takes away what was declared.
 *
 * @module
 */

import type { Send } from '../calls/call.js';
import { referTo } from '../calls/reference.js';
import type { Change } from '../diff/change.js';
import type { Difference } from '../diff/diff.js';
import { changeOf, diffListed } from '../diff/listed.js';
import { patchesBetween } from '../diff/patches.js';
import type { Problem } from '../errors/errors.js';
import { documentationVersionAddress } from '../kinds/documentation-version.js';
import { accountLists, apartLists, kindOfList } from '../kinds/index.js';
import { addressIn, type KindNode, type KnownIds } from '../kinds/kind.js';
import { stageAddress, stageKind } from '../kinds/stage.js';
import type { StageOf } from '../kinds/stage-of.js';
import { keysAround } from '../model/account.js';
import { addressOf } from '../model/address.js';
import { idsBy } from '../model/ids.js';
import { methodsOf } from '../model/methods-of.js';
import { deepFreeze, ownEntry } from '../plain.js';
import { basisOf } from '../plan/basis.js';
import { PlanError } from '../plan/errors.js';
import { Plan } from '../plan/plan.js';
import { allItems } from '../requests/all-items.js';
import { takeAccountSnapshot } from '../snapshot/account.js';
import { findRestApi } from '../snapshot/find-rest-api.js';
import { takeSnapshot } from '../snapshot/snapshot.js';
import type { Collected } from './desired.js';
import type { PlanningContext, PlanRequest } from './planning.js';
import { apisNamed } from './referred.js';

/**
 * What would go, of what is declared: an API with everything in it, stages, things that go with it. What isn't there is gone
 * already.
 *
 * @throws {@link PlanError} `plan.in-use` when mappings that aren't declared use what would go, with their names.
 */
export async function makeDestruction(
  { send, limits }: PlanningContext,
  { api, partsOnly, things }: Collected,
  request: PlanRequest,
): Promise<Plan> {
  const { signal } = request;
  const restApiId = api && (request.restApiId ?? (await findRestApi(send, api.name, { signal })));
  const keys = keysAround(things);
  const isBeside = Object.values(keys).some((list) => list.length > 0);
  const own = api && { name: api.name, id: restApiId };
  const restApis = isBeside ? await apisNamed(send, things, own, signal) : {};
  const around = await takeAccountSnapshot(send, keys, { restApis, signal });
  const named = Object.keys(restApis).length === 0 ? {} : { restApis };
  const account = isBeside
    ? { account: { keys, fingerprint: around.fingerprint, states: around.states, ...named } }
    : {};
  const kinds = partsOnly ? apartLists.filter((list) => Object.keys(api?.[list] ?? {}).length > 0) : apartLists;
  const found = restApiId === undefined ? undefined : await takeSnapshot(send, restApiId, { kinds, signal });
  const stages = Object.values(found?.model.stages ?? {}).filter(
    ({ stageName }) => !partsOnly || ownEntry(api?.stages, stageName) !== undefined,
  );
  const versions = Object.values(found?.model.documentationVersions ?? {}).filter(
    ({ version }) => !partsOnly || ownEntry(api?.documentationVersions, version) !== undefined,
  );
  const ids: KnownIds = {
    restApi: restApiId ?? referTo(addressOf.restApi),
    of: (address) => around.ids[address] ?? restApis[address.replace(/^REST API /, '')] ?? referTo(address),
  };
  const deletions = accountLists.flatMap((list) => {
    const kind = kindOfList(list);
    const declared: Readonly<Record<string, KindNode>> = things[list];
    const live = Object.fromEntries(
      Object.entries(around.things[list]).filter(([key]) => {
        const node = ownEntry(declared, key);
        // What somebody else owns stays, and so does what is always there.
        return node !== undefined && !kind.permanent && !kind.isAttached?.(node);
      }),
    );
    return diffListed(kind, {}, live, { prune: true, kept: new Set() }, ids).deletions;
  });
  const goes = ({ restApi, stageName }: StageOf) => {
    const isOwn = 'id' in restApi ? restApi.id === restApiId : restApi.name === api?.name;
    return isOwn && (!partsOnly || stages.some((stage) => stage.stageName === stageName));
  };
  if (found !== undefined) {
    const declared = new Set(deletions.map(({ address }) => address));
    await assertUnused(
      send,
      found.ids.restApiId,
      partsOnly ? stages.map(({ stageName }) => stageName) : undefined,
      declared,
      signal,
    );
  }
  const ofApi: readonly Change[] =
    found === undefined
      ? []
      : partsOnly
        ? [
            ...stages.map((before) => ({
              ...deletionOf('Stage', stageAddress(before.stageName), before),
              frees: stageKind.refersTo?.(before) ?? [],
            })),
            ...versions.map((before) =>
              deletionOf('DocumentationVersion', documentationVersionAddress(before.version), before),
            ),
          ]
        : [
            {
              kind: 'RestApi',
              action: 'delete',
              address: addressOf.restApi,
              before: { name: found.model.name, settings: found.model.settings },
              needs: [],
              frees: [],
              takes: [
                ...stages.map(({ stageName }) => stageAddress(stageName)).sort(),
                ...versions.map(({ version }) => documentationVersionAddress(version)).sort(),
                ...methodsOf(found.model).map(({ address }) => address),
              ],
            } satisfies Change<'RestApi'>,
          ];
  const apiAddresses = ofApi.map(({ address }) => address);
  const isMapping = ({ kind }: Change) => kind === 'BasePathMapping';
  const changes: readonly Change[] = [
    ...deletions.filter(isMapping).map((change) => ({ ...change, frees: [...change.frees, ...apiAddresses] })),
    ...ofApi.map((change) => ({
      ...change,
      frees: [...change.frees, ...deletions.filter(({ kind }) => usedByStages.has(kind)).map(({ address }) => address)],
    })),
    ...deletions
      .filter((change) => !isMapping(change))
      .flatMap((change) => [...detached(change, goes, restApis), change]),
  ];
  const difference: Difference = {
    changes: deepFreeze(changes),
    warnings: [],
    ids: idsBy(ids.restApi, ids.of),
    foundIds: idsBy(ids.restApi, ids.of),
  };
  const basis =
    api === undefined
      ? ({ kinds: [], withoutApi: true, ...account } as const)
      : found === undefined
        ? { kinds: [], ...account }
        : {
            restApiId: found.ids.restApiId,
            kinds,
            ...basisOf(found, { desired: found.model, changes, whole: partsOnly !== true }),
            ...account,
          };
  return Plan.of({ name: api?.name ?? 'account', basis, difference, limits });
}

/** What the service keeps while a stage uses it, or what the stage serves. */
const usedByStages: ReadonlySet<Change['kind']> = new Set(['ClientCertificate', 'UsagePlan', 'VpcLink']);

function deletionOf(kind: 'Stage' | 'DocumentationVersion', address: string, before: KindNode): Change {
  return changeOf({ kind, action: 'delete', address, before, needs: [], frees: [] });
}

/** A usage plan is deleted only when it has no stages any more: those that don't go are taken out of it first. */
function detached(
  change: Change,
  goes: (stage: StageOf) => boolean,
  restApis: Readonly<Record<string, string>>,
): readonly Change[] {
  if (change.kind !== 'UsagePlan' || change.before === undefined) return [];
  const { before, address } = change;
  const { apiStages = [] } = before;
  const left = apiStages.filter((stage) => !goes(stage));
  if (left.length === 0) return [];
  const stagesOf = (stages: typeof apiStages) => ({
    apiStages: stages.map(({ restApi, stageName }) => ({
      apiId: 'id' in restApi ? restApi.id : (ownEntry(restApis, restApi.name) ?? ''),
      stage: stageName,
    })),
  });
  const { patches } = patchesBetween('usagePlan', stagesOf(left), stagesOf([]));
  const after = { ...before, apiStages: apiStages.filter(goes) };
  return [{ kind: 'UsagePlan', action: 'update', address, before, after, patches, needs: [], frees: [address] }];
}

/** @throws {@link PlanError} when mappings that stay are of stages that go: the service refuses to delete those. */
async function assertUnused(
  send: Send,
  restApiId: string,
  stageNames: readonly string[] | undefined,
  declared: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (stageNames?.length === 0) return;
  const domains = await allItems(send, 'GetDomainNames', {}, signal);
  const problems = await Promise.all(
    domains.map(async ({ domainName = '', domainNameId }): Promise<readonly Problem[]> => {
      const input = { domainName, ...(domainNameId === undefined ? {} : { domainNameId }) };
      const mappings = await allItems(send, 'GetBasePathMappings', input, signal);
      return mappings
        .filter((mapping) => mapping.restApiId === restApiId)
        .filter(({ stage }) => stageNames === undefined || (stage !== undefined && stageNames.includes(stage)))
        .filter(({ basePath }) => !declared.has(addressIn(kindOfList('basePathMappings'), `${domainName}/${basePath}`)))
        .map(({ basePath = '(none)', stage }) => ({
          code: 'plan.in-use',
          address: `${domainName}/${basePath}`,
          message: `This mapping is of ${stage === undefined ? 'the API' : `stage ${stage}`}, and isn't declared.`,
          hint: 'Delete it first, or list it in the plan.',
        }));
    }),
  );
  if (problems.flat().length === 0) return;
  throw new PlanError('Something that would be deleted is in use. Nothing was sent.', {
    code: 'plan.in-use',
    problems: problems.flat(),
  });
}
