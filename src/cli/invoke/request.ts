/**
 * What `invoke` sends, whichever way, and what comes back.
 *
 * @module
 */

/** A request, as the command line gives it. */
export interface InvokeRequest {
  /** In capitals. */
  readonly httpMethod: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A response. */
export interface Invoked {
  readonly status: number;
  /** In milliseconds. */
  readonly latency: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
  /** What happened on the way, where it can be known. */
  readonly log?: string | undefined;
}

/** What `fetch` gave, after so many milliseconds. */
export async function invokedBy(response: Response, startedAt: number): Promise<Omit<Invoked, 'log'>> {
  const headers: Record<string, string[]> = {};
  for (const [name, value] of response.headers) headers[name] = [...(headers[name] ?? []), value];
  const body = await response.text();
  return { status: response.status, latency: Math.round(performance.now() - startedAt), headers, body };
}

/** The options of `fetch` for a request. */
export function fetchOptions({ httpMethod, headers, body }: InvokeRequest, signal: AbortSignal): RequestInit {
  return { method: httpMethod, headers, redirect: 'manual', signal, ...(body === undefined ? {} : { body }) };
}
