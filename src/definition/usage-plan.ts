import type { QuotaSettings, ThrottleSettings } from '@aws-sdk/client-api-gateway';
import type { Problem } from '../errors/errors.js';
import { a, argumentProblems, type OptionCheck, type OptionTable, shown } from '../errors/options.js';
import { routeMeant } from '../kinds/address.js';
import type { ApiKeyNode } from '../kinds/api-key.js';
import { addressIn } from '../kinds/kind.js';
import { type HttpMethod, httpMethods } from '../kinds/method.js';
import { stageKey } from '../kinds/stage-of.js';
import { nameOfId, type UsagePlanNode, type UsagePlanStage, usagePlanKind } from '../kinds/usage-plan.js';
import type { UsagePlanKeyNode } from '../kinds/usage-plan-key.js';
import { assertGiven, membersProblem, nameProblems, refuse } from './account-options.js';
import { nameText } from './plain.js';
import { type StageReference, stageOfReference, stageReferenceCheck } from './stage-reference.js';
import { createThing, type Thing } from './thing.js';

/** How fast, how often, and for what the holders of keys may call. */
export interface UsagePlanOptions {
  /** What the plan offers, in your own words. @defaultValue none */
  readonly description?: string;
  /** The product in AWS Marketplace. @defaultValue none */
  readonly productCode?: string;
  /** Requests per second, and at once, of each key. @defaultValue as fast as the stages allow */
  readonly throttle?: Readonly<ThrottleSettings>;
  /** Requests of each key in a period. @defaultValue any number */
  readonly quota?: Readonly<QuotaSettings>;
  /** All its tags, AWS's own aside, at most 50. @defaultValue existing tags stay */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What a usage plan says of one of its stages. */
export interface UsagePlanStageOptions {
  /**
   * How fast single methods may be called, by route: `{ 'GET /pets': { rateLimit: 10 } }`. The plan needs a throttle.
   *
   * @defaultValue the plan's own throttle for all methods
   */
  readonly throttle?: Readonly<Partial<Record<`${HttpMethod} /${string}`, Readonly<ThrottleSettings>>>>;
}

/** A usage plan that is there: by its name, or by its id where several have that name. */
export type UsagePlanNameOrId =
  | {
      /** The plan's name. */
      readonly name: string;
      /** Not beside a name. */
      readonly id?: undefined;
    }
  | {
      /** The plan's id: `a1b2c3`. */
      readonly id: string;
      /** Not beside an id. */
      readonly name?: undefined;
    };

/** A usage plan, as a value: each step gives a new one. */
export interface UsagePlanDefinition extends Thing<UsagePlanNode> {
  /**
   * Adds a stage: a declared one, or one that is live.
   *
   * @throws {@link DefinitionError} for throttles that can't be, and for a stage that the plan has already.
   *
   * @example
   * usagePlan('gold').stage(prod); // CreateUsagePlan { name: 'gold', apiStages: [{ apiId: 'a1b2c3', stage: 'prod' }] }
   */
  stage(stage: StageReference, options?: UsagePlanStageOptions): UsagePlanDefinition;
  /**
   * Adds a key, which is declared along with the plan. Keys of the plan that aren't declared stay in it.
   *
   * @throws {@link DefinitionError} for what isn't a declared key.
   *
   * @example
   * usagePlan('gold').key(apiKey('acme')); // CreateUsagePlanKey { usagePlanId, keyId, keyType: 'API_KEY' }
   */
  key(...keys: readonly Thing<ApiKeyNode>[]): UsagePlanDefinition;
}

const throttle = membersProblem({ rateLimit: 'number', burstLimit: 'number' });

/** The last day of a period on which a quota may begin, by period. */
const longestOffsets: Readonly<Record<string, number>> = { DAY: 0, WEEK: 6, MONTH: 27 };

const usagePlanOptions: OptionTable<UsagePlanOptions> = {
  description: a.text,
  productCode: a.name,
  throttle,
  quota: (given) => {
    const problem = membersProblem({ limit: 'number', offset: 'number', period: 'string' })(given);
    if (problem !== undefined) return problem;
    const { limit, offset = 0, period = '' } = given as QuotaSettings;
    const offsets = longestOffsets[period];
    if (offsets === undefined)
      return { message: `A quota's period must be 'DAY', 'WEEK' or 'MONTH', not ${shown(period)}.` };
    if (limit === undefined) return { message: "A quota needs a 'limit': how many requests in a period." };
    if (limit < 1) return { message: `A quota's limit is 1 or more requests, not ${limit}.` };
    return offset >= 0 && offset <= offsets
      ? undefined
      : { message: `The offset of a quota by ${period} must be 0 to ${offsets} days, not ${offset}.` };
  },
  tags: a.tags,
};

const stageOptions: OptionTable<UsagePlanStageOptions> = { throttle: routeThrottles };

/** Declares a usage plan, or attaches stages and keys to one that somebody else owns. */
export const usagePlan: {
  /**
   * Declares a usage plan. Nothing is sent. What is declared is the plan's whole truth, but for its keys: keys that aren't
   * declared stay, as programs give keys to their customers at run time.
   *
   * @param name - what it is found by: names needn't be unique in the service, but two of one name are an error here.
   * @throws {@link DefinitionError} with everything that is wrong with the options.
   *
   * @example
   * const gold = usagePlan('gold', {
   *   throttle: { rateLimit: 100, burstLimit: 200 },
   *   quota: { limit: 1_000_000, period: 'MONTH' },
   * })
   *   .stage(prod, { throttle: { 'GET /pets': { rateLimit: 10 } } })
   *   .key(apiKey('acme'));
   * await gateway.apply(await gateway.plan([petstore, gold]));
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
   */
  (name: string, options?: UsagePlanOptions): UsagePlanDefinition;
  /**
   * Attaches stages and keys to a usage plan that somebody else owns. What isn't named stays as it is, the plan itself
   * always. It must be there.
   *
   * @example
   * const shared = usagePlan.attach({ name: 'gold' }).stage(prod).key(apiKey('acme'));
   * await gateway.apply(await gateway.plan([petstore, shared]));
   * usagePlan.attach({ id: 'a1b2c3' }); // where several have one name
   *
   * @throws {@link DefinitionError} when it isn't named by either name or id.
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
   */
  attach(plan: UsagePlanNameOrId): UsagePlanDefinition;
} = /* @__PURE__ */ Object.assign(declare, { attach });

function declare(name: string, options: UsagePlanOptions = {}): UsagePlanDefinition {
  const address = addressIn(usagePlanKind, nameText(name));
  assertGiven(address, nameProblems(address, name), usagePlanOptions, options);
  return withSteps({ kind: 'UsagePlan', name, ...options }, []);
}

function attach(plan: UsagePlanNameOrId): UsagePlanDefinition {
  const { name, id } = plan ?? {};
  const called = id === undefined ? name : nameOfId(id);
  const address = addressIn(usagePlanKind, nameText(called));
  const isEither = (name === undefined) !== (id === undefined);
  assertGiven<{ readonly name?: string; readonly id?: string }>(
    address,
    isEither
      ? []
      : [{ code: 'definition.option', address, message: 'Name the plan to attach to by either { name } or { id }.' }],
    { name: a.name, id: a.name },
    plan,
  );
  return withSteps({ kind: 'UsagePlan', name: called ?? '', attached: true }, []);
}

function withSteps(given: UsagePlanNode, brings: readonly Thing[]): UsagePlanDefinition {
  const thing = createThing(given, { brings });
  const { node } = thing;
  const address = addressIn(usagePlanKind, node.name);
  return Object.freeze<UsagePlanDefinition>({
    ...thing,
    stage(reference, options = {}) {
      refuse(address, argumentProblems('definition', { [`${address} stage`]: [reference, stageReferenceCheck] }));
      const one = stageOfReference(reference);
      const { apiStages = [] } = node;
      const stageText = `stage ${one.stageName}`;
      const problem = (message: string): readonly Problem[] => [
        { code: 'definition.usage-plan-stage', address: `${address} ${stageText}`, message },
      ];
      const isThrottled = Object.keys(options?.throttle ?? {}).length > 0;
      assertGiven(
        address,
        [
          ...(apiStages.some((other) => stageKey(other) === stageKey(one))
            ? problem('The plan already has this stage.')
            : []),
          ...(isThrottled && node.throttle === undefined && !node.attached
            ? problem('Methods can be throttled only in a plan that has a throttle of its own.')
            : []),
        ],
        stageOptions,
        options,
        stageText,
      );
      return withSteps({ ...node, apiStages: [...apiStages, { ...one, ...options } as UsagePlanStage] }, brings);
    },
    key(...keys) {
      const strangers = keys.filter((key) => (key as Partial<Thing> | undefined)?.node?.kind !== 'ApiKey');
      refuse(
        address,
        strangers.map((stranger) => ({
          code: 'definition.option',
          address: `${address} key`,
          message: `A key must be what apiKey(…) returns, not ${shown(stranger)}.`,
        })),
      );
      const attached = keys.flatMap((key): readonly Thing[] => [
        key,
        createThing<UsagePlanKeyNode>({ kind: 'UsagePlanKey', usagePlan: node.name, apiKey: key.node.name }),
      ]);
      return withSteps(node, [...brings, ...attached]);
    },
  });
}

function routeThrottles(given: unknown): ReturnType<OptionCheck> {
  const notRecord = a.record(given);
  if (notRecord !== undefined) return notRecord;
  for (const [route, limits] of Object.entries(given as object)) {
    const [, verb = ''] = /^(\S+) \/.*$/s.exec(route) ?? [];
    if (!httpMethods.some((one) => one === verb))
      return {
        message: `${shown(route)} isn't a route.`,
        hint: routeMeant(route) ?? "Write a verb and a path: 'GET /pets'.",
      };
    const problem = throttle(limits);
    if (problem !== undefined) return { ...problem, message: `${route}: ${problem.message}` };
  }
  return undefined;
}
