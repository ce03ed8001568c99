/**
 * What things are called in a module: words of their own names, in camel case, each once.
 *
 * @module
 */

/** What TypeScript, or a linter, doesn't let a module declare. */
const reserved: ReadonlySet<string> = new Set(
  (
    'accountId abstract any arguments as async await boolean break case catch class const constructor continue debugger declare ' +
    'decodeURI decodeURIComponent default delete do else encodeURI encodeURIComponent enum escape eval export exports ' +
    'extends false finally for from function get globalThis hasOwnProperty if implements import in instanceof interface isFinite isNaN isPrototypeOf ' +
    'let module namespace never new null number object of package parseFloat parseInt private process propertyIsEnumerable protected public ' +
    'MethodBuilder readFileSync readText region process require restApi return set static string super switch symbol this throw toLocaleString toString true try type typeof ' +
    'undefined unescape unknown using valueOf var void while with yield'
  ).split(' '),
);

/** A text as a name in camel case; `undefined` where it has no letter or digit that a name can have. */
export function camelCase(text: string, longest: number): string | undefined {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = words.map((word, index) => (index === 0 ? lowered(word) : capitalized(word))).join('');
  if (name === '') return undefined;
  return (/^\d/.test(name) ? `_${name}` : name).slice(0, longest);
}

/** `owner` as `Owner`, `VPC` as `Vpc`. */
function capitalized(word: string): string {
  const isAbbreviation = /^[A-Z]{3,}$/.test(word);
  return word.charAt(0).toUpperCase() + (isAbbreviation ? word.slice(1).toLowerCase() : word.slice(1));
}

/** `GetPets` as `getPets`, `URL` as `url`. */
function lowered(word: string): string {
  return /^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

/** Gives names that nothing else of a module has. */
export class Identifiers {
  readonly #taken: Set<string>;
  /** The number that a name that is taken gets next. */
  readonly #next = new Map<string, number>();

  /** @param imported - what else the module imports. */
  constructor(imported: readonly string[] = []) {
    this.#taken = new Set([...reserved, ...imported]);
  }

  /** The first of the names that nothing has; else the last with a number. */
  claimFree(...names: readonly [string, ...string[]]): string {
    return this.claim(names.find((name) => !this.#taken.has(name)) ?? names.at(-1));
  }

  /** The first of the wanted names that makes one; with a number behind it where it is taken. */
  claim(...wanted: readonly (string | undefined)[]): string {
    const name = wanted.find((one) => one !== undefined && one !== '') ?? 'thing';
    let free = name;
    let number = this.#next.get(name) ?? 2;
    for (; this.#taken.has(free); number += 1) free = `${name}${number}`;
    this.#next.set(name, number);
    this.#taken.add(free);
    return free;
  }
}

/** A path in words: `/pets/{petId}` as `pets by petId`. */
export function pathWords(path: string): string {
  const words = path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (segment.startsWith('{') ? `by ${segment.replaceAll(/[{}+]/g, '')}` : segment));
  return words.length === 0 ? 'root' : words.join(' ');
}
