import { type Clock, systemClock } from '../clock.js';
import { a, argumentProblems } from '../errors/options.js';
import { CallHistory, type RecordedCall, usualHistoryLength } from './call-history.js';
import { clientConfigFor, type EmbeddedClientConfig } from './client-config.js';
import { noEntities } from './control-plane/account-entities.js';
import type { Context } from './control-plane/context.js';
import type { WireResponse } from './control-plane/protocol/encode.js';
import type { TransportRequest } from './control-plane/protocol/transport.js';
import { documentedQuotas, RequestQuotas } from './control-plane/request-quotas.js';
import type { AccountState } from './control-plane/state.js';
import { ControlPlaneCalls } from './control-plane-calls.js';
import { answerOnPlane, endWaiting } from './data-plane/data-plane.js';
import type { Plane } from './data-plane/exchange.js';
import { fetchOver } from './data-plane/fetch.js';
import { newMemory } from './data-plane/memory.js';
import { dataPlaneOver } from './data-plane/over-http.js';
import type { RecordedRequest } from './data-plane/recorded-request.js';
import { RequestLog } from './data-plane/request-log.js';
import { trafficOf } from './data-plane/traffic.js';
import { EmbeddedGatewayError, refuse } from './errors.js';
import { checkInjections, type FaultInjection } from './fault-injection.js';
import { controlPlaneOver } from './http/control-plane.js';
import { type CloseOptions, checkCloseOptions, checkListenOptions, type ListenOptions } from './http/listen-options.js';
import { type Listening, serve } from './http/server.js';
import { IdSource } from './ids.js';
import { checkOptions, type EmbeddedApiGatewayOptions } from './options.js';
import { operations } from './registry.js';

/**
 * The control plane of API Gateway in the process: state, validation, defaults and error texts of the service.
 *
 * @example
 * ```ts
 * const gateway = new EmbeddedApiGateway();
 * const client = new APIGatewayClient(gateway.clientConfig);
 * await client.send(new CreateRestApiCommand({ name: 'petstore' }));
 * ```
 */
export class EmbeddedApiGateway {
  readonly #calls: ControlPlaneCalls;
  readonly #context: Context;
  readonly #options: EmbeddedApiGatewayOptions;
  #ids: IdSource;
  #listening: Promise<Listening> | undefined;
  readonly #plane: Plane;
  #memory = newMemory();
  readonly #requests = new RequestLog(1000);
  /** The URL while the gateway listens. */
  #url: string | undefined;

  /** @throws {@link EmbeddedGatewayError} `embedded.options`, with everything that is wrong with the options. */
  constructor(options: EmbeddedApiGatewayOptions = {}) {
    checkOptions(options);
    const {
      clock: givenClock = systemClock,
      latencyMs = 0,
      quotas = false,
      region = 'us-east-1',
      accountId = '123456789012',
      ids = 'random',
      provisioning = {},
      integrations = {},
      random = () => givenClock.random(),
      callers,
      userPools,
      onRequest,
      callHistory = usualHistoryLength,
      onError,
    } = options;
    // One of its own, so that what waits on it is this gateway's.
    const clock: Clock = {
      now: () => givenClock.now(),
      sleep: (durationMs, sleepOptions) => givenClock.sleep(durationMs, sleepOptions),
      random: () => givenClock.random(),
    };
    this.#options = options;
    this.#ids = new IdSource(ids);
    const state: AccountState = {
      restApis: new Map(),
      account: newAccount(),
      ...noEntities(),
    };
    const epoch = Date.now() - clock.now();
    this.#context = {
      traffic: trafficOf(() => this.#memory),
      state,
      clock,
      region,
      accountId,
      provisioning,
      integrations,
      newId: (length) => this.#ids.next(length),
      date: () => new Date(Math.floor((epoch + clock.now()) / 1000) * 1000),
    };
    this.#calls = new ControlPlaneCalls({
      context: this.#context,
      clock,
      latencyMs,
      quotas:
        quotas === false ? undefined : new RequestQuotas(quotas === 'documented' ? documentedQuotas : quotas, clock),
      history: new CallHistory(callHistory),
      onError,
    });
    const memory = () => this.#memory;
    const { newId } = this.#context;
    this.#plane = {
      state,
      get memory() {
        return memory();
      },
      clock,
      now: () => new Date(epoch + clock.now()),
      random,
      region,
      accountId,
      integrations,
      callers,
      userPools,
      onAnswered: (request) => {
        this.#requests.add(request);
        reportingErrors(() => onRequest?.(request));
      },
      newId,
    };
    this.fetch = fetchOver((request) => answerOnPlane(this.#plane, request));
  }

  /**
   * Calls deployed APIs, with WHATWG's own signature and without a socket: it can be any client's `fetch`.
   *
   * It takes every URL that the service has for an API (`https://{id}.execute-api.{region}.amazonaws.com/{stage}/…`), custom
   * domain names, and the forms of a gateway that listens.
   *
   * @throws TypeError - for a URL that isn't one of this gateway's.
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
   * @example
   * ```ts
   * const response = await embedded.fetch(`${embedded.invokeUrl(restApiId, 'prod')}/pets/7`);
   * ```
   */
  readonly fetch: typeof globalThis.fetch;

  /**
   * Where a stage is called, without a slash at the end: `https://{id}.execute-api.{region}.amazonaws.com/{stage}`, for
   * {@link EmbeddedApiGateway.fetch}; while the gateway listens, a URL on loopback that any client can call.
   *
   * @throws {@link EmbeddedGatewayError} `embedded.options` for what isn't an id, or a name.
   */
  invokeUrl(restApiId: string, stageName: string): string {
    refuse(
      'The arguments of invokeUrl()',
      argumentProblems('embedded', { restApiId: [restApiId, a.name], stageName: [stageName, a.name] }),
    );
    const { region } = this.#context;
    return this.#url
      ? `${this.#url}/_aws/execute-api/${restApiId}/${stageName}`
      : `https://${restApiId}.execute-api.${region}.amazonaws.com/${stageName}`;
  }

  /**
   * Empties the account: its APIs and everything beside them, what requests left behind (counts, caches), the calls so far
   * and the faults to come. Goes on listening.
   */
  reset(): void {
    const { state } = this.#context;
    for (const entities of Object.values(state)) if (entities instanceof Map) entities.clear();
    state.account = newAccount();
    this.#memory = newMemory();
    this.#requests.clear();
    this.#calls.reset();
  }

  /** Spread into `new APIGatewayClient(...)`: the client's requests stay in the process. */
  get clientConfig(): EmbeddedClientConfig {
    return clientConfigFor(this.#context.region, (request, signal) => this.answer(request, signal));
  }

  /** The calls so far, in the order in which they came: the latest 10,000, unless the option `callHistory` says otherwise. */
  get calls(): readonly RecordedCall[] {
    return this.#calls.history.calls;
  }

  /** The last 1,000 requests to deployed APIs, in the order in which they were answered. */
  get requests(): readonly RecordedRequest[] {
    return this.#requests.requests;
  }

  /** The most calls that were under way at one time. */
  get mostInFlight(): number {
    return this.#calls.mostInFlight;
  }

  /**
   * A copy of everything that the account has: for a test that compares what there was with what there is.
   *
   * @example
   * ```ts
   * const before = gateway.state();
   * await expect(client.send(refused)).rejects.toThrow();
   * expect(gateway.state()).toEqual(before);
   * ```
   */
  state(): AccountState {
    return structuredClone(this.#context.state);
  }

  /**
   * Another gateway whose account is what this one's is now. What happens in one doesn't show in the other: set an
   * account up once, and start every test from a copy.
   *
   * @param options - What the copy does otherwise than this gateway. A `clock` of its own should tell the same time.
   * @throws {@link EmbeddedGatewayError} `embedded.options` with everything that is wrong with the options.
   *
   * @example
   * ```ts
   * const template = new EmbeddedApiGateway({ clock: new ManualClock() });
   * await setUp(template);
   *
   * const gateway = template.copy({ clock: new ManualClock({ now: clock.now() }) });
   * ```
   */
  copy(options: EmbeddedApiGatewayOptions = {}): EmbeddedApiGateway {
    checkOptions(options);
    const copy = new EmbeddedApiGateway({ ...this.#options, ...options });
    copy.#ids = new IdSource({ ...this.#options, ...options }.ids ?? 'random', this.#ids.count);
    Object.assign(copy.#context.state, this.state());
    return copy;
  }

  /**
   * Makes calls to come go wrong.
   *
   * @throws {@link EmbeddedGatewayError} `embedded.options` for faults that there aren't.
   */
  inject(...injections: readonly FaultInjection[]): void {
    checkInjections(injections, [...operations.keys()]);
    for (const injection of injections) this.#calls.faults.add(injection);
  }

  /** Forgets the faults that were injected and have not come. */
  clearFaults(): void {
    this.#calls.faults.clear();
  }

  /**
   * Serves this gateway over HTTP/1.1 on 127.0.0.1, until {@link close}: programs on this machine, and no web pages.
   * Requests for another host, and requests that pages of other origins send, are refused with 403; `origins` opens
   * deployed APIs to pages, and never the control plane.
   *
   * @throws {@link EmbeddedGatewayError} - `embedded.listening` when it listens already, `embedded.port-in-use`,
   * `embedded.port`, `embedded.origin`, `embedded.options`.
   * @example
   * ```ts
   * const { url } = await embedded.listen({ port: 0 });
   * ```
   */
  async listen(options: ListenOptions = {}): Promise<{ readonly url: string }> {
    checkListenOptions(options);
    const { port = 0, origins = [] } = options;
    if (this.#listening) {
      const { url } = await this.#listening;
      throw new EmbeddedGatewayError(`The embedded gateway already listens at ${url}.`, {
        code: 'embedded.listening',
        hint: 'Call close() first.',
      });
    }
    const { domainNames } = this.#context.state;
    const listening = serve({
      port,
      origins,
      controlPlane: controlPlaneOver((request, signal) => this.answer(request, signal)),
      dataPlane: dataPlaneOver((request) => answerOnPlane(this.#plane, request)),
      isDomainName: (host) => domainNames.has(host) || domainNames.has(host.replace(/^[^.]+/, '*')),
    });
    this.#listening = listening;
    try {
      const { url } = await listening;
      if (this.#listening === listening) this.#url = url;
      return { url };
    } catch (error) {
      if (this.#listening === listening) this.#listening = undefined;
      throw error;
    }
  }

  /**
   * Stops listening. Requests that are under way may end within `withinMs` milliseconds; then their connections are
   * closed, and nobody waits for their integrations and authorizers any longer, so that nothing keeps the process alive.
   *
   * @throws {@link EmbeddedGatewayError} `embedded.options`.
   */
  async close(options: CloseOptions = {}): Promise<void> {
    checkCloseOptions(options);
    const { withinMs = 2000 } = options;
    const listening = this.#listening;
    this.#listening = undefined;
    this.#url = undefined;
    const start = performance.now();
    await (await listening)?.close(withinMs);
    await endWaiting(this.#plane, Math.max(0, withinMs - (performance.now() - start)));
  }

  /**
   * Answers one request.
   *
   * @throws a socket error, where a fault was injected that breaks the connection; the signal's reason.
   */
  answer(request: TransportRequest, signal?: AbortSignal): Promise<WireResponse> {
    return this.#calls.answer(request, signal);
  }
}

/** What a listener throws is nothing to the request: it is reported as an uncaught exception, as of other listeners. */
function reportingErrors(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

const newAccount = (): AccountState['account'] => ({
  throttleSettings: { burstLimit: 5000, rateLimit: 10000 },
  features: ['UsagePlans'],
  apiKeyVersion: '4',
});
