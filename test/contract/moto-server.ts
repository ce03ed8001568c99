import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { freePort } from './free-port.js';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** moto's server: an API Gateway that somebody else wrote. */
export interface MotoServer {
  readonly endpoint: string;
  /** A client of it. The SDK's own retries are off, so that every response is seen. */
  client(): APIGatewayClient;
  /** Ends it, if it was started here. */
  stop(): Promise<void>;
}

/**
 * Starts `python3 -m moto.server` on a free loopback port, or uses the one at `MOTO_ENDPOINT`.
 *
 * @throws an `Error` with the command that installs moto, when it can't be started.
 */
export async function startMoto(): Promise<MotoServer> {
  const given = process.env.MOTO_ENDPOINT;
  if (given) return serverAt(given, undefined);
  const port = await freePort();
  const child = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  let over = false;
  child.stderr.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  child.once('error', (error) => {
    printed += error.message;
    over = true;
  });
  child.once('exit', () => {
    over = true;
  });
  const endpoint = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 300 && !over; attempt++) {
    if (await answers(endpoint)) return serverAt(endpoint, child);
    await delay(100);
  }
  child.kill('SIGKILL');
  throw new Error(
    `moto's server did not start. Install it with: python3 -m pip install 'moto[server]' - or set MOTO_ENDPOINT to one that runs.\n${printed}`,
  );
}

function serverAt(endpoint: string, child: ChildProcess | undefined): MotoServer {
  return {
    endpoint,
    client: () => new APIGatewayClient({ endpoint, region: 'us-east-1', maxAttempts: 1, credentials }),
    async stop() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(new URL('/moto-api/', endpoint))).ok;
  } catch {
    return false; // Not listening yet.
  }
}
