import type { WrittenNumber } from '../json-value.js';

/** A template as it was read. */
export interface Template {
  readonly nodes: readonly Node[];
  readonly macros: ReadonlyMap<string, Macro>;
}

export interface Macro {
  readonly parameters: readonly string[];
  readonly body: readonly Node[];
}

/** Text, or something that is done where it stands. */
export type Node =
  | string
  | ReferenceNode
  | { readonly kind: 'set'; readonly target: Reference; readonly value: Expression }
  | { readonly kind: 'if'; readonly branches: readonly Branch[] }
  | { readonly kind: 'foreach'; readonly name: string; readonly over: Expression; readonly body: readonly Node[] }
  | { readonly kind: 'define'; readonly name: string; readonly body: readonly Node[] }
  | MacroCall
  | { readonly kind: 'break' | 'stop' };

/** A reference in the text. */
export interface ReferenceNode {
  readonly kind: 'print';
  readonly reference: Reference;
  /** As it was written, for where a backslash before it takes it literally. */
  readonly written: string;
  readonly backslashes: number;
}

/** The call of a macro; `written` is what it is where there is no such macro. */
export interface MacroCall {
  readonly kind: 'call';
  readonly name: string;
  readonly parameters: readonly Expression[];
  readonly body: readonly Node[] | undefined;
  readonly written: string;
}

/** The first branch whose condition holds; `#else` has none. */
export interface Branch {
  readonly condition: Expression | undefined;
  readonly body: readonly Node[];
}

export type Expression =
  | Reference
  | { readonly kind: 'value'; readonly value: null | boolean | number | WrittenNumber | string }
  | { readonly kind: 'text'; readonly nodes: readonly Node[] }
  | { readonly kind: 'list'; readonly elements: readonly Expression[] }
  | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Expression; readonly right: Expression };

export interface Reference {
  readonly kind: 'reference';
  readonly name: string;
  readonly path: readonly Access[];
}

/** `.name`, `[0]` or `.method(…)` behind a reference. */
export type Access =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'index'; readonly at: Expression }
  | { readonly kind: 'method'; readonly name: string; readonly parameters: readonly Expression[] };
