import { CreateDeploymentCommand, UpdateModelCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { deployed, mock } from './api.js';

const answering = (text: string) => ({ '/pets': { get: { integration: mock(text) } } });
const textOf = async (response: Promise<Response>) => (await response).text();

describe('what runs is what was deployed', () => {
  it('whatever the API has become, until it is deployed again', async () => {
    const { call, overwrite, client, restApiId } = await deployed({ paths: answering('one') });
    await overwrite(answering('two'));
    expect(await textOf(call('/pets'))).toBe('one');
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test' }));
    expect(await textOf(call('/pets'))).toBe('two');
  });

  it('with the stage variables as they are now', async () => {
    const { call, client, restApiId } = await deployed({ paths: answering('$stageVariables.color') });
    const patchOperations = [{ op: 'replace' as const, path: '/variables/color', value: 'blue' }];
    await client.send(new UpdateStageCommand({ restApiId, stageName: 'test', patchOperations }));
    expect(await textOf(call('/pets'))).toBe('blue');
  });

  it('with its models, those that a model refers to included', async () => {
    const requiring = (name: string) => JSON.stringify({ type: 'object', required: [name] });
    const api = await deployed({
      paths: {
        '/pets': {
          post: {
            integration: mock('fine'),
            'x-amazon-apigateway-request-validator': 'body',
            requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pets' } } } },
          },
        },
      },
      document: {
        'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
        components: {
          schemas: {
            Pet: { type: 'object', required: ['name'] },
            Pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
          },
        },
      },
    });
    const { call, client, restApiId } = api;
    const headers = { 'content-type': 'application/json' };
    const statuses = async () => {
      const of = async (pet: object) =>
        (await call('/pets', { method: 'POST', headers, body: JSON.stringify([pet]) })).status;
      return [await of({ name: 1 }), await of({ age: 1 }), await of({ name: 1 })];
    };
    expect(await statuses()).toEqual([200, 400, 200]);
    const patchOperations = [{ op: 'replace' as const, path: '/schema', value: requiring('age') }];
    await client.send(new UpdateModelCommand({ restApiId, modelName: 'Pet', patchOperations }));
    expect(await statuses()).toEqual([200, 400, 200]);
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test' }));
    expect(await statuses()).toEqual([400, 200, 400]);
  });

  it('and another deployment, once a stage is moved to it', async () => {
    const { call, overwrite, client, restApiId } = await deployed({ paths: answering('one') });
    await overwrite(answering('two'));
    const { id = '' } = await client.send(new CreateDeploymentCommand({ restApiId }));
    expect(await textOf(call('/pets'))).toBe('one');
    const patchOperations = [{ op: 'replace' as const, path: '/deploymentId', value: id }];
    await client.send(new UpdateStageCommand({ restApiId, stageName: 'test', patchOperations }));
    expect(await textOf(call('/pets'))).toBe('two');
  });
});

describe('a canary', () => {
  async function withCanary(percentTraffic: number, random: () => number) {
    const text = '$context.isCanaryRequest $stageVariables.color $stageVariables.size';
    const api = await deployed({ paths: answering(`old ${text}`), random });
    const { client, restApiId, overwrite } = api;
    const patchOperations = ['color', 'size'].map((name) => ({
      op: 'replace' as const,
      path: `/variables/${name}`,
      value: `${name} of the stage`,
    }));
    await client.send(new UpdateStageCommand({ restApiId, stageName: 'test', patchOperations }));
    await overwrite(answering(`new ${text}`));
    const canarySettings = { percentTraffic, stageVariableOverrides: { color: 'green' } };
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test', canarySettings }));
    return api;
  }

  it('answers so many requests of a hundred, with its own variables over those of the stage', async () => {
    let coin = 0;
    const { call } = await withCanary(10, () => coin);
    coin = 0.0999;
    expect(await textOf(call('/pets'))).toBe('new true green size of the stage');
    coin = 0.1;
    expect(await textOf(call('/pets'))).toBe('old false color of the stage size of the stage');
  });

  it.each([
    [0, 'old'],
    [100, 'new'],
  ])('of %d percent is always the same', async (percentTraffic, expected) => {
    for (const coin of [0, 0.5, 1 - Number.EPSILON]) {
      const { call } = await withCanary(percentTraffic, () => coin);
      expect(await textOf(call('/pets'))).toMatch(new RegExp(`^${expected}`));
    }
  });

  it('that a stage lacks leaves $context without isCanaryRequest', async () => {
    const { call } = await deployed({ paths: answering('[$!context.isCanaryRequest]') });
    expect(await textOf(call('/pets'))).toBe('[]');
  });
});
