import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { call } from '../cli/command-line.js';
import { type OtherClient, openAwsCli, openBoto3 } from './other-clients.js';
import { createPetstore, type Made, patchPetstore } from './petstore.js';

const clients = [
  ['the AWS CLI', openAwsCli],
  ['boto3', openBoto3],
] as const;

describe.each(clients)('an API that %s makes on the embedded gateway', (_name, open) => {
  const embedded = new EmbeddedApiGateway();
  // In the project, so that what is pulled finds the package.
  const folder = mkdtempSync(fileURLToPath(new URL('.pulled-', import.meta.url)));
  let client: OtherClient;
  let made: Made;
  let endpoint: string;

  beforeAll(async () => {
    ({ url: endpoint } = await embedded.listen());
    client = await open(endpoint);
    made = await createPetstore(client);
  });
  afterAll(async () => {
    await client?.close();
    await embedded.close();
    rmSync(folder, { recursive: true });
  });

  const at = (...argv: readonly string[]) => call({ argv: [...argv, '--endpoint-url', endpoint], cwd: folder });

  it.each([
    ['as it was made', async () => undefined, []],
    ['as it was patched', () => patchPetstore(client, made), []],
    ['in several files', async () => undefined, ['--split']],
    ['with what the service fills in', async () => undefined, ['--explicit']],
  ])('is pulled %s, and the source plans to no changes', async (name, change, options) => {
    await change();
    const out = name.replaceAll(' ', '-');
    mkdirSync(join(folder, out));
    expect(await at('pull', '--rest-api-id', made.restApiId, '--out', out, ...options)).toMatchObject({ code: 0 });
    const file = join(out, 'api.ts');
    expect(await at('diff', file, '--prune', '--rest-api-id', made.restApiId)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('no changes'),
    });
    expect(await at('pull', file, '--edits', '--rest-api-id', made.restApiId)).toMatchObject({
      code: 0,
      stdout: 'Nothing differs.\n',
    });
  });

  it('is adopted: a stage that is declared on the source is all that the plan makes', async () => {
    mkdirSync(join(folder, 'adopted'));
    expect(await at('pull', '--rest-api-id', made.restApiId, '--out', 'adopted')).toMatchObject({ code: 0 });
    const source = `import petstore from './adopted/api.js';
export default [petstore, petstore.stage('live', { variables: { backend: 'blue' } })];
`;
    writeFileSync(join(folder, 'adopting.ts'), source);
    const planned = await at('plan', 'adopting.ts', '--rest-api-id', made.restApiId, '--json');
    expect(planned).toMatchObject({ code: 0 });
    const { changes } = JSON.parse(planned.stdout) as { changes: { action: string; address: string }[] };
    expect(changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      'create stage live',
      'create deployment',
    ]);

    const applied = await at('apply', 'adopting.ts', '--rest-api-id', made.restApiId, '--yes');
    expect(applied).toMatchObject({ code: 0 });
    expect(await at('diff', 'adopting.ts', '--rest-api-id', made.restApiId)).toMatchObject({ code: 0 });
  });
});
