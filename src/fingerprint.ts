import { createHash } from 'node:crypto';

/** A short text that is the same for the same plain data, whatever the order of members. */
export function fingerprintOf(value: unknown): string {
  return digestOf(value).slice(0, 32);
}

/** The SHA-256 of plain data, whatever the order of members; a member that is `undefined` is none. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('base64url');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)))
      : member,
  );
}
