import { misconfigured } from '../gateway-fault.js';
import { notInValues, token } from '../headers.js';
import type { EndpointResponse, MultiMap } from '../invocation.js';

/**
 * The largest response that the service takes from an integration, in bytes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const largestResponse = 10 * 1024 * 1024;

/** The longest head, chunk line or trailer section, in bytes: what Node.js takes. */
const longestHead = 16 * 1024;

/**
 * How many bytes in a row may come to nothing: empty lines and interim responses before a response, extensions of chunks in
 * it, and trailers behind it. Each is small, and there may be any number of them.
 */
export const mostIdleBytes = longestHead;

/** What the length of a chunk and the line breaks around it may well take. */
const framingOfChunk = 16;

const mostPieces = 1000;

export const largerThanReported = (reported: number) =>
  misconfigured(
    `Integration response of reported length ${reported} is larger than allowed maximum of ${largestResponse} bytes.`,
  );
export const largerThanAllowed = () =>
  misconfigured(`Integration response is larger than allowed maximum of ${largestResponse} bytes.`);

/** Where a response is being read: before its body, in it, or behind it. */
type Part = 'head' | 'counted' | 'chunk line' | 'chunk' | 'chunk end' | 'trailers' | 'until closed' | 'done';

interface Head {
  readonly status: number;
  readonly headers: MultiMap;
}

/**
 * Reads one response of HTTP/1.1 to its end, in whatever pieces it comes. Most come in one, and are read without copies.
 *
 * It is strict where a lenient reader would take the rest of one response for the next: about lengths and codings.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#name-message-body-length
 */
export class ResponseReader {
  readonly #isHead: boolean;
  #part: Part = 'head';
  #head: Head | undefined;
  /** What came of a line or of a head that isn't whole yet. */
  #unread: Buffer | undefined;
  #left = 0;
  /** What came of the body, and the last pieces of it. */
  readonly #body: Buffer[] = [];
  #pieces: Buffer[] = [];
  #size = 0;
  /** How many bytes came to nothing by now. */
  #idleBytes = 0;
  #hasBegun = false;
  #keepsConnection = false;

  /** @param method - of the request: a response to HEAD has no body, whatever its headers say. */
  constructor(method: string) {
    this.#isHead = method === 'HEAD';
  }

  /** Whether anything has arrived. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  get isDone(): boolean {
    return this.#part === 'done';
  }

  /** Whether another request may follow on the same connection, once the response is read. */
  get keepsConnection(): boolean {
    return this.#keepsConnection;
  }

  /** Once it is read. */
  get response(): EndpointResponse {
    if (!this.#head) throw notHttp('has not ended');
    const { status, headers } = this.#head;
    const [only] = this.#pieces;
    const isOne = this.#pieces.length === 1 && this.#body.length === 0;
    return { status, headers, body: isOne && only ? only : Buffer.concat([...this.#body, ...this.#pieces]) };
  }

  /** @throws Error where this isn't HTTP; GatewayFault where it is more than the service takes. */
  read(piece: Buffer): void {
    this.#hasBegun = true;
    const bytes = this.#unread ? Buffer.concat([this.#unread, piece]) : piece;
    this.#unread = undefined;
    let at = 0;
    while (at < bytes.length) {
      // What nobody has asked for may be meant for the next request.
      if (this.#part === 'done') {
        this.#keepsConnection = false;
        return;
      }
      const next = this.#readPart(bytes, at);
      if (next === undefined) {
        this.#unread = bytes.subarray(at);
        return;
      }
      at = next;
    }
  }

  /** @throws Error where the connection ends before the response does. */
  end(): void {
    if (this.#part === 'until closed') this.#part = 'done';
    if (this.#part !== 'done') throw notHttp('ended too early');
  }

  /** @returns where the next part begins; `undefined` where more of this one has to come. */
  #readPart(bytes: Buffer, at: number): number | undefined {
    switch (this.#part) {
      case 'counted':
      case 'chunk':
        return this.#readCounted(bytes, at);
      case 'until closed':
        this.#keep(bytes.subarray(at));
        return bytes.length;
      case 'head': {
        // An empty line in front of it is nothing.
        if (isLineBreak(bytes[at])) {
          this.#countIdle(1);
          return at + 1;
        }
        const end = endOfHead(bytes, at);
        if (end === undefined) return undefined;
        this.#readHead(bytes.toString('latin1', at, end - 4));
        // An interim response: the one that counts is still to come.
        if (this.#head) this.#idleBytes = 0;
        else this.#countIdle(end - at);
        return end;
      }
      default: {
        const end = endOfLine(bytes, at);
        if (end !== undefined) this.#readLine(bytes.toString('latin1', at, end - 2));
        return end;
      }
    }
  }

  /** Between and behind chunks. */
  #readLine(line: string): void {
    if (this.#part === 'chunk line') this.#readChunkLine(line);
    else if (this.#part === 'chunk end') {
      if (line !== '') throw notHttp('has a chunk of another length');
      this.#part = 'chunk line';
    } else if (line === '') this.#part = 'done';
    else {
      fieldIn(line); // A trailer, which nobody asks for.
      this.#countIdle(line.length + 2);
    }
  }

  #countIdle(bytes: number): void {
    this.#idleBytes += bytes;
    if (this.#idleBytes > mostIdleBytes) throw notHttp('says too much beside its headers and its body');
  }

  #readCounted(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.#left);
    this.#keep(bytes.subarray(at, end));
    this.#left -= end - at;
    if (this.#left === 0) this.#part = this.#part === 'chunk' ? 'chunk end' : 'done';
    return end;
  }

  #keep(bytes: Buffer): void {
    this.#size += bytes.byteLength;
    if (this.#size > largestResponse) throw largerThanAllowed();
    this.#pieces.push(bytes);
    // Ten million chunks of a byte each would take a hundred times their size.
    if (this.#pieces.length < mostPieces) return;
    this.#body.push(Buffer.concat(this.#pieces));
    this.#pieces = [];
  }

  #readChunkLine(line: string): void {
    const [, digits] = /^([\da-f]{1,16})(?:;.*)?$/i.exec(line) ?? [];
    if (digits === undefined) throw notHttp('has a chunk without a length');
    this.#left = Number.parseInt(digits, 16);
    // Against what it carries, so that small chunks are fine, however many there are.
    this.#idleBytes = Math.max(0, this.#idleBytes - framingOfChunk - this.#left);
    this.#countIdle(line.length + 2);
    this.#part = this.#left === 0 ? 'trailers' : 'chunk';
  }

  #readHead(text: string): void {
    const { version, status, headers, framing } = headOf(text);
    if (status === 101) throw notHttp('switches to another protocol');
    if (status >= 100 && status < 200) return;
    this.#head = { status, headers };
    const connection = tokensIn(framing.connection);
    this.#keepsConnection = version === '1.1' ? !connection.includes('close') : connection.includes('keep-alive');
    if (this.#isHead || status === 204 || status === 304) this.#part = 'done';
    else this.#expectBody(framing);
  }

  #expectBody({ 'content-length': lengths, 'transfer-encoding': coding }: Framing): void {
    const codings = tokensIn(coding);
    if (coding.length > 0 && codings.length === 0) throw notHttp('has a transfer coding without a name');
    if (codings.length > 0) {
      if (lengths.length > 0) throw notHttp('has a length and a transfer coding');
      if (codings.at(-1) === 'chunked') this.#part = 'chunk line';
      else this.#expectUntilClosed();
      return;
    }
    const [length] = lengths;
    if (length === undefined) this.#expectUntilClosed();
    else {
      if (lengths.length > 1 || !/^\d+$/.test(length)) throw notHttp('has no valid length');
      this.#left = Number(length);
      if (this.#left > largestResponse) throw largerThanReported(this.#left);
      this.#part = this.#left === 0 ? 'done' : 'counted';
    }
  }

  #expectUntilClosed(): void {
    this.#keepsConnection = false;
    this.#part = 'until closed';
  }
}

const notHttp = (how: string) => new Error(`The response of the endpoint ${how}.`);

const lineFeed = 10;
const carriageReturn = 13;

/** Behind the empty line. */
function endOfHead(bytes: Buffer, start: number): number | undefined {
  const at = bytes.indexOf('\r\n\r\n', start, 'latin1');
  if ((at < 0 ? bytes.length : at) - start > longestHead) throw notHttp('has headers that are too long');
  if (at >= 0) return at + 4;
  // Where lines end otherwise, it would never come.
  for (let line = start; ; ) {
    const end = endOfLine(bytes, line);
    if (end === undefined) return undefined;
    line = end;
  }
}

/** Behind the line feed. */
function endOfLine(bytes: Buffer, start: number): number | undefined {
  const at = bytes.indexOf(lineFeed, start);
  if ((at < 0 ? bytes.length : at) - start > longestHead) throw notHttp('has a line that is too long');
  if (at < 0) return undefined;
  if (at === start || bytes[at - 1] !== carriageReturn) throw notHttp('has a line that ends in a line feed alone');
  return at + 1;
}

const isLineBreak = (byte: number | undefined) => byte === lineFeed || byte === carriageReturn;

const statusLine = /^HTTP\/(?:0\.9|1\.[01]|2\.0) \d{3}(?: .*)?$/;

/** What the headers say of where the response ends, by their names in lower case. */
type Framing = Record<'connection' | 'content-length' | 'transfer-encoding', readonly string[]>;

function headOf(text: string): Head & { readonly version: string; readonly framing: Framing } {
  const lines = text.split('\r\n');
  const [first = ''] = lines;
  if (!statusLine.test(first)) throw notHttp("isn't HTTP");
  const headers = new Map<string, string[]>();
  const framing: Framing = { connection: nothing, 'content-length': nothing, 'transfer-encoding': nothing };
  for (let at = 1; at < lines.length; at++) {
    const [name, value] = fieldIn(lines[at] ?? '');
    const known = headers.get(name);
    if (known) known.push(value);
    else headers.set(name, [value]);
    const key = name.toLowerCase();
    if (key === 'connection' || key === 'content-length' || key === 'transfer-encoding')
      framing[key] = [...framing[key], value];
  }
  return { version: first.slice(5, 8), status: Number(first.slice(9, 12)), headers, framing };
}

function fieldIn(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon));
  const value = withoutSpace(line.slice(colon + 1));
  if (!token.test(name) || notInValues.test(value)) throw notHttp(`has an invalid header: ${line}`);
  return [name, value];
}

/** Spaces and tabs alone: in Latin-1, other characters that count as space are a value's own. */
function withoutSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const isSpace = (code: number) => code === 0x20 || code === 0x09;

const nothing: readonly string[] = Object.freeze([]);

const oneToken = /^[a-z-]+$/i;

/** The tokens of a list, in lower case. */
export function tokensIn(values: readonly string[]): readonly string[] {
  if (values.length === 0) return nothing;
  const [only = ''] = values;
  if (values.length === 1 && oneToken.test(only)) return [only.toLowerCase()];
  const tokens = values.flatMap((value) => value.split(',')).map((token) => withoutSpace(token).toLowerCase());
  return tokens.filter((token) => token !== '');
}
