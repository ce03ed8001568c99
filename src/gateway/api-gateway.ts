/**
 * The one object over a client that joins the engine's stages: read, compare, plan, apply, deploy.
 *
 * @module
 */

import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import type { ApplyResult } from '../apply/result.js';
import { executeCalls } from '../apply/run-plan.js';
import type { Send } from '../calls/call.js';
import { type Clock, systemClock } from '../clock.js';
import type { Routes } from '../definition/builder-types.js';
import type { RestApiDefinition } from '../definition/definition.js';
import { ListsOverSend } from '../list/bound-lists.js';
import { DirectGetResourcesCommand } from '../list/direct-get-resources-command.js';
import type { RestApiNode } from '../model/rest-api.js';
import { Plan } from '../plan/plan.js';
import { Admission } from '../quotas/admission.js';
import type { RateLimit } from '../quotas/estimate.js';
import type { QuotaStore } from '../quotas/quota-store.js';
import { type RequestQuota, rateLimits } from '../quotas/service-quotas.js';
import type { OnEvent } from '../requests/events.js';
import { FirstContact } from '../requests/first-contact.js';
import { RequestTimeouts } from '../requests/request-timeouts.js';
import { createSend, type RequestOutcome } from '../requests/send.js';
import { type Snapshot, type SnapshotOptions, takeSnapshot } from '../snapshot/snapshot.js';
import { type DeployOptions, type DeployResult, deploy } from './deploy.js';
import { quotasOf } from './options.js';
import { assertFresh, makePlan, type PlanningContext } from './planning.js';
import { defineRoutes } from './routes.js';

/** How an {@link ApiGateway} sends. */
export interface ApiGatewayOptions {
  /** Time; the machine's unless told. */
  readonly clock?: Clock | undefined;
  /** The request quotas to keep to; the service's documented ones unless told, none at all with `false`. */
  readonly quotas?: readonly RequestQuota[] | false | undefined;
  /** The share of the quotas to use, above 0 and up to 1, where others use the account too. 1 unless told. */
  readonly quotaShare?: number | undefined;
  /**
   * Counts the requests; this gateway's own memory unless told. Give one {@link InMemoryQuotaStore} to all gateways of
   * an account and Region in this process, or a store of `fluent-apigateway/quota-store` to those of many processes.
   */
  readonly quotaStore?: QuotaStore | undefined;
  /**
   * How long one request is retried after it was first sent, in milliseconds; 10 minutes unless told, `Infinity` for
   * ever. Waiting for a quota before that doesn't count.
   */
  readonly deadlineMs?: number | undefined;
  /**
   * How long one attempt at a request may stay without an answer, in milliseconds; a minute unless told, `Infinity` for
   * ever. Then the connection is given up, and the request is one whose answer is lost.
   */
  readonly requestTimeoutMs?: number | undefined;
  /** Told what happens while requests are sent, whatever for. */
  readonly onEvent?: OnEvent | undefined;
}

/** What an API shall be: what `api.define(…)` returns, or a model of it. */
export type Desired = Pick<RestApiDefinition, 'model'> & Partial<Pick<RestApiDefinition, 'warnings'>>;

/** How a plan is made. */
export interface PlanOptions {
  /** Which API the definition is about; left out: the one that has its name, or a new one when there is none. */
  readonly restApiId?: string | undefined;
  /** Also delete whole resources, methods, models, … that the definition doesn't have. */
  readonly prune?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How a plan is applied. */
export interface ApplyOptions {
  /** Told what happens, as it happens. */
  readonly onEvent?: OnEvent | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Go ahead although the API has changed since the plan was made, or one of its name has appeared. */
  readonly allowStale?: boolean | undefined;
}

/** Read at a fraction of the SDK's cost: whole APIs come this way. */
const commands = { GetResources: DirectGetResourcesCommand };

/**
 * Makes live REST APIs what definitions want them to be. Keeps no state: the live API is the state.
 *
 * One value keeps to the request quotas of one account and Region; share it among everything that uses them. It has
 * every list function, without the first argument: their pages are requested under the same quotas and retries.
 *
 * @example
 * const gateway = new ApiGateway(new APIGatewayClient({}));
 * const plan = await gateway.plan(petstore);
 * console.log(plan.render());
 * const { restApiId } = await gateway.apply(plan);
 * await gateway.deploy(restApiId, { stageName: 'prod' });
 * for await (const { path } of gateway.listResources({ restApiId })) console.log(path);
 */
export class ApiGateway extends ListsOverSend {
  readonly #client: APIGatewayClient;
  readonly #options: ApiGatewayOptions;
  readonly #clock: Clock;
  readonly #admission: Admission | undefined;
  readonly #timeouts: RequestTimeouts;
  readonly #contact = new FirstContact();
  readonly #limits: readonly RateLimit[];
  readonly #send: Send;
  readonly #turns = new Map<string, Promise<void>>();

  /** @throws {@link GatewayOptionsError} with everything that is wrong with the options. */
  constructor(client: APIGatewayClient, options: ApiGatewayOptions = {}) {
    super((operation, input, sendOptions) => this.#send(operation, input, sendOptions));
    const quotas = quotasOf(options);
    this.#client = client;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#admission = quotas.length === 0 ? undefined : new Admission(quotas, this.#clock, options.quotaStore);
    this.#timeouts = new RequestTimeouts(this.#clock, options.requestTimeoutMs);
    this.#limits = rateLimits(quotas);
    this.#send = this.#sendWith(options.onEvent);
  }

  /**
   * Reads the live API and works out what would make it what the definition wants. Sends nothing but reads.
   *
   * @throws {@link SnapshotError} when there is no API of the given id, or several have the definition's name.
   * @throws {@link DiffError} with everything that no order of calls can bring about.
   */
  async plan(desired: Desired | RestApiNode, { restApiId, prune, signal }: PlanOptions = {}): Promise<Plan> {
    const { model, warnings } = 'model' in desired ? desired : { model: desired, warnings: undefined };
    return makePlan(this.#planning, model, { restApiId, prune, warnings, signal });
  }

  /**
   * Sends the calls of a plan, each after those that it depends on.
   *
   * @returns what became of each call.
   * @throws {@link PlanError} before anything is sent, when what is given isn't a plan, or was changed after it was made.
   * @throws {@link StalePlanError} before anything is sent, when the API has changed since the plan was made.
   * @throws {@link ApplyError} with the outcome of every call, when one fails for good. Planning again continues from
   * where it stopped.
   */
  async apply(given: Plan, { onEvent, signal, allowStale = false }: ApplyOptions = {}): Promise<ApplyResult> {
    // Plain values, and a plan of another copy of the package, go through the checks of what was saved.
    const plan = Plan.isPlan(given) ? given : Plan.fromJSON(given);
    const { restApiId } = plan.basis;
    if (plan.isEmpty && restApiId !== undefined) return Object.freeze({ restApiId, steps: Object.freeze([]) });
    const tell: OnEvent = (event) => {
      this.#options.onEvent?.(event);
      onEvent?.(event);
    };
    if (!allowStale) await assertFresh(this.#sendWith(tell), plan, signal);
    return executeCalls(plan.calls, {
      sendOf: ({ onEvent, onOutcome }) => this.#sendWith(onEvent, onOutcome),
      clock: this.#clock,
      restApiId,
      allowSecondRestApi: allowStale,
      limits: this.#limits,
      delayOf: (call) => this.#admission?.delayOf(call) ?? 0,
      signal,
      onEvent: tell,
    });
  }

  /**
   * Plans and applies in one, for application code that adds or changes routes at run time.
   *
   * Looks at the routes, and at the models, validators, authorizers and gateway responses that their API declares; the
   * API's own name and settings, and every other route, stay as they are. Several for one API take turns.
   *
   * @example
   * await gateway.put(restApiId, api.resource('/hooks/{hookId}').method('POST').integration().lambdaProxy(functionArn));
   *
   * @throws {@link DefinitionError} that lists everything that is wrong with the routes, before anything is sent.
   * @throws {@link ApplyError} with the outcome of every call, when one fails for good.
   */
  async put(restApiId: string, ...routes: readonly Routes[]): Promise<ApplyResult> {
    const definition = defineRoutes(routes);
    if (definition === undefined) return Object.freeze({ restApiId, steps: Object.freeze([]) });
    const { model, warnings } = definition;
    return this.#inTurn(restApiId, async () => {
      const plan = await makePlan(this.#planning, model, { restApiId, routesOnly: true, warnings });
      // It was read just now, and the next put for this API waits.
      return this.apply(plan, { allowStale: true });
    });
  }

  /**
   * Makes a deployment of the API as it is, and the stage that serves it, or moves the stage that is there.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
   */
  async deploy(restApiId: string, options: DeployOptions): Promise<DeployResult> {
    return deploy(this.#send, restApiId, options);
  }

  /**
   * Reads a whole live API into the same model that definitions are.
   *
   * @throws {@link SnapshotError} when there is no API of this id.
   */
  async snapshot(restApiId: string, options: SnapshotOptions = {}): Promise<Snapshot> {
    return takeSnapshot(this.#send, restApiId, options);
  }

  get #planning(): PlanningContext {
    return { send: this.#send, restApiArn: (restApiId) => this.#arnOf(restApiId), limits: this.#limits };
  }

  /** Does one thing after the other for one API, whether the one before succeeded or not. */
  #inTurn<Result>(restApiId: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#turns.get(restApiId) ?? Promise.resolve();
    const mine = before.then(work, work);
    const over = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(restApiId, over);
    void over.then(() => {
      if (this.#turns.get(restApiId) === over) this.#turns.delete(restApiId);
    });
    return mine;
  }

  #sendWith(onEvent: OnEvent | undefined, onOutcome?: (outcome: RequestOutcome) => void): Send {
    const { deadlineMs } = this.#options;
    return createSend(this.#client, {
      clock: this.#clock,
      commands,
      admission: this.#admission,
      deadlineMs,
      timeouts: this.#timeouts,
      contact: this.#contact,
      onEvent,
      onOutcome,
    });
  }

  async #arnOf(restApiId: string): Promise<string> {
    const region = await this.#client.config.region();
    return `arn:${partitionOf(region)}:apigateway:${region}::/restapis/${restApiId}`;
  }
}

/** The partitions beside `aws`, by the start of their Regions' names. */
const partitions = { 'cn-': 'aws-cn', 'us-gov-': 'aws-us-gov', 'us-isob-': 'aws-iso-b', 'us-iso-': 'aws-iso' } as const;

function partitionOf(region: string): string {
  return Object.entries(partitions).find(([start]) => region.startsWith(start))?.[1] ?? 'aws';
}
