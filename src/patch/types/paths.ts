/**
 * From a literal path to the rule that it falls under, in the type system.
 *
 * Made to be cheap where the path is right: a path that is written out is one property look-up in a table made once
 * per kind; the name in a map's path is looked at for escapes and nothing else. Everything that explains a refusal is
 * in `refusals.ts` and is only ever computed for a path that is wrong.
 *
 * @module
 */

import type { HttpMethod } from '../../model/method.js';
import type { PatchKind, PatchTables } from '../rules/index.js';

/** The rules of a kind. */
export type RulesOf<Kind extends PatchKind> = PatchTables[Kind]['rules'];

/** The rules of the paths that are written out, by kind and path. */
export type FixedRules = {
  readonly [Kind in PatchKind]: {
    readonly [Path in keyof RulesOf<Kind> as Path extends `${string}{${string}` ? never : Path]: RulesOf<Kind>[Path];
  };
};

/** The rules of the paths that end in a name, by kind and by the path without the name. */
export type NamedRules = {
  readonly [Kind in PatchKind]: {
    readonly [Path in keyof RulesOf<Kind> as ContainerOf<Path>]: RulesOf<Kind>[Path];
  };
};

/**
 * The keys of {@link FixedRules}, {@link NamedRules} and {@link MethodSettingRules}, resolved: `keyof` a mapped type
 * that renames its keys is computed again wherever it is written.
 */
type FixedPaths = { readonly [Kind in PatchKind]: keyof FixedRules[Kind] };
export type NamedPaths = { readonly [Kind in PatchKind]: keyof NamedRules[Kind] };
interface SettingSuffixes {
  readonly suffix: keyof MethodSettingRules;
}

type ContainerOf<Template> = Template extends `${infer Container}/{${infer Name}}`
  ? `${Container}${Name}` extends `${string}${'{' | '}'}${string}`
    ? never
    : Container
  : never;

/** The settings of a method on a stage, by the end of their path. */
export type MethodSettingRules = {
  readonly [Path in keyof RulesOf<'stage'> as Path extends `/{resourcePath}/{httpMethod}/${infer Suffix}`
    ? Suffix
    : never]: RulesOf<'stage'>[Path];
};

/** The verbs that a method can have settings for: every verb but `ANY`. */
export type SettingsMethod = Exclude<HttpMethod, 'ANY'>;

/** The rule that a path falls under; `never` for a path that doesn't exist. */
export type RuleOf<Kind extends PatchKind, Path extends string> = Path extends FixedPaths[Kind]
  ? FixedRules[Kind][Path]
  : Kind extends 'stage'
    ? StageRule<Path>
    : Kind extends 'usagePlan'
      ? UsagePlanRule<Path>
      : NamedRule<Kind, Path>;

type NamedRule<Kind extends PatchKind, Path extends string> = Path extends `/${infer First}/${infer Rest}`
  ? `/${First}` extends NamedPaths[Kind]
    ? IsName<Rest> extends true
      ? NamedRules[Kind][`/${First}`]
      : never
    : Rest extends `${infer Second}/${infer Name}`
      ? `/${First}/${Second}` extends NamedPaths[Kind]
        ? IsName<Name> extends true
          ? NamedRules[Kind][`/${First}/${Second}`]
          : never
        : never
      : never
  : never;

/** Whether a text is one escaped segment: a literal that isn't empty, with no `/`, and every `~` followed by 0 or 1. */
export type IsName<Name extends string> = Name extends '' | `${string}/${string}`
  ? false
  : IsLiteral<Name> extends false
    ? false
    : Name extends `${string}~${infer After}`
      ? TildesEscape<After>
      : true;

type TildesEscape<After extends string> = After extends `${'0' | '1'}${infer Rest}`
  ? Rest extends `${string}~${infer Next}`
    ? TildesEscape<Next>
    : true
  : false;

/** Whether a text type is one that the compiler knows to the letter. */
export type IsLiteral<Text extends string> = Record<never, never> extends Record<Text, 1> ? false : true;

type StageRule<Path extends string> = Path extends `/${infer Resource}/${infer Method}/${infer Suffix}`
  ? Suffix extends SettingSuffixes['suffix']
    ? IsMethodKey<Resource, Method> extends true
      ? MethodSettingRules[Suffix]
      : never
    : NamedRule<'stage', Path>
  : Path extends `/${infer Resource}/${infer Method}`
    ? IsMethodKey<Resource, Method> extends true
      ? RulesOf<'stage'>['/{resourcePath}/{httpMethod}']
      : NamedRule<'stage', Path>
    : never;

/** Whether a resource's path and a verb, as they stand in a path, name the settings of a method or the default. */
type IsMethodKey<Resource extends string, Method extends string> = Resource extends `~1${string}`
  ? Method extends SettingsMethod
    ? IsName<Resource>
    : false
  : `${Resource}/${Method}` extends '*/*'
    ? true
    : false;

type Throttle = '/apiStages/{apiId}:{stage}/throttle';

type UsagePlanRule<Path extends string> = Path extends `/apiStages/${infer ApiId}:${infer Rest}`
  ? ApiId extends '' | `${string}/${string}`
    ? never
    : Rest extends `${infer Stage}/throttle`
      ? Stage extends '' | `${string}/${string}`
        ? never
        : RulesOf<'usagePlan'>[Throttle]
      : Rest extends `${string}/throttle/${infer Method}`
        ? Method extends `/${string}/${HttpMethod}`
          ? RulesOf<'usagePlan'>[`${Throttle}/{resourcePath}/{httpMethod}`]
          : Method extends `/${string}/${HttpMethod}/${infer Limit extends 'rateLimit' | 'burstLimit'}`
            ? RulesOf<'usagePlan'>[`${Throttle}/{resourcePath}/{httpMethod}/${Limit}`]
            : never
        : never
  : never;

/** A segment as it is written in a path. */
export type Escaped<Segment extends string> = Segment extends `${string}${'/' | '~'}${string}`
  ? ReplaceAll<ReplaceAll<Segment, '~', '~0'>, '/', '~1'>
  : Segment;

/** Every `From` in a text replaced by `To`. */
type ReplaceAll<
  Text extends string,
  From extends string,
  To extends string,
  Done extends string = '',
> = Text extends `${infer Before}${From}${infer After}`
  ? ReplaceAll<After, From, To, `${Done}${Before}${To}`>
  : `${Done}${Text}`;
