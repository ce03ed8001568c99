import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { promise } from '../report.js';
import type { Held } from './held.js';

/**
 * How much memory it takes to apply a plan of 1,500 calls, beside a process that sends the same calls with the SDK alone.
 * Each runs in a process of its own, against a gateway in this one. Ends with 1 when it is more than the documentation
 * says.
 */
const mostMiB = 64;
const deployer = fileURLToPath(new URL('deployer.js', import.meta.url));
/** KiB for each method with two responses, whoever holds it. Two records by status code alone can take 5. */
const mostHeld = 4;

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
    return await messageOf<Peak>(deployer, [way, url]);
  } finally {
    await embedded.close();
  }
}

/** What a process of its own says before it ends. */
async function messageOf<Message>(module: string, parameters: readonly string[] = []): Promise<Message> {
  const child = fork(module, parameters, { execArgv: ['--expose-gc', '--no-warnings'] });
  const exited = once(child, 'exit');
  const [message] = (await once(child, 'message')) as [Message];
  const [code] = await exited;
  if (code !== 0) throw new Error(`The process ended with ${code}.`);
  return message;
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

const held = await messageOf<Held>(fileURLToPath(new URL('held.js', import.meta.url)));
console.log('what a method with two responses takes');
promise('KiB in the embedded gateway', held.state, { most: mostHeld });
promise('KiB in a deployment of it', held.deployment, { most: mostHeld });
promise('KiB in a snapshot', held.snapshot, { most: mostHeld });
