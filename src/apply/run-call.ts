import type { OperationInput, OperationName, OperationOutput, Send } from '../calls/call.js';
import type { PlannedCall } from '../calls/planned-call.js';
import type { Clock } from '../clock.js';
import { withoutSecrets } from '../errors/without-secrets.js';
import { idsBroughtBy } from '../plan/brought.js';
import { allItems, type ListOperation } from '../requests/all-items.js';
import type { GatewayEvent, OnEvent } from '../requests/events.js';
import { lookBesideNamesakes } from '../requests/recovery.js';
import type { RequestOutcome } from '../requests/send.js';
import { assertSole, type Made, MadeTwiceError } from './made-twice.js';
import type { Answers } from './references.js';
import { reportedCall, type StepResult } from './result.js';
import type { UnreadyThings } from './unready-things.js';
import { readinessAfter, untilReady } from './until-ready.js';
import type { WriteConcurrency } from './write-concurrency.js';

/** Who is told about the requests of one call. */
export interface SendObserver {
  readonly onEvent: OnEvent;
  readonly onOutcome: (outcome: RequestOutcome) => void;
}

/** How calls are made that need more than one request, by operation. */
export type Making = {
  readonly [Operation in OperationName]?: (
    send: Send,
    input: OperationInput<Operation>,
    options: { readonly signal?: AbortSignal | undefined; readonly address: string },
  ) => Promise<OperationOutput<Operation>>;
};

/** How one call is run. */
interface RunOptions {
  readonly sendOf: (observer: SendObserver) => Send;
  readonly clock: Clock;
  readonly making?: Making | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: OnEvent | undefined;
  readonly concurrency: WriteConcurrency;
  /** What is live and can't be used yet. */
  readonly waits: UnreadyThings;
  /** Told when the first request is on its way. */
  readonly begun: () => void;
  /** Keep an API that was made although somebody else has made one of its name. */
  readonly allowSecondRestApi?: boolean | undefined;
  /** Whether other calls wait for what this one makes. */
  readonly isAwaited?: boolean | undefined;
  /** Told when there is nothing to do but to wait until what was made can be used. */
  readonly idle?: (() => void) | undefined;
  /** What no error may quote; asked for when there is one. */
  readonly secrets: () => readonly string[];
}

/** What a client gives: users' mocks leave the metadata out. */
type Answer = Partial<Pick<OperationOutput<OperationName>, '$metadata'>>;

/** Sends one call of a plan, and says what became of it. */
export async function runCall(
  call: PlannedCall,
  answers: Answers,
  {
    sendOf,
    clock,
    making = {},
    signal,
    onEvent,
    concurrency,
    waits,
    begun,
    allowSecondRestApi = false,
    secrets,
    isAwaited = false,
    idle,
  }: RunOptions,
): Promise<StepResult> {
  let took = { attempts: 0, waitedMs: 0 };
  let made: object = {};
  let answered: Pick<StepResult, 'requestId' | 'ids'> = {};
  /** Of the attempt that is under way. */
  let sentAt: number | undefined;
  const send = sendOf({
    onEvent(event) {
      if (isAbout(event, call)) {
        switch (event.type) {
          case 'sent':
            sentAt = clock.now();
            begun();
            break;
          case 'retrying':
            sentAt = undefined;
            if (event.reason === 'concurrentModification') concurrency.conflicted();
        }
      }
      onEvent?.(event);
    },
    onOutcome({ operation, attempts, waitedMs }) {
      if (operation === call.operation) took = { attempts, waitedMs };
    },
  });
  try {
    const resolved = answers.resolve(call.input) as object;
    if (waits.isAwaitedBy(call.operation, resolved)) {
      begun();
      idle?.();
      await waits.until(call.operation, resolved, { send, clock, signal, onEvent });
    }
    const input = resolved;
    const isSecond = allowSecondRestApi && call.operation === 'CreateRestApi';
    const lookForEffect = isSecond ? await lookBesideNamesakes(send, nameIn(input), signal) : undefined;
    // The seam: how to look for the effect of a CreateRestApi is given to no other call.
    const isAboutNew = call.dependsOn.length > 0 && !call.operation.startsWith('Delete');
    const options = { signal, address: call.address, isAboutNew, lookForEffect: lookForEffect as never };
    // The seam: what makes a call takes the call's own input.
    const make = making[call.operation] as Making['CreateDeployment'];
    // The seam: an operation and its input belong together, which the compiler can't follow for any operation.
    const answering = (): Promise<Answer> => {
      if (call.action === 'read') return readAll(send, call.operation, input, options);
      if (make !== undefined) return make(send, input as never, { signal, address: call.address });
      return send(call.operation, input as never, options);
    };
    const { $metadata, ...answer } = await answering();
    // What was found after a lost response says nothing of how long answers take.
    if (sentAt !== undefined) concurrency.succeeded(clock.now() - sentAt);
    made = answer;
    answered = answeredBy($metadata?.requestId, answer);
    if (!isSecond) await settleOn({ ...call, input, answer }, send, signal);
    answers.add(call.address, answer);
    for (const [address, ids] of idsBroughtBy(call.operation, answer)) answers.add(address, ids);
    const readiness = isAwaited ? readinessAfter(call.operation) : undefined;
    if (readiness !== undefined) {
      idle?.();
      await untilReady(readiness, answer, { address: call.address, send, clock, signal, onEvent });
    }
    return Object.freeze({ call: reportedCall(call), status: 'succeeded', ...took, ...answered });
  } catch (error) {
    // What was made is there, unless it was taken back.
    if (error instanceof MadeTwiceError) answered = {};
    else answers.add(call.address, made);
    return Object.freeze<StepResult>({
      call: reportedCall(call),
      status: 'failed',
      ...took,
      ...answered,
      error: withoutSecrets(error, secrets()),
    });
  }
}

/** Reads all pages of what brings ids. */
async function readAll(
  send: Send,
  operation: OperationName,
  input: object,
  options: { readonly signal?: AbortSignal | undefined; readonly address: string },
): Promise<Answer> {
  const own: Send = (name, page, more) => send(name, page, { ...more, ...options, lookForEffect: undefined });
  // The seam: a plan's reads are operations that list.
  return { items: await allItems(own, operation as ListOperation, input as never, options.signal) } as Answer;
}

/** Keeps what was made, unless somebody else has made it too. */
async function settleOn(made: Made, send: Send, signal: AbortSignal | undefined): Promise<void> {
  try {
    await assertSole(made, send, signal);
  } catch (error) {
    if (!signal?.aborted) throw error; // Else the plan ends here, with something that the next one finds.
  }
}

/** The reads that a call's recovery needs have events of their own. */
function isAbout(event: GatewayEvent, { operation, address }: PlannedCall): boolean {
  return 'operation' in event && event.operation === operation && event.address === address;
}

function nameIn(input: object): string | undefined {
  return (input as { readonly name?: string }).name;
}

function answeredBy(requestId: string | undefined, answer: object): Pick<StepResult, 'requestId' | 'ids'> {
  const ids = idsIn(answer);
  return {
    ...(requestId === undefined ? {} : { requestId }),
    ...(Object.keys(ids).length === 0 ? {} : { ids }),
  };
}

/** Identifiers only: answers hold values that don't belong in reports. */
function idsIn(answer: object): Readonly<Record<string, string>> {
  const isId = ([name, value]: [string, unknown]) => /^(?:id|\w+Id)$/.test(name) && typeof value === 'string';
  return Object.freeze(Object.fromEntries(Object.entries(answer).filter(isId))) as Readonly<Record<string, string>>;
}
