/**
 * What a rule's value is in TypeScript.
 *
 * @module
 */

import type { PatchRule, ValueOp } from '../rule.js';

/** The values that a codec takes: as people think of them, and as the wire wants them. */
export type ValueOf<Rule> = Rule extends { readonly value: infer Codec }
  ? Codec extends { readonly type: 'enum'; readonly values: readonly (infer Value)[] }
    ? Codec extends { readonly orEmpty: true }
      ? Value | ''
      : Value
    : Codec extends { readonly type: 'pair'; readonly separator: infer Separator extends string }
      ? `${string}${Separator}${string}`
      : Codec extends { readonly type: infer Type extends keyof Plain }
        ? Plain[Type]
        : never
  : never;

interface Plain {
  readonly text: string;
  readonly boolean: boolean | 'true' | 'false';
  readonly integer: number | `${number}`;
  readonly number: number | `${number}`;
  readonly json: string | object;
}

/** What a codec takes, in words. */
export type Takes<Rule> = Rule extends { readonly value: { readonly takes: infer Words extends string } }
  ? Words
  : Rule extends { readonly value: { readonly values: infer Values extends readonly string[] } }
    ? Listed<Values>
    : 'no value';

type Listed<Values extends readonly string[]> = Values extends readonly [
  infer First extends string,
  ...infer Rest extends readonly string[],
]
  ? Rest extends readonly []
    ? `'${First}'`
    : `'${First}' | ${Listed<Rest>}`
  : '';

/** A rule that takes an operation with a value. */
export type WithValue<Op extends ValueOp> = { readonly [_ in Op]: 'value' | 'optional' };

/** A rule that takes an operation without a value. */
export type WithoutValue<Op extends ValueOp> = { readonly [_ in Op]: 'none' | 'optional' };

/** A rule that takes an operation. */
export type WithOp<Op extends ValueOp> = { readonly [_ in Op]: NonNullable<PatchRule[Op]> };
