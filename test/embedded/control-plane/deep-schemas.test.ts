import { CreateModelCommand, UpdateModelCommand } from '@aws-sdk/client-api-gateway';
import { expect, it } from 'vitest';
import { emptyApi, refusal } from '../account.js';

it('a schema that is deeper than any is refused, created or patched', async () => {
  const { client, restApiId } = await emptyApi();
  const nested = (levels: number) => `${'{"not":'.repeat(levels)}{}${'}'.repeat(levels)}`;
  const create = (name: string, schema: string) =>
    client.send(new CreateModelCommand({ restApiId, name, contentType: 'application/json', schema }));
  expect(await refusal(create('Deep', nested(199)))).toBe('accepted');
  for (const levels of [201, 20_000])
    expect(await refusal(create('Deeper', nested(levels)))).toContain('Invalid model schema specified');
  const patchOperations = [{ op: 'replace', path: '/schema', value: nested(20_000) }] as const;
  const update = new UpdateModelCommand({ restApiId, modelName: 'Deep', patchOperations: [...patchOperations] });
  expect(await refusal(client.send(update))).toContain('Invalid model schema specified');
});
