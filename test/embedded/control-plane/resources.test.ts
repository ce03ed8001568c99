import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi, refusal, replace } from '../account.js';

describe('resources', () => {
  it.each([
    ['pets.v1-2_x:y$z', 'accepted'],
    ['{petId}', 'accepted'],
    ['{proxy+}', 'accepted'],
    ['a{b}', /^BadRequestException: Resource's path part only allow/],
    ['a b', /^BadRequestException: Resource's path part only allow/],
    ['', /^BadRequestException: Resource's path part only allow/],
    ['{proxy+}x', /^BadRequestException: Resource's path part only allow/],
    ['{+}', /^BadRequestException: Resource's path part only allow/],
    ['{a/b}', /^BadRequestException: Resource's path part only allow/],
    ['pets/', /^BadRequestException: Resource's path part only allow/],
  ])('%j: %s', async (pathPart, expected) => {
    const { child } = await emptyApi();
    expect(await refusal(child(pathPart))).toMatch(expected);
  });

  it('have one name and one variable among siblings, and nothing below a greedy one', async () => {
    const { child } = await emptyApi();
    await child('pets');
    const { id } = await child('{proxy+}');
    expect(await refusal(child('pets'))).toBe(
      'ConflictException: Another resource with the same parent already has this name: pets',
    );
    expect(await refusal(child('{other}'))).toBe(
      'BadRequestException: A sibling ({proxy+}) of this resource already has a variable path part -- only one is allowed',
    );
    expect(await refusal(child('below', id))).toBe(
      'BadRequestException: Cannot create a child of a resource with a greedy path variable: {proxy+}',
    );
  });

  it('move with everything below, but never below themselves', async () => {
    const { client, restApiId, rootResourceId, child } = await emptyApi();
    const pets = await child('pets');
    const one = await child('{petId}', pets.id);
    const update = (resourceId: string | undefined, ...patchOperations: sdk.PatchOperation[]) =>
      client.send(new sdk.UpdateResourceCommand({ restApiId, resourceId, patchOperations }));
    await update(pets.id, { op: 'replace', path: '/pathPart', value: 'animals' });
    const moved = await client.send(new sdk.GetResourceCommand({ restApiId, resourceId: one.id }));
    expect(moved.path).toBe('/animals/{petId}');
    expect(await refusal(update(pets.id, { op: 'replace', path: '/parentId', value: one.id }))).toBe(
      'BadRequestException: Resources cannot be cyclical.',
    );
    expect(await refusal(update(rootResourceId, { op: 'replace', path: '/pathPart', value: 'x' }))).toBe(
      'BadRequestException: Root resource cannot update its pathPart.',
    );
    expect(await refusal(update(pets.id, { op: 'add', path: '/pathPart', value: 'x' }))).toBe(
      "BadRequestException: Invalid patch path  '/pathPart' specified for op 'add'. Please choose supported operations",
    );
  });

  it('go with everything below them', async () => {
    const { client, restApiId, child } = await emptyApi();
    const pets = await child('pets');
    const one = await child('{petId}', pets.id);
    await client.send(new sdk.DeleteResourceCommand({ restApiId, resourceId: pets.id }));
    expect(await refusal(client.send(new sdk.GetResourceCommand({ restApiId, resourceId: one.id })))).toBe(
      'NotFoundException: Invalid Resource identifier specified',
    );
  });

  it('are shown with the verbs of their methods, or with the methods whole', async () => {
    const { client, restApiId, rootResourceId, child, method, integration } = await emptyApi();
    const { id } = await child('pets');
    await method({ httpMethod: 'POST', resourceId: id });
    await integration({ httpMethod: 'POST', resourceId: id });
    const get = async (embed?: string[]) => {
      const { $metadata: _, ...answer } = await client.send(
        new sdk.GetResourceCommand({ restApiId, resourceId: id, embed }),
      );
      return answer;
    };
    const known = { id, parentId: rootResourceId, pathPart: 'pets', path: '/pets' };
    expect(await get()).toEqual({ ...known, resourceMethods: { POST: {} } });
    expect(await get(['other'])).toEqual({ ...known, resourceMethods: { POST: {} } });
    const whole = { POST: { httpMethod: 'POST', authorizationType: 'NONE', methodIntegration: { type: 'MOCK' } } };
    expect(await get(['methods'])).toMatchObject({ ...known, resourceMethods: whole });
    const { items } = await client.send(new sdk.GetResourcesCommand({ restApiId, embed: ['methods'] }));
    expect(items?.find((one) => one.id === id)?.resourceMethods).toMatchObject(whole);
  });

  it('are made below a parent that there is', async () => {
    const { client, restApiId, child } = await emptyApi();
    const unknown = 'NotFoundException: Invalid Resource identifier specified';
    expect(await refusal(child('pets', 'none'))).toBe(unknown);
    expect(await refusal(client.send(new sdk.GetResourceCommand({ restApiId, resourceId: 'none' })))).toBe(unknown);
    expect(await refusal(client.send(new sdk.DeleteResourceCommand({ restApiId, resourceId: 'none' })))).toBe(unknown);
    const nowhere = { restApiId: 'none', resourceId: 'none' };
    expect(await refusal(client.send(new sdk.GetResourceCommand(nowhere)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateResourceCommand(nowhere)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.DeleteResourceCommand(nowhere)))).toBe(unknown);
    const other = client.send(new sdk.CreateResourceCommand({ restApiId: 'none', parentId: 'a', pathPart: 'b' }));
    expect(await refusal(other)).toBe('NotFoundException: Invalid API identifier specified 123456789012:none');
  });

  it('leave the root where it is', async () => {
    const { client, restApiId, rootResourceId, child } = await emptyApi();
    const { id } = await child('pets');
    expect(await refusal(client.send(new sdk.DeleteResourceCommand({ restApiId, resourceId: rootResourceId })))).toBe(
      'BadRequestException: Root resource cannot be deleted.',
    );
    const move = new sdk.UpdateResourceCommand({
      restApiId,
      resourceId: rootResourceId,
      ...replace('/parentId', id ?? ''),
    });
    expect(await refusal(client.send(move))).toBe('BadRequestException: Root resource cannot update its parentId.');
  });

  it('move to where they could be made, and stay where they are when they could not', async () => {
    const { client, gateway, restApiId, child } = await emptyApi();
    const pets = await child('pets');
    const cats = await child('cats');
    const greedy = await child('{proxy+}', cats.id);
    const one = await child('{petId}', pets.id);
    const before = gateway.state();
    const update = (resourceId: string | undefined, path: string, value: string) =>
      refusal(client.send(new sdk.UpdateResourceCommand({ restApiId, resourceId, ...replace(path, value) })));
    expect(await update(pets.id, '/pathPart', 'cats')).toBe(
      'ConflictException: Another resource with the same parent already has this name: cats',
    );
    expect(await update(pets.id, '/pathPart', 'a{b}')).toMatch(/^BadRequestException: Resource's path part only allow/);
    expect(await update(one.id, '/parentId', cats.id ?? '')).toBe(
      'BadRequestException: A sibling ({proxy+}) of this resource already has a variable path part -- only one is allowed',
    );
    expect(await update(pets.id, '/parentId', greedy.id ?? '')).toBe(
      'BadRequestException: Cannot create a child of a resource with a greedy path variable: {proxy+}',
    );
    expect(await update(pets.id, '/parentId', 'none')).toBe('NotFoundException: Invalid Resource identifier specified');
    expect(await update(pets.id, '/parentId', pets.id ?? '')).toBe(
      'BadRequestException: Resources cannot be cyclical.',
    );
    expect(await update(pets.id, '/path', 'a')).toBe(
      "BadRequestException: Invalid patch path  '/path' specified for op 'replace'. Must be one of: [/parentId, /pathPart]",
    );
    expect(gateway.state()).toEqual(before);
    expect(await update(pets.id, '/parentId', cats.id ?? '')).toBe('accepted');
    const { path } = await client.send(new sdk.GetResourceCommand({ restApiId, resourceId: one.id }));
    expect(path).toBe('/cats/pets/{petId}');
  });

  it('may keep their own name and variable when they are patched', async () => {
    const { client, restApiId, child } = await emptyApi();
    const { id: resourceId } = await child('{petId}');
    const answer = await client.send(
      new sdk.UpdateResourceCommand({ restApiId, resourceId, ...replace('/pathPart', '{id}') }),
    );
    expect(answer).toMatchObject({ path: '/{id}', pathPart: '{id}' });
  });
});
