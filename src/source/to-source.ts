/**
 * A model as the module that defines it.
 *
 * @module
 */

import { DefinitionError } from '../definition/definition-error.js';
import type { Problem } from '../errors/errors.js';
import { a, assertNoProblems, optionProblems } from '../errors/options.js';
import { visibleText } from '../errors/visible-text.js';
import { normaliseRestApi } from '../model/normalise.js';
import type { RestApiNode } from '../model/rest-api.js';
import { deepFreeze } from '../plain.js';
import { Identifiers } from './identifiers.js';
import { layChain, type Step } from './layout.js';
import { stringLiteral, widthOf } from './literals.js';
import { lossesBetween } from './losses.js';
import { defined, type Gap, type Statement, type Statements, statementsOf } from './statements.js';
import type { Telling } from './steps.js';
import { type Constant, Constants, type Home, homeOf, textsIn } from './texts.js';
import { type Told, toldModel } from './told-model.js';

/** How source is written. */
export interface SourceOptions {
  /** Put templates and documents of more than ten lines into files of their own. @defaultValue `false` */
  readonly split?: boolean;
  /** Write what the service fills in by itself, too. @defaultValue `false` */
  readonly explicit?: boolean;
}

/** A model as source. */
export interface Source {
  /** What each file holds, by its path; `api.ts` has the definition as its default export. */
  readonly files: Readonly<Record<string, string>>;
  /** What the source doesn't say, and the secrets that it leaves out. */
  readonly losses: readonly Problem[];
}

/**
 * Writes the TypeScript module that defines an API: what `gateway.snapshot()` read, or any other model.
 *
 * The module passes `tsc --strict`, and a formatter with single quotes and 120 columns changes nothing in it. What the
 * builder can't say stands in it as a comment, and in `losses`. A credential is read from the environment instead.
 *
 * @throws {@link OptionsError} `source.options` for options or a model that it can't work with.
 *
 * @example
 * const { files, losses } = toSource(await gateway.snapshot(restApiId));
 * for (const [path, content] of Object.entries(files)) await writeFile(path, content, { flag: 'wx' });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
 */
export function toSource(api: Told, options: SourceOptions = {}): Source {
  assertNoProblems(
    'source',
    'toSource()',
    optionProblems<SourceOptions>('source', { split: a.yesOrNo, explicit: a.yesOrNo }, options),
  );
  const given = toldModel('toSource()', api);
  const { split = false, explicit = false } = options;
  const model = explicit ? given : normaliseRestApi(given);
  const settled = settle(model, { explicit });
  const { statements, identifiers } = settled;
  const all = [statements.api, ...statements.rest];
  const steps = all.flatMap((one) => stepsOf(one));
  const home = homeOf(steps.flatMap(({ parameters }) => parameters.flatMap(textsIn)));
  const constants = new Constants(home, identifiers, split);
  const losses = lossesBetween(model, settled.told);

  const comments = (address: string) => losses.filter((loss) => loss.address === address).map(commentOf);
  const addresses = new Set(all.slice(1).map(({ address }) => address));
  const used: Constant[] = [];
  const body = all.map((one) => {
    const own = one === statements.api ? losses.filter(({ address }) => !addresses.has(address)) : [];
    const notes = one === statements.api ? own.map(commentOf) : comments(one.address);
    if (one.steps === undefined) return notes.join('\n');
    const rest = typeof one.root === 'string' ? one.steps : [one.root, ...one.steps];
    const [written, own2] = constants.taken(rest, one.name, one.address);
    used.push(...own2);
    const code = statementCode(one, written, constants, settled.unchecked.has(one.address), identifiers);
    return [...own2.map(constantCode), [...notes, code].join('\n')].join('\n\n');
  });
  const routes = all.flatMap((one) => (one.steps !== undefined && one.isRoute ? [one.name] : []));
  const code = (text: string) => text;
  const definition = layChain(
    statements.api.name,
    [{ name: 'define', parameters: routes }],
    { indent: 0, column: 'export default '.length, after: 1 },
    { text: code },
  );
  const sections = [
    importsOf(settled.unchecked.size > 0, used),
    homeCode(home, constants),
    ...body.filter((section) => section !== ''),
    `export default ${definition};`,
  ];
  const main = `${sections.filter((section) => section !== '').join('\n\n')}\n`;
  const files = Object.fromEntries([
    ['api.ts', main],
    ...used.flatMap(({ file }) => (file === undefined ? [] : [file])),
  ]);
  const secrets = used.flatMap(({ loss }) => (loss === undefined ? [] : [loss]));
  return deepFreeze({ files, losses: [...losses, ...secrets] });
}

/** A model's statements, with what they define. */
interface Settled {
  readonly statements: Statements;
  readonly identifiers: Identifiers;
  readonly told: RestApiNode;
  /** The addresses of routes that break a rule: the compiler may refuse them, too. */
  readonly unchecked: ReadonlySet<string>;
}

/** Switches off the rules that the model breaks, until the builder takes it. */
function settle(model: RestApiNode, telling: Telling): Settled {
  const rules = new Set<string>();
  const broken = new Set<string>();
  for (;;) {
    const identifiers = new Identifiers();
    const statements = statementsOf(model, [...rules].sort(), telling, identifiers);
    try {
      const told = defined(statements).model;
      const routes = statements.rest.flatMap((one) => (one.steps !== undefined && one.isRoute ? [one.address] : []));
      const unchecked = routes.filter((route) =>
        [...broken].some((one) => one === route || one.startsWith(`${route} `)),
      );
      return { statements, identifiers, told, unchecked: new Set(unchecked) };
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      const known = rules.size;
      for (const { code, address } of error.problems) {
        rules.add(code);
        broken.add(address);
      }
      if (rules.size === known) throw error;
    }
  }
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
  if (first === undefined) throw new Error(`'${name}' has no steps.`);
  if (isUnchecked) {
    const method = identifiers.claim(`${name}Method`);
    return [
      '// What the live API has here breaks rules that are off: the compiler checks less of it.',
      `const ${method}: MethodBuilder = ${chainCode(String(root), [first], `const ${method}: MethodBuilder = `, constants)};`,
      `const ${name} = ${chainCode(method, rest, `const ${name} = `, constants)};`,
    ].join('\n');
  }
  const chain =
    typeof root === 'string'
      ? chainCode(root, written, `const ${name} = `, constants)
      : chainCode(first, rest, `const ${name} = `, constants);
  return `const ${name} = ${chain};`;
}

function chainCode(root: string | Step, steps: readonly Step[], start: string, { text }: Constants): string {
  return layChain(root, steps, { indent: 0, column: widthOf(start), after: 1 }, { text });
}

function constantCode({ name, code }: Constant): string {
  const start = `const ${name} =`;
  const stays = code.startsWith('`') || widthOf(`${start} ${code};`) <= 120;
  return `${start}${stays ? ' ' : '\n  '}${code};`;
}

function importsOf(unchecked: boolean, used: readonly Constant[]): string {
  const reads = used.some(({ file }) => file !== undefined);
  return [
    ...(reads ? ["import { readFileSync } from 'node:fs';"] : []),
    `import { ${unchecked ? 'type MethodBuilder, ' : ''}restApi } from 'fluent-apigateway';`,
    ...(reads
      ? ['', "const readText = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');"]
      : []),
  ].join('\n');
}

/** The account and the Region, as far as the rest names them. */
function homeCode(home: Home, { usedHome }: Constants): string {
  return (['region', 'accountId'] as const)
    .filter((name) => usedHome.has(name))
    .map((name) => `const ${name} = ${stringLiteral(home[name] ?? '')};`)
    .join('\n');
}
