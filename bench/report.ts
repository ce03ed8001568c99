/** What the benches have in common: figures from samples, and whether what is promised is kept. @module */

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A figure that is promised, as the page of figures has it. */
export interface Row {
  readonly name: string;
  readonly value: string;
  readonly promised: string;
  readonly isKept: boolean;
}

const rows: Row[] = [];

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
  rows.push({ name, value: value.toFixed(digits), promised: said, isKept: kept });
}

const bench = /bench\/([^/]+)\/build\//.exec(import.meta.url)?.[1];

// For docs/performance.md, which `npm run bench:page` makes of what was run.
process.on('exit', () => {
  if (bench === undefined || rows.length === 0) return;
  const folder = fileURLToPath(new URL('../../../../build/bench/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${bench}.json`, `${JSON.stringify(rows, undefined, 2)}\n`);
});
