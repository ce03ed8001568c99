import { badRequest } from '../../faults.js';
import { payloadText } from '../../payload.js';

/** A line of an API key file. */
export interface ApiKeyRow {
  readonly name: string;
  readonly value: string;
  readonly description?: string;
  readonly enabled: boolean;
  readonly usagePlanIds: readonly string[];
}

/**
 * Reads the service's file format for API keys: comma-separated, with the columns named in the first line, in any case
 * and order; `name` and `key` are required, a list of usage plans stands in quotes.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/developerguide/api-key-file-format.html}
 */
export function readApiKeyFile(
  body: unknown,
  format: string | undefined,
): { readonly rows: readonly ApiKeyRow[]; readonly warnings: string[] } {
  if (format !== 'csv') throw badRequest('Invalid API Key format specified. Must be one of: [csv]');
  const lines = payloadText(body)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const [header = '', ...rest] = lines;
  const columns = cells(header).map((name) => name.toLowerCase());
  const warnings: string[] = [];
  if (!columns.includes('name') || !columns.includes('key')) {
    throw badRequest('Invalid API Key file: the columns name and key are required');
  }
  const rows = rest.flatMap((line, index) => {
    const row = new Map(cells(line).map((cell, column) => [columns[column] ?? '', cell]));
    const [name, value] = [row.get('name'), row.get('key')];
    if (!name || !value) {
      warnings.push(`Unable to read API Key in line ${index + 2}: name and key are required`);
      return [];
    }
    const description = row.get('description');
    const usagePlanIds = (row.get('usageplanids') ?? '').split(',').map((id) => id.trim());
    return [
      {
        name,
        value,
        ...(description ? { description } : {}),
        enabled: row.get('enabled')?.toLowerCase() === 'true',
        usagePlanIds: usagePlanIds.filter((id) => id !== ''),
      },
    ];
  });
  return { rows, warnings };
}

/** The cells of a line; a cell in quotes may hold commas, and quotes written twice. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
    (quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim(),
  );
}
