/**
 * Why the compiler refuses a path, an operation or a value, as a sentence that names the fix. Nothing here is computed
 * for a patch that is right.
 *
 * The sentences are wrapped in the error type where they are used: the editor shows the name of an alias instead of
 * what it stands for, but always shows the sentence inside an interface.
 *
 * @module
 */

import type { Nearest } from '../../errors/near.js';
import type { HttpMethod } from '../../model/method.js';
import type { ValueOp } from '../rule.js';
import type { PatchKind, PatchTables } from '../rules/index.js';
import type { Escaped, FixedRules, IsLiteral, IsName, MethodSettingRules, NamedRules } from './paths.js';
import type { Takes, WithOp, WithValue } from './values.js';

type Operation<Kind extends PatchKind> = PatchTables[Kind]['operation'];

/** A path that no rule stands for. */
export type UnknownPath<Kind extends PatchKind, Path extends string> =
  IsLiteral<Path> extends false
    ? "A path must be a literal, so that it can be checked: a name that is known only at run time is written .at('container', name), which escapes it."
    : Path extends keyof NamedRules[Kind]
      ? `'${Path}' holds entries by name: write '${Path}/NAME', or ${AtCall<Path>}.`
      : WronglyNamed<Kind, Path, MethodSettingsRefusal<Kind, Path>>;

type AtCall<Container extends string> = Container extends `/${infer First}/${infer Second}`
  ? `.at('${First}', '${Second}', name)`
  : Container extends `/${infer First}`
    ? `.at('${First}', name)`
    : never;

/** What is wrong with the name behind a container that exists; `Otherwise` where the container doesn't. */
type WronglyNamed<Kind extends PatchKind, Path extends string, Otherwise> = {
  [Container in keyof NamedRules[Kind] & string]: Path extends `${Container}/${infer Name}`
    ? Name extends `${string}/${string}`
      ? `A '/' in a name is escaped: did you mean '${Container}/${Escaped<UnescapedTildes<Name>>}'? Or write ${AtCall<Container>}.`
      : Name extends ''
        ? `'${Container}' holds entries by name: write '${Container}/NAME', or ${AtCall<Container>}.`
        : `A '~' in a name is written '~0', and '~1' stands for '/': '${Path}' has one that escapes nothing. Or write ${AtCall<Container>}.`
    : never;
}[keyof NamedRules[Kind] & string] extends infer Sentence extends string
  ? [Sentence] extends [never]
    ? Otherwise
    : Sentence
  : never;

/** The part of a name that was already escaped stays as it is in the suggestion. */
type UnescapedTildes<Name extends string> = Name extends `${infer Before}~1${infer After}`
  ? UnescapedTildes<`${Before}/${After}`>
  : Name;

type MethodSettingsRefusal<Kind extends PatchKind, Path extends string> = Kind extends 'stage'
  ? Path extends `/${infer Resource}/${keyof MethodSettingRules & string}`
    ? Resource extends `${string}/ANY` | `ANY`
      ? 'A stage has no method settings for ANY: name each verb.'
      : Resource extends `*/${string}` | `${string}/*`
        ? "'*' stands for the default of a stage only in both places: '/*/*/…'."
        : Resource extends `${infer Before}/${HttpMethod}`
          ? `The path of a resource is one escaped segment with its leading slash, as in '/~1${Escaped<Before>}/GET/…': write .methodSettings('/${Before}', 'GET').`
          : NotAPath<Kind, Path>
    : NotAPath<Kind, Path>
  : NotAPath<Kind, Path>;

type NotAPath<Kind extends PatchKind, Path extends string> =
  NearestPath<Kind, Path> extends infer Found extends string
    ? [Found] extends [never]
      ? `'${Path}' is not a path of ${Operation<Kind>}: its paths complete after the opening quote.`
      : `'${Path}' is not a path of ${Operation<Kind>}: did you mean '${Found}'?`
    : never;

/** The paths that `Path` is taken for a slip of; a name behind a misspelt container is kept. */
type NearestPath<Kind extends PatchKind, Path extends string> =
  | Nearest<Path, keyof FixedRules[Kind] & string>
  | (Path extends `/${infer First}/${infer Name}`
      ? IsName<Name> extends true
        ? `${Nearest<`/${First}`, keyof NamedRules[Kind] & string>}/${Name}`
        : never
      : never);

/** An operation that the path doesn't support, or not in the way it is written. */
export type RefusedOp<Kind extends PatchKind, Op extends ValueOp, Path extends string, Rule> =
  Rule extends WithOp<Op>
    ? Rule extends WithValue<Op>
      ? `${Op} needs a value on '${Path}': it takes ${Takes<Rule>}.`
      : `${Op} takes no value on '${Path}': leave it out.`
    : UnsupportedOp<Kind, Op, Path, Rule>;

/** The sentence that says what is supported instead of an operation. */
export type UnsupportedOp<Kind extends PatchKind, Op extends ValueOp, Path extends string, Rule> =
  SupportedOps<Rule> extends ''
    ? Rule extends { readonly quirk: infer Quirk extends string }
      ? `'${Path}' can't be patched. ${Quirk}`
      : never
    : `${Operation<Kind>} doesn't support ${Op} on '${Path}': it supports ${SupportedOps<Rule>}.`;

type SupportedOps<Rule> = Joined<
  [
    ...(Rule extends WithOp<'add'> ? ['add'] : []),
    ...(Rule extends WithOp<'replace'> ? ['replace'] : []),
    ...(Rule extends WithOp<'remove'> ? ['remove'] : []),
    ...(Rule extends { readonly copyFrom: string } ? ['copy'] : []),
  ]
>;

type Joined<Words extends readonly string[]> = Words extends readonly [
  infer First extends string,
  ...infer Rest extends readonly string[],
]
  ? Rest extends readonly []
    ? First
    : Rest extends readonly [infer Last extends string]
      ? `${First} and ${Last}`
      : `${First}, ${Joined<Rest>}`
  : '';

/** A value that the path doesn't take. */
export type RefusedValue<Path extends string, Rule> = `'${Path}' takes ${Takes<Rule>}.`;
