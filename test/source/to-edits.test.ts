import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { isFluentApiGatewayError } from '../../src/errors/errors.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { toEdits } from '../../src/source/to-edits.js';
import fc from '../fast-check.js';
import { arbitraryApi } from '../gateway/arbitrary-api.js';

const api = restApi('petstore', { description: 'Pets' }).model('Pet', {
  contentType: 'application/json',
  schema: { type: 'object' },
});
const pets = api.resource('/pets');
const list = pets.method('GET').integration().httpProxy('https://old.example.com/pets');
const add = pets.method('POST').integration().httpProxy('https://old.example.com/pets');

describe('edits', () => {
  it('are in builder language, thing by thing: what changed, what came, and what went', () => {
    const live = restApi('petstore', { description: 'All pets', apiKeySource: 'AUTHORIZER' });
    const moved = live.resource('/pets').method('GET').integration().httpProxy('https://new.example.com/pets');
    const more = live.resource('/pets/{petId}').method('GET').apiKeyRequired().integration().mock();
    expect(toEdits(api.define(list, add), live.define(moved, more))).toEqual([
      {
        address: 'restApi',
        before: "restApi('petstore', { description: 'Pets' })",
        after: "restApi('petstore', { description: 'All pets' })",
      },
      {
        address: 'model Pet',
        before: "api.model('Pet', { contentType: 'application/json', schema: { type: 'object' } })",
      },
      {
        address: 'GET /pets',
        before: "api.resource('/pets').method('GET').integration().httpProxy('https://old.example.com/pets')",
        after: "api.resource('/pets').method('GET').integration().httpProxy('https://new.example.com/pets')",
      },
      {
        address: 'POST /pets',
        before: "api.resource('/pets').method('POST').integration().httpProxy('https://old.example.com/pets')",
      },
      {
        address: 'GET /pets/{petId}',
        after: "api.resource('/pets/{petId}').method('GET').apiKeyRequired().integration().mock()",
      },
    ]);
  });

  it('are none for what has just been applied', async () => {
    const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
    const gateway = new ApiGateway(client, { quotas: [] });
    const definition = api.define(list, add, pets.cors({ allowOrigins: ['*'] }));
    const { restApiId } = await gateway.apply(await gateway.plan(definition));
    expect(toEdits(definition, await gateway.snapshot(restApiId))).toEqual([]);
  });

  it('are none between an API and itself, and swap with their sides', () => {
    fc.assert(
      fc.property(arbitraryApi, arbitraryApi, (one, other) => {
        expect(toEdits(one, one)).toEqual([]);
        const sameSettings = { ...other, settings: one.settings };
        const there = toEdits(one, sameSettings);
        const back = toEdits(sameSettings, one);
        const swapped = back.map(({ address, before, after }) => [address, after, before]).sort();
        expect(there.map(({ address, before, after }) => [address, before, after]).sort()).toEqual(swapped);
      }),
    );
  });

  it('hide credentials', () => {
    const secret = pets.method('GET').integration().httpProxy('https://user:hunter2@old.example.com/pets');
    const [edit] = toEdits(api.define(secret), api.define(list));
    expect(edit?.before).toContain('(hidden)');
    expect(edit?.before).not.toContain('hunter2');
  });

  it('are of models: whatever else is given is refused', () => {
    try {
      toEdits(api.define(list), {} as never);
      expect.unreachable();
    } catch (error) {
      expect(isFluentApiGatewayError(error, 'source.options')).toBe(true);
    }
  });
});
