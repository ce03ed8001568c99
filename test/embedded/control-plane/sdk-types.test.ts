import { GetSdkTypeCommand, GetSdkTypesCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, refusal } from '../account.js';

describe('SDK types', () => {
  it('are those that the service generates, each with what it asks for', async () => {
    const { client } = account();
    const { items = [] } = await client.send(new GetSdkTypesCommand({}));
    expect(items.map(({ id }) => id)).toEqual(['java', 'javascript', 'android', 'objectivec', 'swift', 'ruby']);
    for (const { id } of items) {
      expect(await client.send(new GetSdkTypeCommand({ id }))).toMatchObject({ id, friendlyName: expect.any(String) });
    }
    const { configurationProperties } = await client.send(new GetSdkTypeCommand({ id: 'swift' }));
    expect(configurationProperties).toMatchObject([{ name: 'classPrefix', required: true }]);
    expect(await refusal(client.send(new GetSdkTypeCommand({ id: 'cobol' })))).toMatch(/^NotFoundException/);
  });
});
