import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { fromOpenApi } from '../../src/openapi/from-openapi.js';
import { toOpenApi } from '../../src/openapi/to-openapi.js';
import { petstore } from '../contract/petstore.js';
import fc from '../fast-check.js';
import { arbitraryApi } from '../gateway/arbitrary-api.js';
import { documents } from './documents.js';
import { imported, newGateway, withoutLosses } from './imported.js';

const versions = ['3.0', '2.0'] as const;

function expectRead(api: RestApiNode, version: (typeof versions)[number]): void {
  const { document, losses } = toOpenApi(api, { version });
  const { model } = fromOpenApi(JSON.stringify(document));
  expect(withoutLosses(model, losses, api)).toEqual(withoutLosses(api, losses, api));
}

describe.each(versions)('a document of OpenAPI %s that was written for an API', (version) => {
  it('is read as the petstore', () => expectRead(petstore.model, version));

  it('is read as any API, but for the losses', () => {
    fc.assert(
      fc.property(arbitraryApi, (api) => expectRead(api, version)),
      { numRuns: 200 },
    );
  }, 120_000);
});

/** Documents of imports whose responses are recorded: their texts are cut short. */
const folder = new URL('fixtures/', import.meta.url);
const recorded = readdirSync(folder).map((file): [string, object] => [
  file,
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object,
]);

describe.each([...Object.entries(documents), ...recorded])('%s', (_, document) => {
  it.each(['calls', 'import'] as const)(
    'read, planned and applied by %s makes what an import makes',
    async (strategy) => {
      const { gateway } = newGateway();
      const { restApiId } = await gateway.apply(await gateway.plan(fromOpenApi(document), { prune: true, strategy }));
      const { model } = await gateway.snapshot(restApiId);
      const byImport = await imported(document, false);
      expect(comparable(model)).toEqual(comparable(byImport.model));
    },
  );
});

it('reads all recorded documents', () => {
  expect(recorded.length).toBe(14);
});

/** What is compared: a model without a name has a random one in an import. */
function comparable(model: RestApiNode): unknown {
  const plain = withoutLosses(model, [], { ...model, models: {} });
  const random = Object.keys(plain.models).filter(
    (name) => /^MODEL/.test(name) || /(?:Request|Response\d+)$/.test(name),
  );
  const schemas = Object.fromEntries(random.map((name) => [name, JSON.stringify(plain.models[name]?.schema)]));
  const { settings, models, ...rest } = plain;
  const named = Object.fromEntries(Object.entries(models).filter(([name]) => !random.includes(name)));
  const text = JSON.stringify({ ...rest, settings: { ...settings, tags: {} }, models: named });
  return JSON.parse(
    Object.entries(schemas).reduce((all, [name, schema]) => all.replaceAll(`"${name}"`, JSON.stringify(schema)), text),
  );
}

it('says what an import ignores, by JSON Pointer', () => {
  const { warnings } = fromOpenApi(documents['an API with what an import ignores'] ?? {});
  expect(warnings.filter(({ code }) => code === 'openapi.ignored').map(({ address }) => address)).toEqual([
    '/components/schemas/Pet/properties/name/example',
    '/components/schemas/Pet/discriminator',
    '/components/securitySchemes/openId',
    '/paths/~1pets/get/callbacks',
    '/paths/~1pets/get/parameters/0',
    '/paths/~1pets/get/responses/200/content/text~1plain/schema',
    '/paths/~1pets/get/responses/default',
    '/paths/~1pets/trace',
    '/servers/1',
  ]);
});
