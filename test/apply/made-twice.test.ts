import { APIGatewayClient, GetRequestValidatorsCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { assertSole } from '../../src/apply/made-twice.js';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { createSend } from '../../src/requests/send.js';

async function account() {
  const clock = new ManualClock();
  const client = new APIGatewayClient(new EmbeddedApiGateway({ clock }).clientConfig);
  const send = createSend(client, { clock });
  const settle = (operation: 'CreateRestApi' | 'CreateRequestValidator', input: object, answer: object) =>
    assertSole({ operation, address: 'it', input, answer }, send, undefined);
  const apis = async () => (await client.send(new GetRestApisCommand({}))).items?.map(({ id }) => id) ?? [];
  return { clock, client, send, settle, apis };
}

describe('assertSole', () => {
  it('keeps a REST API that is the only one of its name', async () => {
    const { send, settle, apis } = await account();
    await send('CreateRestApi', { name: 'another' });
    const api = await send('CreateRestApi', { name: 'petstore' });
    await settle('CreateRestApi', { name: 'petstore' }, api);
    expect(await apis()).toContain(api.id);
  });

  it('keeps the older of two REST APIs, whoever asks', async () => {
    const { clock, send, settle, apis } = await account();
    const older = await send('CreateRestApi', { name: 'petstore' });
    await clock.advance(1_000);
    const younger = await send('CreateRestApi', { name: 'petstore' });
    await settle('CreateRestApi', { name: 'petstore' }, older);
    await expect(settle('CreateRestApi', { name: 'petstore' }, younger)).rejects.toMatchObject({
      name: 'MadeTwiceError',
      code: 'apply.made-twice',
      address: 'it',
      message: `Somebody else made it at the same time: ${older.id}. What was made here, ${younger.id}, was deleted again.`,
      hint: 'Plan the same definition again: it continues from what is there.',
    });
    expect(await apis()).toEqual([older.id]);
  });

  it('keeps none of two REST APIs of one second', async () => {
    const { send, settle, apis } = await account();
    const made = [await send('CreateRestApi', { name: 'twin' }), await send('CreateRestApi', { name: 'twin' })];
    const outcomes = await Promise.allSettled(made.map((api) => settle('CreateRestApi', { name: 'twin' }, api)));
    expect(outcomes[0]).toMatchObject({ status: 'rejected', reason: { code: 'apply.made-twice' } });
    expect(await apis()).not.toContain(made[0]?.id);
  });

  it('takes a request validator back when there is another of its name', async () => {
    const { client, send, settle } = await account();
    const { id: restApiId } = await send('CreateRestApi', { name: 'petstore' });
    const input = { restApiId, name: 'strict', validateRequestBody: true };
    const theirs = await send('CreateRequestValidator', input);
    await settle('CreateRequestValidator', input, theirs);
    await send('CreateRequestValidator', { ...input, name: 'lenient' });
    const ours = await send('CreateRequestValidator', input);
    await expect(settle('CreateRequestValidator', input, ours)).rejects.toMatchObject({ code: 'apply.made-twice' });
    const { items = [] } = await client.send(new GetRequestValidatorsCommand({ restApiId }));
    expect(items.map(({ name }) => name).sort()).toEqual(['lenient', 'strict']);
    expect(items.map(({ id }) => id)).toContain(theirs.id);
  });
});
