import { describe, expect, it } from 'vitest';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { toOpenApi } from '../../src/openapi/to-openapi.js';
import { petstore } from '../contract/petstore.js';
import fc from '../fast-check.js';
import { arbitraryApi } from '../gateway/arbitrary-api.js';
import { imported, objections, withoutLosses } from './imported.js';

const versions = ['3.0', '2.0'] as const;

async function expectCarried(api: RestApiNode, version: (typeof versions)[number]): Promise<void> {
  const { document, losses } = toOpenApi(api, { version });
  const { model, ids } = await imported(document);
  const resourceId = (path: string) => ids.resources[path];
  expect(withoutLosses(model, losses, api)).toEqual(withoutLosses(api, losses, api, resourceId));
}

describe.each(versions)('a document of OpenAPI %s', (version) => {
  it('imported, makes the petstore', async () => {
    await expectCarried(petstore.model, version);
  });

  it('is valid for a validator that is not ours', async () => {
    expect(await objections(toOpenApi(petstore, { version }).document)).toBeUndefined();
  });

  it('imported, makes any API, but for the losses that it names', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryApi, async (api) => {
        await expectCarried(api, version);
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('is valid for any API', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryApi, async (api) => {
        expect(await objections(toOpenApi(api, { version }).document)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

it('says what it carries of the models that every API has only where methods refer to them', () => {
  const { document } = toOpenApi(petstore);
  expect(Object.keys((document.components as { schemas: object }).schemas)).toEqual(Object.keys(petstore.model.models));
});

it('refuses other versions', () => {
  expect(() => toOpenApi(petstore, { version: '3.1' as '3.0' })).toThrow(/'3.1' isn't a valid value/);
});
