import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../../src/embedded/index.js';

const gateway = new EmbeddedApiGateway();
let port: number;

beforeAll(async () => {
  port = Number(new URL((await gateway.listen()).url).port);
});
afterAll(() => gateway.close());

const makeApi = JSON.stringify({ name: 'made by a page' });

/** Sends a request as it stands, and gives the status and the message of the response. */
async function exchange(
  head: readonly string[],
  { body = '', at = port }: { readonly body?: string; readonly at?: number } = {},
): Promise<{ readonly status: number; readonly message: string | undefined }> {
  const socket = connect(at, '127.0.0.1');
  await once(socket, 'connect');
  const lines = [...head, 'Connection: close', `Content-Length: ${Buffer.byteLength(body)}`];
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  let text = '';
  for await (const chunk of socket) text += chunk;
  const [top = '', content = ''] = text.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(top)?.[1]),
    message: /^\{"message":/.test(content) ? JSON.parse(content).message : undefined,
  };
}

const create = (...headers: readonly string[]) =>
  exchange(['POST /restapis HTTP/1.1', ...headers.map((line) => line.replaceAll('PORT', String(port)))], {
    body: makeApi,
  });

describe('programs on this machine', () => {
  it.each([
    [['Host: 127.0.0.1:PORT']],
    [['Host: localhost:PORT']],
    [['Host: LOCALHOST:PORT']],
    [['Host: [::1]:PORT']],
    [['Host: localhost']],
    [['Host: localhost:PORT', 'Content-Type: text/plain']],
    [['Host: 127.0.0.1:PORT', 'Sec-Fetch-Site: none']],
  ])('are served: %s', async (headers) => {
    expect((await create(...headers)).status).toBe(201);
  });

  it('are served when the request target is absolute and names this machine', async () => {
    const answer = await exchange([`GET http://localhost:${port}/restapis HTTP/1.1`, `Host: localhost:${port}`]);
    expect(answer.status).toBe(200);
  });
});

describe('a request for another host is refused, and nothing happens', () => {
  it.each([
    ['Host: evil.example'],
    ['Host: evil.example:PORT'],
    ['Host: localhost.evil.example'],
    ['Host: evil-localhost'],
    ['Host: foo.localhost:PORT'],
    ['Host: localhost.'],
    ['Host: 127.0.0.1.nip.io'],
    ['Host: 127.0.0.2:PORT'],
    ['Host: 0.0.0.0:PORT'],
    ['Host: [::ffff:127.0.0.1]:PORT'],
    ['Host: evil@localhost'],
    ['Host: localhost:PORT@evil.example'],
    ['Host: localhost, evil.example'],
    ['Host: '],
    ['Host: a1b2c3.execute-api.localhost.evil.example'],
    ['Host: a.b.execute-api.localhost'],
  ])('%s', async (host) => {
    const before = gateway.state();
    const { status, message } = await create(host);
    expect(status).toBe(403);
    expect(message).toContain('Nothing is served for the host');
    expect(gateway.state()).toEqual(before);
  });

  it('two Host headers that differ', async () => {
    expect((await create(`Host: localhost:${port}`, 'Host: evil.example')).status).toBe(403);
  });

  it('an absolute request target that differs from the Host header', async () => {
    for (const [target, host] of [
      ['http://evil.example', 'localhost'],
      ['http://localhost', 'evil.example'],
    ]) {
      const answer = await exchange([`POST ${target}/restapis HTTP/1.1`, `Host: ${host}`], { body: makeApi });
      expect(answer.status).toBe(403);
    }
  });

  it('HTTP/1.0 without a host', async () => {
    expect((await exchange(['GET /restapis HTTP/1.0'])).status).toBe(403);
  });
});

describe('every page is refused by the control plane, and nothing happens', () => {
  it.each([
    [['Origin: http://localhost:PORT']],
    [['Origin: http://localhost:PORT', 'Sec-Fetch-Site: same-origin']],
    [['Origin: http://localhost:PORT', 'Sec-Fetch-Site: none']],
    [['Origin: written-by-a-program']],
    [['Sec-Fetch-Site: same-origin']],
    [['Sec-Fetch-Site: none', 'Sec-Fetch-Site: same-origin']],
    [['Origin: https://evil.example']],
    [['Origin: https://evil.example', 'Sec-Fetch-Site: same-origin']],
    [['Origin: null']],
    [['Origin: ']],
    [['Origin: file://']],
    [['Origin: http://localhost:1']],
    [['Origin: http://localhost']],
    [['Origin: https://localhost:PORT']],
    [['Origin: http://127.0.0.1:PORT']],
    [['Origin: http://localhost:PORT.evil.example']],
    [['Origin: http://a1b2c3.execute-api.localhost:PORT']],
    [['Origin: http://localhost:PORT', 'Origin: https://evil.example']],
    [['Sec-Fetch-Site: cross-site']],
    [['Sec-Fetch-Site: Cross-Site']],
    [['Sec-Fetch-Site: same-site']],
    [['Sec-Fetch-Site: ']],
    [['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site']],
    [['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate']],
  ])('%s', async (headers) => {
    const before = gateway.state();
    expect((await create('Host: localhost:PORT', 'Content-Type: text/plain', ...headers)).status).toBe(403);
    expect(gateway.state()).toEqual(before);
  });

  it('its preflight, too', async () => {
    const answer = await exchange([
      'OPTIONS /restapis HTTP/1.1',
      `Host: localhost:${port}`,
      'Origin: https://evil.example',
      'Access-Control-Request-Method: POST',
    ]);
    expect(answer.status).toBe(403);
  });
});

describe('deployed APIs', () => {
  const pathForm = ['GET /restapis/a1b2c3/prod/_user_request_/pets HTTP/1.1', 'Host: localhost'];
  const hostForm = ['GET /prod/pets HTTP/1.1', 'Host: a1b2c3.execute-api.localhost'];
  const page = 'https://app.example.com';

  it('are no more open to pages than the control plane is', async () => {
    for (const form of [pathForm, hostForm]) {
      expect((await exchange([...form, `Origin: ${page}`])).message).toContain('listen({ origins })');
      expect((await exchange([...form, 'Sec-Fetch-Site: cross-site'])).status).toBe(403);
      expect((await exchange(form)).status).not.toBe(403);
    }
  });

  it('are open to pages of their own origin, which the control plane is not', async () => {
    const own = [`Origin: http://localhost:${port}`, 'Sec-Fetch-Site: same-origin'];
    const onPort = [pathForm[0] ?? '', `Host: localhost:${port}`];
    expect((await exchange([...onPort, ...own])).status).not.toBe(403);
    const control = ['GET /restapis HTTP/1.1', `Host: localhost:${port}`];
    expect((await exchange([...control, ...own])).message).toContain('no web page');
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await exchange([`${method} /restapis/a1b2c3 HTTP/1.1`, `Host: localhost:${port}`, ...own]);
      expect(answer.status).toBe(403);
    }
  });

  it('are served under the names that the service has for them', async () => {
    for (const host of [
      'a1b2c3.execute-api.eu-west-1.amazonaws.com',
      'vpce-1a-2b.execute-api.eu-west-1.vpce.amazonaws.com',
    ])
      expect((await exchange(['GET /prod/pets HTTP/1.1', `Host: ${host}`])).message).not.toContain('Nothing is served');
    const answer = await exchange([
      'GET /prod/pets HTTP/1.1',
      'Host: a1b2c3.execute-api.eu-west-1.amazonaws.com.evil.example',
    ]);
    expect(answer.message).toContain('Nothing is served');
  });

  it.each([
    [['GET /_aws/execute-api HTTP/1.1', 'Host: localhost']],
    [['GET /_aws/execute-api?a=b HTTP/1.1', 'Host: localhost']],
    [['GET /_aws/execute-api/a1b2c3 HTTP/1.1', 'Host: localhost']],
    [['GET /prod/pets HTTP/1.1', 'Host: a-b.execute-api.localhost']],
  ])('that no stage is named of are forbidden, with a response: %s', async (head) => {
    expect(await exchange(head)).toEqual({ status: 403, message: 'Forbidden' });
  });

  it('are open to programs that write an Origin of their own making', async () => {
    expect((await exchange([...pathForm, 'Origin: app.example.com'])).status).not.toBe(403);
    expect((await exchange([...pathForm, 'Origin: null'])).status).toBe(403);
  });

  it('are open to the pages that `origins` names, and the control plane is not', async () => {
    const open = new EmbeddedApiGateway();
    const at = Number(new URL((await open.listen({ origins: [page] })).url).port);
    try {
      for (const form of [pathForm, hostForm]) {
        const from = (...headers: readonly string[]) => exchange([...form, ...headers], { at });
        expect((await from(`Origin: ${page}`, 'Sec-Fetch-Site: cross-site')).status).not.toBe(403);
        expect((await from('Origin: https://evil.example', 'Sec-Fetch-Site: cross-site')).status).toBe(403);
        expect((await from(`Origin: ${page}`, 'Origin: https://evil.example')).status).toBe(403);
        expect((await from('Sec-Fetch-Site: cross-site')).status).toBe(403);
      }
      const control = ['POST /restapis HTTP/1.1', 'Host: localhost', `Origin: ${page}`];
      expect((await exchange(control, { body: makeApi, at })).status).toBe(403);
    } finally {
      await open.close();
    }
  });

  it("are open to all pages with `origins: '*'`, and the control plane is not", async () => {
    const open = new EmbeddedApiGateway();
    const at = Number(new URL((await open.listen({ origins: '*' })).url).port);
    try {
      for (const headers of [['Origin: https://any.example'], ['Origin: null'], ['Sec-Fetch-Site: cross-site']]) {
        for (const form of [pathForm, hostForm]) {
          expect((await exchange([...form, ...headers], { at })).status).not.toBe(403);
        }
        const control = ['GET /restapis HTTP/1.1', 'Host: localhost', ...headers];
        expect((await exchange(control, { at })).status).toBe(403);
      }
      expect((await exchange(['GET /prod HTTP/1.1', 'Host: evil.example'], { at })).status).toBe(403);
    } finally {
      await open.close();
    }
  });
});

describe('origins that can not be listened for', () => {
  it.each([
    [['https://app.example.com/'], "Write 'https://app.example.com'."],
    [['HTTPS://app.example.com'], "Write 'https://app.example.com'."],
    [['https://app.example.com/path'], "Write 'https://app.example.com'."],
    [['app.example.com'], 'An origin is'],
    [['*'], "'*' in place of the list"],
    [['null'], 'An origin is'],
    [[7], 'An origin is'],
    ['https://app.example.com', 'Write origins: ['],
  ])('%j', async (origins, hint) => {
    const embedded = new EmbeddedApiGateway();
    await expect(embedded.listen({ origins: origins as never })).rejects.toMatchObject({
      code: 'embedded.origin',
      hint: expect.stringContaining(hint),
    });
  });
});

it('identifiers can not be guessed from others, unless asked for', async () => {
  const create = async (ids?: 'random' | 'sequential') => {
    const embedded = new EmbeddedApiGateway(ids ? { ids } : {});
    const request = { method: 'POST', path: '/restapis', query: new URLSearchParams(), headers: {} };
    const { body } = await embedded.answer({ ...request, body: new TextEncoder().encode('{"name":"a"}') });
    return JSON.parse(new TextDecoder().decode(body)).id as string;
  };
  const made = await Promise.all(Array.from({ length: 50 }, () => create()));
  expect(new Set(made).size).toBe(50);
  for (const id of made) expect(id).toMatch(/^[a-z0-9]{10}$/);
  expect(await create('sequential')).toBe(await create('sequential'));
});
