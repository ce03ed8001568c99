import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { blocksOf } from './blocks.js';
import { namesExportedBy, programOf } from './program.js';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Pages whose blocks, one after the other, are a program that ends, and what they print. Whole programs: `test/docs`. */
const pages: Readonly<Record<string, readonly string[]>> = {
  'docs/data-plane.md': [],
  'docs/definition.md': [],
  'docs/errors.md': [],
  'docs/helpers-and-loops.md': [],
  'docs/lists-and-waiters.md': ['/ []', "/pets [ 'GET' ]", "/pets/{petId} [ 'GET' ]", '0'],
  'docs/openapi.md': [expect.stringContaining('/paths/~1pets/get/callbacks')],
  'docs/plan-and-apply.md': [expect.stringMatching(/^petstore \(\w+\): no changes$/), 'GET /pets', 'GET /pets/{petId}'],
  'docs/troubleshooting.md': [],
};

/** What stands for AWS, for the reader's files and for packages of others. */
const stands: readonly (readonly [written: string, stand: string])[] = [
  ['new APIGatewayClient({})', 'client'],
  ["'@aws-sdk/client-lambda'", "'../fixtures/lambda.js'"],
  ["'petstore.json'", JSON.stringify(`${here}fixtures/petstore.json`)],
];

let folder = '';
let names: readonly string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(`${here}.runs-`);
  names = namesExportedBy(await readFile(`${here}fixtures/names.ts`, 'utf8'));
});
afterAll(() => rm(folder, { recursive: true }));

it.each(Object.entries(pages))(
  '%s runs, and prints what it says',
  async (page, expected) => {
    const blocks = blocksOf(page).filter(({ refused, program }) => !refused && program === undefined);
    const written = programOf(blocks, names, '../fixtures/names.js');
    const file = `${folder}/${page.replaceAll('/', '.')}.ts`;
    await writeFile(
      file,
      stands.reduce((text, [from, to]) => text.replaceAll(from, to), written),
    );
    vi.resetModules(); // Each page has an account of its own.
    const lines: string[] = [];
    const print = (...values: unknown[]) => void lines.push(format(...values).trimEnd());
    const log = vi.spyOn(console, 'log').mockImplementation(print);
    try {
      await import(pathToFileURL(file).href);
    } finally {
      log.mockRestore();
    }
    expect(lines).toEqual(expected);
  },
  400_000,
); // The first loads everything.
