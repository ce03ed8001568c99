#!/usr/bin/env node
import { Console } from 'node:console';
import { run } from './run.js';
import type { Interruption } from './surroundings.js';

const { stdout, stderr } = process;
const signals: readonly Interruption[] = ['SIGINT', 'SIGTERM'];

// A reader that has gone away ends no command half-way: what can't be written is dropped.
stdout.on('error', () => undefined);
stderr.on('error', () => undefined);

// Standard output has results alone: what a definition or a function logs isn't one.
globalThis.console = new Console(stderr);

let isOver = false;
process.on('uncaughtExceptionMonitor', () => {
  isOver = true;
});
process.on('exit', (code) => {
  if (isOver) return;
  process.exitCode = code === 0 ? 1 : code;
  stderr.write('Error: A module that was loaded ended the process, before the command was done.\n');
});

function exit(code: number): void {
  isOver = true;
  process.exit(code);
}

/** When what was written before has gone out, or can't. */
const written = (stream: NodeJS.WriteStream) => new Promise<void>((resolve) => stream.write('', () => resolve()));

void run({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout,
  stderr,
  onInterruption(listener) {
    for (const signal of signals) process.on(signal, listener);
    return () => {
      for (const signal of signals) process.off(signal, listener);
    };
  },
  onIdle(listener) {
    process.on('beforeExit', listener);
    return () => process.off('beforeExit', listener);
  },
  exitNow: exit,
}).then(async (code) => {
  await Promise.all([written(stdout), written(stderr)]);
  // A definition may leave open what would keep the process alive: timers, connections.
  exit(code);
});
