/**
 * Reading a document that anybody may have written: in bounded time and memory, and nothing outside of it.
 *
 * @module
 */

import type { Problem } from '../errors/errors.js';
import { escapedToken, isRecord, ownEntry, unescapedToken } from '../plain.js';
import type { JsonObject, OpenApiVersion } from './document.js';
import { OpenApiError } from './errors.js';

/** The largest document that the service imports, in bytes of UTF-8: 6 MB. */
export const largestDocument = 6 * 1024 * 1024;

/** How deep values may be nested in a document. */
const deepestNesting = 200;

/** A document being read: what it says, and what is found on the way. */
export interface Reading {
  readonly version: OpenApiVersion;
  readonly root: JsonObject;
  /** Notes what an import ignores, by JSON Pointer. */
  warn(pointer: string, message: string): void;
  /** Notes what can't be read, by JSON Pointer. */
  refuse(pointer: string, message: string, hint?: string): void;
}

/** The pointer to a member of what stands at another. */
export const at = (pointer: string, ...names: readonly (string | number)[]) =>
  names.reduce<string>((path, name) => `${path}/${escapedToken(String(name))}`, pointer);

/**
 * A document as plain data.
 *
 * @throws {@link OpenApiError} `openapi.document`, `openapi.too-large`, `openapi.too-deep`.
 */
export function readDocument(given: unknown): { readonly root: JsonObject; readonly version: OpenApiVersion } {
  if (typeof given === 'string') assertSize(given);
  const root = typeof given === 'string' ? parsed(given) : given;
  if (!isRecord(root)) {
    throw new OpenApiError('A document is an object, or its JSON text.', {
      code: 'openapi.document',
      hint: readYamlFirst,
    });
  }
  const problems: Problem[] = [];
  assertBounded(root, { names: [], problems, values: 0 });
  if (problems.length > 0) throw refusal(problems);
  if (typeof given !== 'string') assertSize(JSON.stringify(root));
  const version = versionOf(root);
  if (version === undefined) {
    throw new OpenApiError('The service imports OpenAPI 3.0 and Swagger 2.0; this is neither.', {
      code: 'openapi.document',
      address: Object.hasOwn(root, 'openapi') ? '/openapi' : '/',
      hint: "Say `openapi: '3.0.1'`, or `swagger: '2.0'`.",
    });
  }
  return { root, version };
}

/** What is wrong with a document, as an error. */
export function refusal(problems: readonly Problem[]): OpenApiError {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return new OpenApiError(`The document has ${count}:`, { code: 'openapi.refused', problems });
}

function assertSize(text: string): void {
  // No character has more than three bytes for each of its units: bytes are counted only where it matters.
  if (text.length * 3 <= largestDocument) return;
  const size = new TextEncoder().encode(text).byteLength;
  if (size <= largestDocument) return;
  throw new OpenApiError(`The document has ${size} bytes, and the service imports ${largestDocument} at most.`, {
    code: 'openapi.too-large',
    address: '/',
    hint: 'Split it, or define the API with `restApi()`, which plans calls.',
  });
}

const readYamlFirst = "Give an object, or JSON text; read YAML with the package 'yaml' first.";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OpenApiError("The document isn't JSON.", {
      code: 'openapi.document',
      address: '/',
      hint: readYamlFirst,
      cause,
    });
  }
}

/** More values than 6 MB of JSON can hold. */
const mostValues = 4_000_000;

/** Where a look at a document is, and what it has found. */
interface Look {
  /** The names that lead to where it is. */
  readonly names: (string | number)[];
  readonly problems: Problem[];
  values: number;
}

/** Looks at every value; what is inside of itself is too deep. */
function assertBounded(value: unknown, look: Look): void {
  const { names, problems } = look;
  look.values += 1;
  if (look.values > mostValues) {
    throw new OpenApiError('The document holds more values than one of 6 MB can.', {
      code: 'openapi.too-large',
      address: '/',
    });
  }
  if (names.length > deepestNesting) {
    throw new OpenApiError(`The document is nested more than ${deepestNesting} levels deep.`, {
      code: 'openapi.too-deep',
      address: shortened(at('', ...names)),
    });
  }
  const below = (name: string | number, member: unknown) => {
    names.push(name);
    const problem = typeof name === 'string' ? problemOfName(name, member, names) : undefined;
    if (problem === undefined) assertBounded(member, look);
    else problems.push(problem);
    names.pop();
  };
  if (Array.isArray(value)) for (const [index, member] of value.entries()) below(index, member);
  else if (isRecord(value)) for (const name of Object.keys(value)) below(name, value[name]);
  else if (!['string', 'number', 'boolean'].includes(typeof value) && value !== null) {
    const message = `JSON has no ${typeof value}.`;
    problems.push({ code: 'openapi.value', address: shortened(at('', ...names)), message });
  }
}

const shortened = (pointer: string) => (pointer.length > 300 ? `${pointer.slice(0, 300)}…` : pointer || '/');

/** What is wrong with a member for its name; `$ref` is one that leads somewhere. */
function problemOfName(name: string, member: unknown, names: readonly (string | number)[]): Problem | undefined {
  if (name === '__proto__') {
    const message = "'__proto__' isn't a valid name.";
    return { code: 'openapi.name', address: shortened(at('', ...names)), message };
  }
  if (name !== '$ref' || typeof member !== 'string' || member.startsWith('#')) return undefined;
  const address = at('', ...names);
  if (isInExample(address)) return undefined;
  return {
    code: 'openapi.reference',
    address: shortened(address),
    message: `Nothing outside of the document is read: ${JSON.stringify(member.slice(0, 100))}.`,
    hint: 'Bundle the document first, so that it refers to itself only.',
  };
}

const isInExample = (pointer: string) => /\/(?:examples?|default|enum)(?:\/|$)/.test(pointer);

function versionOf(root: JsonObject): OpenApiVersion | undefined {
  if (String(textOf(root.swagger) ?? '').startsWith('2')) return '2.0';
  const version = textOf(root.openapi);
  return version !== undefined && /^3(?:\.0(?:\.|$)|$)/.test(version) ? '3.0' : undefined;
}

/** How many references may lead to one another. */
const longestChain = 20;

/** What stands at a place, or what it refers to, and where that is. */
export function resolved(
  reading: Reading,
  value: unknown,
  pointer: string,
): readonly [value: unknown, pointer: string] {
  let [found, place] = [value, pointer];
  for (let step = 0; step < longestChain; step += 1) {
    const reference = memberOf(found, '$ref');
    if (typeof reference !== 'string') return [found, place];
    const names = tokensOf(reference);
    found = names.reduce<unknown>(memberOrItem, reading.root);
    place = at('', ...names);
    if (found === undefined) {
      reading.refuse(at(pointer, '$ref'), `There is nothing at ${JSON.stringify(reference.slice(0, 100))}.`);
      return [undefined, pointer];
    }
  }
  reading.refuse(at(pointer, '$ref'), 'The references lead to one another.');
  return [undefined, pointer];
}

/** The names in a pointer: `#/components/schemas/Pet`. */
export function tokensOf(reference: string): readonly string[] {
  return reference
    .slice(1)
    .split('/')
    .filter((token) => token !== '')
    .map((token) => unescapedToken(decoded(token)));
}

function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

const memberOrItem = (value: unknown, name: string): unknown =>
  Array.isArray(value) ? (value[Number(name)] as unknown) : memberOf(value, name);

/** A member of an object; `undefined` when the value has none of its own by this name. */
export function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) ? ownEntry(value, name) : undefined;
}

/** The entries of an object; none of anything else. */
export function entriesOf(value: unknown): readonly (readonly [name: string, value: unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((one) => typeof one === 'string');
}

/** Text that isn't empty, from text or a number: documents write `version: 1.0` and `statusCode: 200`. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number, also one that is written as text. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** A boolean, also one that is written as text. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}
