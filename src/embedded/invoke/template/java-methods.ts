import { ownEntry } from '../../../plain.js';
import { isNumber, textOfNumber, WrittenNumber } from '../json-value.js';
import { int, NoSuchMethod, ofStrings, ofStringsAndNothing } from './java-strings.js';
import { MapEntry } from './java-text.js';
import { doubleOf, equal, isNothing } from './operators.js';
import { TemplateObject } from './template-object.js';
import type { Work } from './work.js';

type Method<Self> = (self: Self, parameters: readonly unknown[], work: Work) => unknown;
type Methods<Self> = Readonly<Record<string, Method<Self>>>;
type JavaMap = Map<string, unknown>;

const common: Methods<unknown> = {
  toString: (self: unknown, _: readonly unknown[], work: Work) => work.textOf(self),
  equals: (self, [other], work) => typeof self === typeof other && equal(self, other, work),
};

const ofLists: Methods<unknown[]> = {
  add: (self, parameters, work) => {
    work.step();
    const [at, value] = parameters;
    if (parameters.length < 2) return self.push(at) > 0;
    work.read(self.length);
    self.splice(int(at), 0, value);
    return undefined;
  },
  addAll: (self, [values], work) => {
    if (!Array.isArray(values)) return undefined;
    work.step(values.length);
    for (const value of values.slice()) self.push(value);
    return values.length > 0;
  },
  clear: (self) => {
    self.length = 0;
  },
  contains: (self, [value], work) => self.some((one) => same(one, value, work)),
  containsAll: (self, [values], work) =>
    Array.isArray(values) && values.every((value) => self.some((one) => same(one, value, work))),
  get: (self, [at]) => self[int(at)],
  indexOf: (self, [value], work) => self.findIndex((one) => same(one, value, work)),
  isEmpty: (self) => self.length === 0,
  lastIndexOf: (self, [value], work) => self.findLastIndex((one) => same(one, value, work)),
  remove: (self, [which], work) => {
    work.read(self.length);
    if (isNumber(which)) return self.splice(int(which), 1)[0];
    const at = self.findIndex((one) => same(one, which, work));
    if (at >= 0) self.splice(at, 1);
    return at >= 0;
  },
  set: (self, [at, value]) => (int(at) >= 0 && int(at) < self.length ? self.splice(int(at), 1, value)[0] : undefined),
  size: (self) => self.length,
  subList: (self, [from, to], work) => counted(self.slice(int(from), int(to)), work),
};

const ofMaps: Methods<JavaMap> = {
  clear: (self) => self.clear(),
  containsKey: (self, [key], work) => self.has(work.textOf(key)),
  containsValue: (self, [value], work) => {
    for (const one of self.values()) if (same(one, value, work)) return true;
    return false;
  },
  entrySet: (self, _, work) =>
    counted(
      [...self].map(([key, value]) => new MapEntry(key, value)),
      work,
    ),
  get: (self, [key], work) => self.get(work.textOf(key)),
  getOrDefault: (self, [key, otherwise], work) => self.get(work.textOf(key)) ?? otherwise,
  isEmpty: (self) => self.size === 0,
  keySet: (self, _, work) => counted([...self.keys()], work),
  put: (self, [key, value], work) => put(self, key, value, work),
  putAll: (self, [others], work) => {
    if (others instanceof Map) for (const [key, value] of [...others]) put(self, key, value, work);
  },
  putIfAbsent: (self, [key, value], work) => self.get(work.textOf(key)) ?? put(self, key, value, work),
  remove: (self, [key], work) => {
    const name = work.textOf(key);
    const value = self.get(name);
    self.delete(name);
    return value;
  },
  size: (self) => self.size,
  values: (self, _, work) => counted([...self.values()], work),
};

const ofEntries: Methods<MapEntry> = {
  getKey: (self) => self.key,
  getValue: (self) => self.value,
};

const ofNumbers: Methods<number | WrittenNumber> = {
  compareTo: (self, [other], work) =>
    isNumber(other) ? Math.sign(numberOf(self, work) - numberOf(other, work)) : undefined,
  doubleValue: (self, _, work) => doubleOf(numberOf(self, work)),
  floatValue: (self, _, work) => doubleOf(numberOf(self, work)),
  intValue: (self, _, work) => Math.trunc(numberOf(self, work)),
  longValue: (self, _, work) => Math.trunc(numberOf(self, work)),
  // What belongs to the class can be called on a number of it: the one way that templates have to read numbers.
  parseInt: (_, [text, radix = 10], work) => parsedInteger(work.textOf(text), int(radix)),
  parseLong: (_, [text, radix = 10], work) => parsedInteger(work.textOf(text), int(radix)),
  parseDouble: (_, [text], work) => parsedDecimal(work.textOf(text)),
  valueOf: (self: number | WrittenNumber, [value]: readonly unknown[], work: Work) => {
    if (isNumber(value)) return value;
    const text = work.textOf(value);
    work.read(textOfNumber(self).length);
    return isInteger(self) ? parsedInteger(text, 10) : parsedDecimal(text);
  },
  // Of a number's class, too: String.valueOf is reached through texts, Math not at all.
  toString: (self: number | WrittenNumber, [value]: readonly unknown[]) => textOfNumber(isNumber(value) ? value : self),
};

const numberOf = (number: number | WrittenNumber, work: Work) => Number(work.digitsOf(number));
const isInteger = (number: number | WrittenNumber) =>
  typeof number === 'number' ? Number.isInteger(number) : number.isInteger;

/** As Java compares what is in collections: text never equals a number. */
function same(one: unknown, other: unknown, work: Work): boolean {
  work.step();
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  return typeof one === typeof other || (isNumber(one) && isNumber(other)) ? equal(one, other, work) : false;
}

function counted<Value>(list: Value[], work: Work): Value[] {
  work.step(list.length);
  return list;
}

function put(map: JavaMap, key: unknown, value: unknown, work: Work): unknown {
  work.step();
  const name = work.textOf(key);
  const before = map.get(name);
  map.set(name, value);
  return before;
}

/** @throws Error where Java throws a NumberFormatException. */
function parsedInteger(written: string, radix: number): number | WrittenNumber {
  const value = Number.parseInt(written, radix);
  if (Number.isNaN(value) || !/^[+-]?[\da-z]+$/i.test(written)) throw new Error(`For input string: "${written}"`);
  return Number.isSafeInteger(value) || radix !== 10 ? value : new WrittenNumber(written.replace('+', ''));
}

/** @throws Error where Java throws a NumberFormatException. */
function parsedDecimal(written: string): number | WrittenNumber {
  const value = Number(written);
  if (Number.isNaN(value) || written.trim() === '') throw new Error(`For input string: "${written}"`);
  return doubleOf(value);
}

function methodsOf(self: unknown): Methods<never> {
  if (isNumber(self)) return ofNumbers;
  if (Array.isArray(self)) return ofLists;
  if (self instanceof MapEntry) return ofEntries;
  return self instanceof Map ? ofMaps : {};
}

/**
 * Calls a method of a value the way that Java would know it; nothing where there is none, as for a reference that leads
 * nowhere. Nothing of JavaScript can be called.
 */
export function callJavaMethod(self: unknown, name: string, parameters: readonly unknown[], work: Work): unknown {
  work.step();
  if (self instanceof TemplateObject) return self.call(name, parameters, work);
  if (isNothing(self)) return undefined;
  try {
    return called(self, name, parameters, work);
  } catch (error) {
    if (error instanceof NoSuchMethod) return undefined;
    throw error;
  }
}

function called(self: unknown, name: string, parameters: readonly unknown[], work: Work): unknown {
  if (typeof self === 'string') return callOnString(self, name, parameters, work);
  const method = ownEntry(methodsOf(self), name) ?? ownEntry(common, name);
  return (method as Method<unknown> | undefined)?.(self, parameters, work);
}

function callOnString(self: string, name: string, parameters: readonly unknown[], work: Work): unknown {
  work.make(self.length);
  const lenient = ownEntry(ofStringsAndNothing, name);
  if (lenient) return lenient(self, parameters, work);
  const method = ownEntry(ofStrings, name) ?? ownEntry(common, name);
  return parameters.some(isNothing) ? undefined : method?.(self, parameters, work);
}

/** What a value holds by a key or a position: a map's member, a list's element, a member of the gateway's objects. */
export function memberOf(value: unknown, key: unknown, work: Work): unknown {
  if (value instanceof TemplateObject) return value.member(work.textOf(key));
  if (value instanceof Map) return value.get(work.textOf(key));
  if (Array.isArray(value)) {
    if (key === 'empty') return value.length === 0;
    const at = work.textOf(key);
    return isNumber(key) || /^\d+$/.test(at) ? value[int(Number(at))] : undefined;
  }
  if (value instanceof MapEntry) return key === 'key' ? value.key : key === 'value' ? value.value : undefined;
  return typeof value === 'string' && key === 'empty' ? value === '' : undefined;
}

/** Sets what a value holds by a key or a position; what can't be set is left. */
export function setMember(value: unknown, key: unknown, to: unknown, work: Work): void {
  if (value instanceof Map) put(value, key, to, work);
  else if (Array.isArray(value) && isNumber(key) && int(key) >= 0 && int(key) < value.length) value[int(key)] = to;
}
