import { fork } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../bundle.js';

interface Outcome {
  readonly name: string;
  readonly outcome: string;
  /** Of the processor's time. */
  readonly seconds: number;
}

const outcomes = new Map<string, Outcome>();

/** All of them in one process, which is killed where it doesn't end. */
beforeAll(async () => {
  const attempts = await bundle(new URL('reading.ts', import.meta.url));
  const child = fork(attempts.file, [], { execArgv: ['--no-warnings'], timeout: 150_000, killSignal: 'SIGKILL' });
  child.on('message', (message) => {
    const outcome = message as Outcome;
    outcomes.set(outcome.name, outcome);
  });
  await once(child, 'exit');
  await attempts.remove();
}, 180_000);

const tooMany = /takes more than 2000000 steps$/;

describe('what is long counts for as much as it takes to look at', () => {
  it.each([
    ['elements put before all others', tooMany],
    ['elements taken from before all others', tooMany],
    ['a list as the name of a member', tooMany],
    ['a list as a key', tooMany],
    ['a list as a part of a text', tooMany],
    ['a list as the end of a text', tooMany],
    ['a list as the name of a parameter', tooMany],
    ['a long map gone through for its first value', tooMany],
    ['a long map searched for its first value', tooMany],
    ['a long number cut', tooMany],
    ['a long number compared', tooMany],
    ['a long number calculated with', tooMany],
    ['a long text read as an integer', tooMany],
    ['a long text read as a decimal', tooMany],
    ['long texts in order', tooMany],
    ['long texts compared', tooMany],
    ['a long pattern', /^SyntaxError: The pattern has more than 10000 characters$/],
    ['many patterns', tooMany],
    ['a long replacement', tooMany],
    ['a long part searched in a text', /^false$/],
    ['a long part searched in a text for its place', /^-1$/],
    ['a long part searched in a text from the end', /^-1$/],
    ['a long part replaced in a text', /^3000000$/],
    ['a long part searched in a filter', /^\[\]$/],
    ['a filter that compares long texts', tooMany],
    ['a filter that puts long texts in order', tooMany],
    ['a filter that reads a long text as a number', tooMany],
    ['a filter that compares long numbers', tooMany],
    ['a filter that searches a long text', tooMany],
    ['a filter that matches a long text', tooMany],
    ['a filter that appends to a long list', tooMany],
    ['a filter that lists the keys of a long map', tooMany],
    ['a filter that compares long maps', /^\[\]$/],
    ['a filter that calls with many parameters', tooMany],
    ['a text made of itself many times', /^JsonPathError: concat\(\) makes more than 10485760 characters$/],
    ['many names asked of many values', tooMany],
    ['many places asked of many lists', tooMany],
  ])('%s', (name, expected) => {
    const { outcome, seconds } = outcomes.get(name) ?? { outcome: 'was ended, or not reached', seconds: 0 };
    expect(outcome).toMatch(expected);
    expect(seconds).toBeLessThan(5);
  });
});
