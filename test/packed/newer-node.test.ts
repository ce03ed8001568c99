import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { Workplace } from './command.js';

/** Where the npm package `node` has the newest Node.js of a major version. */
const nodeOf = (major: number) =>
  execFileSync('npx', ['-y', `node@${major}`, '-p', 'process.execPath'], { encoding: 'utf8' }).trim();

describe.each([22, 24])('Node.js %i, which loads TypeScript itself', (major) => {
  let embedded: EmbeddedApiGateway;
  let place: Workplace;

  beforeEach(async () => {
    embedded = new EmbeddedApiGateway();
    const { url } = await embedded.listen();
    place = new Workplace(url, nodeOf(major));
  });

  afterEach(async () => {
    place.remove();
    await embedded.close();
  });

  it('plans a definition, and one with enums by jiti', async () => {
    const planning = place.piped(['plan', 'logs.ts']);
    expect(await planning.ended, planning.stderr).toBe(0);
    expect(planning.stdout).toContain('11 to create');
    const withEnum = place.piped(['plan', 'enums.ts']);
    expect(await withEnum.ended, withEnum.stderr).toBe(0);
  });

  it('serve --watch loads again what was saved: the definition, and what it imports', async () => {
    const serving = place.piped(['serve', 'imports.ts', '--watch', '--port', '0']);
    await serving.until(() => /GET +http\S+\/hello\n/.test(serving.stdout));
    const stage = String(/GET +(http\S+)\/hello\n/.exec(serving.stdout)?.[1]);
    const path = join(place.folder, 'imported.ts');
    writeFileSync(path, readFileSync(path, 'utf8').replace('/hello', '/hi'));
    await serving.until(() => serving.stdout.includes(`${stage}/hi\n`));
    const common = join(place.folder, 'imported.cjs');
    writeFileSync(common, readFileSync(common, 'utf8').replace('204', '202'));
    await serving.until(() => serving.stderr.split('Reloaded.').length === 3);
    expect((await fetch(`${stage}/hi`)).status).toBe(202);
    serving.child.kill('SIGINT');
    expect(await serving.ended).toBe(0);
  });
});
