import type { Context } from '../control-plane/context.js';
import { pathOf } from '../control-plane/lookup.js';
import type { HeldRestApi } from '../control-plane/state.js';
import { badRequest, ServiceFault } from '../faults.js';

/**
 * An API that is being imported: worked on apart, and put in its place whole, or not at all.
 */
export class Draft {
  readonly api: HeldRestApi;
  /** A context in which the account has nothing but the draft. */
  readonly context: Context;
  /** What the API was, where it is overwritten: what is made again gets the identifier that it had. */
  readonly before: HeldRestApi | undefined;
  readonly #account: Context['state'];
  readonly #resourceIds: ReadonlyMap<string, string>;
  readonly #errors: string[] = [];
  readonly #warnings: string[] = [];

  constructor(context: Context, api: HeldRestApi, before?: HeldRestApi) {
    this.#account = context.state;
    this.api = api;
    this.before = before;
    this.#resourceIds = new Map(before && [...before.resources.values()].map((one) => [pathOf(before, one), one.id]));
    this.context = {
      ...context,
      state: { ...context.state, restApis: new Map([[api.api.id, api]]) },
    };
  }

  get restApiId(): string {
    return this.api.api.id;
  }

  /** The identifier that the resource at a path had. */
  resourceIdAt(path: string): string | undefined {
    return this.#resourceIds.get(path);
  }

  get warnings(): readonly string[] {
    return this.#warnings;
  }

  warn(warning: string): void {
    this.#warnings.push(warning);
  }

  refuse(error: string): void {
    this.#errors.push(error);
  }

  /** Does one thing; a refusal is noted, and the import goes on to find the next. */
  attempt(what: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      this.refuse(`${what}${error.message}`);
    }
  }

  /**
   * Puts the draft in its place.
   *
   * @throws ServiceFault with everything that was refused; the account stays as it was.
   */
  commit(failOnWarnings: boolean): void {
    const warnings = this.#warnings.map((warning) => `\n\t${warning}`).join('');
    if (this.#errors.length > 0) {
      throw badRequest(
        `Errors found during import:${this.#errors.map((error) => `\n\t${error}`).join('')}${
          warnings && `\nAdditionally, these warnings were found:${warnings}`
        }`,
      );
    }
    if (failOnWarnings && warnings) throw badRequest(`Warnings found during import:${warnings}`);
    this.#account.restApis.set(this.restApiId, this.api);
  }
}
