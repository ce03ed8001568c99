import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, promise } from '../report.js';

/**
 * The most that the SDK with the library may take of what the SDK takes alone. Aimed at: 1.15. `--busy` is for machines that
 * do other things meanwhile, as those of CI: what would be loaded by mistake still shows there.
 */
const mostTimes = process.argv.includes('--busy') ? 1.5 : 1.25;
const pairs = 21;

const root = fileURLToPath(new URL('../../../../..', import.meta.url));

const sdk = "import '@aws-sdk/client-api-gateway';";
const programs = { alone: sdk, both: `${sdk} import 'fluent-apigateway';` } as const;

interface Took {
  /** Milliseconds since the process started, and of processor time. */
  readonly wall: number;
  readonly processor: number;
}

/** Runs a program in a process of its own. */
function run(program: string): Took {
  const said = `const { user, system } = process.cpuUsage();
    process.stdout.write(JSON.stringify({ wall: performance.now(), processor: (user + system) / 1000 }));`;
  const parameters = ['--input-type=module', '--eval', `${program}\n${said}`];
  return JSON.parse(execFileSync(process.execPath, parameters, { cwd: root, encoding: 'utf8' })) as Took;
}

// Each pair meets what else the machine does then; which of the two is first takes turns. The first pair warms up.
const took: { readonly alone: Took; readonly both: Took }[] = [];
for (let pair = -1; pair < pairs; pair += 1) {
  const isAloneFirst = pair % 2 === 0;
  const first = run(isAloneFirst ? programs.alone : programs.both);
  const second = run(isAloneFirst ? programs.both : programs.alone);
  if (pair >= 0) took.push(isAloneFirst ? { alone: first, both: second } : { alone: second, both: first });
}

console.log(`a program that imports the SDK, and one that imports the library too, median of ${pairs} pairs`);
for (const figure of ['wall', 'processor'] as const) {
  const alone = median(took.map((pair) => pair.alone[figure]));
  const both = median(took.map((pair) => pair.both[figure]));
  console.log(`  ${`${figure} time`.padEnd(16)} ${alone.toFixed(0)} ms, ${both.toFixed(0)} ms`);
  const ratio = median(took.map((pair) => pair.both[figure] / pair.alone[figure]));
  promise(`times the SDK alone, ${figure} time`, ratio, { most: mostTimes }, 2);
}
