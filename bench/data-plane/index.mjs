// Requests per second, p99 and processor time per request on loopback, 50 connections: the embedded gateway, serverless-offline
// and a bare proxy of node:http, the same routes and the same endpoint, in one run. Then the heap of the embedded gateway after
// 20,000 and after 200,000 requests. Every figure is printed with the target that it is held against; ends with 1 where one is
// missed.
//
//   npm run bench:data-plane
//
// How it is kept fair:
// - Each gateway is a process of its own, all of them of this Node.js, and autocannon sends all of them the same requests.
// - serverless-offline runs with its own defaults: functions in worker threads, `resourceRoutes` for the HTTP proxy.
// - Each is warmed up by the same number of requests for each route, and then measured in rounds by turns, so that whatever
//   else the machine does meets all of them. The best round of each counts, of throughput, p99 and processor time separately.
// - Processor time is user and system time of the whole process, worker threads included. It is the figure that tells
//   most where the machine is busy; throughput and p99 are only the gateways' where nothing else runs.
//
// BENCH_WARM_UP, BENCH_REQUESTS, BENCH_ROUNDS and BENCH_HEAP_REQUESTS set the amounts; BENCH_WITHOUT_OFFLINE leaves
// serverless-offline out, and what is measured by it.
import { fork, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { routes } from './routes.mjs';

/** Of ours by theirs: at least `throughput`, at most the others. */
const targets = { throughput: 2.5, p99: 0.5, cpu: 3, heap: 1.1 };
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
/** Counted, not timed: a gateway that is slow to warm up is as warm as the others when it is measured. */
const amounts = {
  warmUp: Number(process.env.BENCH_WARM_UP ?? 5_000),
  rounds: Number(process.env.BENCH_ROUNDS ?? 3),
  /** In each round: so many that the first requests of 50 connections are less than one of a hundred. */
  measured: Number(process.env.BENCH_REQUESTS ?? 10_000),
  earlyHeap: 20_000,
  heap: Number(process.env.BENCH_HEAP_REQUESTS ?? 200_000),
};
const connections = 50;
const ports = { backend: 4100, bare: 4101, embedded: 4102, offline: 4103 };

/** A process of ours, once it listens. */
async function started(name, file, port, ...parameters) {
  const child = fork(here(file), [port, ...parameters].map(String), { execArgv: ['--expose-gc'] });
  let base = '';
  await new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message.base) base = message.base;
      if (message.listening) resolve();
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  // The heap is asked for where it counts alone: nobody collects the garbage of serverless-offline between its rounds.
  const ask = (what) =>
    new Promise((resolve) => {
      child.once('message', resolve);
      child.send(what);
    });
  return { name, port, base, use: () => ask('cpuMs'), heap: () => ask('heap'), stop: () => child.kill() };
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
  return { name: 'serverless-offline', port: ports.offline, base: '', use, stop: () => child.kill() };
}

async function load({ name, port, base }, { path, method, body, headers }, amount) {
  const url = `http://127.0.0.1:${port}${base}${path}`;
  // It ends at a sample: with the default of one a second, every round would take whole seconds.
  const result = await autocannon({ url, method, body, headers, connections, amount, timeout: 60, sampleInt: 20 });
  const { errors, timeouts, non2xx } = result;
  if (errors + timeouts + non2xx > 0 || result['2xx'] !== amount)
    throw new Error(`${name} ${path}: of ${amount} requests ${non2xx} weren't 2xx, ${errors} failed`);
  return result;
}

async function round(gateway, route, amount) {
  const before = await gateway.use();
  const { duration, latency } = await load(gateway, route, amount);
  const after = await gateway.use();
  return { perSecond: amount / duration, p99: latency.p99, cpuMs: (after.cpuMs - before.cpuMs) / amount };
}

/** The best of each figure of each gateway, from rounds that they have by turns. */
async function measured(gateways, route) {
  for (const gateway of gateways) await load(gateway, route, amounts.warmUp);
  const rounds = gateways.map(() => []);
  for (let turn = 0; turn < amounts.rounds; turn++) {
    for (const [at, gateway] of gateways.entries()) rounds[at].push(await round(gateway, route, amounts.measured));
  }
  return rounds.map((all) => ({
    perSecond: Math.max(...all.map(({ perSecond }) => perSecond)),
    p99: Math.min(...all.map(({ p99 }) => p99)),
    cpuMs: Math.min(...all.map(({ cpuMs }) => cpuMs)),
  }));
}

/** For docs/performance.md, which `npm run bench:page` makes of what was run. */
const rows = [];
const held = (where, what, figure, bound) => {
  const isKept = 'most' in bound ? figure <= bound.most : figure >= bound.least;
  const promised = 'most' in bound ? `at most ${bound.most}` : `at least ${bound.least}`;
  console.log(`  ${isKept ? 'ok ' : 'NOT'} ${figure.toFixed(2)} times ${what}, ${promised}`);
  rows.push({ name: `${where}: times ${what}`, value: figure.toFixed(2), promised, isKept });
};
const shown = ({ perSecond, p99, cpuMs }) =>
  `${perSecond.toFixed(0).padStart(6)} / s  p99 ${String(p99).padStart(4)} ms  ${cpuMs.toFixed(3)} ms of processor time`;

const [busy] = loadavg();
if (busy > availableParallelism() / 2)
  console.log(`The machine is busy (load ${busy.toFixed(1)}): throughput and p99 will say little of the gateways.\n`);

const running = [];
try {
  running.push(await started('backend', 'backend.mjs', ports.backend));
  const bare = await started('bare proxy', 'bare.mjs', ports.bare, ports.backend);
  running.push(bare);
  const embedded = await started('embedded', 'embedded.mjs', ports.embedded, ports.backend);
  running.push(embedded);
  const offline = process.env.BENCH_WITHOUT_OFFLINE ? undefined : await startedOffline();
  if (offline) running.push(offline);

  for (const route of routes) {
    const gateways = [embedded, ...(offline ? [offline] : []), ...(route.isProxy ? [bare] : [])];
    const figures = await measured(gateways, route);
    const figuresOf = (gateway) => figures[gateways.indexOf(gateway)];
    console.log(route.name);
    for (const gateway of gateways) console.log(`  ${gateway.name.padEnd(18)}  ${shown(figuresOf(gateway))}`);
    const ours = figuresOf(embedded);
    if (offline) {
      const theirs = figuresOf(offline);
      held(route.name, 'the requests per second of serverless-offline', ours.perSecond / theirs.perSecond, {
        least: targets.throughput,
      });
      held(route.name, 'the p99 of serverless-offline', ours.p99 / theirs.p99, { most: targets.p99 });
    }
    if (route.isProxy) {
      held(route.name, "the bare proxy's processor time", ours.cpuMs / figuresOf(bare).cpuMs, { most: targets.cpu });
    }
  }

  // A process of its own, whose first request is the first that counts.
  const counted = await started('embedded', 'embedded.mjs', ports.embedded + 10, ports.backend);
  running.push(counted);
  const heapAfter = async (amount) => {
    for (const [at, route] of routes.entries())
      await load(counted, route, Math.floor(amount / routes.length) + (at === 0 ? amount % routes.length : 0));
    return (await counted.heap()).heap;
  };
  const early = await heapAfter(amounts.earlyHeap);
  const late = await heapAfter(amounts.heap - amounts.earlyHeap);
  const megabytes = (heap) => `${(heap / 1e6).toFixed(1)} MB`;
  console.log(
    `heap: ${megabytes(early)} after ${amounts.earlyHeap} requests, ${megabytes(late)} after ${amounts.heap}`,
  );
  held('heap', `that after ${amounts.earlyHeap} requests, after ${amounts.heap}`, late / early, { most: targets.heap });
} finally {
  for (const one of running) one.stop();
}
const missed = rows.filter(({ isKept }) => !isKept).length;
console.log(missed === 0 ? '\nAll targets are held.' : `\n${missed} targets are missed.`);
process.exitCode = missed === 0 ? 0 : 1;
mkdirSync(here('../../build/bench'), { recursive: true });
writeFileSync(here('../../build/bench/data-plane.json'), `${JSON.stringify(rows, undefined, 2)}\n`);
