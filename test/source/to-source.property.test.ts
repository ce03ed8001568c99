import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normaliseRestApi } from '../../src/model/normalise.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { settingsOf } from '../../src/source/steps.js';
import { type SourceOptions, toSource } from '../../src/source/to-source.js';
import fc from '../fast-check.js';
import { arbitraryApi } from '../gateway/arbitrary-api.js';
import { type Declarations, emitDeclarations } from '../typetests/compilers.js';
import { hostileApi } from './hostile-texts.js';
import { formatCheck, loadSource, type SourceFolder, typeCheck, writeSources } from './sources.js';

const variants: readonly SourceOptions[] = [{}, { split: true }, { explicit: true }, { split: true, explicit: true }];

/** Random APIs with their sources. The modules of a run are compiled and formatted together. */
const written = [arbitraryApi, hostileApi].flatMap((arbitrary) =>
  fc.sample(arbitrary, 200).map((model, index) => {
    const options = variants[index % variants.length] ?? {};
    return { model, options, source: toSource(model, options) };
  }),
);

let folder: SourceFolder;
let declarations: Declarations;

beforeAll(async () => {
  declarations = await emitDeclarations();
  folder = await writeSources(written.map(({ source }) => source));
}, 120_000);

afterAll(async () => {
  await folder.remove();
});

/** A model without the paths that its source can't tell, and with the settings that the source tells. */
function comparable(model: RestApiNode, lost: readonly string[], explicit: boolean): RestApiNode {
  const { settings, resources, ...rest } = normaliseRestApi(model);
  return {
    ...rest,
    settings: explicit ? settings : (settingsOf(settings, { explicit: false }) as RestApiNode['settings']),
    resources: Object.fromEntries(Object.entries(resources).filter(([path]) => !lost.includes(path))),
  };
}

describe('the source of any API, of hostile texts, too', () => {
  it('defines, when it is loaded, what equals the API, but for paths without methods', async () => {
    for (const [index, { model, options, source }] of written.entries()) {
      const lost = source.losses.map(({ address }) => address);
      const { explicit = false } = options;
      const loaded = await loadSource(folder, index);
      expect(comparable(loaded.model, lost, explicit), source.files['api.ts']).toEqual(
        comparable(model, lost, explicit),
      );
      expect(lost.filter((path) => Object.keys(model.resources[path]?.methods ?? { GET: '' }).length > 0)).toEqual([]);
    }
  }, 300_000);

  it('passes the compiler, all in one run', async () => {
    expect(await typeCheck(folder, declarations.folder)).toBe('');
  }, 300_000);

  it('is as Biome lays it out, and breaks none of its rules', async () => {
    expect(await formatCheck(folder)).toBe('');
  }, 120_000);
});
