import { type ByteStream, isWhole, type Payload } from './payload.js';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number) => String(number).padStart(2, '0');

/** `Tue Nov 24 00:21:28 UTC 2026`. */
export function logDate(date: Date): string {
  const day = `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${two(date.getUTCDate())}`;
  return `${day} ${date.toISOString().slice(11, 19)} UTC ${date.getUTCFullYear()}`;
}

/**
 * A map as logs show it: `{name=value, …}`. It is written at once, read or not: logs are kept, and a text is one object where
 * a map is dozens, all of which collections of garbage move.
 */
export function logMap(entries: Iterable<readonly [string, string | readonly string[]]>): string {
  const parts: string[] = [];
  for (const [name, value] of entries)
    parts.push(parts.length === 0 ? '{' : ', ', name, '=', typeof value === 'string' ? value : value.join(','));
  parts.push(parts.length === 0 ? '{}' : '}');
  return parts.join('');
}

/** A body as logs show it. */
export function logBody(body: Payload | ByteStream): string {
  if (!isWhole(body)) return '[Streamed Data]';
  if (typeof body === 'string') return body.length > longestEntry ? body.slice(0, longestEntry + 1) : body;
  return body.length === 0 ? '' : '[Binary Data]';
}

/** How long an entry may be, without its time; what is longer is cut. */
const longestEntry = 1024;

/** What is secret as logs show it: its end, at most six characters, and stars for the rest. */
export function logSecret(text: string): string {
  const shown = Math.min(6, Math.floor(text.length / 2));
  return `${'*'.repeat(text.length - shown)}${text.slice(text.length - shown)}`;
}

/**
 * A line, or what makes it: few lines are ever read. What makes one is kept as long as the log, so it may hold headers and
 * parameters, and no body.
 */
export type LogLine = string | (() => string);

/** The log of one execution: every line with its time, the first one without. */
export class ExecutionLog {
  readonly #requestId: string;
  readonly #date: () => Date;
  /** Lines, each with its time, in milliseconds: two lists for them all, since many logs are kept. */
  readonly #lines: LogLine[] = [];
  readonly #times: number[] = [];

  constructor(requestId: string, date: () => Date, starting = 'execution') {
    this.#requestId = requestId;
    this.#date = date;
    this.add(`Starting ${starting} for request: ${requestId}`);
  }

  add(...lines: readonly LogLine[]): void {
    const time = this.#date().getTime();
    for (const line of lines) {
      this.#times.push(time);
      // What is too long is cut at once, so that no body is kept.
      this.#lines.push(typeof line === 'string' ? shortened(line) : line);
    }
  }

  /** Every entry so far, with its time. */
  get lines(): readonly string[] {
    return this.#lines.map((line, at) => `${logDate(new Date(this.#times[at] ?? 0))} : ${textOfLine(line)}`);
  }

  get text(): string {
    return [`Execution log for request ${this.#requestId}`, ...this.lines, ''].join('\n');
  }
}

const textOfLine = (line: LogLine) => (typeof line === 'string' ? line : shortened(line()));

const shortened = (line: string) => (line.length > longestEntry ? `${line.slice(0, longestEntry)} [TRUNCATED]` : line);
