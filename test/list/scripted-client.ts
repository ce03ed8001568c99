import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { clientOf } from '../requests/scripted-send.js';

/** A request that a {@link ScriptedClient} got. */
export interface ScriptedRequest {
  readonly position: string | undefined;
  readonly limit: number | undefined;
  readonly input: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

interface Answer {
  readonly items: readonly string[];
  readonly position?: string;
}

/** A client whose pages are given by position, and whose responses come when the test says so. */
export class ScriptedClient {
  readonly requests: ScriptedRequest[] = [];
  /** Requests that have neither been answered nor aborted. */
  inFlight = 0;
  /** The most requests that were in flight at the same time. */
  mostInFlight = 0;
  /** What every response waits for. */
  gate: Promise<void> = Promise.resolve();
  readonly #pages: ReadonlyMap<string | undefined, Answer | Error>;
  readonly #obedient: boolean;

  /** @param options.obedient - whether a request ends when its signal is aborted. */
  constructor(pages: readonly (readonly [string | undefined, Answer | Error])[], { obedient = true } = {}) {
    this.#pages = new Map(pages);
    this.#obedient = obedient;
  }

  get client(): APIGatewayClient {
    return clientOf(this);
  }

  get positions(): (string | undefined)[] {
    return this.requests.map(({ position }) => position);
  }

  async send(
    { input }: { readonly input: Readonly<Record<string, unknown>> },
    { abortSignal: signal }: { readonly abortSignal: AbortSignal },
  ): Promise<unknown> {
    const { position, limit } = input as { readonly position?: string; readonly limit?: number };
    this.requests.push({ position, limit, input, signal });
    this.inFlight++;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    try {
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(Object.assign(new Error('aborted'), { name: 'AbortError' })));
      });
      aborted.catch(() => undefined);
      await Promise.race([this.gate, ...(this.#obedient ? [aborted] : [])]);
      const answer = this.#pages.get(position);
      if (answer instanceof Error) throw answer;
      if (!answer) throw new Error(`No page at ${position}.`);
      return { $metadata: {}, items: answer.items.map((id) => ({ id })), position: answer.position };
    } finally {
      this.inFlight--;
    }
  }
}

/** Three pages, `a b`, `c d` and `e`. */
export const threePages = [
  [undefined, { items: ['a', 'b'], position: 'p1' }],
  ['p1', { items: ['c', 'd'], position: 'p2' }],
  ['p2', { items: ['e'] }],
] as const;
