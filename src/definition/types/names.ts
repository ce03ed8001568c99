/**
 * Names that an API declares, and how others refer to them. What an API declares is a union of texts for each kind.
 *
 * @module
 */

import type { ApiGatewayTypeError } from '../../errors/errors.js';
import type { Wide } from '../../errors/text.js';
import type { foreignForms } from '../refusals.js';
import type { SentenceOrNearest } from './refused.js';

/** The kinds of things that are referred to by name. */
export type DeclaredKind = keyof typeof foreignForms;

/**
 * The names that an API declares, by kind.
 *
 * @example
 * // restApi('petstore').model('Pet', { … }).authorizer('jwt', { … })
 * type Petstore = { model: 'Pet' | 'Empty' | 'Error'; requestValidator: never; authorizer: 'jwt' };
 */
export interface Declarations {
  /** The names of the models that methods can refer to. */
  readonly model: string;
  /** The names of the request validators. */
  readonly requestValidator: string;
  /** The names of the authorizers. */
  readonly authorizer: string;
}

/** What every REST API has from the start. */
export interface BuiltIn extends Declarations {
  /** The two models that the service makes with every API. */
  readonly model: 'Empty' | 'Error';
  /** None: an API starts without request validators. */
  readonly requestValidator: never;
  /** None: an API starts without authorizers. */
  readonly authorizer: never;
}

/** The name itself when the API declares it, or a sentence with the nearest one. */
export type CheckedName<Kind extends DeclaredKind, Name extends string, Names extends string> = Name extends
  | Names
  | Wide<Name>
  ? Name
  : ApiGatewayTypeError<UndeclaredName<Kind, Name, Names>>;

/** Conditional on the name, like all sentences: the compiler then doesn't look into it before the name is known. */
type UndeclaredName<Kind extends DeclaredKind, Name extends string, Names extends string> = Name extends unknown
  ? SentenceOrNearest<'undeclaredName', { kind: Kind; name: Name; form: (typeof foreignForms)[Kind] }, Name, Names>
  : never;
