/**
 * The refusals of the compiler, at run time: for JavaScript, for `any`, and for what only a value shows.
 *
 * @module
 */

import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import type { Problem } from '../errors/errors.js';
import { isNear } from '../errors/near.js';
import { shown } from '../errors/options.js';
import { httpMethods } from '../model/method.js';
import { encode, takes } from './codec.js';
import type { PatchProblem } from './error.js';
import { escapePathSegment, hasStrayTilde } from './pointer.js';
import type { PatchRule, PatchTable, ValueOp } from './rule.js';
import { ruleOf } from './rule-of.js';

/** An operation that may be sent, or why it may not. */
export type Checked = { readonly operation: PatchOperation } | { readonly problem: PatchProblem };

const valueOps = ['add', 'replace', 'remove'] as const satisfies readonly ValueOp[];

/** Checks one operation; `values` holds the value, or nothing where none was written. */
export function checkOperation(table: PatchTable, op: ValueOp, path: unknown, values: readonly unknown[]): Checked {
  if (typeof path !== 'string') {
    return refused('patch.unknown-path', table, `${op} ${shown(path)}`, 'A path must be a string.', "Write '/…'.");
  }
  const address = `${op} ${path}`;
  const match = ruleOf(table, path);
  if (match === undefined) return { problem: explainPath(table, op, path) };
  const { rule } = match;
  const arity = rule[op];
  if (arity === undefined) {
    const supported = supportedOps(rule);
    return supported.length === 0
      ? refused('patch.unsupported-operation', table, address, `'${path}' can't be patched.`, rule.quirk)
      : refused(
          'patch.unsupported-operation',
          table,
          address,
          `${table.operation} doesn't support ${op} on '${path}': it supports ${listed(supported)}.`,
        );
  }
  if (values.length === 0 || values[0] === undefined) {
    return arity === 'value'
      ? refused(
          'patch.value-missing',
          table,
          address,
          `${op} needs a value on '${path}': it takes ${rule.value ? takes(rule.value) : 'a value'}.`,
        )
      : { operation: { op, path } };
  }
  if (arity === 'none' || rule.value === undefined) {
    return refused('patch.value-superfluous', table, address, `${op} takes no value on '${path}': leave it out.`);
  }
  const encoded = encode(rule.value, values[0]);
  if ('refused' in encoded) {
    return refused('patch.value-type', table, address, `'${path}' takes ${encoded.refused}, not ${shown(values[0])}.`);
  }
  if (op === 'remove' && rule.permanent?.includes(encoded.text)) {
    return refused('patch.value-type', table, address, `'${encoded.text}' can't be removed from '${path}'.`);
  }
  return { operation: { op, path, value: encoded.text } };
}

/** Checks a copy. */
export function checkCopy(table: PatchTable, from: unknown, path: unknown): Checked {
  const rule = typeof path === 'string' && Object.hasOwn(table.rules, path) ? table.rules[path] : undefined;
  if (rule?.copyFrom !== undefined && rule.copyFrom === from) {
    return { operation: { op: 'copy', from: rule.copyFrom, path: String(path) } };
  }
  const pairs = Object.entries(table.rules)
    .filter(([, { copyFrom }]) => copyFrom !== undefined)
    .map(([to, { copyFrom }]) => `'${copyFrom}' to '${to}'`);
  const address = `copy ${shown(from)} to ${shown(path)}`;
  return pairs.length === 0
    ? refused('patch.copy-pair', table, address, `${table.operation} doesn't support copy.`)
    : refused('patch.copy-pair', table, address, `${table.operation} copies ${listed(pairs)}, nothing else.`);
}

/** Why there is no rule for a path. */
function explainPath(table: PatchTable, op: string, path: string): PatchProblem {
  const address = `${op} ${path}`;
  for (const container of namedContainers(table)) {
    if (path === container || path === `${container}/`) {
      const message = `'${container}' holds entries by name: write '${container}/NAME', or ${atCall(container)}.`;
      return problemOf('patch.no-name', table, address, message);
    }
    if (!path.startsWith(`${container}/`)) continue;
    const name = path.slice(container.length + 1);
    if (name.includes('/')) {
      const escaped = `${container}/${name.split('/').map(restored).join('~1')}`;
      const message = `A '/' in a name is escaped: did you mean '${escaped}'? Or write ${atCall(container)}.`;
      return problemOf('patch.unescaped-slash', table, address, message);
    }
    if (hasStrayTilde(name)) {
      const message = `A '~' in a name is written '~0', and '~1' stands for '/': '${path}' has one that escapes nothing. Or write ${atCall(container)}.`;
      return problemOf('patch.stray-tilde', table, address, message);
    }
  }
  const settings = Object.hasOwn(table.rules, settingsTemplate) ? explainMethodSettings(table, path) : undefined;
  if (settings !== undefined) return problemOf('patch.method-settings', table, address, settings);
  const found = nearestPath(table, path);
  const message =
    found === undefined
      ? `'${path}' is not a path of ${table.operation}.`
      : `'${path}' is not a path of ${table.operation}: did you mean '${found}'?`;
  const hint = found === undefined ? `Its paths are ${Object.keys(table.rules).join(', ')}.` : undefined;
  return problemOf('patch.unknown-path', table, address, message, hint);
}

const settingsTemplate = '/{resourcePath}/{httpMethod}';

/** Why a path that ends like a method setting doesn't name the settings of a method. */
function explainMethodSettings(table: PatchTable, path: string): string | undefined {
  const suffix = Object.keys(table.rules)
    .filter((template) => template.startsWith(`${settingsTemplate}/`))
    .map((template) => template.slice(settingsTemplate.length))
    .find((candidate) => path.endsWith(candidate));
  if (suffix === undefined) return undefined;
  const key = path.slice(0, -suffix.length);
  const cut = key.lastIndexOf('/');
  const [resource, method] = [key.slice(1, cut), key.slice(cut + 1)];
  if (method === 'ANY') return 'A stage has no method settings for ANY: name each verb.';
  if ((resource === '*') !== (method === '*')) {
    return "'*' stands for the default of a stage only in both places: '/*/*/…'.";
  }
  if (!httpMethods.some((known) => known === method)) return undefined;
  return `The path of a resource is one escaped segment with its leading slash, as in '/${escapePathSegment(`/${resource}`)}/${method}/…': write .methodSettings('/${resource}', '${method}').`;
}

/** A part of a name as it should be escaped: what was escaped already stays. */
function restored(part: string): string {
  return hasStrayTilde(part) ? escapePathSegment(part) : part;
}

function atCall(container: string): string {
  const segments = container.slice(1).split('/');
  return `.at(${segments.map((segment) => `'${segment}'`).join(', ')}, name)`;
}

function namedContainers(table: PatchTable): string[] {
  return Object.keys(table.rules).flatMap((template) => {
    const cut = template.lastIndexOf('/{');
    const container = template.slice(0, cut);
    return cut > 0 && template.endsWith('}') && !container.includes('{') ? [container] : [];
  });
}

/** The first path that `path` is taken for a slip of; a name behind a misspelt container is kept. */
function nearestPath(table: PatchTable, path: string): string | undefined {
  const fixed = Object.keys(table.rules).find((template) => !template.includes('{') && isNear(path, template));
  if (fixed !== undefined) return fixed;
  const [, container, name] = /^(\/[^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (container === undefined) return undefined;
  const found = namedContainers(table).find((candidate) => isNear(container, candidate));
  return found === undefined ? undefined : `${found}/${name}`;
}

/** The operations that a rule supports, in the order in which they are always listed. */
function supportedOps(rule: PatchRule): string[] {
  return [...valueOps.filter((op) => rule[op] !== undefined), ...(rule.copyFrom === undefined ? [] : ['copy'])];
}

/** Words as a list in a sentence. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function refused(code: PatchProblem['code'], table: PatchTable, what: string, message: string, hint?: string): Checked {
  return { problem: problemOf(code, table, what, message, hint) };
}

/** Problems with the arguments of a step. */
export function problemsOf(table: PatchTable, step: string, problems: readonly Problem[]): readonly Checked[] {
  return problems.map(({ code, address, message, hint }) => {
    const place = address === '' || address === 'options' ? step : `${step} ${address}`;
    const known = code === 'patch.unknown-option' ? code : 'patch.option';
    return { problem: problemOf(known, table, place, message, hint) };
  });
}

/** A problem with one operation of a patch. */
export function problemOf(
  code: PatchProblem['code'],
  table: PatchTable,
  what: string,
  message: string,
  hint?: string,
): PatchProblem {
  return { code, address: `${table.operation} ${what}`, message, ...(hint === undefined ? {} : { hint }) };
}
