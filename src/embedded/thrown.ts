/**
 * What others throw: users' functions, Node.js, packages. In jest and in VMs its class is that of another realm, so it is
 * known by its members.
 *
 * @module
 */

/** Whether a value is an error, of whatever realm. */
export function isError(value: unknown): value is Error {
  if (typeof value !== 'object' || value === null) return false;
  const { name, message } = value as Partial<Error>;
  return typeof name === 'string' && typeof message === 'string';
}

/** What an error says, or the text of what isn't one. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : String(thrown);
}
