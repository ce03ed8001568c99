/**
 * How values, calls and chains of calls are laid out on lines of 120 columns: as Biome and Prettier lay them out, so that
 * they change nothing.
 *
 * @module
 */

import { memberName, numberLiteral, widthOf } from './literals.js';

/** What stands for something that has a name of its own in the module, or that is code already. */
export class Reference {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

/** A value as JSON has it, or a reference; a text is written by whoever knows what stands for it. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Reference
  | readonly Value[]
  | { readonly [name: string]: Value };

/** A call of a step. */
export interface Step {
  readonly name: string;
  readonly parameters: readonly Value[];
}

/** How a layout writes what isn't the same everywhere. */
export interface Writing {
  /** The code of a text. */
  text(text: string): string;
  /** The name of a member. @defaultValue as TypeScript has it */
  name?(name: string): string;
  /** What stands behind it. @defaultValue `','` */
  readonly lastComma?: string;
}

const lineWidth = 120;

/** Where something stands: how far its lines are indented, its own column, and what follows it on its line. */
export interface Place {
  readonly indent: number;
  readonly column: number;
  readonly after: number;
}

const fits = (code: string, { column, after }: Place): boolean => column + widthOf(code) + after <= lineWidth;

/** The column at which code ends that begins at `column`. */
function endOf(code: string, column: number): number {
  const cut = code.lastIndexOf('\n');
  return cut < 0 ? column + widthOf(code) : widthOf(code.slice(cut + 1));
}

const spaces = (count: number): string => ' '.repeat(count);

/** An object of values. */
export type Members = { readonly [name: string]: Value };

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Whether a value has members of its own. */
export const isMembers = (value: Value | undefined): value is Members =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Reference);

const sizeOf = (value: Value | undefined): number =>
  typeof value === 'object' && value !== null && !(value instanceof Reference) ? Object.keys(value).length : 0;

/** A value on one line. */
function flatValue(value: Value, writing: Writing): string {
  if (typeof value === 'string') return writing.text(value);
  if (typeof value === 'number') return numberLiteral(value);
  if (value instanceof Reference) return value.code;
  if (isList(value)) return `[${value.map((one) => flatValue(one, writing)).join(', ')}]`;
  if (!isMembers(value)) return String(value);
  const members = Object.entries(value).map(([name, one]) => `${nameIn(writing, name)}: ${flatValue(one, writing)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

const nameIn = (writing: Writing, name: string): string => writing.name?.(name) ?? memberName(name);

/** Whether a value stands on several lines anyway: it has a table in it, or a text of several lines. */
function isSpread(value: Value, writing: Writing): boolean {
  if (typeof value === 'string') return writing.text(value).includes('\n');
  if (typeof value !== 'object' || value === null || value instanceof Reference) return false;
  if (Object.values<Value>(value as Members).some((one) => isSpread(one, writing))) return true;
  return (
    writing.name === undefined && // Formatters of JSON keep tables on one line.
    isList(value) &&
    value.length > 1 &&
    (value.every((one) => isMembers(one) && sizeOf(one) > 1) || value.every((one) => isList(one) && one.length > 1))
  );
}

/** A value, on one line where that fits. */
export function layValue(value: Value, place: Place, writing: Writing): string {
  const flat = flatValue(value, writing);
  const size = sizeOf(value);
  if (size === 0 || (!isSpread(value, writing) && fits(flat, place))) return flat;
  const inner = place.indent + 2;
  const isLast = (index: number) => index === size - 1;
  const comma = (index: number) => (isLast(index) ? (writing.lastComma ?? ',') : ',');
  if (isList(value)) {
    const lines = value.every((one) => typeof one === 'number')
      ? filled(value.map(numberLiteral), inner, comma)
      : value.map((one, index) => {
          const lastOfLine = comma(index);
          return layValue(one, { indent: inner, column: inner, after: lastOfLine.length }, writing) + lastOfLine;
        });
    return `[\n${lines.map((line) => spaces(inner) + line).join('\n')}\n${spaces(place.indent)}]`;
  }
  const lines = Object.entries(value as Members).map(([name, one], index) => {
    const start = `${nameIn(writing, name)}:`;
    const after = comma(index).length;
    const column = inner + widthOf(start) + 1;
    const code = layValue(one, { indent: inner, column, after }, writing);
    // A text goes to a line of its own; what is short before it, or a template, keeps it.
    const moves =
      typeof one === 'string' &&
      !fits(code, { indent: inner, column, after }) &&
      !/^[`[{]/.test(code) &&
      start.length > 3;
    return `${spaces(inner)}${start}${moves && writing.name === undefined ? `\n${spaces(inner + 2)}` : ' '}${code}${comma(index)}`;
  });
  return `{\n${lines.join('\n')}\n${spaces(place.indent)}}`;
}

/** Numbers, as many on a line as fit. */
function filled(numbers: readonly string[], indent: number, comma: (index: number) => string): readonly string[] {
  const lines: string[] = [];
  numbers.forEach((number, index) => {
    const one = number + comma(index);
    const last = lines.at(-1);
    if (last !== undefined && indent + last.length + 1 + one.length <= lineWidth)
      lines[lines.length - 1] = `${last} ${one}`;
    else lines.push(one);
  });
  return lines;
}

/** A call with its parameters. */
export function layCall({ name, parameters }: Step, place: Place, writing: Writing): string {
  const flat = flatCall({ name, parameters }, writing);
  const spread = parameters.map((one) => isSpread(one, writing));
  if (!spread.includes(true) && fits(flat, place)) return flat;
  const last = parameters.at(-1);
  if (last === undefined) return flat;
  const before = parameters.slice(0, -1);
  const opening = `${name}(${before.map((one) => `${flatValue(one, writing)}, `).join('')}`;
  if (isHugged(last, before.at(-1)) && !spread.slice(0, -1).includes(true) && fits(opening, { ...place, after: 1 })) {
    const { indent } = place;
    // What is hugged stands on several lines: it didn't fit on one.
    const column = isSpread(last, writing) ? place.column + widthOf(opening) : lineWidth;
    return `${opening}${layValue(last, { indent, column, after: 1 + place.after }, writing)})`;
  }
  const inner = place.indent + 2;
  const lines = parameters.map(
    (one) => `${spaces(inner)}${layValue(one, { indent: inner, column: inner, after: 1 }, writing)},`,
  );
  return `${name}(\n${lines.join('\n')}\n${spaces(place.indent)})`;
}

function flatCall({ name, parameters }: Step, writing: Writing): string {
  return `${name}(${parameters.map((one) => flatValue(one, writing)).join(', ')})`;
}

/** Whether the last parameter may open on the line of the call. */
function isHugged(last: Value, before: Value | undefined): boolean {
  if (sizeOf(last) === 0) return false;
  if (before === undefined) return true;
  if (isList(last)) return !isList(before) && !last.every((one) => typeof one === 'number');
  return !isMembers(before);
}

/** A chain of calls on what has a name, or on a call; on one line where that fits. */
export function layChain(root: string | Step, steps: readonly Step[], place: Place, writing: Writing): string {
  if (typeof root === 'object' && root.name.includes('.')) {
    const [owner = '', name = ''] = root.name.split('.');
    return layChain(owner, [{ ...root, name }, ...steps], place, writing);
  }
  const calls = typeof root === 'string' ? steps : [root, ...steps];
  const start = typeof root === 'string' ? root : flatCall(root, writing);
  const flat = [start, ...steps.map((step) => flatCall(step, writing))].join('.');
  const spread = calls.some(({ parameters }) => parameters.some((one) => isSpread(one, writing)));
  if (!spread && fits(flat, place)) return flat;
  const [first] = steps;
  if (steps.length < 2) {
    const opening = first === undefined ? place.after : widthOf(openingOf(first, writing));
    const head = typeof root === 'string' ? root : layCall(root, { ...place, after: opening }, writing);
    if (first === undefined) return head;
    const column = endOf(head, place.column) + 1;
    return `${head}.${layCall(first, { ...place, column }, writing)}`;
  }
  const head = typeof root === 'string' ? root : layCall(root, { ...place, after: 0 }, writing);
  const inner = place.indent + 2;
  const lines = steps.map((step, index) => {
    const after = index === steps.length - 1 ? place.after : 0;
    return `${spaces(inner)}.${layCall(step, { indent: inner, column: inner + 1, after }, writing)}`;
  });
  return [head, ...lines].join('\n');
}

/** What of a call can't go to another line. */
function openingOf({ name, parameters }: Step, writing: Writing): string {
  const last = parameters.at(-1);
  const before = parameters.slice(0, -1);
  if (last === undefined || !isHugged(last, before.at(-1))) return `.${name}(${last === undefined ? ')' : ''}`;
  return `.${name}(${before.map((one) => `${flatValue(one, writing)}, `).join('')}{`;
}
