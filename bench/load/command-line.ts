import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, promise } from '../report.js';

/**
 * How long the command line takes to be there: `--help` beside a Node.js that does nothing, and the time from the saving of
 * a file to the first response from it, with `serve --watch`. Ends with 1 when it is more than the documentation says.
 *
 * It runs what `npm run build` makes.
 */
const mostTimes = 3;
const mostSeconds = 2;
const starts = 11;
const saves = 11;

const root = fileURLToPath(new URL('../../../../..', import.meta.url));
const bin = join(root, 'dist-node/cli/bin.js');

/** Milliseconds that a process takes from start to end. */
function duration(parameters: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, parameters, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${parameters.join(' ')} ended with ${status}.`);
  return performance.now() - start;
}

const programs = {
  'node -e 0': ['-e', '0'],
  '--help': [bin, '--help'],
  'plan --help': [bin, 'plan', '--help'],
} as const;
const times = new Map(Object.entries(programs).map(([name]) => [name, [] as number[]]));
// By turns, so that what else the machine does meets each of them; the first round warms up.
for (let round = -1; round < starts; round += 1) {
  for (const [name, parameters] of Object.entries(programs)) {
    const took = duration(parameters);
    if (round >= 0) times.get(name)?.push(took);
  }
}
console.log(`start to end, median of ${starts}`);
const medians = [...times].map(([name, values]) => {
  console.log(`  ${name.padEnd(28)} ${median(values).toFixed(0).padStart(5)} ms`);
  return median(values);
});
const [bare = Number.NaN, help = Number.NaN, helpOfCommand = Number.NaN] = medians;
promise('times node -e 0, --help', help / bare, { most: mostTimes });
promise('times node -e 0, plan --help', helpOfCommand / bare, { most: mostTimes });

/** Milliseconds from each of some saves to the first response that has what was saved. */
async function reloadTimes(): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-apigateway-load-'));
  let child: ChildProcess | undefined;
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules/fluent-apigateway'));
    const file = join(folder, 'api.ts');
    writeFileSync(file, definition(0));
    child = spawn(process.execPath, [bin, 'serve', 'api.ts', '--watch', '--port', '0'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const url = await urlOf(child);
    const took: number[] = [];
    for (let save = 1; save <= saves; save += 1) {
      const start = performance.now();
      writeFileSync(file, definition(save));
      while ((await (await fetch(url)).text()) !== String(save)) await new Promise((resolve) => setTimeout(resolve, 5));
      took.push(performance.now() - start);
    }
    return took;
  } finally {
    child?.kill();
    rmSync(folder, { recursive: true });
  }
}

const definition = (answer: number) => `
import { restApi } from 'fluent-apigateway';

const api = restApi('bench');

export default api.define(
  api
    .resource('/answer')
    .method('GET')
    .methodResponse('200')
    .integration()
    .mock()
    .requestTemplate('application/json', '{"statusCode":200}')
    .integrationResponse('200', { responseTemplates: { 'application/json': '${answer}' } }),
);
`;

/** Where the one route is, as it is printed. */
function urlOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let printed = '';
    stdout?.on('data', (chunk) => {
      printed += String(chunk);
      const found = /GET +(http\S+)\n/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
}

const reloads = await reloadTimes();
console.log(`serve --watch, from the saving of a file to the first response from it, ${saves} saves`);
console.log(`  median ${median(reloads).toFixed(0)} ms, longest ${Math.max(...reloads).toFixed(0)} ms`);
promise('seconds until saved is served', Math.max(...reloads) / 1000, { most: mostSeconds }, 2);
