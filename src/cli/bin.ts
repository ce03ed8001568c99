#!/usr/bin/env node
import { run } from './run.js';
import type { Interruption } from './surroundings.js';

const signals: readonly Interruption[] = ['SIGINT', 'SIGTERM'];

// A reader that has gone away ends no command half-way: what can't be written is dropped.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

process.exitCode = await run({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  onInterruption(listener) {
    for (const signal of signals) process.on(signal, listener);
  },
  exitNow: (code) => process.exit(code),
});
