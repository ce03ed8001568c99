import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';

interface Row {
  readonly file: string;
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

const root = new URL('../', import.meta.url);
const rows: readonly Row[] = JSON.parse(await readFile(new URL('test/mutation/equal.json', root), 'utf8'));
const run = promisify(execFile);

/** What `left.mjs` says about a report with these mutants in one file. */
async function left(source: string, mutants: readonly object[], file = 'src/diff/nowhere.ts') {
  const folder = await mkdtemp(join(tmpdir(), 'mutation-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const report = join(folder, 'report.json');
  await writeFile(report, JSON.stringify({ files: { [file]: { source, mutants } } }));
  return run(process.execPath, ['test/mutation/left.mjs', report], { cwd: root }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }) => ({ code, stdout }),
  );
}

const mutant = (status: string, from: [number, number], to: [number, number], replacement: string) => ({
  status,
  replacement,
  location: { start: { line: from[0], column: from[1] }, end: { line: to[0], column: to[1] } },
});

describe('the list of mutations that are equal in effect', () => {
  it('speaks of lines that are there', async () => {
    const files = new Map<string, Set<string>>();
    const gone: Row[] = [];
    for (const row of rows) {
      const lines =
        files.get(row.file) ??
        new Set((await readFile(new URL(row.file, root), 'utf8')).split('\n').map((line) => line.trim()));
      files.set(row.file, lines);
      if (!lines.has(row.line) || !row.line.includes(row.from)) gone.push(row);
    }
    expect(gone).toEqual([]);
  });

  it('gives each a reason, once, by file', () => {
    for (const { from, to, why } of rows) {
      expect(why).toMatch(/\S{2}/);
      expect(from).not.toBe(to);
      expect(from.length).toBeLessThanOrEqual(80);
      expect(to.length).toBeLessThanOrEqual(60);
    }
    const keys = rows.map(({ file, line, from, to }) => JSON.stringify([file, line, from, to]));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(rows.map(({ file }) => file)).toEqual(rows.map(({ file }) => file).sort());
  });
});

describe('what a report leaves over', () => {
  it('is a mutant that survived, or that no test came to, and that is not listed', async () => {
    const source = 'const one = 1;\nif (one > 0 &&\n  two) three();\n';
    const survived = mutant('Survived', [2, 5], [3, 6], 'one > 0 ||\n  two');
    const { code, stdout } = await left(source, [
      survived,
      mutant('NoCoverage', [1, 13], [1, 14], '2'),
      mutant('Killed', [1, 13], [1, 14], '3'),
      mutant('Timeout', [1, 13], [1, 14], '4'),
    ]);
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      'Unnoticed and not listed in equal.json: 2',
      '  src/diff/nowhere.ts:2 {"file":"src/diff/nowhere.ts","line":"if (one > 0 &&","from":"one > 0 &&","to":"one > 0 || two"}',
      '  src/diff/nowhere.ts:1 {"file":"src/diff/nowhere.ts","line":"const one = 1;","from":"1","to":"2"}',
      '',
    ]);
  });

  it('is nothing where all are noticed', async () => {
    const { code, stdout } = await left('const one = 1;\n', [mutant('Killed', [1, 13], [1, 14], '2')]);
    expect([code, stdout]).toEqual([0, 'Every mutant that is left is listed in equal.json.\n']);
  });

  it('takes a listed mutant as accounted for, and tells of one that is noticed or gone', async () => {
    const [row, ...others] = rows;
    if (row === undefined) throw new Error('no rows');
    const at = row.line.indexOf(row.from) + 1;
    const like = (status: string) => mutant(status, [1, at], [1, at + row.from.length], row.to);
    const otherRows = others.filter(({ file }) => file === row.file).length;

    const accounted = await left(row.line, [like('Survived')], row.file);
    expect(accounted.stdout).not.toContain('Unnoticed');
    expect(accounted.stdout).not.toContain(', but noticed');
    expect(accounted.code).toBe(otherRows === 0 ? 0 : 1);

    const untried = await left(row.line, [like('Ignored')], row.file);
    expect(untried.stdout).toBe(accounted.stdout);

    const noticed = await left(row.line, [like('Killed')], row.file);
    expect(noticed.stdout).toContain('Listed in equal.json, but noticed: 1');
    expect(noticed.code).toBe(1);

    const gone = await left(row.line, [], row.file);
    expect(gone.stdout).toContain(`Listed in equal.json, but no mutant is like it any longer: ${otherRows + 1}`);
    expect(gone.code).toBe(1);
  });
});
