import { addressOf } from '../model/address.js';
import type { HttpMethod } from '../model/method.js';
import { corsSteps } from './cors.js';
import { DefinitionError } from './definition-error.js';
import { frozenCopy } from './given.js';
import type { IntegrationSteps } from './integration-steps.js';
import { MethodSteps } from './method-steps.js';
import type { CorsOptions } from './options.js';
import { nameText, withEntry } from './plain.js';
import type { RestApiState } from './rest-api-state.js';
import type { RoutePlace } from './route.js';
import { literalSegment } from './rules/paths.js';

/** The steps of a resource. @internal */
export class ResourceSteps {
  readonly #api: RestApiState;
  /** The full path. */
  readonly path: string;
  readonly #moves: Readonly<Record<string, readonly string[]>>;

  constructor(api: RestApiState, path: string, moves: Readonly<Record<string, readonly string[]>> = {}) {
    this.#api = api;
    this.path = path;
    this.#moves = moves;
    Object.freeze(this);
  }

  resource(path: string): ResourceSteps {
    return new ResourceSteps(
      this.#api,
      this.path === '/' ? nameText(path) : `${this.path}${nameText(path)}`,
      this.#moves,
    );
  }

  segment(text: string): ResourceSteps {
    const problem = segmentProblem(text);
    if (problem) {
      const address = addressOf.resource(this.path);
      throw new DefinitionError(address, [{ code: 'definition.path-part', address, ...problem }]);
    }
    return this.resource(`/${text}`);
  }

  movedFrom(path: string): ResourceSteps {
    const former = Object.hasOwn(this.#moves, this.path) ? (this.#moves[this.path] ?? []) : [];
    const moves = withEntry(this.#moves, this.path, Object.freeze([...new Set([...former, nameText(path)])]));
    return new ResourceSteps(this.#api, this.path, moves);
  }

  method(httpMethod: HttpMethod): MethodSteps {
    return new MethodSteps(this.#place, httpMethod).withDefaults(this.#api.defaults);
  }

  cors(options: CorsOptions): IntegrationSteps {
    const given = typeof options === 'object' && options !== null ? options : {};
    return corsSteps(this.#place, frozenCopy(given, addressOf.method(this.path, 'OPTIONS')) as CorsOptions);
  }

  get #place(): RoutePlace {
    return { api: this.#api, path: this.path, moves: this.#moves };
  }
}

/** Why a text from data isn't one literal segment. URLs that hold `.` or `..` lead elsewhere before they are sent. */
function segmentProblem(text: unknown): { readonly message: string; readonly hint: string } | undefined {
  if (typeof text !== 'string') {
    return {
      message: `.segment(…) takes a string, not ${text === null ? 'null' : typeof text}.`,
      hint: 'Convert it to a string first.',
    };
  }
  if (literalSegment.test(text) && text !== '.' && text !== '..') return undefined;
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return {
    message: `'${shown}' isn't one literal segment of a path.`,
    hint: "A segment has letters, digits and . _ : $ - , only, and there is no escaping: map the text to one that has. For a variable or a longer path, write .resource('/{petId}').",
  };
}
