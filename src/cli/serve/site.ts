/**
 * A definition on an embedded gateway in this process.
 *
 * @module
 */

import type { EmbeddedApiGateway, GivenLambda, ListenOptions, RecordedRequest } from '../../embedded/index.js';
import { collect } from '../../gateway/desired.js';
import type { ApiGateway } from '../../index.js';
import { type Loaded, loadDefinition } from '../load-definition.js';
import { loadModule } from '../load-module.js';
import { forgetModules } from '../reloading.js';
import type { Session } from '../session.js';

/** What a gateway in this process serves. */
export interface SiteOptions {
  readonly definition: string | undefined;
  readonly functions: string | undefined;
  readonly region: string | undefined;
  readonly stage: string | undefined;
  /** Where HTTP integrations may go. */
  readonly http: 'loopback' | 'any';
  /** Load modules so that they can be loaded again. */
  readonly forgettable?: boolean | undefined;
}

/** A route of a stage, and where it is called. */
export interface ServedRoute {
  readonly httpMethod: string;
  readonly url: string;
}

/** Makes the gateway; nothing is loaded yet. */
export async function openSite(
  session: Session,
  options: SiteOptions,
  onRequest: (request: RecordedRequest) => void,
): Promise<Site> {
  const [{ APIGatewayClient }, library, { EmbeddedApiGateway: Embedded }] = await Promise.all([
    import('@aws-sdk/client-api-gateway'),
    import('../../index.js'),
    import('../../embedded/index.js'),
  ]);
  const lambda: Record<string, GivenLambda> = {};
  const embedded = new Embedded({
    ...(options.region === undefined ? {} : { region: options.region }),
    integrations: { lambda, http: options.http },
    onRequest,
  });
  const gateway = new library.ApiGateway(new APIGatewayClient(embedded.clientConfig), { quotas: false });
  return new Site(session, options, { embedded, gateway, lambda });
}

/** A gateway in this process, and what it works with. */
interface Parts {
  readonly embedded: EmbeddedApiGateway;
  readonly gateway: ApiGateway;
  /** What the gateway invokes: refilled at each load. */
  readonly lambda: Record<string, GivenLambda>;
}

/** The API of a definition on an embedded gateway. */
export class Site {
  readonly #session: Session;
  readonly #options: SiteOptions;
  readonly #embedded: EmbeddedApiGateway;
  readonly #gateway: ApiGateway;
  readonly #lambda: Record<string, GivenLambda>;
  #restApiId: string | undefined;

  constructor(session: Session, options: SiteOptions, { embedded, gateway, lambda }: Parts) {
    this.#session = session;
    this.#options = options;
    this.#embedded = embedded;
    this.#gateway = gateway;
    this.#lambda = lambda;
    this.fetch = embedded.fetch;
  }

  /** Calls what is deployed. */
  readonly fetch: typeof globalThis.fetch;

  /** The API, once one was loaded. */
  get restApiId(): string | undefined {
    return this.#restApiId;
  }

  /**
   * Loads the functions and the definition, applies it, and deploys it. Where that fails, what was served before goes on.
   *
   * @param signal - gives up the loading of modules; what was loaded is applied to its end.
   */
  async load(signal: AbortSignal): Promise<void> {
    const { definition, functions, stage, forgettable = false } = this.#options;
    const { env } = this.#session.surroundings;
    if (forgettable) forgetModules();
    const loading = { ...this.#session.loading, forgettable, signal };
    const found = functions === undefined ? {} : functionsIn(await loadModule(functions, loading));
    const desired =
      definition === undefined ? undefined : await loadDefinition(definition, { env, stage: stage ?? 'dev' }, loading);
    const before = { ...this.#lambda };
    // New routes find their functions, and the old ones, which serve until the deployment, still have theirs.
    Object.assign(this.#lambda, found);
    try {
      if (desired !== undefined) await this.#apply(desired);
    } catch (error) {
      this.#provide(before);
      throw error;
    }
    this.#provide(found);
  }

  #provide(functions: Readonly<Record<string, GivenLambda>>): void {
    for (const name of Object.keys(this.#lambda)) delete this.#lambda[name];
    Object.assign(this.#lambda, functions);
  }

  async #apply(desired: Loaded): Promise<void> {
    const plan = await this.#gateway.plan(desired, { restApiId: this.#restApiId, prune: true });
    const { restApiId } = await this.#gateway.apply(plan);
    if (restApiId === '') return; // A definition of things that go with an API alone.
    this.#restApiId = restApiId;
    const declared = Object.keys(collect(desired).api?.stages ?? {});
    await this.#deploy(restApiId, { declared, hasChanged: !plan.isEmpty });
  }

  /** To the stage that was named; without one, to `dev`. Stages of the definition are deployed to by its plan. */
  async #deploy(
    restApiId: string,
    { declared, hasChanged }: { readonly declared: readonly string[]; readonly hasChanged: boolean },
  ): Promise<void> {
    const { stage } = this.#options;
    const stageName = stage ?? 'dev';
    if (stage === undefined ? declared.length > 0 : declared.includes(stageName)) return;
    const isThere = (await this.#stages(restApiId)).includes(stageName);
    if (hasChanged || !isThere) await this.#gateway.deploy(restApiId, { stageName });
  }

  async #stages(restApiId: string): Promise<readonly string[]> {
    const stages = await this.#gateway.listStages({ restApiId }).toArray({ limit: Number.POSITIVE_INFINITY });
    return stages.flatMap(({ stageName }) => stageName ?? []);
  }

  /** Where the stages are called; first the one that was named. */
  async invokeUrls(): Promise<readonly string[]> {
    const restApiId = this.#restApiId;
    if (restApiId === undefined) return [];
    const { stage } = this.#options;
    const stages = await this.#stages(restApiId);
    return stages
      .toSorted((one, other) => Number(other === stage) - Number(one === stage))
      .map((name) => this.#embedded.invokeUrl(restApiId, name));
  }

  /** The routes of every stage. */
  async routes(): Promise<readonly ServedRoute[]> {
    const restApiId = this.#restApiId;
    if (restApiId === undefined) return [];
    const { methodsOf } = await import('../../index.js');
    const { model } = await this.#gateway.snapshot(restApiId);
    return (await this.invokeUrls()).flatMap((url) =>
      [...methodsOf(model)].map(({ path, method }) => ({ httpMethod: method.httpMethod, url: `${url}${path}` })),
    );
  }

  /** Serves it over HTTP. */
  listen(options: ListenOptions): Promise<{ readonly url: string }> {
    return this.#embedded.listen(options);
  }

  /** Stops listening when the requests under way have ended. */
  close(): Promise<void> {
    return this.#embedded.close();
  }
}

/** The functions in a module: its default export, or else everything that it exports. */
function functionsIn({ default: inDefault, ...named }: Readonly<Record<string, unknown>>): Record<string, GivenLambda> {
  const found = typeof inDefault === 'object' && inDefault !== null ? inDefault : named;
  return { ...(found as Record<string, GivenLambda>) };
}
