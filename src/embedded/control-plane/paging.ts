import { badRequest } from '../faults.js';

interface PageInput {
  readonly position?: string | undefined;
  readonly limit?: number | undefined;
}

/** One page of `items`, and where the next one starts. */
export function pageOf<Item>(
  items: readonly Item[],
  { position, limit = 25 }: PageInput,
): { items: Item[]; position?: string } {
  if (!Number.isInteger(limit) || limit < 1 || limit > 500)
    throw badRequest('Invalid limit parameter. Valid range is 1 to 500');
  const start = position === undefined ? 0 : startOf(position);
  const end = start + limit;
  return { items: items.slice(start, end), ...(end < items.length ? { position: positionOf(end) } : {}) };
}

function positionOf(start: number): string {
  return Buffer.from(`at:${start}`).toString('base64url');
}

function startOf(position: string): number {
  const start = Number(/^at:(\d+)$/.exec(Buffer.from(position, 'base64url').toString())?.[1]);
  if (!Number.isInteger(start)) throw badRequest('Invalid position parameter');
  return start;
}
