import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { promise } from '../report.js';

/**
 * How much memory it takes to apply a plan of 1,500 calls, beside a process that sends the same calls with the SDK alone.
 * Each runs in a process of its own, against a gateway in this one. Ends with 1 when it is more than the documentation
 * says.
 */
const mostMiB = 64;
const deployer = fileURLToPath(new URL('deployer.js', import.meta.url));

/** What a deployer had at most, in MiB. */
export interface Peak {
  readonly calls: number;
  /** Objects that were alive after a collection. */
  readonly heap: number;
  /** What the system gave the process. */
  readonly resident: number;
}

async function peakOf(way: 'raw' | 'apply'): Promise<Peak> {
  const embedded = new EmbeddedApiGateway({ ids: 'sequential' });
  const { url } = await embedded.listen();
  try {
    const child = fork(deployer, [way, url], { execArgv: ['--expose-gc', '--no-warnings'] });
    const exited = once(child, 'exit');
    const [peak] = (await once(child, 'message')) as [Peak];
    const [code] = await exited;
    if (code !== 0) throw new Error(`The deployer ended with ${code}.`);
    return peak;
  } finally {
    await embedded.close();
  }
}

const raw = await peakOf('raw');
const apply = await peakOf('apply');
const row = (name: string, { calls, heap, resident }: Peak) =>
  console.log(
    `  ${name.padEnd(28)} ${calls} calls  heap ${heap.toFixed(1).padStart(6)} MiB  resident ${resident.toFixed(1).padStart(6)} MiB`,
  );
console.log('the most memory while an API is deployed');
row('the SDK alone, in sequence', raw);
row('ApiGateway.apply', apply);
const more = Math.max(apply.heap - raw.heap, apply.resident - raw.resident);
promise('MiB more', more, { most: mostMiB });
