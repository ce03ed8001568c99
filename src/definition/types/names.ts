/**
 * Names that an API declares, and how others refer to them. What an API declares is a union of texts for each kind.
 *
 * @module
 */

import type { ApiGatewayTypeError } from '../../errors/errors.js';
import type { Wide } from '../../errors/text.js';
import type { DidYouMean } from './text.js';

/** The kinds of things that are referred to by name. */
export type DeclaredKind = 'model' | 'requestValidator' | 'authorizer';

/** The names that an API declares, by kind. */
export interface Declarations {
  readonly model: string;
  readonly requestValidator: string;
  readonly authorizer: string;
}

/** What every REST API has from the start. */
export interface BuiltIn extends Declarations {
  readonly model: 'Empty' | 'Error';
  readonly requestValidator: never;
  readonly authorizer: never;
}

/** An API that declares one name more. */
export interface WithName<Declared extends Declarations, Kind extends DeclaredKind, Name extends string>
  extends Declarations {
  readonly model: Declared['model'] | (Kind extends 'model' ? Name : never);
  readonly requestValidator: Declared['requestValidator'] | (Kind extends 'requestValidator' ? Name : never);
  readonly authorizer: Declared['authorizer'] | (Kind extends 'authorizer' ? Name : never);
}

/** The name itself when the API declares it, or a sentence with the nearest one. */
export type CheckedName<Kind extends DeclaredKind, Name extends string, Names extends string> = Name extends
  | Names
  | Wide<Name>
  ? Name
  : ApiGatewayTypeError<UndeclaredName<Kind, Name, Names>>;

/** Conditional on the name, like all sentences: the compiler then doesn't look into it before the name is known. */
type UndeclaredName<Kind extends DeclaredKind, Name extends string, Names extends string> = Name extends unknown
  ? `The API declares no ${Kind} '${Name}': ${DidYouMean<
      Name,
      Names,
      `declare it with .${Kind}('${Name}', …), or name one that exists already with ${ForeignForm<Kind>}.`
    >}`
  : never;

type ForeignForm<Kind extends DeclaredKind> = Kind extends 'model'
  ? '{ name: … }'
  : Kind extends 'authorizer'
    ? '{ id: …, authorizationType: … }'
    : '{ id: … }';
