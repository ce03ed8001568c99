import { request } from 'node:http';
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { largestResponse, ResponseReader } from '../../../src/embedded/invoke/integrations/http-response.js';
import fc from '../../fast-check.js';

interface Read {
  readonly status: number;
  readonly headers: readonly (readonly [string, readonly string[]])[];
  readonly body: string;
}

/** What the reader makes of pieces, after which the connection ends. */
function read(pieces: readonly Buffer[], method = 'GET'): Read & { readonly keepsConnection: boolean } {
  const reader = new ResponseReader(method);
  for (const piece of pieces) reader.read(piece);
  const { isDone, keepsConnection } = reader;
  reader.end();
  const { status, headers, body } = reader.response;
  return {
    status,
    headers: [...headers],
    body: Buffer.from(body).toString('latin1'),
    keepsConnection: isDone && keepsConnection,
  };
}

const readText = (text: string, method?: string) => read([Buffer.from(text, 'latin1')], method);

/** What `node:http` makes of the same. */
function readByNode(text: string, method = 'GET'): Promise<Read> {
  const connection = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
  return new Promise((resolve, reject) => {
    const sent = request({ createConnection: () => connection as never, method }, (message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('error', reject);
      message.on('end', () => {
        const headers = new Map<string, string[]>();
        const { rawHeaders } = message;
        for (let at = 0; at < rawHeaders.length; at += 2) {
          const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
          headers.set(name, [...(headers.get(name) ?? []), value]);
        }
        resolve({
          status: message.statusCode ?? 0,
          headers: [...headers],
          body: Buffer.concat(chunks).toString('latin1'),
        });
      });
    });
    sent.on('error', reject);
    sent.on('upgrade', () => reject(new Error('upgraded')));
    sent.end();
    setImmediate(() => {
      connection.push(Buffer.from(text, 'latin1'));
      connection.push(null);
    });
  });
}

/** A fault, by what it writes to the log. */
const saying = (text: RegExp) =>
  expect.objectContaining({ details: expect.objectContaining({ log: [expect.stringMatching(text)] }) });

const head = (fields: string) => `HTTP/1.1 200 OK\r\n${fields}\r\n`;

describe('a response', () => {
  const fieldNames = fc.stringMatching(/^[A-Za-z][\w!#$%&'*+.^`|~-]{0,12}$/).map((name) => `X-${name}`);
  const fieldValues = fc.stringMatching(/^(?:[!-~\x80-\xff](?:[\t -~\x80-\xff]{0,20}[!-~\x80-\xff])?)?$/);
  const responses = fc.record({
    status: fc.constantFrom(200, 201, 204, 302, 304, 404, 500, 599),
    fields: fc.array(fc.tuple(fieldNames, fieldValues), { maxLength: 6 }),
    chunks: fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 5 }),
    framing: fc.constantFrom('length', 'chunked', 'closed'),
    interim: fc.nat(2),
    cuts: fc.array(fc.nat(), { maxLength: 6 }),
  });

  it('is read the same in whatever pieces it comes, and as node:http reads it', async () => {
    await fc.assert(
      fc.asyncProperty(responses, async ({ status, fields, chunks, framing, interim, cuts }) => {
        const body = Buffer.concat(chunks).toString('latin1');
        const isBodiless = status === 204 || status === 304;
        const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
        const inChunks = chunks.map(
          (chunk) => `${chunk.length.toString(16)}\r\n${Buffer.from(chunk).toString('latin1')}\r\n`,
        );
        const [framed, sent] = {
          length: [`Content-Length: ${body.length}\r\n`, body] as const,
          chunked: ['Transfer-Encoding: chunked\r\n', `${inChunks.join('')}0\r\nX-Trailer: a\r\n\r\n`] as const,
          closed: ['', body] as const,
        }[framing];
        const text = `${'HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n'.repeat(interim)}HTTP/1.1 ${status} So it is\r\n${lines}${framed}\r\n${isBodiless ? '' : sent}`;
        const bytes = Buffer.from(text, 'latin1');
        const ends = [...cuts.map((cut) => cut % bytes.length), bytes.length].sort((one, other) => one - other);
        const pieces = ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));

        const { keepsConnection, ...whole } = read([bytes]);
        expect(read(pieces)).toEqual({ ...whole, keepsConnection });
        expect(whole).toEqual(await readByNode(text));
        expect(whole).toMatchObject({ status, body: isBodiless ? '' : body });
        expect(keepsConnection).toBe(isBodiless || framing !== 'closed');
      }),
    );
  });

  it.each([
    ['another text', 'hello\r\n\r\n'],
    ['another protocol', 'HTTP/3.0 200 OK\r\nContent-Length: 0\r\n\r\n'],
    ['no status', 'HTTP/1.1 OK\r\nContent-Length: 0\r\n\r\n'],
    ['a header without a name', head(': a\r\nContent-Length: 0\r\n')],
    ['a header without a colon', head('a\r\nContent-Length: 0\r\n')],
    ['a space before a colon', head('a : b\r\nContent-Length: 0\r\n')],
    ['a line break in a value', head('a: b\rc\r\nContent-Length: 0\r\n')],
    ['a zero byte in a value', head('a: b\0c\r\nContent-Length: 0\r\n')],
    ['a value that goes on in the next line', head('a: b\r\n  c\r\nContent-Length: 0\r\n')],
    ['lines that end in a line feed alone', 'HTTP/1.1 200 OK\na: b\nContent-Length: 0\n\n'],
    ['one line that ends in a line feed alone', head('a: b\nContent-Length: 0\r\n')],
    ['an empty length', head('Content-Length:\r\n')],
    ['a chunk line that ends in a line feed alone', `${head('Transfer-Encoding: chunked\r\n')}1\na\r\n0\r\n\r\n`],
    ['a space behind the length of a chunk', `${head('Transfer-Encoding: chunked\r\n')}1 \r\na\r\n0\r\n\r\n`],
    ['a trailer without a colon', `${head('Transfer-Encoding: chunked\r\n')}1\r\na\r\n0\r\nb c\r\n\r\n`],
    ['two lengths', `${head('Content-Length: 1\r\nContent-Length: 1\r\n')}a`],
    ['a list of lengths', `${head('Content-Length: 1, 1\r\n')}a`],
    ['a length below zero', head('Content-Length: -1\r\n')],
    ['a length in another base', `${head('Content-Length: 0x1\r\n')}a`],
    ['a length and chunks', `${head('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n')}0\r\n\r\n`],
    ['a chunk without a length', `${head('Transfer-Encoding: chunked\r\n')}\r\na\r\n0\r\n\r\n`],
    ['a chunk of a negative length', `${head('Transfer-Encoding: chunked\r\n')}-1\r\na\r\n0\r\n\r\n`],
    ['a chunk that is longer than it says', `${head('Transfer-Encoding: chunked\r\n')}1\r\nab\r\n0\r\n\r\n`],
    ['too little of what it says', `${head('Content-Length: 5\r\n')}abc`],
    ['no end of its chunks', `${head('Transfer-Encoding: chunked\r\n')}1\r\na\r\n`],
    ['no end of its head', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n'],
    ['nothing but an interim response', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['a switch to another protocol', 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: a\r\n\r\n'],
    ['headers without end', head(`a: ${'b'.repeat(20_000)}\r\nContent-Length: 0\r\n`)],
  ])('with %s is none, nor is it for node:http', async (_, text) => {
    expect(() => readText(text)).toThrow();
    await expect(readByNode(text)).rejects.toThrow();
  });

  const chunked = head('Transfer-Encoding: chunked\r\n');

  it.each([
    ['empty lines', '', '\r\n'],
    ['interim responses', '', 'HTTP/1.1 102 Processing\r\n\r\n'],
    ['trailers', `${chunked}0\r\n`, 'X-Trailer: a\r\n'],
    ['long extensions of chunks', chunked, `1;${'a'.repeat(10_000)}\r\na\r\n`],
    ['short extensions of chunks', chunked, `1;${'a'.repeat(100)}\r\na\r\n`],
  ])('that goes on and on with %s is none', (_, start, more) => {
    const endless = function* () {
      yield Buffer.from(start);
      for (let sent = 0; sent < 100_000; sent += more.length) yield Buffer.from(more);
    };
    expect(() => read([...endless()])).toThrow('says too much beside its headers and its body');
  });

  it('may come in as many chunks as it likes, with an extension each', () => {
    const chunk = '1;a=b\r\na\r\n';
    expect(readText(`${chunked}${chunk.repeat(50_000)}0\r\n\r\n`).body).toHaveLength(50_000);
    const large = `100;${'a'.repeat(250)}\r\n${'a'.repeat(256)}\r\n`;
    expect(readText(`${chunked}${large.repeat(1_000)}0\r\n\r\n`).body).toHaveLength(256_000);
  });

  it.each([
    ['no reason', 'HTTP/1.1 200\r\nContent-Length: 1\r\n\r\na'],
    ['an empty header', `${head('a:\r\nContent-Length: 1\r\n')}a`],
    ['spaces around a value', `${head('a: \t b \t\r\nContent-Length: 1\r\n')}a`],
    ['letters in another case', `${head('content-LENGTH: 1\r\n')}a`],
    ['extensions of chunks', `${head('transfer-encoding: Chunked\r\n')}1;a=b\r\na\r\n0;c\r\n\r\n`],
    ['capital digits', `${head('Transfer-Encoding: chunked\r\n')}A\r\n0123456789\r\n0\r\n\r\n`],
    ['a length with many zeros', `${head('Transfer-Encoding: chunked\r\n')}0000000001\r\na\r\n0\r\n\r\n`],
    ['two codings', `${head('Transfer-Encoding: gzip, chunked\r\n')}1\r\na\r\n0\r\n\r\n`],
    ['chunks within another coding', `${head('Transfer-Encoding: chunked, gzip\r\n')}1\r\na\r\n0\r\n\r\n`],
    ['a coding that only looks like chunks', `${head('Transfer-Encoding: chunked\xa0\r\n')}1\r\na\r\n0\r\n\r\n`],
    ['an empty line in front', `\r\n${head('Content-Length: 1\r\n')}a`],
    ['a status of its own', 'HTTP/1.1 999 Own\r\nContent-Length: 1\r\n\r\na'],
    ['a status that has a body here alone', 'HTTP/1.1 205 Reset\r\nContent-Length: 1\r\n\r\na'],
    ['an earlier version', 'HTTP/1.0 200 OK\r\n\r\nabc'],
    ['a coding that only the end of the connection ends', `${head('Transfer-Encoding: gzip\r\n')}abc`],
  ])('with %s is read as node:http reads it', async (_, text) => {
    const { keepsConnection: _kept, ...own } = readText(text);
    expect(own).toEqual(await readByNode(text));
  });

  it('with a transfer coding that has no name is refused, as Node.js does from version 22 on', () => {
    expect(() => readText(`${head('Transfer-Encoding:\r\nContent-Length: 1\r\n')}a`)).toThrow(/without a name/);
  });

  it('to HEAD has no body, whatever its headers say', () => {
    expect(readText(head('Content-Length: 5\r\n'), 'HEAD')).toMatchObject({ body: '', keepsConnection: true });
    expect(readText(head('Transfer-Encoding: chunked\r\n'), 'HEAD')).toMatchObject({ body: '', keepsConnection: true });
  });

  it.each([
    ['says so', head('Connection: close\r\nContent-Length: 0\r\n'), false],
    ['says so among others', head('Connection: a, Close\r\nContent-Length: 0\r\n'), false],
    ['is of an earlier version', 'HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n', false],
    ['is followed by what nobody has asked for', `${head('Content-Length: 0\r\n')}HTTP/1.1 200 OK\r\n`, false],
    [
      'is of an earlier version and says that it stays',
      'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n',
      true,
    ],
    ['says nothing', head('Content-Length: 0\r\n'), true],
  ])('that %s: whether the connection is used again', (_, text, expected) => {
    expect(readText(text).keepsConnection).toBe(expected);
  });

  it('that is larger than the service takes is refused when that is known: by what it says, or by what has come', () => {
    expect(() => readText(head(`Content-Length: ${largestResponse + 1}\r\n`))).toThrow(saying(/reported length/));
    expect(() => readText(head(`Content-Length: ${'9'.repeat(400)}\r\n`))).toThrow(saying(/reported length/));
    const megabyte = Buffer.alloc(1024 * 1024);
    for (const framing of ['', 'Transfer-Encoding: chunked\r\n']) {
      const reader = new ResponseReader('GET');
      reader.read(Buffer.from(head(framing)));
      if (framing !== '') reader.read(Buffer.from('fffffff\r\n'));
      for (let count = 0; count < 10; count++) reader.read(megabyte);
      expect(() => reader.read(Buffer.alloc(1))).toThrow(saying(/larger than allowed maximum/));
    }
  });

  it('of many small chunks is one body', () => {
    const bytes = Array.from({ length: 3500 }, (_, at) => String.fromCharCode(97 + (at % 26)));
    const chunks = bytes.map((byte) => `1\r\n${byte}\r\n`).join('');
    expect(readText(`${head('Transfer-Encoding: chunked\r\n')}${chunks}0\r\n\r\n`).body).toBe(bytes.join(''));
  });

  it.each([
    'HTTP/1.1 200 OK\r\n',
    head('Transfer-Encoding: chunked\r\n'),
    `${head('Transfer-Encoding: chunked\r\n')}0\r\n`,
  ])('that never comes to the end of a line is refused before it fills the memory: %j', (text) => {
    const reader = new ResponseReader('GET');
    reader.read(Buffer.from(text));
    expect(() => {
      for (let count = 0; count < 100; count++) reader.read(Buffer.alloc(1000, 'a'));
    }).toThrow(/too long/);
  });
});
