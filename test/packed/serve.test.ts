import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Piped, Workplace } from './command.js';

let place: Workplace;

beforeEach(() => {
  place = new Workplace('http://127.0.0.1:1');
});

afterEach(() => place.remove());

const edit = (file: string, from: string, to: string) => {
  const path = join(place.folder, file);
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
};
const reloads = ({ stderr }: Piped) => stderr.split('Reloaded.').length - 1;

/** Where the stage of a gateway that serves is. */
async function stageOf(serving: Piped): Promise<string> {
  await serving.until(() => /GET +http\S+\/\w+\n/.test(serving.stdout));
  return String(/GET +(http\S+)\/\w+\n/.exec(serving.stdout)?.[1]);
}

it('--watch answers from what was saved, of functions too, and keeps what was served when that is wrong', async () => {
  const serving = place.piped(['serve', 'hello.ts', '--functions', 'functions.ts', '--watch', '--port', '0']);
  const stage = await stageOf(serving);
  const text = async (path: string) => (await fetch(`${stage}${path}`)).text();
  expect(await text('/hello')).toBe('hello from a function');

  edit('functions.ts', 'hello from a function', 'hello again');
  await serving.until(() => reloads(serving) === 1);
  expect(await text('/hello')).toBe('hello again');

  edit('hello.ts', "'/hello'", "'/hi'");
  await serving.until(() => reloads(serving) === 2);
  expect(await text('/hi')).toBe('hello again');
  expect(serving.stdout).toContain(`${stage}/hi\n`);

  edit('hello.ts', 'export default', 'export default (');
  await serving.until(() => serving.stderr.includes('What was served before goes on.'));
  expect(await text('/hi')).toBe('hello again');

  // A module that hangs is given up when it is saved again.
  edit('hello.ts', 'export default (', 'await new Promise(() => undefined);\nexport default');
  await new Promise((resolve) => setTimeout(resolve, 500));
  edit('hello.ts', 'await new Promise(() => undefined);\n', '');
  await serving.until(() => reloads(serving) === 3);
  expect(await text('/hi')).toBe('hello again');

  serving.child.kill('SIGINT');
  expect(await serving.ended).toBe(0);
});

it('--watch lets requests that are under way end as they began', async () => {
  const held: (() => void)[] = [];
  const gate = createServer((_, response) => void held.push(() => response.end()));
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
  const { port } = gate.address() as AddressInfo;
  const slow = `export const hello = async () => {
  await fetch('http://127.0.0.1:${port}');
  return { statusCode: 200, body: 'old' };
};
`;
  writeFileSync(join(place.folder, 'functions.ts'), slow);
  const serving = place.piped(['serve', 'hello.ts', '--functions', 'functions.ts', '--watch', '--port', '0']);
  const stage = await stageOf(serving);
  const old = fetch(`${stage}/hello`);
  await serving.until(() => held.length === 1);

  writeFileSync(
    join(place.folder, 'functions.ts'),
    "export const hello = async () => ({ statusCode: 200, body: 'new' });\n",
  );
  edit('hello.ts', "'/hello'", "'/hi'");
  await serving.until(() => serving.stdout.includes(`${stage}/hi\n`));
  expect(await (await fetch(`${stage}/hi`)).text()).toBe('new');
  expect((await fetch(`${stage}/hello`)).status).toBe(403);

  held[0]?.();
  expect(await (await old).text()).toBe('old');
  expect(serving.stdout).toMatch(/\d\d:\d\d:\d\d GET \S+\/hello 200 \d+ ms\n/);
  serving.child.kill('SIGTERM');
  expect(await serving.ended).toBe(0);
  gate.close();
});
