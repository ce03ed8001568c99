import { APIGatewayClient, GetRequestValidatorsCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { assertSole } from '../../src/apply/made-twice.js';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { createSend } from '../../src/requests/send.js';
import { sendBy } from '../requests/scripted-send.js';

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
      hint: 'Plan the same definition again: it continues from what is live.',
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

  const denied = Object.assign(new Error('not authorized to perform: apigateway:GET'), {
    name: 'AccessDeniedException',
  });
  const sendThat = (script: Readonly<Record<string, () => unknown>>) =>
    sendBy(async (operation: string) => script[operation]?.());
  const deny = () => Promise.reject(denied);

  it('says that something was made when it may not look for others', async () => {
    const made = { operation: 'CreateRequestValidator', address: 'requestValidator strict' } as const;
    const input = { restApiId: 'a1b2c3', name: 'strict' };
    const answer = { id: 'v1', name: 'strict' };
    const settled = assertSole({ ...made, input, answer }, sendThat({ GetRequestValidators: deny }), undefined);
    await expect(settled).rejects.toMatchObject({
      name: 'UncheckedCreateError',
      code: 'apply.unchecked',
      address: 'requestValidator strict',
      message:
        "It was made, v1, but whether somebody else made one of its name couldn't be checked: AccessDeniedException: not authorized to perform: apigateway:GET",
      cause: denied,
    });
  });

  it('says that there are two when it may not take its own back', async () => {
    const answer = { id: 'younger', name: 'petstore', createdDate: new Date(2000) };
    const older = { id: 'older', name: 'petstore', createdDate: new Date(1000) };
    const send = sendThat({ GetRestApis: () => ({ items: [answer, older] }), DeleteRestApi: deny });
    const made = { operation: 'CreateRestApi', address: 'restApi', input: { name: 'petstore' }, answer } as const;
    await expect(assertSole(made, send, undefined)).rejects.toMatchObject({
      code: 'apply.not-taken-back',
      message:
        "Somebody else made it at the same time: older. What was made here, younger, couldn't be deleted again: AccessDeniedException: not authorized to perform: apigateway:GET",
      hint: 'Delete younger, then plan again.',
      cause: denied,
    });
  });
});
