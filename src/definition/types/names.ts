/**
 * Names that an API declares, and how others refer to them. What an API declares is one union of texts, in the form of
 * addresses: `'model Pet' | 'authorizer jwt'`.
 *
 * @module
 */

import type { ApiGatewayTypeError } from '../../errors.js';
import type { DidYouMean, IsLiteral } from './text.js';

/** The kinds of things that are referred to by name. */
export type DeclaredKind = 'model' | 'requestValidator' | 'authorizer';

/** What every REST API has from the start. */
export type BuiltIn = 'model Empty' | 'model Error';

/** The names of one kind that an API declares: what the editor offers. */
export type DeclaredName<Kind extends DeclaredKind, Declared extends string> = Declared extends `${Kind} ${infer Name}`
  ? Name
  : never;

/** The name itself when the API declares it, or a sentence with the nearest one. */
export type CheckedName<
  Kind extends DeclaredKind,
  Name extends string,
  Declared extends string,
> = `${Kind} ${Name}` extends Declared
  ? Name
  : IsLiteral<Name> extends false
    ? Name
    : ApiGatewayTypeError<`The API declares no ${Kind} '${Name}': ${DidYouMean<
        Name,
        DeclaredName<Kind, Declared>,
        `declare it with .${Kind}('${Name}', …), or name one that exists already with ${ForeignForm<Kind>}.`
      >}`>;

type ForeignForm<Kind extends DeclaredKind> = Kind extends 'model'
  ? '{ name: … }'
  : Kind extends 'authorizer'
    ? '{ id: …, authorizationType: … }'
    : '{ id: … }';
