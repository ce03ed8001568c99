import { javaPattern, matchesWhole } from '../java-pattern.js';
import { javaText } from './java-text.js';

type Method<Self> = (self: Self, ...parameters: never[]) => unknown;
type Methods<Self> = Readonly<Record<string, Method<Self>>>;

/** An object of the gateway that templates call: `$input`, `$util`. */
export class TemplateObject {
  readonly #methods: ReadonlyMap<string, (...parameters: never[]) => unknown>;

  constructor(
    methods: Readonly<Record<string, (...parameters: never[]) => unknown>>,
    properties: Readonly<Record<string, unknown>> = {},
  ) {
    this.#methods = new Map(Object.entries(methods));
    Object.assign(this, properties);
    // Templates set what they like, and some of these serve every invocation.
    Object.freeze(this);
  }

  call(name: string, parameters: readonly unknown[]): unknown {
    return this.#methods.get(name)?.(...(parameters as never[]));
  }
}

type JavaMap = Record<string, unknown>;

const common: Methods<unknown> = {
  toString: javaText,
  equals: (self, other: unknown) => self === other,
};

const ofStrings: Methods<string> = {
  length: (self) => self.length,
  isEmpty: (self) => self === '',
  charAt: (self, at: number) => self.charAt(at),
  concat: (self, other: string) => self + other,
  contains: (self, part: string) => self.includes(part),
  startsWith: (self, part: string) => self.startsWith(part),
  endsWith: (self, part: string) => self.endsWith(part),
  indexOf: (self, part: string) => self.indexOf(part),
  lastIndexOf: (self, part: string) => self.lastIndexOf(part),
  equalsIgnoreCase: (self, other: unknown) => self.toLowerCase() === String(other).toLowerCase(),
  compareTo: (self, other: string) => (self < other ? -1 : self > other ? 1 : 0),
  join: (_: string, separator: string, parts: unknown[]) => parts.map(javaText).join(separator),
  matches: (self, pattern: string) => matchesWhole(pattern, self),
  repeat: (self, times: number) => self.repeat(times),
  replace: (self, part: string, by: string) => self.replaceAll(part, () => by),
  replaceAll: (self, pattern: string, by: string) => self.replace(javaPattern(pattern, 'g'), javaReplacement(by)),
  replaceFirst: (self, pattern: string, by: string) => self.replace(javaPattern(pattern), javaReplacement(by)),
  split: (self: string, pattern: string, limit = 0) => splitAt(self, javaPattern(pattern, 'g'), limit),
  substring: (self, from: number, to?: number) => self.substring(from, to),
  toLowerCase: (self) => self.toLowerCase(),
  toUpperCase: (self) => self.toUpperCase(),
  trim: (self) => self.trim(),
  valueOf: (_: string, value: unknown) => javaText(value),
};

const ofLists: Methods<unknown[]> = {
  add: (self, value: unknown) => self.push(value) > 0,
  addAll: (self, values: unknown[]) => self.push(...values) > 0,
  clear: (self) => {
    self.length = 0;
  },
  contains: (self, value: unknown) => self.includes(value),
  get: (self, at: number) => self[at],
  indexOf: (self, value: unknown) => self.indexOf(value),
  isEmpty: (self) => self.length === 0,
  remove: (self, at: number) => self.splice(at, 1)[0],
  set: (self, at: number, value: unknown) => self.splice(at, 1, value)[0],
  size: (self) => self.length,
  subList: (self, from: number, to: number) => self.slice(from, to),
};

const ofMaps: Methods<JavaMap> = {
  containsKey: (self, key: string) => Object.hasOwn(self, key),
  containsValue: (self, value: unknown) => Object.values(self).includes(value),
  entrySet: (self) => Object.entries(self).map(([key, value]) => ({ key, value })),
  get: (self, key: string) => ofKey(self, key),
  getOrDefault: (self, key: string, otherwise: unknown) => ofKey(self, key) ?? otherwise,
  getKey: (self) => ofKey(self, 'key'),
  getValue: (self) => ofKey(self, 'value'),
  isEmpty: (self) => Object.keys(self).length === 0,
  keySet: (self) => Object.keys(self),
  put: (self, key: string, value: unknown) => put(self, key, value),
  putAll: (self, others: JavaMap) => {
    for (const [key, value] of Object.entries(others)) put(self, key, value);
  },
  remove: (self, key: string) => {
    const value = ofKey(self, key);
    if (Object.hasOwn(self, key)) delete self[key];
    return value;
  },
  size: (self) => Object.keys(self).length,
  values: (self) => Object.values(self),
};

const ofNumbers: Methods<number> = {
  compareTo: (self, other: number) => Math.sign(self - other),
  doubleValue: (self) => self,
  floatValue: (self) => self,
  intValue: (self) => Math.trunc(self),
  longValue: (self) => Math.trunc(self),
  // What belongs to the class can be called on a number of it: the one way that templates have to read numbers.
  parseInt: (_: number, text: string, radix = 10) => parsedInteger(text, radix),
  parseLong: (_: number, text: string, radix = 10) => parsedInteger(text, radix),
  parseDouble: (_: number, text: string) => parsedDecimal(text),
  valueOf: (self: number, value: unknown) =>
    typeof value === 'number' ? value : Number.isInteger(self) ? parsedInteger(value, 10) : parsedDecimal(value),
};

const ofKey = (map: JavaMap, key: string) => (Object.hasOwn(map, key) ? map[key] : undefined);

function put(map: JavaMap, key: string, value: unknown): unknown {
  const before = ofKey(map, key);
  // Defined, not assigned: a template may call a key what it likes.
  Object.defineProperty(map, key, { value, configurable: true, enumerable: true, writable: true });
  return before;
}

/** Java writes a backslash before a character that is to stand for itself; both write `$1` for a group. */
const javaReplacement = (text: string) =>
  text.replaceAll(/\\(.)|\$(?!\d)/gs, (all, escaped: string | undefined) =>
    escaped === undefined ? `$${all}` : escaped === '$' ? '$$' : escaped,
  );

/**
 * The parts of a text between what matches: at most `limit`, where that is more than 0, the last with all the rest; without
 * the empty ones at the end, where it is 0. Captured groups are no parts.
 */
function splitAt(text: string, pattern: RegExp, limit: number): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    if (limit > 0 && parts.length === limit - 1) break;
    // An empty match at the beginning parts nothing.
    if (match === '' && (index === 0 || index === text.length)) continue;
    parts.push(text.slice(from, index));
    from = index + match.length;
  }
  parts.push(text.slice(from));
  return limit === 0 ? parts.slice(0, parts.findLastIndex((part) => part !== '') + 1) : parts;
}

/** @throws Error where Java throws a NumberFormatException. */
function parsedInteger(text: unknown, radix: number): number {
  const value = Number.parseInt(String(text), radix);
  if (Number.isNaN(value) || !/^[+-]?[\da-z]+$/i.test(String(text))) throw new Error(`For input string: "${text}"`);
  return value;
}

/** @throws Error where Java throws a NumberFormatException. */
function parsedDecimal(text: unknown): number {
  const value = Number(text);
  if (Number.isNaN(value) || String(text).trim() === '') throw new Error(`For input string: "${text}"`);
  return value;
}

function methodsOf(self: unknown): Methods<never> {
  if (typeof self === 'string') return ofStrings;
  if (typeof self === 'number') return ofNumbers;
  if (Array.isArray(self)) return ofLists;
  return typeof self === 'object' && self !== null ? ofMaps : {};
}

/**
 * Calls a method of a value the way that Java would know it; `undefined` where there is none, as for a reference that
 * leads nowhere. Nothing of JavaScript can be called.
 */
export function callJavaMethod(self: unknown, name: string, parameters: readonly unknown[]): unknown {
  if (self instanceof TemplateObject) return self.call(name, parameters);
  if (self === undefined || self === null) return undefined;
  const methods = methodsOf(self);
  const method = Object.hasOwn(methods, name) ? methods[name] : Object.hasOwn(common, name) ? common[name] : undefined;
  return (method as ((...all: unknown[]) => unknown) | undefined)?.(self, ...parameters);
}

/** What a value holds by a key or a position: a map's member, a list's element, a property of the gateway's objects. */
export function memberOf(value: unknown, key: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return Number.isInteger(Number(key)) ? value[Number(key)] : undefined;
  return ofKey(value as JavaMap, String(key));
}
