import type { Clock } from '../clock.js';
import type { CallHistory, RecordedCall } from './call-history.js';
import type { Context } from './control-plane/context.js';
import { constraintViolations } from './control-plane/protocol/constraints.js';
import { decodeInput } from './control-plane/protocol/decode.js';
import { encodeFault, encodeOutput, nothing, type WireResponse } from './control-plane/protocol/encode.js';
import { largestBodyOf, tooLarge } from './control-plane/protocol/limits.js';
import type { OperationSchema } from './control-plane/protocol/operations.js';
import { type Route, routeOf } from './control-plane/protocol/route.js';
import type { TransportRequest } from './control-plane/protocol/transport.js';
import type { RequestQuotas } from './control-plane/request-quotas.js';
import { brokenBy, Faults, isSilent, isWithoutEffect, refusalOf } from './fault-injection.js';
import { internalFailure, ServiceFault, unknownOperation } from './faults.js';
import { operations } from './registry.js';

/** What stands around the calls of a control plane. */
interface Surroundings {
  readonly context: Context;
  readonly clock: Clock;
  readonly latencyMs: number;
  readonly quotas: RequestQuotas | undefined;
  readonly history: CallHistory;
  readonly onError: ((error: unknown, call: RecordedCall) => void) | undefined;
}

/** The calls of a control plane: latency, injected faults, quotas, checks, the operation, and what is kept of each. */
export class ControlPlaneCalls {
  readonly faults = new Faults();
  readonly history: CallHistory;
  readonly #context: Context;
  readonly #clock: Clock;
  readonly #latencyMs: number;
  readonly #quotas: RequestQuotas | undefined;
  readonly #onError: Surroundings['onError'];
  #answers = 0;
  #inFlight = 0;
  #mostInFlight = 0;

  constructor({ context, clock, latencyMs, quotas, history, onError }: Surroundings) {
    this.#context = context;
    this.#clock = clock;
    this.#latencyMs = latencyMs;
    this.#quotas = quotas;
    this.history = history;
    this.#onError = onError;
  }

  /** The most calls that were under way at one time. */
  get mostInFlight(): number {
    return this.#mostInFlight;
  }

  /** Forgets what was: the calls so far, and the faults to come. */
  reset(): void {
    this.history.clear();
    this.faults.clear();
    this.#mostInFlight = this.#inFlight;
  }

  /** Answers one request. */
  async answer(request: TransportRequest, signal?: AbortSignal): Promise<WireResponse> {
    this.#mostInFlight = Math.max(this.#mostInFlight, ++this.#inFlight);
    try {
      if (this.#latencyMs > 0) await this.#clock.sleep(this.#latencyMs, { signal });
      signal?.throwIfAborted();
      const route = routeOf(request.method, request.path, request.query);
      const response = route
        ? await this.#answerOperation(route, request, signal)
        : encodeFault(unknownOperation(request.method, request.path));
      return { ...response, headers: { ...response.headers, 'x-amzn-requestid': `embedded-${++this.#answers}` } };
    } finally {
      this.#inFlight--;
    }
  }

  async #answerOperation(
    { schema, labels }: Route,
    request: TransportRequest,
    signal: AbortSignal | undefined,
  ): Promise<WireResponse> {
    const { name } = schema;
    const injected = this.faults.next(name);
    let input: Record<string, unknown> = {};
    let response: WireResponse;
    let failure: { readonly error: unknown } | undefined;
    try {
      const limit = largestBodyOf(name);
      if (request.body.byteLength > limit) throw tooLarge(limit);
      input = decodeInput(schema, { ...request, labels });
      const refusal = refusalOf(injected) ?? this.#quotas?.refusalOf(name, input);
      if (refusal) throw refusal;
      response = isWithoutEffect(injected) ? nothing : await this.#perform(schema, input);
    } catch (error) {
      if (!(error instanceof ServiceFault)) failure = { error };
      response = encodeFault(error instanceof ServiceFault ? error : internalFailure(error));
    }
    const broken = brokenBy(injected);
    const status = broken || isSilent(injected) ? undefined : response?.status;
    const call = Object.freeze({ operation: name, input, status, at: this.#clock.now(), ...failure });
    this.history.add(call, request.body.byteLength);
    if (failure) this.#onError?.(failure.error, call);
    if (broken) throw broken;
    if (isSilent(injected)) await untilAborted(signal);
    return response;
  }

  /** Operations check and build first, and change the state last: what throws has changed nothing. */
  async #perform(schema: OperationSchema, input: Record<string, unknown>): Promise<WireResponse> {
    const violations = constraintViolations(schema, input);
    if (violations) throw violations;
    const operation = operations.get(schema.name);
    if (!operation)
      throw new ServiceFault('BadRequestException', 400, `${schema.name} is not supported by the embedded gateway`);
    return encodeOutput(schema, await operation(this.#context, input));
  }
}

/** Waits forever, or until the client gives up. */
async function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  signal?.throwIfAborted();
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
