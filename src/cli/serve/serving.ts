/**
 * A definition on an embedded gateway that listens, and how it is loaded again.
 *
 * @module
 */

import type { EmbeddedApiGateway, GivenLambda, RecordedRequest } from '../../embedded/index.js';
import type { ApiGateway } from '../../index.js';
import { loadDefinition } from '../load-definition.js';
import { forgetModules, loadModule } from '../load-module.js';
import { tellingOf } from '../report-error.js';
import type { Session } from '../session.js';
import { requestLines } from './request-lines.js';

/** What is served, and where. */
export interface ServingOptions {
  readonly definition: string | undefined;
  readonly functions: string | undefined;
  readonly region: string | undefined;
  readonly port: number;
  readonly stage: string | undefined;
  readonly origins: readonly string[] | '*';
  readonly http: 'loopback' | 'any';
  /** Load modules so that they can be loaded again. */
  readonly forgettable: boolean;
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
  const [{ APIGatewayClient }, library, { EmbeddedApiGateway: Embedded }] = await Promise.all([
    import('@aws-sdk/client-api-gateway'),
    import('../../index.js'),
    import('../../embedded/index.js'),
  ]);
  const lambda: Record<string, GivenLambda> = {};
  let showsLogs = session.common.verbose === true;
  const embedded = new Embedded({
    ...(options.region === undefined ? {} : { region: options.region }),
    integrations: { lambda, http: options.http },
    onRequest: (request) => printRequest(session, request, showsLogs),
  });
  const gateway = new library.ApiGateway(new APIGatewayClient(embedded.clientConfig), { quotas: false });
  const site = new Site(session, options, embedded, gateway, lambda);
  await site.load(options.forgettable);
  const { url } = await embedded.listen({ port: options.port, origins: options.origins });
  if (!session.common.json) session.print(`Control plane  ${url}  (--endpoint-url ${url})`);
  await site.printRoutes(url);
  let turn = Promise.resolve();
  const reload = async () => {
    try {
      await site.load(true);
      session.tell('Reloaded.');
      await site.printRoutes(url);
    } catch (error) {
      const verbose = session.common.verbose === true;
      session.tell(tellingOf(error, { verbose, color: session.tellsInColor }));
      session.tell('What was served before goes on.');
    }
  };
  return {
    reload: () => {
      turn = turn.then(reload);
      return turn;
    },
    toggleLogs: () => {
      showsLogs = !showsLogs;
      session.tell(`Execution logs are ${showsLogs ? 'shown' : 'hidden'}.`);
    },
    close: async () => {
      await turn;
      await embedded.close();
    },
  };
}

/** The API of a definition on an embedded gateway. */
class Site {
  readonly #session: Session;
  readonly #options: ServingOptions;
  readonly #embedded: EmbeddedApiGateway;
  readonly #gateway: ApiGateway;
  /** What the gateway invokes: refilled at each load. */
  readonly #lambda: Record<string, GivenLambda>;
  #restApiId: string | undefined;
  #printed = '';

  constructor(
    session: Session,
    options: ServingOptions,
    embedded: EmbeddedApiGateway,
    gateway: ApiGateway,
    lambda: Record<string, GivenLambda>,
  ) {
    this.#session = session;
    this.#options = options;
    this.#embedded = embedded;
    this.#gateway = gateway;
    this.#lambda = lambda;
  }

  async load(forgettable: boolean): Promise<void> {
    const { definition, functions, stage } = this.#options;
    const { env, cwd } = this.#session.surroundings;
    if (forgettable) forgetModules();
    const loading = { cwd, forgettable };
    const found = functions === undefined ? {} : functionsIn(await loadModule(functions, loading));
    if (definition !== undefined) {
      const desired = await loadDefinition(definition, { env, stage: stage ?? 'dev' }, loading);
      const plan = await this.#gateway.plan(desired, { restApiId: this.#restApiId, prune: true });
      const { restApiId } = await this.#gateway.apply(plan);
      this.#restApiId = restApiId;
      await this.#deploy(restApiId, !plan.isEmpty);
    }
    for (const name of Object.keys(this.#lambda)) delete this.#lambda[name];
    Object.assign(this.#lambda, found);
  }

  /** To the stage that was named; without one, to `dev`, unless the definition has stages of its own. */
  async #deploy(restApiId: string, hasChanged: boolean): Promise<void> {
    const { stage } = this.#options;
    const stages = await this.#stages(restApiId);
    if (stage === undefined && stages.some((name) => name !== 'dev')) return;
    const stageName = stage ?? 'dev';
    if (hasChanged || !stages.includes(stageName)) await this.#gateway.deploy(restApiId, { stageName });
  }

  async #stages(restApiId: string): Promise<readonly string[]> {
    const stages = await this.#gateway.listStages({ restApiId }).toArray({ limit: Number.POSITIVE_INFINITY });
    return stages.flatMap(({ stageName }) => stageName ?? []);
  }

  /** A line for each route and stage: its method, and its URL. Printed when it isn't what was printed last. */
  async printRoutes(url: string): Promise<void> {
    const restApiId = this.#restApiId;
    if (restApiId === undefined) return;
    const { methodsOf } = await import('../../index.js');
    const { model } = await this.#gateway.snapshot(restApiId);
    const stages = await this.#stages(restApiId);
    const routes = stages.flatMap((stage) =>
      [...methodsOf(model)].map(({ path, method }) => ({
        httpMethod: method.httpMethod,
        url: `${this.#embedded.invokeUrl(restApiId, stage)}${path}`,
      })),
    );
    const { json } = this.#session.common;
    const text = json
      ? JSON.stringify({ url, restApiId, routes })
      : routes.map((route) => `${route.httpMethod.padEnd(7)}  ${route.url}`).join('\n');
    if (text === this.#printed) return;
    this.#printed = text;
    this.#session.print(text);
  }
}

/** The functions in a module: its default export, or else everything that it exports. */
function functionsIn({ default: inDefault, ...named }: Readonly<Record<string, unknown>>): Record<string, GivenLambda> {
  const found = typeof inDefault === 'object' && inDefault !== null ? inDefault : named;
  return { ...(found as Record<string, GivenLambda>) };
}

function printRequest(session: Session, request: RecordedRequest, withLog: boolean): void {
  if (session.common.json) {
    const { error: _, ...recorded } = request;
    session.print(JSON.stringify(recorded));
    return;
  }
  for (const line of requestLines(request, { color: session.isColored, withLog })) session.print(line);
}
