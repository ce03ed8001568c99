/** What the benches have in common: figures from samples, and whether what is promised is kept. @module */

/** The value that `share` of the values lie below. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? Number.NaN;
}

/** The middle one of the values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Says whether a figure is what the documentation promises; the process ends with 1 when one isn't. */
export function promise(
  name: string,
  value: number,
  bound: { readonly most: number } | { readonly least: number },
  digits = 1,
): void {
  const kept = 'most' in bound ? value <= bound.most : value >= bound.least;
  const said = 'most' in bound ? `at most ${bound.most}` : `at least ${bound.least}`;
  console.log(`  ${kept ? 'ok ' : 'NOT'} ${value.toFixed(digits)} ${name}, ${said}`);
  if (!kept) process.exitCode = 1;
}
