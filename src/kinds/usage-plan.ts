import type { QuotaSettings, ThrottleSettings, UsagePlan } from '@aws-sdk/client-api-gateway';
import { deepFreeze, mapValues, withoutUndefined } from '../plain.js';
import { methodOfAddress } from './address.js';
import { type ListedKind, plainCreate } from './kind.js';
import { foundInList } from './lost-create.js';
import { apiIdOf, named, type StageOf, stageAddresses, stageKey } from './stage-of.js';

/** A stage that a usage plan is for. */
export interface UsagePlanStage extends StageOf {
  /** The name of the stage: `prod`. */
  readonly stageName: string;
  /** Throttles of single methods, by `GET /pets`. */
  readonly throttle?: Readonly<Record<string, Readonly<ThrottleSettings>>>;
}

/**
 * How much the holders of keys may call.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_UsagePlan.html
 */
export interface UsagePlanNode {
  /** What kind of node this is. */
  readonly kind: 'UsagePlan';
  /** What the plan is found by; names needn't be unique in the service. */
  readonly name: string;
  /** What the plan offers, in your own words. */
  readonly description?: string;
  /** The product in AWS Marketplace. */
  readonly productCode?: string;
  /** How fast each key may call. */
  readonly throttle?: Readonly<ThrottleSettings>;
  /** How often each key may call in a period. */
  readonly quota?: Readonly<QuotaSettings>;
  /** A set: order means nothing. */
  readonly apiStages?: readonly UsagePlanStage[];
  /** All its tags, AWS's own aside, at most 50. @defaultValue existing tags stay */
  readonly tags?: Readonly<Record<string, string>>;
  /** It is somebody else's: of its members only the stages that are named here are looked at. */
  readonly attached?: boolean;
}

/** Usage plans: a plan is one call, with all its stages, since `UpdateUsagePlan` is allowed once in 20 seconds. */
export const usagePlanKind: ListedKind<UsagePlanNode> = deepFreeze<ListedKind<UsagePlanNode>>({
  kind: 'UsagePlan',
  scope: 'account',
  noun: 'usage plan',
  members: {
    name: 'text',
    description: 'text',
    productCode: 'text',
    throttle: 'members',
    quota: 'members',
    apiStages: 'list of members',
    tags: 'texts by name',
    attached: 'boolean',
  },
  required: ['name'],
  keyOf: ({ name }) => name,
  list: 'GetUsagePlans',
  async items(list, keys) {
    const plans = await list('GetUsagePlans');
    // What is asked for by id is called by it.
    return [...plans, ...plans.map((plan) => ({ ...plan, name: nameOfId(String(plan['id'])) }))].filter(
      ({ name }) => keys.length === 0 || keys.includes(String(name)),
    );
  },
  inAddress: ['name'],
  create: 'CreateUsagePlan',
  identify: (_, id) => ({ usagePlanId: id() }),
  sameKey: 'refused',
  needsDeployment: false,
  arnPath: (_, { id }) => id && `/usageplans/${id}`,
  lostCreate: foundInList(
    'CreateUsagePlan',
    'GetUsagePlans',
    () => ({}),
    (item, created) => item.name === created.name,
    { several: 'usage plans', asked: ({ name, description }) => ({ name, description }) },
  ),
  refersTo: ({ apiStages = [] }) => stageAddresses(apiStages),
  stagesOf: ({ apiStages = [] }) => apiStages,
  fromService: (item) => {
    const { apiStages, name = '', description, productCode, throttle, quota, tags } = item as UsagePlan;
    return withoutUndefined<UsagePlanNode>({
      kind: 'UsagePlan',
      name,
      description,
      productCode,
      throttle,
      quota,
      tags,
      apiStages: apiStages?.map((one) => ({
        restApi: { id: one.apiId ?? '' },
        stageName: one.stage ?? '',
        ...(one.throttle === undefined
          ? {}
          : {
              throttle: Object.fromEntries(Object.entries(one.throttle).map(([key, value]) => [routeOf(key), value])),
            }),
      })),
    });
  },
  withApiNames: ({ apiStages, ...plan }, nameOf) => ({
    ...plan,
    ...(apiStages === undefined
      ? {}
      : { apiStages: apiStages.map((one) => ({ ...one, restApi: named(one.restApi, nameOf) })) }),
  }),
  normalise: ({ apiStages = [], quota, throttle, ...plan }) =>
    withoutUndefined<UsagePlanNode>({
      ...plan,
      throttle: throttle && withoutUndefined(throttle),
      quota: quota && { ...quota, offset: quota.offset ?? 0 },
      apiStages: apiStages
        .map(({ throttle: methods, ...stage }) =>
          Object.keys(methods ?? {}).length === 0
            ? stage
            : { ...stage, throttle: mapValues(methods, withoutUndefined) },
        )
        .toSorted((left, right) => (stageKey(left) < stageKey(right) ? -1 : 1)),
    }),
  creation: (plan, ids) => {
    const { productCode: _, ...created } = plan;
    return [plainCreate(usagePlanKind, created, ids, { apiStages: apiStagesOf(plan, (address) => ids.of(address)) })];
  },
  createdWith: ({ productCode: _, ...plan }) => plan,
  isAttached: ({ attached = false }) => attached,
  owned: (desired, live) => (desired.attached ? attachedTo(live, desired) : desired),
  patchable: (node, of) => {
    const { kind: _, tags: __, attached: ___, ...plan } = node;
    return { ...plan, apiStages: apiStagesOf(node, of) };
  },
});

/** What a plan is called that is known by its id alone. */
export function nameOfId(usagePlanId: string): string {
  return `(id ${usagePlanId})`;
}

/** The id of a plan that is called by it. */
export function idInName(name: string): string | undefined {
  return /^\(id (.+)\)$/.exec(name)?.[1];
}

/** Somebody else's plan with the stages that are attached to it. */
function attachedTo(live: UsagePlanNode, { apiStages = [] }: UsagePlanNode): UsagePlanNode {
  const added = new Set(apiStages.map(stageKey));
  const others = (live.apiStages ?? []).filter((stage) => !added.has(stageKey(stage)));
  return { ...live, apiStages: [...others, ...apiStages] };
}

/** The stages as the service has them: a method is `/pets/GET` there. */
function apiStagesOf<Id>({ apiStages = [] }: UsagePlanNode, of: (address: string) => Id) {
  return apiStages.map(({ restApi, stageName, throttle }) => ({
    apiId: apiIdOf(restApi, of),
    stage: stageName,
    ...(throttle === undefined
      ? {}
      : { throttle: Object.fromEntries(Object.entries(throttle).map(([route, value]) => [keyOfRoute(route), value])) }),
  }));
}

function keyOfRoute(route: string): string {
  const { httpMethod, path } = methodOfAddress(route);
  return httpMethod === '' ? route : `${path}/${httpMethod}`;
}

function routeOf(key: string): string {
  const cut = key.lastIndexOf('/');
  return `${key.slice(cut + 1)} ${key.slice(0, cut)}`;
}
