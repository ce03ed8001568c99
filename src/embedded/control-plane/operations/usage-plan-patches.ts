import { type ApiStage, QuotaPeriodType, type ThrottleSettings, type UsagePlan } from '@aws-sdk/client-api-gateway';
import { isOneOf, unescapedToken } from '../../../plain.js';
import { badRequest, notFound } from '../../faults.js';
import { checkPatchedWord } from '../patched-words.js';
import { asNumber, type Patch, refuseUnless } from '../patching.js';

type HeldPlan = UsagePlan & { readonly id: string };

const stageThrottle = '/apiStages/<apidId:stageName>/throttle';
const methodThrottle = `${stageThrottle}/<resourcePath>/<httpMethod>`;

/** Members of the plan itself, which can be added and replaced. */
const ownPaths = [
  '/productCode',
  '/quota/limit',
  '/quota/offset',
  '/quota/period',
  '/throttle/burstLimit',
  '/throttle/rateLimit',
];

/** The paths as the service names them, slip included, by what may be done to them. */
const patchPaths = {
  add: ['/apiStages', stageThrottle, `${methodThrottle}/rateLimit`, `${methodThrottle}/burstLimit`, ...ownPaths],
  replace: [
    stageThrottle,
    `${methodThrottle}/rateLimit`,
    `${methodThrottle}/burstLimit`,
    '/description',
    '/name',
    ...ownPaths,
  ],
  remove: ['/apiStages', '/quota', '/throttle', '/productCode', methodThrottle, stageThrottle],
};

/** `/apiStages/a1b2:prod/throttle//pets/GET/rateLimit`: the resource path stands as it is, its own slash included. */
const stagePath = /^\/apiStages\/([^/:]+):([^/]+)\/throttle(?:\/(.*)\/([A-Z]+|\*)(?:\/(rateLimit|burstLimit))?)?$/;

/** The plan after one patch operation. */
export function patchedPlan(plan: HeldPlan, patch: Patch, check: (stage: ApiStage) => ApiStage): HeldPlan {
  const throttled = stagePath.exec(patch.path);
  if (throttled) return patchedStageThrottle(plan, patch, throttled);
  refuseUnless(patch, patchPaths);
  checkPatchedWord('UpdateUsagePlan', patch);
  const { op, path, value = '' } = patch;
  switch (path) {
    case '/name':
      return { ...plan, name: value };
    case '/description':
      return { ...plan, description: value };
    case '/productCode':
      return { ...plan, productCode: op === 'remove' ? undefined : value };
    case '/quota':
      return { ...plan, quota: undefined };
    case '/throttle':
      return { ...plan, throttle: undefined };
    case '/apiStages':
      return patchedStages(plan, patch, check);
    case '/quota/period':
      return {
        ...plan,
        quota: { offset: 0, ...plan.quota, period: isOneOf(Object.values(QuotaPeriodType), value) ? value : undefined },
      };
    case '/quota/limit':
    case '/quota/offset':
      return { ...plan, quota: { offset: 0, ...plan.quota, [lastToken(patch)]: asNumber(patch) } };
    default:
      return { ...plan, throttle: { ...plan.throttle, [lastToken(patch)]: asNumber(patch) } };
  }
}

function patchedStages(plan: HeldPlan, { op, value }: Patch, check: (stage: ApiStage) => ApiStage): HeldPlan {
  const [apiId, stage, ...rest] = (value ?? '').split(':');
  // What comes after a second colon is left out of what is added, and can't be removed.
  if (!apiId || !stage || (op === 'remove' && rest.length > 0)) throw badRequest('Invalid API Stage specified');
  const { apiStages = [] } = plan;
  const others = apiStages.filter((one) => one.apiId !== apiId || one.stage !== stage);
  if (op === 'add') {
    const known = apiStages.find((one) => one.apiId === apiId && one.stage === stage);
    return { ...plan, apiStages: [...others, known ?? check({ apiId, stage })] };
  }
  if (others.length === apiStages.length) throw noStage(plan, apiId, stage);
  return { ...plan, apiStages: others };
}

function patchedStageThrottle(
  plan: HeldPlan,
  patch: Patch,
  [, apiId, stage, path, method, limit]: RegExpExecArray,
): HeldPlan {
  const { op, value = '' } = patch;
  const known = plan.apiStages?.find((one) => one.apiId === apiId && one.stage === stage);
  if (!known) throw noStage(plan, apiId, stage);
  const methodKey = path === undefined ? undefined : `${unescapedToken(path)}/${method}`;
  const entries = Object.entries(known.throttle ?? {});
  const others = entries.filter(([key]) => key !== methodKey);

  let throttle: Record<string, ThrottleSettings> | undefined;
  if (methodKey === undefined) {
    throttle = op === 'remove' ? undefined : throttleFrom(value);
  } else if (op === 'remove' && limit === undefined) {
    if (others.length === entries.length) throw notFound('Invalid method throttle specified');
    throttle = Object.fromEntries(others);
  } else {
    refuseUnless({ ...patch, path: `${methodThrottle}${limit ? `/${limit}` : ''}` }, patchPaths);
    const settings = entries.find(([key]) => key === methodKey)?.[1] ?? {};
    throttle = Object.fromEntries([...others, [methodKey, { ...settings, [limit ?? '']: asNumber(patch) }]]);
  }
  const stages = (plan.apiStages ?? []).map((one) => (one === known ? { ...known, throttle } : one));
  return { ...plan, apiStages: stages };
}

function throttleFrom(value: string): Record<string, ThrottleSettings> {
  try {
    const parsed: unknown = JSON.parse(value);
    // The service's documentation shows the document as a text inside the document, too.
    const settings: unknown = typeof parsed === 'string' ? JSON.parse(parsed) : parsed;
    if (typeof settings === 'object' && settings !== null && !Array.isArray(settings)) {
      return settings as Record<string, ThrottleSettings>;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw badRequest('Invalid throttle settings specified');
}

const noStage = (plan: HeldPlan, apiId: string | undefined, stage: string | undefined) =>
  notFound(`Invalid API Stage {api: ${apiId}, stage: ${stage}} specified for usageplan ${plan.id}`);

const lastToken = ({ tokens }: Patch) => tokens.at(-1) ?? '';
