import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { steps } from '../../../src/embedded/data-plane/steps.js';

describe('docs/data-plane.md', () => {
  const text = readFileSync(new URL('../../../docs/data-plane.md', import.meta.url), 'utf8');
  const rows = text.split('\n').flatMap((line) => /^\| ([A-Za-z ]+) \|/.exec(line)?.[1] ?? []);

  it.each([...new Set(steps.map(({ name }) => name))])('says what is modelled of the step %s', (name) => {
    expect(rows.some((row) => name.startsWith(row))).toBe(true);
  });
});
