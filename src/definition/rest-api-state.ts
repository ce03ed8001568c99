import type { PartsOfApi } from '../kinds/index.js';
import type { RestApiSettings } from '../model/rest-api.js';
import type { ApiDefaults } from './options.js';
import type { RuleLevel } from './rules/rule-level.js';

/** What is declared, in the order in which it was: a name twice is found when everything is known. */
type DeclaredLists = { readonly [List in keyof PartsOfApi]: readonly PartsOfApi[List][] };

/** An API as far as it is described, beside its routes. */
export interface RestApiState extends DeclaredLists {
  /** The API's name. */
  readonly name: string;
  /** The API's own members, as far as they are given. */
  readonly settings: RestApiSettings;
  /** How rules are to be checked, by id; all others as they are by default. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** What routes that are started from here have anyway. */
  readonly defaults?: ApiDefaults;
}
