import { HttpResponse } from '@smithy/core/protocols';
import { type Clock, systemClock } from '../clock.js';
import type { OperationName } from '../model/call.js';
import { noEntities } from './account-entities.js';
import type { Context } from './context.js';
import { type FaultInjection, Faults, refusalOf, socketError } from './fault-injection.js';
import { ServiceFault } from './faults.js';
import type { IntegrationOptions } from './invoke/integration-options.js';
import { type Loopback, serveOnLoopback } from './loopback.js';
import { constraintViolations } from './protocol/constraints.js';
import { decodeInput } from './protocol/decode.js';
import { encodeFault, encodeOutput, type WireResponse } from './protocol/encode.js';
import { type Route, routeOf } from './protocol/route.js';
import { type SdkRequest, type TransportRequest, transportRequest } from './protocol/transport.js';
import type { Provisioning } from './provisioning.js';
import { operations } from './registry.js';
import { documentedQuotas, type Quota, RequestQuotas } from './request-quotas.js';
import type { AccountState } from './state.js';

/** How an embedded gateway behaves. */
export interface EmbeddedApiGatewayOptions {
  /** Time for dates, quotas, latency and what becomes ready later; the machine's, unless told. */
  readonly clock?: Clock;
  /** Milliseconds that every call takes, on the clock; 0 unless told. */
  readonly latencyMs?: number;
  /** The service's request quotas, or some of your own; none, unless told. */
  readonly quotas?: false | 'documented' | readonly Quota[];
  /** `us-east-1` unless told. */
  readonly region?: string;
  /** Twelve digits; `123456789012` unless told. */
  readonly accountId?: string;
  /** What takes time in the service and the states it goes through; everything is ready at once, unless told. */
  readonly provisioning?: Provisioning;
  /** What methods may reach when `TestInvokeMethod` invokes them: Lambda functions of yours, HTTP beyond this machine. */
  readonly integrations?: IntegrationOptions;
}

/** One call that the gateway was sent. */
export interface RecordedCall {
  readonly operation: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  /** The HTTP status of the answer; `undefined` when the connection broke. */
  readonly status: number | undefined;
  /** When it came, in milliseconds on the gateway's clock. */
  readonly at: number;
}

/** Larger bodies are refused: the service's limit for a definition file, with room for its wrapping. */
const largestBody = 10 * 1024 * 1024;

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
  readonly #clock: Clock;
  readonly #latencyMs: number;
  readonly #quotas: RequestQuotas | undefined;
  readonly #faults = new Faults();
  readonly #calls: RecordedCall[] = [];
  readonly #context: Context;
  #loopback: Loopback | undefined;
  #inFlight = 0;
  #mostInFlight = 0;

  constructor({
    clock = systemClock,
    latencyMs = 0,
    quotas = false,
    region = 'us-east-1',
    accountId = '123456789012',
    provisioning = {},
    integrations = {},
  }: EmbeddedApiGatewayOptions = {}) {
    this.#clock = clock;
    this.#latencyMs = latencyMs;
    this.#quotas =
      quotas === false ? undefined : new RequestQuotas(quotas === 'documented' ? documentedQuotas : quotas, clock);
    const state: AccountState = {
      restApis: new Map(),
      account: {
        throttleSettings: { burstLimit: 5000, rateLimit: 10000 },
        features: ['UsagePlans'],
        apiKeyVersion: '4',
      },
      ...noEntities(),
    };
    const epoch = Date.now() - clock.now();
    let ids = 0;
    this.#context = {
      state,
      clock,
      region,
      accountId,
      provisioning,
      integrations,
      newId: (length = 10) => idOf(ids++, length),
      date: () => new Date(Math.floor((epoch + clock.now()) / 1000) * 1000),
    };
  }

  /** Spread into `new APIGatewayClient(...)`: the client's requests stay in the process. */
  get clientConfig() {
    return {
      region: this.#context.region,
      credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
      requestHandler: {
        metadata: { handlerProtocol: 'embedded' },
        handle: async (request: SdkRequest, { abortSignal }: { abortSignal?: unknown } = {}) => {
          const signal = abortSignal as AbortSignal | undefined;
          const { status, headers, body } = await this.answer(transportRequest(request), signal);
          return { response: new HttpResponse({ statusCode: status, headers: { ...headers }, body }) };
        },
        destroy: () => undefined,
        updateHttpClientConfig: () => undefined,
        httpHandlerConfigs: () => ({}),
      },
    };
  }

  /** Every call so far, in the order in which they came. */
  get calls(): readonly RecordedCall[] {
    return this.#calls;
  }

  /** The most calls that were under way at one time. */
  get mostInFlight(): number {
    return this.#mostInFlight;
  }

  /** Makes calls to come go wrong. */
  inject(...injections: readonly FaultInjection[]): void {
    for (const injection of injections) this.#faults.add(injection);
  }

  /** Forgets the faults that were injected and have not come. */
  clearFaults(): void {
    this.#faults.clear();
  }

  /**
   * Serves this gateway over HTTP on 127.0.0.1, until {@link close}.
   *
   * @param options.port - 0, any free port, unless told.
   */
  async listen({ port = 0 }: { readonly port?: number } = {}): Promise<{ readonly url: string }> {
    if (this.#loopback) throw new Error(`The embedded gateway listens already, at ${this.#loopback.url}.`);
    this.#loopback = await serveOnLoopback(port, largestBody, (request) => this.answer(request));
    return { url: this.#loopback.url };
  }

  /** Stops listening and ends the connections that are open. */
  async close(): Promise<void> {
    const loopback = this.#loopback;
    this.#loopback = undefined;
    await loopback?.close();
  }

  /**
   * Answers one request.
   *
   * @throws a socket error, where a fault was injected that breaks the connection; the signal's reason.
   */
  async answer(request: TransportRequest, signal?: AbortSignal): Promise<WireResponse> {
    this.#mostInFlight = Math.max(this.#mostInFlight, ++this.#inFlight);
    try {
      if (this.#latencyMs > 0) await this.#clock.sleep(this.#latencyMs, { signal });
      signal?.throwIfAborted();
      const route = routeOf(request.method, request.path, request.query);
      if (!route)
        return encodeFault(
          new ServiceFault(
            'UnknownOperationException',
            404,
            `There is no operation at ${request.method} ${request.path}`,
          ),
        );
      return await this.#answerOperation(route, request);
    } finally {
      this.#inFlight--;
    }
  }

  async #answerOperation({ schema, labels }: Route, request: TransportRequest): Promise<WireResponse> {
    const { name } = schema;
    const injected = this.#faults.next(name);
    let input: Record<string, unknown> = {};
    const record = (status: number | undefined) => {
      this.#calls.push(Object.freeze({ operation: name, input, status, at: this.#clock.now() }));
    };
    let response: WireResponse;
    try {
      input = decodeInput(schema, { ...request, labels });
      const refusal = refusalOf(injected) ?? this.#quotas?.refusalOf(name, input);
      if (refusal) throw refusal;
      if (injected?.fault === 'resetBefore') {
        record(undefined);
        throw socketError('ECONNRESET');
      }
      const violations = constraintViolations(schema, input);
      if (violations) throw violations;
      const operation = operations.get(name);
      if (!operation)
        throw new ServiceFault('BadRequestException', 400, `${name} is not supported by the embedded gateway`);
      response = encodeOutput(schema, await operation(this.#context, input));
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      response = encodeFault(error);
    }
    const lost =
      injected?.fault === 'resetAfter' ? 'ECONNRESET' : injected?.fault === 'timeoutAfter' ? 'ETIMEDOUT' : undefined;
    record(lost ? undefined : response.status);
    if (lost) throw socketError(lost);
    return { ...response, headers: { ...response.headers, 'x-amzn-requestid': `embedded-${this.#calls.length}` } };
  }
}

/** Identifiers that look like the service's and are the same in every run: letters and digits, never twice. */
function idOf(count: number, length: number): string {
  let mixed = (count * 2_654_435_761 + 97) % 4_294_967_296;
  let text = '';
  while (text.length < length - 4) {
    text += (mixed % 36).toString(36);
    mixed = Math.floor(mixed / 36) || (count + 11) * 7919;
  }
  return `${text}${count.toString(36).padStart(4, '0')}`.slice(-length);
}
