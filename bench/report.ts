/** What the benches repeat: figures from samples. @module */

/** The value that `share` of the values lie below. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? Number.NaN;
}

/** The middle one of the values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
