import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi, refusal } from '../account.js';

describe('request validators', () => {
  it('check nothing by default and need a name and an API', async () => {
    const { client, restApiId } = await emptyApi();
    const create = (members: Partial<sdk.CreateRequestValidatorRequest>) =>
      client.send(new sdk.CreateRequestValidatorCommand({ restApiId, ...members }));
    expect(await create({ name: 'lax' })).toMatchObject({
      name: 'lax',
      validateRequestBody: false,
      validateRequestParameters: false,
    });
    expect(await create({ name: 'strict', validateRequestBody: true })).toMatchObject({ validateRequestBody: true });
    const blank = 'BadRequestException: Request Validator name cannot be blank';
    expect(await refusal(create({}))).toBe(blank);
    expect(await refusal(create({ name: ' ' }))).toBe(blank);
    expect(await refusal(create({ name: 'a', restApiId: 'none' }))).toBe(
      'BadRequestException: Invalid REST API identifier specified',
    );
    const { items } = await client.send(new sdk.GetRequestValidatorsCommand({ restApiId }));
    expect(items?.map(({ name }) => name)).toEqual(['lax', 'strict']);
    expect(await refusal(client.send(new sdk.GetRequestValidatorsCommand({ restApiId: 'none' })))).toBe(
      'NotFoundException: Invalid API identifier specified 123456789012:none',
    );
  });

  it('are read, patched and deleted by id', async () => {
    const { client, restApiId } = await emptyApi();
    const { id: requestValidatorId } = await client.send(
      new sdk.CreateRequestValidatorCommand({ restApiId, name: 'lax' }),
    );
    const address = { restApiId, requestValidatorId };
    const patchOperations: sdk.PatchOperation[] = [
      { op: 'replace', path: '/name', value: 'strict' },
      { op: 'replace', path: '/validateRequestBody', value: 'true' },
      { op: 'replace', path: '/validateRequestParameters', value: 'maybe' },
    ];
    await client.send(new sdk.UpdateRequestValidatorCommand({ ...address, patchOperations }));
    expect(await client.send(new sdk.GetRequestValidatorCommand(address))).toMatchObject({
      name: 'strict',
      validateRequestBody: true,
      validateRequestParameters: false,
    });
    await client.send(new sdk.DeleteRequestValidatorCommand(address));
    const unknown = 'NotFoundException: Invalid Request Validator identifier specified';
    expect(await refusal(client.send(new sdk.GetRequestValidatorCommand(address)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.DeleteRequestValidatorCommand(address)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateRequestValidatorCommand(address)))).toBe(unknown);
  });

  const paths = 'Must be one of: [/name, /validateRequestParameters, /validateRequestBody]';
  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/name', '', 'BadRequestException: Request Validator name cannot be blank'],
    ['replace', '/name', undefined, 'BadRequestException: Request Validator name cannot be blank'],
    ['replace', '/id', 'a', `BadRequestException: Invalid patch path  '/id' specified for op 'replace'. ${paths}`],
    [
      'add',
      '/name',
      'a',
      "BadRequestException: Invalid patch path  '/name' specified for op 'add'. Please choose supported operations",
    ],
    [
      'remove',
      '/name',
      undefined,
      "BadRequestException: Invalid patch path  '/name' specified for op 'remove'. Please choose supported operations",
    ],
  ])('refuse the patch %s %s %j', async (op, path, value, expected) => {
    const { client, restApiId } = await emptyApi();
    const { id: requestValidatorId } = await client.send(
      new sdk.CreateRequestValidatorCommand({ restApiId, name: 'lax' }),
    );
    const patchOperations = [{ op, path, value }];
    const update = new sdk.UpdateRequestValidatorCommand({ restApiId, requestValidatorId, patchOperations });
    expect(await refusal(client.send(update))).toBe(expected);
  });

  it('stay while a method has them', async () => {
    const { client, restApiId, get, method } = await emptyApi();
    const { id: requestValidatorId = '' } = await client.send(
      new sdk.CreateRequestValidatorCommand({ restApiId, name: 'strict' }),
    );
    await method({ requestValidatorId });
    const remove = () => refusal(client.send(new sdk.DeleteRequestValidatorCommand({ restApiId, requestValidatorId })));
    expect(await remove()).toBe(
      `ConflictException: Cannot delete request validator '${requestValidatorId}', is referenced in method: GET//`,
    );
    await client.send(new sdk.DeleteMethodCommand(get));
    expect(await remove()).toBe('accepted');
  });
});
