import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { freePort } from './free-port.js';

/** A Redis of the test's own, in memory. */
export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts `redis-server` on a free loopback port. Nothing is written to disk.
 *
 * @throws an `Error` with the command that installs Redis, when it can't be started.
 */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = `redis://127.0.0.1:${port}`;
  let printed = '';
  let over = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (printed += String(text)));
  child.once('error', (error) => {
    printed += error.message;
    over = true;
  });
  child.once('exit', () => {
    over = true;
  });
  for (let attempt = 0; attempt < 100 && !over; attempt++) {
    if (await answers(url))
      return {
        url,
        async stop() {
          const exited = once(child, 'exit');
          child.kill('SIGTERM');
          await exited;
        },
      };
    await delay(50);
  }
  child.kill('SIGKILL');
  throw new Error(`redis-server did not start. Install it with: apt-get install redis-server\n${printed}`);
}

async function answers(url: string): Promise<boolean> {
  const client = createClient({ url, socket: { reconnectStrategy: false } });
  client.on('error', () => undefined); // It also rejects.
  try {
    await client.connect();
    await client.ping();
    return true;
  } catch {
    return false; // Not listening yet.
  } finally {
    if (client.isOpen) client.destroy();
  }
}
