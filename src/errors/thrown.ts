/**
 * What others throw, as errors. In a jest test or a VM the errors of Node.js and of other packages come from another
 * realm, where `Error` is another class: they are known by their members, never by their class.
 *
 * @module
 */

/** Whether a value is an error, of whatever realm. */
export function isError(value: unknown): value is Error {
  if (typeof value !== 'object' || value === null) return false;
  const { name, message } = value as Partial<Error>;
  return typeof name === 'string' && typeof message === 'string';
}

/** Whether a value is an error of a name. */
export function isNamed(value: unknown, ...names: readonly string[]): value is Error {
  return isError(value) && names.includes(value.name);
}

/** Whether the service says that what was asked for doesn't exist. */
export function isNotFound(value: unknown): value is Error {
  return isNamed(value, 'NotFoundException');
}

/**
 * What was thrown as an `Error` of this realm: itself where it is one, else a copy whose `cause` is what was thrown.
 *
 * The copy has the original's name, message, stack and all other members, so that it is classified as the original is.
 */
export function ownError(thrown: unknown): Error {
  if (Object.prototype.isPrototypeOf.call(Error.prototype, thrown as object)) return thrown as Error;
  if (!isError(thrown)) {
    return new TypeError(`Something that isn't an error was thrown: ${textOf(thrown)}`, { cause: thrown });
  }
  return copyOf(thrown);
}

/** A plain `Error` of this realm that has everything that an error has, and that error as its `cause`. */
export function copyOf(thrown: Error): Error {
  const copy = new Error(thrown.message, { cause: thrown });
  const { cause: _, message: __, stack: ___, ...members } = Object.getOwnPropertyDescriptors(thrown);
  Object.defineProperties(copy, members as PropertyDescriptorMap);
  // Its stack may be an accessor, which tells of no error but its own.
  for (const member of ['name', 'stack'] as const)
    Object.defineProperty(copy, member, { value: thrown[member], configurable: true, writable: true });
  return copy;
}

/** What can be said of any value. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return 'an object without a text'; // Object.create(null), or a toString of its own that throws.
  }
}

/** What an error says; what it is called where it says nothing, as refused connections to several addresses do. */
export function sayingOf(thrown: unknown): string {
  if (!isError(thrown)) return textOf(thrown);
  const { code } = thrown as { readonly code?: unknown };
  return thrown.message || (typeof code === 'string' ? `${thrown.name} ${code}` : thrown.name);
}
