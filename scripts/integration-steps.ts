import type { IntegrationStartRow } from '../src/definition/integration-starts.js';

const verbs: Readonly<Record<IntegrationStartRow['verb'], string>> = {
  method: "the method's; to be told on `ANY`",
  caller: "the method's",
  POST: '`POST`',
  ifLambda: 'to be told',
  none: '–',
};

/** The table that says what each type of integration is, and which steps it has. */
export function renderIntegrationStarts(starts: Readonly<Record<string, IntegrationStartRow>>): string {
  const rows = Object.values(starts);
  const row = (head: string, cells: readonly string[]) => `| ${[head, ...cells].join(' | ')} |`;
  return [
    `| | ${Object.keys(starts)
      .map((start) => `\`${start}()\``)
      .join(' | ')} |`,
    row('---', Array(rows.length).fill('---')),
    row(
      '`type` of the service',
      rows.map(({ type }) => `\`${type}\``),
    ),
    row(
      'passes requests and responses as they are',
      rows.map(({ proxy }) => (proxy ? 'yes' : '–')),
    ),
    row(
      'verb for the backend',
      rows.map(({ verb }) => verbs[verb]),
    ),
    ...[...new Set(rows.flatMap(({ steps }) => steps))].map((step) =>
      row(
        `\`${step}\``,
        rows.map(({ steps }) => (steps.includes(step) ? 'yes' : '–')),
      ),
    ),
  ].join('\n');
}
