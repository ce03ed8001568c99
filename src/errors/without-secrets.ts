/**
 * What others say of a request, without the secrets that the request carried: services, proxies and parsers quote what
 * they refuse.
 *
 * @module
 */

import { isError } from './thrown.js';

/** Errors hold one another, and whatever else a client puts on them: beyond this nothing is read. */
const deepest = 8;

/**
 * An error that quotes none of the secrets: itself where it quotes none, else a copy of the same class and members. Its
 * causes, the errors that it joins and the texts that it holds quote none either.
 *
 * @param secrets - what mustn't be quoted. Empty texts are left out of account.
 */
export function withoutSecrets(thrown: unknown, secrets: readonly string[]): unknown {
  const forms = formsOf(secrets);
  if (forms.length === 0) return thrown;
  const hide = (text: string): string => forms.reduce((left, secret) => left.replaceAll(secret, '(hidden)'), text);
  return hidden(thrown, hide, new Map(), 0);
}

/** A secret as it is, as JSON writes it, and as URIs do; the longest first, since one may be a part of another. */
function formsOf(secrets: readonly string[]): readonly string[] {
  const forms = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    ...(/\p{Cs}/u.test(secret) ? [] : [encodeURIComponent(secret)]), // Half of a surrogate pair has no such form.
  ]);
  return [...new Set(forms)].filter((form) => form !== '').sort((left, right) => right.length - left.length);
}

function hidden(value: unknown, hide: (text: string) => string, seen: Map<object, unknown>, depth: number): unknown {
  if (typeof value === 'string') return hide(value);
  if (typeof value !== 'object' || value === null || depth > deepest) return value;
  if (seen.has(value)) return seen.get(value);
  seen.set(value, value); // Of a circle, for those on their way.
  // Of what is neither an error nor plain, a response say, only the texts are looked at: a connection may hang on it.
  const isOpen = isError(value) || isPlain(value);
  const inner = (member: unknown): unknown =>
    isOpen || typeof member === 'string' ? hidden(member, hide, seen, depth + 1) : member;
  const result = isError(value) ? hiddenError(value, inner) : hiddenMembers(value, inner);
  seen.set(value, result);
  return result;
}

/** Members that an error has and doesn't show: all texts are looked at. */
function hiddenError(error: Error, inner: (member: unknown) => unknown): Error {
  const changed = changedMembers(error, inner);
  const { message } = error;
  if (!('message' in changed) && inner(message) !== message) changed['message'] = inner(message);
  if (Object.keys(changed).length === 0) return error;
  const stack: unknown = inner(error.stack);
  const copy = new Error();
  Object.setPrototypeOf(copy, Object.getPrototypeOf(error) as object);
  return Object.defineProperties(copy, descriptorsWith(error, { ...changed, stack }));
}

function isPlain(value: object): boolean {
  return Array.isArray(value) || [null, Object.prototype].includes(Object.getPrototypeOf(value) as object | null);
}

function hiddenMembers(value: object, inner: (member: unknown) => unknown): object {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value.map(inner);
    return list.some((one, index) => one !== value[index]) ? list : value;
  }
  const changed = changedMembers(value, inner);
  if (Object.keys(changed).length === 0) return value;
  return Object.create(Object.getPrototypeOf(value) as object | null, descriptorsWith(value, changed)) as object;
}

/** All members of an object, with other values for some. */
function descriptorsWith(value: object, changed: Readonly<Record<string, unknown>>): PropertyDescriptorMap {
  const descriptors: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(value);
  for (const [member, now] of Object.entries(changed)) {
    const enumerable = descriptors[member]?.enumerable ?? false;
    descriptors[member] = { value: now, enumerable, configurable: true, writable: true };
  }
  return descriptors;
}

/** The members whose values quote a secret, with what takes their places. Accessors are asked nothing. */
function changedMembers(value: object, inner: (member: unknown) => unknown): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const [member, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
    if (!('value' in descriptor)) continue;
    const now = inner(descriptor.value);
    if (now !== descriptor.value) changed[member] = now;
  }
  return changed;
}
