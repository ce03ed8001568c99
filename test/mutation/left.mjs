/**
 * What a run of Stryker left unnoticed and nobody has accounted for: `node test/mutation/left.mjs <report.json>`.
 *
 * Prints each mutant that survived and isn't in `equal.json`, as the row that it would have there, and each row of
 * `equal.json` that no mutant of the report is like any longer, or whose mutants are noticed. Exits with 1 if there are
 * any. Of files that the report doesn't have, nothing is said.
 */
import { readFileSync } from 'node:fs';

const [reportPath] = process.argv.slice(2);
if (reportPath === undefined) {
  console.error('Name the JSON report: node test/mutation/left.mjs build/mutation.json');
  process.exit(2);
}

const { files } = JSON.parse(readFileSync(reportPath, 'utf8'));
const rows = JSON.parse(readFileSync(new URL('equal.json', import.meta.url), 'utf8'));

const keyOf = ({ file, line, from, to }) => JSON.stringify([file, line, from, to]);
/** What became of a mutant; of all other statuses nobody knows. */
const outcomes = { Survived: 'unnoticed', NoCoverage: 'unnoticed', Killed: 'noticed', Timeout: 'noticed' };

/** A mutant as a row: the first line of what it replaces, and what stands there then, in one line. */
function rowOf(file, lines, { location: { start, end }, replacement = '' }) {
  const line = lines[start.line - 1];
  const from = line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined);
  return {
    file,
    line: line.trim(),
    from: from.slice(0, 80).trim(),
    to: replacement.replace(/\s+/g, ' ').slice(0, 60).trim(),
  };
}

const listed = new Map(rows.map((row) => [keyOf(row), { row, unnoticed: 0, noticed: 0, untried: 0 }]));
const left = [];
for (const [file, { source, mutants }] of Object.entries(files)) {
  const lines = source.split(/\r?\n/);
  for (const mutant of mutants) {
    const row = rowOf(file, lines, mutant);
    const known = listed.get(keyOf(row));
    const outcome = outcomes[mutant.status] ?? 'untried';
    if (known !== undefined) known[outcome] += 1;
    else if (outcome === 'unnoticed') left.push({ ...row, at: `${file}:${mutant.location.start.line}` });
  }
}
const tried = [...listed.values()].filter(({ row }) => files[row.file] !== undefined);
const gone = tried.filter((row) => row.unnoticed + row.noticed + row.untried === 0);
const noticed = tried.filter((row) => row.unnoticed === 0 && row.noticed > 0);

const print = (heading, found) => {
  if (found.length === 0) return;
  console.log(`${heading}: ${found.length}`);
  for (const { at, ...row } of found) console.log(`  ${at ?? row.file} ${JSON.stringify(row)}`);
};
const rowsOf = (found) => found.map(({ row }) => row);
print('Unnoticed and not listed in equal.json', left);
print('Listed in equal.json, but no mutant is like it any longer', rowsOf(gone));
print('Listed in equal.json, but noticed', rowsOf(noticed));
if (left.length + gone.length + noticed.length > 0) process.exit(1);
console.log('Every mutant that is left is listed in equal.json.');
