import type { JsonValue } from '../json-value.js';

/** A JSONPath expression, as it was read. */
export interface Path {
  /** `$` is the document, `@` what a filter looks at. */
  readonly root: '$' | '@';
  readonly steps: readonly Step[];
  /** Whether it finds one value at most; else what it finds is a list, whatever is in it. */
  readonly isDefinite: boolean;
}

export type Step =
  | { readonly kind: 'members'; readonly names: readonly string[] }
  | { readonly kind: 'every' }
  | { readonly kind: 'elements'; readonly at: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'filter'; readonly test: Test }
  | { readonly kind: 'descend' }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Operand[] };

/** What a filter asks. */
export type Test =
  | { readonly kind: 'or' | 'and'; readonly tests: readonly Test[] }
  | { readonly kind: 'not'; readonly test: Test }
  | { readonly kind: 'exists'; readonly path: Path }
  | { readonly kind: 'compare'; readonly operator: string; readonly left: Operand; readonly right: Operand };

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: JsonValue | undefined }
  | { readonly kind: 'pattern'; readonly pattern: string };

/** Whether steps lead to one value at most: names at the end make one object of their members. */
export const isDefinite = (steps: readonly Step[]): boolean =>
  isInverted(steps) || steps.every((step, index) => isOne(step, index === steps.length - 1));

/** A function at the end of a path that descends is about all that the path finds. */
export const isInverted = (steps: readonly Step[]): boolean =>
  steps.at(-1)?.kind === 'call' && steps.some(({ kind }) => kind === 'descend');

export function isOne(step: Step, isLast: boolean): boolean {
  switch (step.kind) {
    case 'members':
      return isLast || step.names.length === 1;
    case 'elements':
      return step.at.length === 1;
    case 'call':
      return true;
    default:
      return false;
  }
}
