import type { ApplyError, StepResult } from '../apply/result.js';
import { type FluentApiGatewayError, isFluentApiGatewayError } from '../errors/errors.js';
import { isError, sayingOf } from '../errors/thrown.js';
import { visibleText } from '../errors/visible-text.js';
import { type Outcome, outcomeOf } from './exit-codes.js';
import { flagOf } from './options.js';
import { commandSpecs } from './specs.js';
import { wrapped } from './wrapped.js';

/** How an error is told. */
export interface Telling {
  readonly verbose: boolean;
  readonly color: boolean;
  /** The terminal's width, to wrap lines at; absent where the output isn't a terminal: lines aren't wrapped. */
  readonly columns?: number | undefined;
}

/** An error for people: its sentence, what to do, and what was done before it. The stack only where it is asked for. */
export function tellingOf(error: unknown, { verbose, color, columns }: Telling): string {
  const paint = (on: number, text: string) => (color ? `\u001b[${on}m${text}\u001b[0m` : text);
  const isOwn = isFluentApiGatewayError(error);
  const [sentence, ...problems] = (isOwn ? withAddress(error) : sentenceOf(error)).split('\n');
  const fit = (line: string) =>
    columns === undefined ? line : wrapped(line, columns, line.search(/\S/) + (/^ *- /.test(line) ? 2 : 0) || 2);
  const prose = [
    `${paint(31, 'Error:')} ${sentence}${isOwn ? ` ${paint(2, `[${error.code}]`)}` : ''}`,
    ...problems.map(inFlags),
    ...(isOwn && error.hint !== undefined ? [`  ${inFlags(error.hint)}`] : []),
  ];
  return [...prose.map(fit), ...(isApplyError(error) ? reportOf(error) : []), ...(verbose ? details(error) : [])].join(
    '\n',
  );
}

/** What an error ends in. */
export function outcomeOfError(error: unknown): Outcome {
  if (isApplyError(error)) return error.result.steps.some(({ status }) => status === 'succeeded') ? 'partly' : 'failed';
  return isFluentApiGatewayError(error) ? outcomeOf(error.code) : 'failed';
}

/** An error for programs. */
export function errorJson(error: unknown): object {
  if (!isFluentApiGatewayError(error)) {
    const { name } = Object(error) as { readonly name?: unknown };
    return { name: typeof name === 'string' ? name : 'Error', message: sayingOf(error) };
  }
  return { ...error.toJSON(), ...(isApplyError(error) ? { result: error.result } : {}) };
}

/** Options of the library as those of the command line: `{ restApiId: 'a1b2' }` is `--rest-api-id a1b2` here. */
function inFlags(text: string): string {
  const own = text.replace('apply(plan, { secrets: (address) => value })', '--secret ADDRESS=VARIABLE');
  return own.replace(/\{ (\w+): (?:true|'([^']*)') \}/g, (whole, name: string, value: string | undefined) => {
    if (!optionNames.has(name)) return whole;
    return value === undefined ? flagOf(name) : `${flagOf(name)} ${value}`;
  });
}

const optionNames: ReadonlySet<string> = new Set(
  Object.values(commandSpecs).flatMap(({ options }) => Object.keys(options)),
);

function isApplyError(error: unknown): error is ApplyError {
  return isFluentApiGatewayError(error) && error.name === 'ApplyError';
}

function withAddress({ address, message }: FluentApiGatewayError): string {
  return address === undefined || message.includes(address) ? message : `${address}: ${message}`;
}

function sentenceOf(error: unknown): string {
  const said = visibleText(sayingOf(error));
  return isError(error) && error.name !== 'Error' ? `${visibleText(error.name)}: ${said}` : said;
}

/** More lines of one kind than this don't help at a terminal. */
const mostShown = 20;

function reportOf({ result: { steps } }: ApplyError): readonly string[] {
  const lines = (title: string, status: StepResult['status']) => {
    const found = steps.filter((step) => step.status === status);
    if (found.length === 0) return [];
    const shown = found.slice(0, mostShown).map(({ call }) => `    ${call.operation} ${visibleText(call.address)}`);
    const more = found.length - shown.length;
    return [
      `  ${title} (${found.length} of ${steps.length}):`,
      ...shown,
      ...(more > 0 ? [`    and ${more} more`] : []),
    ];
  };
  return [
    ...lines('Done', 'succeeded'),
    ...lines('Failed, or broken off', 'failed'),
    ...lines('Not started', 'notStarted'),
    '  Run it again: it continues from what is live.',
  ];
}

function details(error: unknown): readonly string[] {
  const lines: string[] = [];
  const seen = new Set<unknown>();
  for (let at = error; isError(at) && !seen.has(at); at = at.cause) {
    seen.add(at);
    const { requestId } = Object(Object(at as object & { $metadata?: object }).$metadata) as { requestId?: string };
    lines.push('', seen.size === 1 ? (at.stack ?? at.message) : `Caused by: ${at.stack ?? at.message}`);
    if (requestId !== undefined) lines.push(`  request ID ${requestId}`);
  }
  return lines;
}
