import { ownEntry } from '../../../plain.js';
import type { JsonValue } from '../json-value.js';
import { JsonPathError } from './error.js';
import { functions } from './functions.js';
import { type Asking, operators, Pattern, type Side } from './operators.js';
import { isInverted, isOne, type Operand, type Path, type Step, type Test } from './path.js';

/** What paths are followed in. */
export interface Document extends Asking {
  readonly root: JsonValue;
}

/** What a path finds: one value or none where it is definite, else a list. */
export function valueAt(path: Path, document: Document, item: JsonValue): JsonValue | undefined {
  const { steps } = path;
  const start = path.root === '$' ? document.root : item;
  const last = steps.at(-1);
  if (last?.kind === 'call' && isInverted(steps)) {
    const found = followed(steps.slice(0, -1), start, document, item);
    return found && called(last, found, document, item);
  }
  const found = followed(steps, start, document, item);
  return path.isDefinite ? found?.[0] : found;
}

/** All that steps lead to; `undefined` where one that leads to a single value leads nowhere. */
function followed(
  steps: readonly Step[],
  start: JsonValue,
  document: Document,
  item: JsonValue,
): JsonValue[] | undefined {
  let values: readonly JsonValue[] = [start];
  let isSingle = true;
  for (const [index, step] of steps.entries()) {
    const afterDescent = steps[index - 1]?.kind === 'descend';
    const found: JsonValue[] = [];
    for (const value of values) {
      document.steps.take();
      const isAsked = collect(step, { value, item, document, isLast: index === steps.length - 1, afterDescent }, found);
      if (isSingle && !isAsked) return undefined;
    }
    isSingle &&= isOne(step, index === steps.length - 1);
    values = found;
  }
  return [...values];
}

interface Place {
  readonly value: JsonValue;
  /** What the filter that the path stands in looks at. */
  readonly item: JsonValue;
  readonly document: Document;
  readonly isLast: boolean;
  readonly afterDescent: boolean;
}

/** Adds what one step leads to from a value; false where it can't be asked of such a value. */
function collect(step: Step, place: Place, found: JsonValue[]): boolean {
  const { value, document } = place;
  const add = (one: JsonValue) => {
    document.steps.take();
    found.push(one);
  };
  switch (step.kind) {
    case 'members':
      return members(step.names, place, add);
    case 'every':
      for (const one of childrenOf(value)) add(one);
      return true;
    case 'elements':
      if (!Array.isArray(value)) return false;
      for (const at of step.at) {
        document.steps.take();
        addElement(value, at, add);
      }
      return true;
    case 'slice':
      if (!Array.isArray(value)) return false;
      slice(value, step.from, step.to, add);
      return true;
    case 'filter':
      filter(step.test, place, add);
      return true;
    case 'descend':
      descend(value, add);
      return true;
    case 'call': {
      const result = called(step, value, document, place.item);
      if (result !== undefined) add(result);
      return result !== undefined;
    }
  }
}

function members(
  names: readonly string[],
  { value, document, isLast, afterDescent }: Place,
  add: (one: JsonValue) => void,
): boolean {
  if (!(value instanceof Map)) return false;
  document.steps.take(names.length);
  if (names.length === 1 || !isLast) {
    const present = names.flatMap((name) => (value.has(name) ? [value.get(name) ?? null] : []));
    for (const one of present) add(one);
    return present.length > 0 || names.length > 1;
  }
  // Several names at the end: one object of what there is. On the way down, only where all are.
  if (afterDescent && !names.every((name) => value.has(name))) return true;
  add(new Map(names.flatMap((name) => (value.has(name) ? [[name, value.get(name) ?? null] as const] : []))));
  return true;
}

function* childrenOf(value: JsonValue): Generator<JsonValue> {
  if (Array.isArray(value)) yield* value;
  else if (value instanceof Map) yield* value.values();
}

function addElement(list: readonly JsonValue[], at: number, add: (one: JsonValue) => void): void {
  const element = list.at(at);
  if (element !== undefined) add(element);
}

/**
 * From an element to before another. Counted from the end are the one that it begins with, and the one that it ends before
 * where it begins at the first; `[1:-1]` is empty, as in Jayway.
 */
function slice(
  list: readonly JsonValue[],
  from: number | undefined,
  to: number | undefined,
  add: (one: JsonValue) => void,
): void {
  if (from === undefined || to === undefined) {
    for (const one of list.slice(from ?? 0, to)) add(one);
    return;
  }
  for (let at = Math.max(from, -list.length); at < Math.min(to, list.length); at++) addElement(list, at, add);
}

/** A filter asks every element of a list; of an object, the object itself. */
function filter(test: Test, { value, document, afterDescent }: Place, add: (one: JsonValue) => void): void {
  if (value instanceof Map) {
    if (holds(test, value, document)) add(value);
  } else if (Array.isArray(value)) {
    for (const one of value) {
      // On the way down, objects are asked when they are come to.
      if (!(afterDescent && one instanceof Map) && holds(test, one, document)) add(one);
    }
  }
}

/** The value and all that is in it, from the outside in. */
function descend(value: JsonValue, add: (one: JsonValue) => void): void {
  add(value);
  for (const one of childrenOf(value)) descend(one, add);
}

function called(
  step: Step & { readonly kind: 'call' },
  value: JsonValue,
  document: Document,
  item: JsonValue,
): JsonValue | undefined {
  document.steps.take(1 + step.parameters.length);
  const parameters = step.parameters.map((operand) => {
    const side = sideOf(operand, document, item);
    return side === undefined || side instanceof Pattern ? null : side;
  });
  const call = ownEntry(functions, step.name);
  if (!call) throw new JsonPathError(`There is no function ${step.name}()`);
  return call(value, parameters, document.steps);
}

function holds(test: Test, item: JsonValue, document: Document): boolean {
  document.steps.take();
  switch (test.kind) {
    case 'or':
      return test.tests.some((one) => holds(one, item, document));
    case 'and':
      return test.tests.every((one) => holds(one, item, document));
    case 'not':
      return !holds(test.test, item, document);
    case 'exists':
      return valueAt(test.path, document, item) !== undefined;
    case 'compare': {
      const operator = ownEntry(operators, test.operator);
      return operator?.(sideOf(test.left, document, item), sideOf(test.right, document, item), document) ?? false;
    }
  }
}

function sideOf(operand: Operand, document: Document, item: JsonValue): Side {
  switch (operand.kind) {
    case 'path':
      return valueAt(operand.path, document, item);
    case 'value':
      return operand.value;
    case 'pattern':
      return new Pattern(operand.pattern);
  }
}
