import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Compiler, compilers, emitDeclarations, root } from './compilers.js';
import { type Measure, measureOf } from './instantiations.js';

/**
 * What a user's own code costs the compiler, in type instantiations per unit.
 *
 * `typetests/budgets/*.ts` start with `// budget: N instantiations per unit`; what follows the line `// repeat` is one
 * unit, in which `$i` stands for the unit's number. The cost is the slope between 100 and 300 units, so that what the
 * imports cost once falls out.
 */
const folder = join(root, 'typetests/budgets');
let generated = '';
let measures: Readonly<Record<Compiler, Measure>>;
const sizes = [100, 300] as const;

const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    const budget = Number(/^\/\/ budget: (\d+) instantiations per unit/.exec(source)?.[1]);
    const [setUp = '', unit = ''] = source.split(/^\/\/ repeat\n/m);
    return { name, budget, setUp, unit };
  });

async function instantiations(compiler: Compiler, name: string): Promise<number> {
  const { diagnostics, instantiations: count } = await measures[compiler](join(generated, name));
  expect(diagnostics).toEqual([]);
  return count;
}

beforeAll(async () => {
  const declarations = await emitDeclarations();
  measures = {
    'TypeScript 5.9': measureOf('TypeScript 5.9', declarations),
    'TypeScript 7': measureOf('TypeScript 7', declarations),
  };
  generated = await mkdtemp(join(root, 'typetests/.budgets-'));
  for (const { name, setUp, unit } of fixtures) {
    for (const size of sizes) {
      const units = Array.from({ length: size }, (_, index) => unit.replaceAll('$i', String(index)));
      await writeFile(join(generated, `${size}-${name}`), `${setUp}${units.join('\n')}`);
    }
  }
});

afterAll(async () => {
  await rm(generated, { recursive: true });
});

describe.each(fixtures)('$name', ({ name, budget, unit }) => {
  it('has a budget and a unit', () => {
    expect(budget).toBeGreaterThan(0);
    expect(unit).toContain('$i');
  });

  it.each(Object.keys(compilers) as Compiler[])('keeps to its budget with %s', async (compiler) => {
    const [few, many] = [await instantiations(compiler, `100-${name}`), await instantiations(compiler, `300-${name}`)];
    const slope = (many - few) / (sizes[1] - sizes[0]);
    expect(slope, 'the unit costs nothing: it is not checked').toBeGreaterThan(0);
    expect(slope, `${name}: ${slope} instantiations per unit`).toBeLessThanOrEqual(budget);
  });
});
