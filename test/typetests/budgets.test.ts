import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Compiler,
  compile,
  compilers,
  type Declarations,
  emitDeclarations,
  parseDiagnostics,
  root,
} from './compilers.js';

/**
 * What a user's own code costs the compiler, in type instantiations per unit.
 *
 * `typetests/budgets/*.ts` start with `// budget: N instantiations per unit`; what follows the line `// repeat` is one
 * unit, in which `$i` stands for the unit's number. The cost is the slope between 100 and 300 units, so that what the
 * imports cost once falls out.
 */
const folder = join(root, 'typetests/budgets');
let generated = '';
let declarations: Declarations;
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
  const output = await compile(compiler, declarations, [join(generated, name)], ['--extendedDiagnostics']);
  expect(parseDiagnostics(output)).toEqual([]);
  return Number(/Instantiations:\s+(\d+)/.exec(output)?.[1]);
}

beforeAll(async () => {
  declarations = await emitDeclarations();
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
  await declarations.remove();
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
