/**
 * The one object over a client that joins the engine's stages: read, compare, plan, apply, deploy.
 *
 * @module
 */

import type { APIGatewayClient, Stage } from '@aws-sdk/client-api-gateway';
import { type ApplyResult, nothingDone } from '../apply/result.js';
import { type ExecuteOptions, executeCalls } from '../apply/run-plan.js';
import type { OperationName, Send } from '../calls/call.js';
import type { PlannedCall } from '../calls/planned-call.js';
import { type Clock, systemClock } from '../clock.js';
import { makeDeployment } from '../deployment/make-deployment.js';
import { assertNoProblems, optionProblems } from '../errors/options.js';
import { withoutSecrets } from '../errors/without-secrets.js';
import { type ImportRun, importRun } from '../importing/run-import.js';
import { ListsOverSend } from '../list/bound-lists.js';
import { DirectGetResourcesCommand } from '../list/direct-get-resources-command.js';
import { Plan } from '../plan/plan.js';
import { secretsOf } from '../plan/secrecy.js';
import { Admission } from '../quotas/admission.js';
import type { RateLimit } from '../quotas/estimate.js';
import { rateLimits } from '../quotas/service-quotas.js';
import type { OnEvent, RunName } from '../requests/events.js';
import { FirstContact } from '../requests/first-contact.js';
import { RequestTimeouts } from '../requests/request-timeouts.js';
import { createSend, type RequestOutcome, type SendOptions } from '../requests/send.js';
import { takeWholeSnapshot } from '../snapshot/beside.js';
import { type Snapshot, takeSnapshot } from '../snapshot/snapshot.js';
import { apiGatewayArn, stagePath } from './arn.js';
import { endCanary } from './canary.js';
import { commandProblems, operationOf, type SdkCommand } from './command.js';
import { deploy } from './deploy.js';
import { type DeployOptions, type DeployResult, deployOptions } from './deploy-options.js';
import { type DeployedModel, readDeployedModel } from './deployed-model.js';
import { collect, type Plannable } from './desired.js';
import { makeDestruction } from './destroying.js';
import {
  type ApiGatewayOptions,
  type ApplyOptions,
  applyOptions,
  type DestroyOptions,
  desiredProblems,
  destroyOptions,
  quotasOf,
  restApiIdProblems,
  type SendCommandOptions,
  type SignalOption,
  sendOptions,
  snapshotOptions,
  type WholeSnapshotOptions,
} from './options.js';
import { type PlanOptions, planOptions } from './plan-options.js';
import { assertFresh, makePlan, type PlanningContext } from './planning.js';
import { againWhenOvertaken, type PutArguments, putRequest } from './put.js';
import { type RemoveArguments, removalOf, removeRequest } from './remove.js';
import { secretsFor, withSources } from './secrets.js';

/** Read at a fraction of the SDK's cost: whole APIs come this way. */
const commands: Commands = { GetResources: (input) => new DirectGetResourcesCommand(input) };

type Commands = NonNullable<SendOptions['commands']>;

/** What a run sends with, and tells. */
interface Run {
  readonly send: Send;
  readonly tell: OnEvent;
}

type About = Pick<ExecuteOptions, 'restApiId' | 'signal' | 'allowSecondRestApi' | 'secrets' | 'unready'>;

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
  #runs = 0;
  readonly #turns = new Map<string, Promise<void>>();

  /** @throws {@link GatewayOptionsError} with everything that is wrong with the client and the options. */
  constructor(client: APIGatewayClient, options: ApiGatewayOptions = {}) {
    super((operation, input, sendOptions) => this.#send(operation, input, sendOptions));
    const quotas = quotasOf(client, options);
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
  async plan(desired: Plannable | readonly Plannable[], options: PlanOptions = {}): Promise<Plan> {
    assertNoProblems('plan', 'plan()', desiredProblems(desired), optionProblems('plan', planOptions, options));
    const { destroy = false, ...request } = options;
    const { send } = this.#run('plan');
    const collected = collect(desired, { destroy });
    const make = destroy ? makeDestruction : makePlan;
    return withSources(await make(this.#planningWith(send), collected, request), collected.secrets);
  }

  /**
   * Takes away what is declared: plan with `{ destroy: true }`, and apply, in one.
   *
   * @returns what became of each call.
   * @throws {@link PlanError} `plan.in-use` when mappings that aren't declared use what would go.
   */
  async destroy(desired: Plannable | readonly Plannable[], options: DestroyOptions = {}): Promise<ApplyResult> {
    assertNoProblems(
      'destroy',
      'destroy()',
      desiredProblems(desired),
      optionProblems('destroy', destroyOptions, options),
    );
    const { restApiId, signal, onEvent } = options;
    const plan = await this.plan(desired, { restApiId, signal, destroy: true });
    return this.apply(plan, { signal, onEvent });
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
  async apply(given: Plan, options: ApplyOptions = {}): Promise<ApplyResult> {
    assertNoProblems('apply', 'apply()', optionProblems('apply', applyOptions, options));
    return this.#apply(given, options, this.#run('apply', options.onEvent));
  }

  async #apply(
    given: Plan,
    { signal, allowStale = false, secrets: giveSecret }: ApplyOptions,
    run: Run,
  ): Promise<ApplyResult> {
    // Plain values, and a plan of another copy of the package, go through the checks of what was saved.
    const plan = Plan.isPlan(given) ? given : Plan.fromJSON(given);
    const { restApiId } = plan.basis;
    if (plan.isEmpty && plan.basis.withoutApi) return nothingDone('');
    if (plan.isEmpty && restApiId !== undefined) return nothingDone(restApiId);
    const unready = allowStale ? [] : await assertFresh(run.send, plan, signal);
    const secrets = await secretsFor(plan, giveSecret);
    const importing = importRun(plan);
    const about = { restApiId, signal, allowSecondRestApi: allowStale, secrets, unready };
    const result = await this.#execute(plan.calls, about, run, importing);
    await importing.check(run.send, result.restApiId, signal);
    return result;
  }

  #execute(calls: readonly PlannedCall[], about: About, run: Run, importing?: ImportRun): Promise<ApplyResult> {
    return executeCalls(calls, {
      ...about,
      sendOf: ({ onEvent, onOutcome }) => this.#sendWith(onEvent, onOutcome),
      making: {
        ...(importing === undefined ? {} : { PutRestApi: importing.put }),
        async CreateDeployment(send, input, sending) {
          // Nothing is deployed that an import brought otherwise than it is wanted.
          await importing?.check(send, input.restApiId ?? '', sending.signal);
          return makeDeployment(send, input, sending);
        },
      },
      clock: this.#clock,
      limits: this.#limits,
      delayOf: (call) => this.#admission?.delayOf(call) ?? 0,
      onEvent: run.tell,
    });
  }

  /**
   * Plans and applies in one, for application code that adds or changes routes at run time.
   *
   * Looks at the routes, and at the models, validators, authorizers and gateway responses that their API declares; the
   * API's own name and settings, and every other route, stay as they are. Several for one API take turns; when a writer
   * elsewhere was first, it plans again. Never makes an API.
   *
   * @param routes - the routes, and after them the options, if there are any.
   * @returns what became of the calls of the last plan.
   * @throws {@link OptionsError} when the id, a route or an option is missing or can't be.
   * @throws {@link DefinitionError} that lists everything that is wrong with the routes, before anything is sent.
   * @throws {@link ApplyError} with the outcome of every call, when one fails for good.
   *
   * @example
   * await gateway.put(restApiId, api.resource('/hooks/{hookId}').method('POST').integration().lambdaProxy(functionArn));
   */
  async put(restApiId: string, ...routes: PutArguments): Promise<ApplyResult> {
    const { definition, options } = putRequest(restApiId, routes);
    if (definition === undefined) return nothingDone(restApiId);
    const run = this.#run('put', options.onEvent);
    const { model, warnings } = definition;
    const { signal } = options;
    const round = async () => {
      const request = { restApiId, routesOnly: true, signal };
      const plan = await makePlan(this.#planningWith(run.send), collect({ model, warnings }), request);
      // It was read just now, and the next put for this API waits.
      return this.#apply(plan, { allowStale: true, signal }, run);
    };
    return this.#inTurn(restApiId, () => againWhenOvertaken(round, this.#clock, signal));
  }

  /**
   * Deletes routes (`'GET /pets'`) and whole subtrees (`'/pets'`) of an API. What doesn't exist is skipped. Takes turns with
   * {@link put}.
   *
   * @throws {@link OptionsError} when the id is missing, or something is neither a route nor a path, or is `/`.
   * @throws {@link ApplyError} with the outcome of every call, when one fails for good.
   *
   * @example
   * await gateway.remove(restApiId, '/tenants/acme', 'GET /pets');
   */
  async remove(restApiId: string, ...routes: RemoveArguments): Promise<ApplyResult> {
    const { targets, options } = removeRequest(restApiId, routes);
    const run = this.#run('remove', options.onEvent);
    return this.#inTurn(restApiId, async () => {
      const calls = await removalOf(run.send, restApiId, targets, options.signal);
      if (calls.length === 0) return nothingDone(restApiId);
      return this.#execute(calls, { restApiId, signal: options.signal, allowSecondRestApi: false }, run);
    });
  }

  /**
   * Sends any command of the SDK under this gateway's quotas and retries.
   *
   * A create whose response is lost is looked for where its input says what it made; another is never sent twice.
   *
   * @returns the command's output.
   * @throws what the service answers.
   * @throws {@link OutcomeUnknownError} when the response to a create is lost, and what it made can't be known.
   *
   * @example
   * const { id } = await gateway.send(new CreateApiKeyCommand({ name: 'acme', value }));
   */
  async send<Output extends object>(command: SdkCommand<Output>, options: SendCommandOptions = {}): Promise<Output> {
    const operation = operationOf(command);
    assertNoProblems('send', 'send()', commandProblems(operation), optionProblems('send', sendOptions, options));
    const run = this.#run('send', undefined, { [operation as OperationName]: () => command });
    // The seam: a command gives the output of its operation.
    return run.send(operation as OperationName, command.input as never, {
      ...options,
      isSoleOfName: false,
    }) as unknown as Promise<Output>;
  }

  /**
   * Makes a deployment of the API as it is, and the stage that serves it, or moves the stage that is there.
   *
   * @throws {@link OptionsError} with everything that is wrong, before anything is sent.
   * @throws {@link DeployError} that says what was made before the service refused; before anything is made when a canary
   * is live on the stage.
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
   */
  async deploy(restApiId: string, options: DeployOptions): Promise<DeployResult> {
    const problems = optionProblems('deploy', deployOptions, options);
    assertNoProblems('deploy', 'deploy()', restApiIdProblems('deploy', restApiId), problems);
    const stageArn = async (id: string, name: string) => apiGatewayArn(await this.#region(), stagePath(id, name));
    return deploy({ send: this.#run('deploy').send, stageArn }, restApiId, options);
  }

  /**
   * Makes the stage what its canary is: its deployment, its variables; and ends the canary. One call does all of it.
   *
   * @returns the stage as it is then.
   * @throws {@link DeployError} `deploy.no-canary` when there is no canary.
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/promote-canary-release.html
   */
  promoteCanary(restApiId: string, stageName: string, options: SignalOption = {}): Promise<Readonly<Stage>> {
    return endCanary(this.#run('deploy').send, 'promote', restApiId, stageName, options);
  }

  /**
   * Ends the canary of a stage: all requests get what the stage has.
   *
   * @returns the stage as it is then.
   * @throws {@link DeployError} `deploy.no-canary` when there is no canary.
   */
  rollbackCanary(restApiId: string, stageName: string, options: SignalOption = {}): Promise<Readonly<Stage>> {
    return endCanary(this.#run('deploy').send, 'rollback', restApiId, stageName, options);
  }

  /**
   * Reads a whole live API into the same model that definitions are.
   *
   * @throws {@link SnapshotError} when there is no API of this id.
   */
  async snapshot(restApiId: string, options: WholeSnapshotOptions = {}): Promise<Snapshot> {
    const problems = optionProblems('snapshot', snapshotOptions, options);
    assertNoProblems('snapshot', 'snapshot()', restApiIdProblems('snapshot', restApiId), problems);
    const { beside = false, ...read } = options;
    const { send } = this.#run('snapshot');
    if (beside === false) return takeSnapshot(send, restApiId, read);
    const declared = beside === true ? undefined : collect(beside).things;
    return takeWholeSnapshot(send, restApiId, { ...read, declared });
  }

  /**
   * Reads what a stage serves, into the same model that definitions are: the API as it was deployed, whatever is live by
   * now. One `GetExport`; `losses` say what an export doesn't have.
   *
   * @throws {@link OpenApiError} when the export can't be read.
   * @see https://docs.aws.amazon.com/apigateway/latest/api/API_GetExport.html
   */
  deployedModel(restApiId: string, stageName: string, options: SignalOption = {}): Promise<DeployedModel> {
    return readDeployedModel(this.#run('snapshot').send, restApiId, stageName, options);
  }

  #region(): Promise<string> {
    return this.#client.config.region();
  }

  #planningWith(send: Send): PlanningContext {
    const serviceArn = async () => apiGatewayArn(await this.#region(), '');
    return { send, serviceArn, limits: this.#limits };
  }

  /** One thing that the gateway was asked to do: its events say so. */
  #run(of: RunName, onEvent?: OnEvent | undefined, overrides?: Commands): Run {
    const run = Object.freeze({ id: ++this.#runs, of });
    const tell: OnEvent = (event) => {
      const told = { ...event, run };
      this.#options.onEvent?.(told);
      onEvent?.(told);
    };
    return { send: this.#sendWith(tell, undefined, overrides), tell };
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

  #sendWith(onEvent?: OnEvent, onOutcome?: (outcome: RequestOutcome) => void, overrides?: Commands): Send {
    const { deadlineMs } = this.#options;
    const send = createSend(this.#client, {
      clock: this.#clock,
      commands: { ...commands, ...overrides },
      admission: this.#admission,
      deadlineMs,
      timeouts: this.#timeouts,
      contact: this.#contact,
      onEvent,
      onOutcome,
    });
    return (operation, input, options) =>
      send(operation, input, options).catch((error: unknown) => {
        throw withoutSecrets(error, secretsOf(input, operation));
      });
  }
}
