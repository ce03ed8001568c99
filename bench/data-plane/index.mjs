// Requests per second, p99 and processor time per request on loopback, 50 connections: the embedded gateway, serverless-offline
// and a bare proxy of node:http, the same routes, one after the other in one run. Then the heap after 20,000 and 200,000
// requests. Ends with 1 where the figures miss the targets below.
//
//   npm run build && npm --prefix bench/data-plane ci && node bench/data-plane/index.mjs
import { fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { routes } from './routes.mjs';

const targets = { throughput: 2.5, p99: 0.5, cpu: 3, heap: 1.1 };
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
/** Counted, not timed: a gateway that is slow to warm up is as warm as the others when it is measured. */
const amounts = {
  warmUp: 5_000,
  measured: Number(process.env.BENCH_REQUESTS ?? 20_000),
  heap: Number(process.env.BENCH_HEAP_REQUESTS ?? 200_000),
};
const connections = 50;
const ports = { backend: 4100, bare: 4101, embedded: 4102, offline: 4103 };

/** A process of ours, once it listens. */
async function started(file, ...parameters) {
  const child = fork(here(file), parameters.map(String), { execArgv: ['--expose-gc'] });
  let base = '';
  await new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message.base) base = message.base;
      if (message.listening) resolve();
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  const use = () =>
    new Promise((resolve) => {
      child.once('message', resolve);
      child.send('use');
    });
  return { base, use, stop: () => child.kill() };
}

/** serverless-offline is a program of its own: its processor time is read from the system. */
async function startedOffline() {
  const child = spawn(process.execPath, [here('node_modules/serverless/bin/serverless.js'), 'offline'], {
    cwd: here('.'),
    env: { ...process.env, SLS_DEPRECATION_DISABLE: '*', SLS_NOTIFICATIONS_MODE: 'off', SLS_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk) => {
      said += chunk;
      if (said.includes('Server ready')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`serverless-offline ended with ${code}: ${said}`)));
  });
  const use = async () => {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * 10 };
  };
  return { base: '', use, stop: () => child.kill() };
}

const load = (port, base, { path, method, body, headers }, more) =>
  autocannon({ url: `http://127.0.0.1:${port}${base}${path}`, method, body, headers, connections, ...more });

async function measured(name, port, { base, use }, route) {
  await load(port, base, route, { amount: amounts.warmUp });
  const before = await use();
  const result = await load(port, base, route, { amount: amounts.measured });
  const after = await use();
  const requests = result['2xx'];
  if (requests === 0 || result.non2xx > 0) throw new Error(`${name} ${route.path}: ${result.non2xx} failed`);
  return {
    perSecond: requests / result.duration,
    p99: result.latency.p99,
    cpuMs: (after.cpuMs - before.cpuMs) / requests,
  };
}

const backend = await started('backend.mjs', ports.backend);
const bare = await started('bare.mjs', ports.bare, ports.backend);
const embedded = await started('embedded.mjs', ports.embedded, ports.backend);
const offline = process.env.BENCH_WITHOUT_OFFLINE ? undefined : await startedOffline();
const figures = (one) =>
  `${one.perSecond.toFixed(0).padStart(6)} / s  p99 ${String(one.p99).padStart(4)} ms  ${one.cpuMs.toFixed(3)} ms of processor time`;
let missed = 0;
const held = (what, is) => {
  if (!is) missed++;
  console.log(`  ${is ? 'holds' : 'MISSED'}: ${what}`);
};
try {
  const [proxy] = routes;
  const least = await measured('bare', ports.bare, bare, proxy);
  console.log(`bare proxy                      ${figures(least)}`);
  for (const route of routes) {
    const ours = await measured('embedded', ports.embedded, embedded, route);
    console.log(`${route.name.padEnd(13)} embedded          ${figures(ours)}`);
    if (offline) {
      const theirs = await measured('serverless-offline', ports.offline, offline, route);
      console.log(`${route.name.padEnd(13)} serverless-offline ${figures(theirs)}`);
      const factor = ours.perSecond / theirs.perSecond;
      held(
        `${factor.toFixed(1)} times the requests per second, of ${targets.throughput}`,
        factor >= targets.throughput,
      );
      const share = ours.p99 / theirs.p99;
      held(`${share.toFixed(2)} of the p99, of ${targets.p99} at most`, share <= targets.p99);
    }
    if (route === proxy) {
      const times = ours.cpuMs / least.cpuMs;
      held(
        `${times.toFixed(1)} times the bare proxy's processor time, of ${targets.cpu} at most`,
        times <= targets.cpu,
      );
    }
  }
  const heapAfter = async (amount) => {
    await load(ports.embedded, embedded.base, routes[1], { amount });
    return (await embedded.use()).heap;
  };
  const early = await heapAfter(20_000);
  const late = await heapAfter(amounts.heap - 20_000);
  console.log(
    `heap ${(early / 1e6).toFixed(1)} MB after 20,000 requests more, ${(late / 1e6).toFixed(1)} MB after ${amounts.heap}`,
  );
  held(`${(late / early).toFixed(2)} times the heap, of ${targets.heap} at most`, late <= early * targets.heap);
} finally {
  for (const one of [backend, bare, embedded, offline]) one?.stop();
}
process.exitCode = missed === 0 ? 0 : 1;
