import { visibleText } from '../../errors/visible-text.js';
import type { PlanContent } from '../plan-json.js';
import { describe, type Entry } from './describe.js';
import { amountsOf, deploymentNote, effortOf } from './summary.js';
import type { Line } from './values.js';

type Colour = 'green' | 'yellow' | 'red' | 'dim' | 'bold';

type Paint = (colour: Colour, text: string) => string;

const colourCodes: Readonly<Record<Colour, readonly [on: number, off: number]>> = {
  green: [32, 39],
  yellow: [33, 39],
  red: [31, 39],
  dim: [2, 22],
  bold: [1, 22],
};

const signColours: Readonly<Record<Entry['sign'], Colour>> = { '+': 'green', '~': 'yellow', '-': 'red' };

/** A plan for a terminal. */
export function textOf(plan: PlanContent, color: boolean = isColoured()): string {
  const paint: Paint = (colour, text) => {
    const [on, off] = colourCodes[colour];
    return color ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
  const { restApiId, withoutApi } = plan.basis;
  const id = restApiId === undefined ? '(new)' : `(${visibleText(restApiId)})`;
  const title = `${paint('bold', visibleText(plan.name))}${withoutApi ? '' : ` ${paint('dim', id)}`}`;
  const warnings = plan.warnings.map(({ address, message, hint }) =>
    paint('yellow', visibleText(`  ! ${address}: ${message}${hint ? ` ${hint}` : ''}`)),
  );
  if (plan.isEmpty)
    return [`${title}: no changes`, ...warnings, ...deploymentNote(plan).map((note) => `  ${note}`)].join('\n');
  return [
    title,
    '',
    ...plan.changes.flatMap((change) => entryLines(describe(change), paint)),
    ...(warnings.length > 0 ? ['', ...warnings] : []),
    '',
    `${amountsOf(plan)}; ${effortOf(plan)}`,
    ...deploymentNote(plan),
  ].join('\n');
}

function isColoured(): boolean {
  return process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}

function entryLines({ sign, title, note, lines }: Entry, paint: Paint): readonly string[] {
  return [
    `  ${paint(signColours[sign], `${sign} ${title}`)}${note === '' ? '' : paint('dim', `  ${note}`)}`,
    ...lines.map((line) => `      ${lineText(line, paint)}`.trimEnd()),
  ];
}

function lineText({ mark, text }: Line, paint: Paint): string {
  if (mark === '~') return text;
  if (mark === ' ') return paint('dim', `  ${text}`);
  return paint(signColours[mark], `${mark} ${text}`);
}
