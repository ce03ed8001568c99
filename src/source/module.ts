/**
 * Statements as the code of a module.
 *
 * @module
 */

import type { Problem } from '../errors/errors.js';
import { visibleText } from '../errors/visible-text.js';
import type { Identifiers } from './identifiers.js';
import { layChain, layValue, Reference, type Step } from './layout.js';
import { stringLiteral, widthOf } from './literals.js';
import { importOf } from './running.js';
import type { Settled } from './settle.js';
import type { Gap, Statement } from './statements.js';
import { type Constant, Constants } from './texts.js';

/** What a module is made of. */
export interface Parts extends Pick<Settled, 'api' | 'links' | 'rest' | 'definition' | 'unchecked' | 'identifiers'> {
  /** Stages, and what goes with the API. */
  readonly others: readonly (Statement | Gap)[];
}

/** A module as its files. */
export interface Module {
  readonly files: Readonly<Record<string, string>>;
  /** The secrets that it reads from the environment. */
  readonly secrets: readonly Problem[];
}

/** The files of a module; what it doesn't say stands at its place as a comment. */
export function moduleOf(parts: Parts, losses: readonly Problem[], split: boolean): Module {
  const { api, links, rest, definition, others, unchecked, identifiers } = parts;
  const isList = [...links, ...others].some((one) => one.steps !== undefined);
  const all = [...links, api, ...rest, ...(isList ? [definition] : []), ...others];
  const constants = new Constants(all.flatMap(stepsOf), identifiers, split);
  const places = new Set(all.map(({ address }) => address));
  const comments = new Map<string, string[]>();
  for (const loss of losses) {
    const place = places.has(loss.address) ? loss.address : api.address;
    comments.set(place, [...(comments.get(place) ?? []), commentOf(loss)]);
  }
  const used: Constant[] = [];
  const body = all.map((one) => {
    const notes = one === definition ? [] : (comments.get(one.address) ?? []);
    if (one.steps === undefined) return notes.join('\n');
    const [written, own] = constants.taken(stepsOf(one), one.name, one.address);
    used.push(...own);
    const code = statementCode(one, written, constants, unchecked.has(one.address), identifiers);
    return [...own.map(constantCode), [...notes, code].join('\n')].join('\n\n');
  });
  const listed = all.flatMap((one) =>
    one.steps !== undefined && one.use === 'listed' && one !== definition ? [new Reference(one.name)] : [],
  );
  const exported = 'export default ';
  const place = { indent: 0, column: exported.length, after: 1 };
  const what = isList
    ? layValue([new Reference(definition.name), ...listed], place, constants)
    : layChain(api.name, definition.steps, place, constants);
  const sections = [
    importsOf(all, unchecked.size > 0, used),
    constants.home.map(([name, value]) => `const ${name} = ${stringLiteral(value)};`).join('\n'),
    ...body.filter((section) => section !== ''),
    `${exported}${what};`,
  ];
  const main = `${sections.filter((section) => section !== '').join('\n\n')}\n`;
  return {
    files: Object.fromEntries([['api.ts', main], ...used.flatMap(({ file }) => (file === undefined ? [] : [file]))]),
    secrets: used.flatMap(({ loss }) => (loss === undefined ? [] : [loss])),
  };
}

function stepsOf(one: Statement | Gap): readonly Step[] {
  if (one.steps === undefined) return [];
  return typeof one.root === 'string' ? one.steps : [one.root, ...one.steps];
}

function commentOf({ address, message }: Problem): string {
  return `// Not expressed: ${visibleText(`${address}: ${message}`)}`;
}

/** The declaration of a statement, with its steps as they are written. */
function statementCode(
  { name, root }: Statement,
  written: readonly Step[],
  constants: Constants,
  isUnchecked: boolean,
  identifiers: Identifiers,
): string {
  const [first, ...rest] = written;
  const start = `const ${name} = `;
  if (first === undefined) return `${start}${String(root)};`;
  if (isUnchecked) {
    const method = identifiers.claim(`${name}Method`);
    return [
      '// What the live API has here breaks rules that are off: the compiler checks less of it.',
      `const ${method}: MethodBuilder = ${chainCode(String(root), [first], `const ${method}: MethodBuilder = `, constants)};`,
      `${start}${chainCode(method, rest, start, constants)};`,
    ].join('\n');
  }
  const chain =
    typeof root === 'string' ? chainCode(root, written, start, constants) : chainCode(first, rest, start, constants);
  return `${start}${chain};`;
}

function chainCode(root: string | Step, steps: readonly Step[], start: string, { text }: Constants): string {
  return layChain(root, steps, { indent: 0, column: widthOf(start), after: 1 }, { text });
}

function constantCode({ name, code }: Constant): string {
  const start = `const ${name} =`;
  const stays = code.startsWith('`') || widthOf(`${start} ${code};`) <= 120;
  return `${start}${stays ? ' ' : '\n  '}${code};`;
}

function importsOf(all: readonly (Statement | Gap)[], unchecked: boolean, used: readonly Constant[]): string {
  const reads = used.some(({ file }) => file !== undefined);
  const calls = all.flatMap((one) =>
    one.steps === undefined || typeof one.root === 'string' ? [] : [importOf(one.root)],
  );
  const names = [...new Set([...calls, ...(unchecked ? ['MethodBuilder'] : [])])]
    .sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1))
    .map((name) => (name === 'MethodBuilder' ? `type ${name}` : name));
  const flat = `import { ${names.join(', ')} } from 'fluent-apigateway';`;
  const library =
    widthOf(flat) <= 120
      ? flat
      : `import {\n${names.map((name) => `  ${name},`).join('\n')}\n} from 'fluent-apigateway';`;
  return [
    ...(reads ? ["import { readFileSync } from 'node:fs';"] : []),
    library,
    ...(reads
      ? ['', "const readText = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');"]
      : []),
  ].join('\n');
}
