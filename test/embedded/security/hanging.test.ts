import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundle } from '../../bundle.js';

let attempts: Bundle;
beforeAll(async () => {
  attempts = await bundle(new URL('attempts.ts', import.meta.url));
});
afterAll(async () => attempts.remove());

interface Outcome {
  readonly result: string;
  /** Of the processor's time. */
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs an attempt as a process, which is killed where it doesn't end. */
async function outcomeOf(name: string): Promise<Outcome> {
  const child = fork(attempts.file, [name], { execArgv: ['--no-warnings'], timeout: 60_000, killSignal: 'SIGKILL' });
  let outcome: Outcome | undefined;
  child.once('message', (message) => {
    outcome = message as Outcome;
  });
  const [, signal] = await once(child, 'exit');
  if (!outcome) throw new Error(`${name} was ended by ${signal}`);
  return outcome;
}

describe('what somebody else wrote ends', () => {
  it.each([
    ['a selection pattern', /^500 [\s\S]*Invalid selection pattern \(a\|aa\)\+: [\s\S]* takes more than 200 ms/],
    ['a pattern of a schema', /^500 [\s\S]*it takes more than 3000 ms to validate this body/],
    ['models that are each checked twice', /^500 [\s\S]*it takes more than 3000 ms to validate this body/],
    ['a sample of models that each refer twice to the one before', /^\d{1,7} characters$/],
    ['a pattern in a JSONPath filter of a template', /^500 [\s\S]* takes more than 200 ms/],
    ['a pattern in a JSONPath filter of a mapping', /^200 |^refused: /],
    ['a filter of all by all', /^500 [\s\S]* takes more than 2000000 steps/],
    ['replaceAll in a template', /^500 [\s\S]* takes more than 200 ms/],
    ['replaceFirst in a template', /^500 [\s\S]* takes more than 200 ms/],
    ['matches in a template', /^500 [\s\S]* takes more than 200 ms/],
    ['split in a template', /^500 [\s\S]* takes more than 200 ms/],
    ['patterns in a loop of a template', /^500 [\s\S]* takes more than (?:200 ms|2000000 steps)/],
    ['a pattern that is tried from every place', /^500 [\s\S]* takes more than 200 ms/],
    ['templates that are long to read', /^200 /],
    ['expressions that are long to read', /^200 /],
    [
      'a definition of many paths',
      /^refused: BadRequestException: The definition takes more than 10 seconds to import\.$/,
    ],
    ['a text that doubles', /^500 [\s\S]* renders more than 10485760 characters/],
    ['loops in loops', /^500 [\s\S]* takes more than 2000000 steps/],
    ['an expression that validates identities', /^401$/],
  ])('%s', async (name, expected) => {
    const { result, seconds, megabytes } = await outcomeOf(name);
    expect(result).toMatch(expected);
    expect(seconds).toBeLessThan(15);
    expect(megabytes).toBeLessThan(700);
  });
});
