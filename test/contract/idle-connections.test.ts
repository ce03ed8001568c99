import { execSync } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';

/** Both ends of a connection are files of this process, which needs some others, too. */
const files = Number(execSync('ulimit -n', { encoding: 'utf8' }).trim()) || 20_600;
const most = Math.min(10_000, Math.floor((files - 500) / 2));

it(`${most} connections that say nothing leave other requests alone`, async () => {
  const embedded = new EmbeddedApiGateway();
  const { url } = await embedded.listen();
  const idle: Socket[] = [];
  const opened = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', resolve);
      socket.once('error', reject);
      idle.push(socket);
    });
  try {
    while (idle.length < most) {
      await Promise.all(Array.from({ length: Math.min(200, most - idle.length) }, opened));
    }
    expect((await fetch(`${url}/restapis`)).status).toBe(200);
  } finally {
    for (const socket of idle) socket.destroy();
    await embedded.close({ withinMs: 0 });
  }
});
