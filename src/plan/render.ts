import { isReference, type Reference } from '../calls/call.js';
import type { Change, ChangeAction, ReferringPatchOperation } from '../diff/change.js';
import { kindNamed } from '../kinds/index.js';
import type { KindNode } from '../kinds/kind.js';
import type { PlanContent } from './plan-json.js';

/** How a plan is written. */
export interface RenderOptions {
  /** Whether to use colours; left out: when standard output is a terminal, `NO_COLOR` isn't set and `TERM` isn't `dumb`. */
  readonly color?: boolean | undefined;
}

type Colour = 'green' | 'yellow' | 'red' | 'dim' | 'bold';

type Paint = (colour: Colour, text: string) => string;

const colourCodes: Readonly<Record<Colour, readonly [on: number, off: number]>> = {
  green: [32, 39],
  yellow: [33, 39],
  red: [31, 39],
  dim: [2, 22],
  bold: [1, 22],
};

const signs: Readonly<Record<ChangeAction, readonly [sign: string, colour: Colour]>> = {
  create: ['+', 'green'],
  update: ['~', 'yellow'],
  move: ['~', 'yellow'],
  replace: ['~', 'yellow'],
  delete: ['-', 'red'],
};

/** Longer values are cut: a plan is read line by line. */
const valueLength = 72;

/** A plan as text. */
export function render(plan: PlanContent, { color = isColoured() }: RenderOptions): string {
  const paint: Paint = (colour, text) => {
    const [on, off] = colourCodes[colour];
    return color ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
  const { restApiId } = plan.basis;
  const title = `${paint('bold', plan.name)} ${paint('dim', restApiId === undefined ? '(new)' : `(${restApiId})`)}`;
  const warnings = plan.warnings.map(({ address, message, hint }) =>
    paint('yellow', `  ! ${address}: ${message}${hint ? ` ${hint}` : ''}`),
  );
  if (plan.isEmpty) return [`${title}: no changes`, ...warnings].join('\n');
  return [
    title,
    '',
    ...plan.changes.flatMap((change) => linesOf(change, paint)),
    ...(warnings.length > 0 ? ['', ...warnings] : []),
    '',
    summary(plan),
    ...deploymentNote(plan),
  ].join('\n');
}

function isColoured(): boolean {
  return process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}

function linesOf(change: Change, paint: Paint): readonly string[] {
  const [sign, colour] = signs[change.action];
  const word = change.kind === 'Tags' ? 'tags' : kindNamed(change.kind)?.word;
  const head = `${change.address}${word ? ` ${word}` : ''}`;
  return [
    `  ${paint(colour, `${sign} ${head}`)}${paint('dim', noteOn(change))}`,
    ...(change.patches ?? []).flat().map((operation) => `      ${operationText(change, operation)}`),
    ...tagLines(change),
  ];
}

function noteOn(change: Change): string {
  if (change.action === 'replace') {
    return change.unpatchable ? `  put again: ${change.unpatchable.join(', ')} can't be patched` : '  put again';
  }
  if (change.action === 'move' && change.kind === 'Resource') return `  moved from ${change.before?.path}`;
  if (change.kind === 'Integration' && change.action === 'create') {
    return `  ${[change.after?.type, change.after?.uri].filter(Boolean).join(' ')}`;
  }
  return '';
}

function operationText(change: Change, { op, path = '', value }: ReferringPatchOperation): string {
  const was = op === 'add' ? undefined : (valueAt(change.before, path) ?? valueAt(defaultsOf(change), path));
  const now = value === undefined ? '' : ` ${isReference(value) ? referenceText(value) : shown(value)}`;
  return `${op} ${path}${now}${was === undefined ? '' : ` (was ${shown(was)})`}`;
}

/** What a member that isn't there was. */
function defaultsOf({ kind, before }: Change): object | undefined {
  return before === undefined ? undefined : kindNamed(kind)?.defaults?.(before as KindNode);
}

function referenceText({ reference, parts }: Reference): string {
  return parts === undefined ? `(id of ${reference})` : shown(parts.join(`(id of ${reference})`));
}

function tagLines(change: Change): readonly string[] {
  if (change.kind !== 'Tags') return [];
  const { before = {}, after = {} } = change;
  return [
    ...Object.entries(after)
      .filter(([key, value]) => !Object.hasOwn(before, key) || before[key] !== value)
      .map(([key, value]) => `      set ${key} ${shown(value)}`),
    ...Object.keys(before)
      .filter((key) => !Object.hasOwn(after, key))
      .map((key) => `      unset ${key}`),
  ];
}

/** The value that a patch path stands for, where it is a plain one. */
function valueAt(thing: unknown, path: string): string | undefined {
  let value = thing;
  for (const segment of path.slice(1).split('/')) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}

function shown(value: string): string {
  const text = JSON.stringify(value);
  return text.length > valueLength ? `${text.slice(0, valueLength - 2)}…"` : text;
}

function summary(plan: PlanContent): string {
  const { changes, calls } = plan;
  const { seconds, bottleneck } = plan.estimate;
  const count = (...actions: ChangeAction[]) => changes.filter(({ action }) => actions.includes(action)).length;
  const amounts = [
    `${count('create')} to create`,
    `${count('update', 'replace', 'move')} to change`,
    `${count('delete')} to delete`,
  ].join(', ');
  const time =
    bottleneck === undefined ? 'no waiting under the quotas' : `at least ${seconds} s under the quotas (${bottleneck})`;
  return `${amounts}; ${calls.length} ${calls.length === 1 ? 'call' : 'calls'}, ${time}`;
}

function deploymentNote({ requiresRedeploy, staleStages }: PlanContent): readonly string[] {
  if (!requiresRedeploy) return [];
  return [
    staleStages.length === 0
      ? 'Callers see this once the API is deployed.'
      : `Callers see this once the API is deployed again to ${staleStages.join(', ')}.`,
  ];
}
