import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';

it('the example of passthroughBehavior prints what its page shows', async () => {
  const page = readFileSync(new URL('../docs/test-invoke.md', import.meta.url), 'utf8');
  const shown = /<!-- passthrough -->\n```\n([\s\S]*?)```/.exec(page)?.[1];
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  try {
    await import('../examples/passthrough.js');
  } finally {
    log.mockRestore();
  }
  expect(lines.map((line) => `${line.trimEnd()}\n`).join('')).toBe(shown);
});
