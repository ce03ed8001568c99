import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operationSchemas } from '../../../src/embedded/control-plane/protocol/operations.js';
import { operations } from '../../../src/embedded/registry.js';
import { operationCoverage, recordedAnswers } from './operation-coverage.js';

const document = readFileSync(new URL('../../../docs/embedded-gateway.md', import.meta.url), 'utf8');

function table(): string {
  const rows = operationCoverage.flatMap(({ operations: names, modelled, notModelled = '-' }) =>
    names.map((name) => {
      const [matched, recorded] = recordedAnswers[name] ?? [];
      return `| ${name} | ${modelled} | ${notModelled} | ${recorded === undefined ? '-' : `${matched} of ${recorded}`} |`;
    }),
  );
  return ['| operation | modelled | not modelled | recorded responses matched |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}

describe('the table of operations', () => {
  it('has every operation of the SDK once, and each is answered', () => {
    const named = operationCoverage.flatMap(({ operations: names }) => names);
    expect([...named].sort()).toEqual([...operationSchemas.keys()].sort());
    expect(named.filter((name) => !operations.has(name))).toEqual([]);
  });

  it('is what the documentation shows', () => {
    const shown = /<!-- operations -->\n([\s\S]*?)\n<!-- \/operations -->/.exec(document)?.[1];
    expect(shown).toBe(table());
  });
});
