/**
 * What stands for a text in a module: itself, a constant, a file, or a variable of the environment where it is a secret.
 *
 * @module
 */

import type { Problem } from '../errors/errors.js';
import { isCredentialName, maskedText } from '../errors/masked-text.js';
import { visibleText } from '../errors/visible-text.js';
import { ownEntry } from '../plain.js';
import { camelCase, type Identifiers } from './identifiers.js';
import { isMembers, layValue, type Members, Reference, type Step, type Value } from './layout.js';
import { stringLiteral, templateLiteral, templateText, widthOf } from './literals.js';

/** The account and the Region that most ARNs of a model have. */
export interface Home {
  readonly region: string | undefined;
  readonly accountId: string | undefined;
}

const placeInArn = /(\barn:aws[a-z-]*:[a-z0-9-]+:)([a-z]{2}(?:-[a-z]+)+-\d)?(:)(\d{12})?/g;

/** What most ARNs among some texts have in common. */
export function homeOf(texts: readonly string[]): Home {
  const [regions, accounts] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, name: string | undefined) => {
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  for (const text of texts) {
    for (const [, , region, , accountId] of text.matchAll(placeInArn)) {
      count(regions, region);
      count(accounts, accountId);
    }
  }
  return { region: mostFrequent(regions), accountId: mostFrequent(accounts) };
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([one, left], [other, right]) => right - left || (one < other ? -1 : 1))[0]?.[0];
}

/** Which of the constants of a home are used. */
type UsedHome = Set<keyof Home>;

/** A text with its account and its Region as the constants that hold them; `undefined` where it has neither. */
function homely(text: string, { region, accountId }: Home, used: UsedHome): string | undefined {
  const parts: string[] = [];
  let end = 0;
  let found = false;
  for (const match of text.matchAll(placeInArn)) {
    const [whole, start = '', inRegion = '', colon = '', account = ''] = match;
    const isRegion = inRegion !== '' && inRegion === region;
    const isAccount = account !== '' && account === accountId;
    if (!isRegion && !isAccount) continue;
    found = true;
    if (isRegion) used.add('region');
    if (isAccount) used.add('accountId');
    parts.push(templateText(text.slice(end, match.index) + start), isRegion ? '${region}' : inRegion, colon);
    parts.push(isAccount ? '${accountId}' : account);
    end = match.index + whole.length;
  }
  return found ? `\`${parts.join('')}${templateText(text.slice(end))}\`` : undefined;
}

/** A text that stands at the top of what uses it, under a name of its own. */
export interface Constant {
  readonly name: string;
  readonly code: string;
  /** The side file that it is read from. */
  readonly file?: readonly [path: string, content: string];
  /** Set where a secret is meant: what the environment has it as. */
  readonly loss?: Problem;
}

/** The texts and documents of statements, with where they stand. */
interface Place {
  readonly words: string;
  /** The member, or the parameter, that holds it. */
  readonly key: string;
  readonly address: string;
  readonly isDocument: boolean;
  /** Whether a value is what it says, and no expression in which texts stand in quotes. */
  readonly isPlain?: boolean;
}

const documents: ReadonlySet<string> = new Set(['schema', 'policy']);
const plainValues: ReadonlySet<string> = new Set(['variables', 'stageVariableOverrides']);

/** All texts in a value. */
export function textsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof Reference) return [];
  return (Object.values(value) as readonly Value[]).flatMap(textsIn);
}

/** What the parameter of a step is called, where the step says something else. */
const wordOfStep: Readonly<Record<string, string>> = {
  http: 'uri',
  httpProxy: 'uri',
  aws: 'uri',
  lambda: 'function',
  lambdaProxy: 'function',
  accessLogSetting: 'access log format',
};

/** The functions that several routes are for, which get a name for that. */
function sharedFunctions(steps: readonly Step[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { name, parameters } of steps) {
    const [first] = parameters;
    if (wordOfStep[name] === 'function' && typeof first === 'string') counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name));
}

const longest = 90;
const isLong = (text: string) => text.includes('\n') || widthOf(stringLiteral(text)) > longest;
const secretValue = /^(?!'(?:true|false)'$)'[^']+'$/;

/** Takes what is long, or secret, out of steps. */
export class Constants {
  readonly #home: Home;
  readonly #identifiers: Identifiers;
  readonly #split: boolean;
  readonly #byText = new Map<string, Constant>();
  /** In the order in which they were made. */
  readonly #made: Constant[] = [];
  readonly #files = new Set<string>();
  readonly #functions: ReadonlySet<string>;
  /** What of the home has been written so far. */
  readonly #usedHome: UsedHome = new Set();

  constructor(steps: readonly Step[], identifiers: Identifiers, split: boolean) {
    this.#home = homeOf(steps.flatMap(({ parameters }) => parameters.flatMap(textsIn)));
    this.#functions = sharedFunctions(steps);
    this.#identifiers = identifiers;
    this.#split = split;
  }

  /** What is written for the account and the Region, as far as they are used. */
  get home(): readonly (readonly [name: string, value: string])[] {
    return (['region', 'accountId'] as const)
      .filter((name) => this.#usedHome.has(name))
      .map((name) => [name, this.#home[name] ?? '']);
  }

  /** The code of a text: its constant's name, or the text itself. */
  readonly text = (text: string): string => this.#byText.get(text)?.name ?? this.#code(text);

  #code(text: string): string {
    return homely(text, this.#home, this.#usedHome) ?? stringLiteral(text);
  }

  /** The steps as they are written, and the constants that they are the first to use. */
  taken(steps: readonly Step[], name: string, address: string): readonly [readonly Step[], readonly Constant[]] {
    const before = this.#made.length;
    const written = steps.map((step) => ({ ...step, parameters: this.#parameters(step, name, address) }));
    return [written, this.#made.slice(before)];
  }

  #parameters({ name: step, parameters }: Step, name: string, address: string): readonly Value[] {
    const [first] = parameters;
    const isShared = ['model', 'authorizer', 'gatewayResponse', 'requestValidator'].includes(step);
    const subject = isShared && typeof first === 'string' ? first : step === 'restApi' ? '' : name;
    const words = (key: string) => `${subject} ${ownEntry(wordOfStep, key) ?? key}`;
    return parameters.map((parameter, index) => {
      const isMapping = step === 'requestParameter' && index === 1 && typeof first === 'string';
      const key = isMapping ? (first.split('.').at(-1) ?? '') : step;
      if (step === 'documentationPart' && index === 1)
        return this.#value(parameter, { words: 'documentation', key: 'documentation', address, isDocument: true });
      const isFunction = index === 0 && typeof parameter === 'string' && this.#functions.has(parameter);
      if (isFunction && ownEntry(wordOfStep, step) === 'function') return this.#function(parameter, address);
      const place = { words: words(step), key: isMapping ? key : '', address, isDocument: false };
      if (typeof parameter === 'string')
        return index === 0 && parameters.length > 1 ? parameter : this.#value(parameter, place);
      if (!isMembers(parameter)) return parameter;
      return mapMembers(parameter, (value, member) => {
        const inMember = { words: words(member), key: member, address, isDocument: documents.has(member) };
        if (typeof value === 'string' || inMember.isDocument) return this.#value(value, inMember);
        if (!isMembers(value)) return value;
        const one = member.replace(/s$/, '');
        return mapMembers(value, (text, entry) =>
          typeof text === 'string'
            ? this.#value(text, {
                ...inMember,
                words: plainValues.has(member) ? `${words(one)} ${entry}` : words(one),
                key: entry.split('.').at(-1) ?? '',
                isPlain: plainValues.has(member),
              })
            : text,
        );
      });
    });
  }

  #function(functionArn: string, address: string): Value {
    const [, name = ''] = /:function:([^:/]+)/.exec(functionArn) ?? [];
    const place = { words: `${name} function`, key: '', address, isDocument: false };
    return this.#kept(functionArn, () => this.#constant(functionArn, functionArn, place, false, false));
  }

  #kept(text: string, make: () => Constant): string {
    if (!this.#byText.has(text)) {
      const constant = make();
      this.#byText.set(text, constant);
      this.#made.push(constant);
    }
    return text;
  }

  #value(value: Value, place: Place): Value {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const isSecret =
      maskedText(text) !== text ||
      (place.isPlain
        ? isCredentialName(place.key, 'member') && text !== ''
        : !place.isDocument && isCredentialName(place.key) && secretValue.test(text));
    const lines = typeof value === 'string' ? text.split('\n').length : this.#laid(value).split('\n').length;
    const goesApart = this.#split && (place.isDocument || typeof value === 'string') && lines > 10;
    if (!isSecret && !goesApart && (typeof value !== 'string' || !isLong(text))) return value;
    return this.#kept(text, () => this.#constant(text, value, place, isSecret, goesApart));
  }

  #laid(value: Value): string {
    return layValue(value, { indent: 0, column: 0, after: 0 }, { text: stringLiteral });
  }

  #constant(text: string, value: Value, place: Place, isSecret: boolean, goesApart: boolean): Constant {
    const name = this.#identifiers.claim(camelCase(place.words, 40)?.replace(/^_/, 'text'), 'text');
    if (isSecret) {
      const variable = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
      const loss = Object.freeze({
        code: 'source.secret',
        address: place.address,
        message: `A credential isn't written into source: ${variable} in the environment has to hold it.`,
        hint: `Set ${variable} to what the live API has there before you plan.`,
      });
      return { name, code: `process.env['${variable}'] ?? ''`, loss };
    }
    if (goesApart) {
      const isJson = typeof value !== 'string';
      const path = this.#path(place, name, isJson);
      const read = `readText('./${path}')`;
      const content = isJson ? `${jsonDocument(value)}\n` : text;
      return { name, code: isJson ? `JSON.parse(${read})` : read, file: [path, content] };
    }
    if (!text.includes('\n')) return { name, code: this.#code(text) };
    return { name, code: homely(text, this.#home, this.#usedHome) ?? templateLiteral(text) };
  }

  #path({ isDocument }: Place, name: string, isJson: boolean): string {
    const words = name
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .slice(0, 28);
    const folder = isDocument ? 'documents' : 'templates';
    // A document whose own layout matters isn't called JSON: formatters would change it.
    const ending = isJson ? 'json' : isDocument ? 'txt' : 'vtl';
    let path = `${folder}/${words}.${ending}`;
    for (let number = 2; this.#files.has(path); number += 1) path = `${folder}/${words}-${number}.${ending}`;
    this.#files.add(path);
    return path;
  }
}

function mapMembers(value: Members, change: (value: Value, name: string) => Value): Members {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one, name)]));
}

/** A document as a file of JSON, as formatters lay it out. */
function jsonDocument(value: Value): string {
  const text = (one: string) => {
    const json = JSON.stringify(one);
    // What can't be seen is escaped as JSON has it: no backslash of its own is touched by that.
    return visibleText(json);
  };
  return layValue(value, { indent: 0, column: 0, after: 0 }, { text, name: text, lastComma: '' });
}
