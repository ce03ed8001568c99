import type { Clock } from '../clock.js';
import type { Problem } from '../errors/errors.js';
import { didYouMean } from '../errors/near.js';
import {
  a,
  argumentProblems,
  isPromise,
  type OptionCheck,
  OptionsError,
  type OptionTable,
  optionProblems,
  shown,
  thingWith,
} from '../errors/options.js';
import { apartLists, namedKinds } from '../kinds/index.js';
import { isModel } from '../model/model-check.js';
import { isRecord } from '../plain.js';
import type { QuotaStore } from '../quotas/quota-store.js';
import { nameOfQuota, type RequestQuota, serviceQuotas, shareOf } from '../quotas/service-quotas.js';
import type { OnEvent } from '../requests/events.js';
import type { SnapshotOptions } from '../snapshot/snapshot.js';
import type { Plannable } from './desired.js';
import type { Secrets } from './secrets.js';

/** The client or the options of an `ApiGateway` aren't valid. Lists everything that is wrong. */
export class GatewayOptionsError extends OptionsError {
  /** Always `'GatewayOptionsError'`. */
  override readonly name = 'GatewayOptionsError';

  constructor(problems: readonly Problem[]) {
    super('execute', 'new ApiGateway()', problems);
  }
}

/** How an `ApiGateway` sends. */
export interface ApiGatewayOptions {
  /** Time. @defaultValue the machine's */
  readonly clock?: Clock | undefined;
  /** The request quotas to keep to; none at all with `false`. @defaultValue the service's documented ones */
  readonly quotas?: readonly RequestQuota[] | false | undefined;
  /** The share of the quotas to use, above 0 and up to 1, where others use the account too. @defaultValue 1 */
  readonly quotaShare?: number | undefined;
  /**
   * Counts the requests. Give one {@link InMemoryQuotaStore} to all gateways of an account and Region in this process,
   * or a store of `fluent-apigateway/quota-store` to those of many processes.
   *
   * @defaultValue this gateway's own memory
   */
  readonly quotaStore?: QuotaStore | undefined;
  /**
   * How long one request is retried after it was first sent, in milliseconds. Waiting for a quota before that doesn't
   * count.
   *
   * @defaultValue 10 minutes, `Infinity`: forever
   */
  readonly deadlineMs?: number | undefined;
  /**
   * How long one attempt at a request may stay without a response, in milliseconds. Then the connection is given up,
   * and the request is one whose response is lost.
   *
   * @defaultValue a minute, `Infinity`: forever
   */
  readonly requestTimeoutMs?: number | undefined;
  /** Called with what happens while requests are sent, whatever they are for. @defaultValue none */
  readonly onEvent?: OnEvent | undefined;
}

/** How something is destroyed. */
export interface DestroyOptions {
  /** Which API is meant. @defaultValue the one that has the definition's name */
  readonly restApiId?: string | undefined;
  /** Told what happens, as it happens. @defaultValue nobody but the gateway's own `onEvent` */
  readonly onEvent?: OnEvent | undefined;
  /**
   * Ends it early: requests under way are aborted and no more are sent. Once calls have begun, {@link ApplyError}
   * `apply.aborted` says what was deleted; before that, the signal's reason is thrown.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
}

/** How a plan is applied. */
export interface ApplyOptions {
  /** Told what happens, as it happens. @defaultValue nobody but the gateway's own `onEvent` */
  readonly onEvent?: OnEvent | undefined;
  /**
   * Ends it early: calls under way are aborted and no more are sent. Once calls have begun, {@link ApplyError}
   * `apply.aborted` says what was done; before that, the signal's reason is thrown.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Go ahead although the API has changed since the plan was made, or one of its name has appeared.
   *
   * @defaultValue `false`: a stale plan is refused
   */
  readonly allowStale?: boolean | undefined;
  /**
   * Gives the values that plans hold back, of API keys for instance, by address (`'API key acme'`): for plans that were
   * read from JSON. Asked before anything is sent.
   *
   * @defaultValue the values that the definition has
   */
  readonly secrets?: Secrets | undefined;
}

/** How routes are put. */
export interface PutOptions {
  /**
   * Ends it early: calls under way are aborted and no more are sent. Once calls have begun, {@link ApplyError}
   * `apply.aborted` says what was done; before that, the signal's reason is thrown.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
  /** Told what happens, as it happens. @defaultValue nobody but the gateway's own `onEvent` */
  readonly onEvent?: OnEvent | undefined;
}

/** How a canary is promoted or rolled back. */
export interface SignalOption {
  /** Ends it early: requests under way are aborted and no more are sent. What was written by then stays. */
  readonly signal?: AbortSignal | undefined;
}

/** The checks of {@link SignalOption}. */
export const signalOption: OptionTable<SignalOption> = { signal: a.signal };

/** How one command is sent. */
export interface SendCommandOptions {
  /**
   * Ends it early: the wait for a quota or the next attempt, or the request itself, which may still take effect.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * What the command is about, for events and errors.
   *
   * @defaultValue the operation
   */
  readonly address?: string | undefined;
}

const clientCheck = thingWith('an APIGatewayClient', 'send');

/** The checks of the options of `new ApiGateway`. */
const gatewayOptions: OptionTable<ApiGatewayOptions> = {
  clock: a.clock,
  quotas: (value) =>
    value === false || Array.isArray(value)
      ? undefined
      : { message: `It must be a table of quotas, or false, not ${shown(value)}.` },
  quotaShare: (share) =>
    typeof share === 'number' && share > 0 && share <= 1
      ? undefined
      : {
          code: 'execute.quota-share',
          message: `${String(share)} must be above 0, and 1 at most.`,
          hint: 'Write 0.5 to leave half of the account to others.',
        },
  quotaStore: thingWith('a quota store', 'take', 'delayOf', 'throttled'),
  deadlineMs: milliseconds,
  requestTimeoutMs: milliseconds,
  onEvent: a.listener,
};

/** The checks of the options of `destroy()`. */
export const destroyOptions: OptionTable<DestroyOptions> = { restApiId: a.name, onEvent: a.listener, signal: a.signal };

/** The checks of the options of `apply()`. */
export const applyOptions: OptionTable<ApplyOptions> = {
  onEvent: a.listener,
  signal: a.signal,
  allowStale: a.yesOrNo,
  secrets: a.listener,
};

/** The checks of the options of `put()`. */
export const putOptions: OptionTable<PutOptions> = { signal: a.signal, onEvent: a.listener };

/** The checks of the options of `send()`. */
export const sendOptions: OptionTable<SendCommandOptions> = { signal: a.signal, address: a.name };

const listsOfApi: readonly string[] = [...namedKinds, ...apartLists];

/** How an API is read, and what else. */
export interface WholeSnapshotOptions extends SnapshotOptions {
  /**
   * Also read the stages, and what goes with the API: usage plans that name its stages, with their
   * keys; domain names that lead to it; VPC links and client certificates that it uses; the account's role where it writes
   * logs. A list of what is declared: of that everything, too.
   *
   * @defaultValue `false`
   */
  readonly beside?: boolean | readonly Plannable[] | undefined;
}

/** The checks of the options of `snapshot()`. */
export const snapshotOptions: OptionTable<WholeSnapshotOptions> = {
  signal: a.signal,
  beside: (beside) =>
    typeof beside === 'boolean' || (Array.isArray(beside) && desiredProblems(beside).length === 0)
      ? undefined
      : { message: `It must be true, false, or a list of what is declared, not ${shown(beside)}.` },
  kinds: (kinds) => {
    if (!Array.isArray(kinds)) return { message: `It must be a list of kinds, not ${shown(kinds)}.` };
    const stranger: unknown = kinds.find((kind) => !listsOfApi.includes(kind));
    if (stranger === undefined) return undefined;
    const hint = didYouMean(String(stranger), listsOfApi) ?? `The kinds are ${listsOfApi.join(', ')}.`;
    return { message: `There is no kind ${shown(stranger)}.`, hint };
  },
};

/** What a plan is made for, as an argument. */
export function desiredProblems(desired: unknown): readonly Problem[] {
  const list: readonly unknown[] = Array.isArray(desired) ? desired : [desired];
  if (list.length === 0) return [notDesired('The first argument', 'an empty list', list)];
  return list.flatMap((one, index) => {
    const isThing = isRecord(one) && 'node' in one && 'brings' in one;
    const isDesired = isThing || isModel(one) || (isRecord(one) && isModel(one['model']));
    const place = Array.isArray(desired) ? `The item ${index} of the first argument` : 'The first argument';
    return isDesired ? [] : [notDesired(place, shown(one), one)];
  });
}

function notDesired(place: string, what: string, given: unknown): Problem {
  return {
    code: 'plan.desired',
    address: 'desired',
    message: `${place} must be a definition, a model of an API, or something that goes with one, not ${what}.`,
    hint: hintFor(given),
  };
}

function hintFor(given: unknown): string {
  if (isPromise(given)) return 'Await it first.';
  if (isRecord(given) && typeof given['define'] === 'function')
    return 'This is an API without its routes: give what its .define(…) returns.';
  return 'Give what api.define(…) returns, or a list of that and of what goes with it.';
}

/** The id of a REST API, as an argument. */
export function restApiIdProblems(stage: string, restApiId: unknown): readonly Problem[] {
  if (typeof restApiId === 'string' && restApiId !== '') return [];
  return [
    {
      code: `${stage}.rest-api-id`,
      address: 'restApiId',
      message: `The first argument must be the id of a REST API, not ${shown(restApiId)}.`,
      hint: 'apply() returns it, and listRestApis() lists it.',
    },
  ];
}

/** The checks of a quota. */
const quotaMembers: OptionTable<RequestQuota> = {
  operation: a.name,
  endpoint: a.name,
  tokensPerSecond: a.anything,
  capacity: a.anything,
};

/**
 * The quotas that requests keep to: the given table or the service's, or the share of it that was asked for.
 *
 * @throws {@link GatewayOptionsError} with what is wrong with the client, or with any of the options.
 */
export function quotasOf(client: unknown, options: ApiGatewayOptions): readonly RequestQuota[] {
  const { quotas = serviceQuotas, quotaShare = 1 } = options ?? {};
  const table = Array.isArray(quotas) ? (quotas as readonly RequestQuota[]) : [];
  const problems = [
    ...argumentProblems('execute', { client: [client, clientCheck] }),
    ...table.flatMap(problemsOfQuota),
    ...optionProblems('execute', gatewayOptions, options),
  ];
  if (problems.length > 0) throw new GatewayOptionsError(problems);
  return shareOf(table, quotaShare);
}

function milliseconds(value: unknown): ReturnType<OptionCheck> {
  if (typeof value === 'number' && value > 0) return undefined;
  return {
    code: 'execute.milliseconds',
    message: `${String(value)} isn't above 0.`,
    hint: 'Give a number of milliseconds, or Infinity for no limit.',
  };
}

function problemsOfQuota(quota: RequestQuota): readonly Problem[] {
  const { tokensPerSecond, capacity } = quota;
  const address = `quotas: ${nameOfQuota(quota)}`;
  const problems: Problem[] = optionProblems('execute', quotaMembers, quota).map((problem) => ({
    ...problem,
    address: `${address}: ${problem.address}`,
  }));
  if (!(tokensPerSecond > 0) || tokensPerSecond === Number.POSITIVE_INFINITY)
    problems.push({
      code: 'execute.quota-rate',
      address,
      message: `tokensPerSecond is ${tokensPerSecond}: a bucket that gains nothing lets nothing pass.`,
      hint: 'Write a number above 0, or leave the quota out.',
    });
  if (!(capacity >= 1))
    problems.push({
      code: 'execute.quota-capacity',
      address,
      message: `capacity is ${capacity}: a bucket that never holds a whole token lets nothing pass.`,
      hint: 'Write 1 or more.',
    });
  return problems;
}
