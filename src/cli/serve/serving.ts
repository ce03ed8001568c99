/**
 * A site that listens, what is printed of it, and how it is loaded again.
 *
 * @module
 */

import type { RecordedRequest } from '../../embedded/index.js';
import { tellingOf } from '../report-error.js';
import type { Session } from '../session.js';
import { requestLines } from './request-lines.js';
import { openSite, type SiteOptions } from './site.js';

/** What is served, and where. */
export interface ServingOptions extends SiteOptions {
  readonly port: number;
  readonly origins: readonly string[] | '*';
  /** Modules were loaded, or couldn't be: called before anything is printed that somebody could act on. */
  readonly onLoaded: () => void;
}

/** A gateway that serves. */
export interface Serving {
  /** Loads the modules again. What is wrong with them is told, and what was served before goes on. */
  reload(): Promise<void>;
  toggleLogs(): void;
  /** Ends when the requests under way have ended. */
  close(): Promise<void>;
}

/** Loads, applies, deploys, listens, and prints the routes. */
export async function startServing(session: Session, options: ServingOptions): Promise<Serving> {
  const { verbose = false, json = false } = session.common;
  let showsLogs = verbose;
  const site = await openSite(session, options, (request) => printRequest(session, request, showsLogs));
  await site.load(session.signal);
  options.onLoaded();
  const { url } = await site.listen({ port: options.port, origins: options.origins });
  if (!json) session.print(`Control plane  ${url}  (--endpoint-url ${url})`);

  let printed = '';
  /** A line for each route, unless they are what was printed last. */
  const printRoutes = async () => {
    const routes = await site.routes();
    const text = json
      ? JSON.stringify({ url, restApiId: site.restApiId, routes })
      : routes.map((route) => `${route.httpMethod.padEnd(7)}  ${route.url}`).join('\n');
    if (text !== printed && text !== '') session.print(text);
    printed = text;
  };
  await printRoutes();

  let turn = Promise.resolve();
  let loading = new AbortController();
  const reload = async ({ signal }: AbortController) => {
    try {
      await site.load(signal).finally(options.onLoaded);
      session.tell('Reloaded.');
      await printRoutes();
    } catch (error) {
      if (signal.aborted) return; // A module that was saved again, or a gateway that closes.
      session.tell(tellingOf(error, { verbose, color: session.tellsInColor }));
      session.tell('What was served before goes on.');
    }
  };
  return {
    reload: () => {
      loading.abort();
      const own = new AbortController();
      loading = own;
      turn = turn.then(() => reload(own));
      return turn;
    },
    toggleLogs: () => {
      showsLogs = !showsLogs;
      session.tell(`Execution logs are ${showsLogs ? 'shown' : 'hidden'}.`);
    },
    close: async () => {
      loading.abort();
      await turn;
      await site.close();
    },
  };
}

function printRequest(session: Session, request: RecordedRequest, withLog: boolean): void {
  if (session.common.json) {
    const { error: _, ...recorded } = request;
    session.print(JSON.stringify(recorded));
    return;
  }
  for (const line of requestLines(request, { color: session.isColored, withLog })) session.print(line);
}
