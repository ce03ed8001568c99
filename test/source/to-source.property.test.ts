import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normaliseRestApi } from '../../src/model/normalise.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { settingsOf } from '../../src/source/steps.js';
import { toSource } from '../../src/source/to-source.js';
import { arbitraryApi } from '../gateway/arbitrary-api.js';
import { type Declarations, emitDeclarations } from '../typetests/compilers.js';
import { formatCheck, loadSource, type SourceFolder, typeCheck, writeSources } from './sources.js';

const models = fc.sample(arbitraryApi, { numRuns: 200, seed: 15 });
const options = [{}, { split: true }, { explicit: true }, { split: true, explicit: true }] as const;
const sources = models.map((model, index) => toSource(model, options[index % options.length] ?? {}));

let folder: SourceFolder;
let declarations: Declarations;

beforeAll(async () => {
  declarations = await emitDeclarations();
  folder = await writeSources(sources);
}, 120_000);

afterAll(async () => {
  await folder.remove();
  await declarations.remove();
});

/** A model without what its source's losses name, and with the settings that a source tells. */
function comparable(model: RestApiNode, losses: readonly string[], explicit: boolean): RestApiNode {
  const { settings, resources, ...rest } = normaliseRestApi(model);
  return {
    ...rest,
    settings: explicit ? settings : (settingsOf(settings, { explicit: false }) as RestApiNode['settings']),
    resources: Object.fromEntries(Object.entries(resources).filter(([path]) => !losses.includes(path))),
  };
}

describe('the source of any API', () => {
  it('defines, when it is loaded, what equals the API, up to the losses', async () => {
    for (const [index, model] of models.entries()) {
      const { explicit = false } = (options[index % options.length] ?? {}) as { readonly explicit?: boolean };
      const losses = (sources[index]?.losses ?? []).map(({ address }) => address);
      const loaded = await loadSource(folder, index);
      expect(comparable(loaded.model, losses, explicit)).toEqual(comparable(model, losses, explicit));
      expect(losses.filter((address) => !address.startsWith('/'))).toEqual([]);
    }
  }, 300_000);

  it('passes the compiler, all in one run', async () => {
    expect(await typeCheck(folder, declarations.folder)).toBe('');
  }, 300_000);

  it('is as Biome lays it out, and breaks none of its rules', async () => {
    expect(await formatCheck(folder)).toBe('');
  }, 120_000);
});
