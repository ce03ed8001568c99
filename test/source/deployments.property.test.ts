import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, type Plannable } from '../../src/gateway/desired.js';
import { accountLists, kindOfList } from '../../src/kinds/index.js';
import type { KindNode } from '../../src/kinds/kind.js';
import { type StageNode, stageKind } from '../../src/kinds/stage.js';
import { normaliseListed, normaliseRestApi } from '../../src/model/normalise.js';
import { mapValues, withoutUndefined } from '../../src/plain.js';
import { toEdits } from '../../src/source/to-edits.js';
import { type SourceOptions, toSource } from '../../src/source/to-source.js';
import fc from '../fast-check.js';
import { type Declarations, emitDeclarations } from '../typetests/compilers.js';
import { arbitraryDeployment } from './arbitrary-deployments.js';
import { formatCheck, loadSource, type SourceFolder, typeCheck, writeSources } from './sources.js';

const variants: readonly SourceOptions[] = [{}, { split: true }, { explicit: true }];

const written = fc.sample(arbitraryDeployment, 200).map((deployment, index) => {
  const options = variants[index % variants.length] ?? {};
  return { deployment, source: toSource(deployment, options) };
});

let folder: SourceFolder;
let declarations: Declarations;

beforeAll(async () => {
  declarations = await emitDeclarations();
  folder = await writeSources(written.map(({ source }) => source));
}, 240_000);

afterAll(async () => {
  await folder?.remove();
});

/** What the service makes of settings that nobody has said. */
const unset = {
  metricsEnabled: false,
  loggingLevel: 'OFF',
  dataTraceEnabled: false,
  throttlingBurstLimit: -1,
  throttlingRateLimit: -1,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
};

/** A stage with what its settings come to: a route has those of all methods, but for its own. */
function effective(node: StageNode): StageNode {
  const { methodSettings = {}, canarySettings, ...rest } = normaliseListed(stageKind, node);
  return {
    ...rest,
    methodSettings: mapValues(methodSettings, (own) => ({ ...unset, ...methodSettings['*/*'], ...own })),
    ...(canarySettings === undefined ? {} : { canarySettings: { percentTraffic: 0, ...canarySettings } }),
  } as StageNode;
}

const normal = (list: (typeof accountLists)[number], nodes: object) =>
  mapValues(nodes as Readonly<Record<string, KindNode>>, (node) =>
    withoutUndefined(normaliseListed(kindOfList(list), node)),
  );

describe('the source of any deployment, of hostile names and texts, too', () => {
  it('defines, when it is loaded, what equals the deployment', async () => {
    for (const [index, { deployment, source }] of written.entries()) {
      const code = source.files['api.ts'];
      const secrets = source.losses.filter(({ code: loss }) => loss === 'source.secret');
      if (secrets.length > 0) continue;
      expect(source.losses, code).toEqual([]);
      const exported = (await loadSource(folder, index)) as unknown as Plannable | readonly Plannable[];
      const { api, things } = collect(exported);
      const { stages = {}, documentationVersions = {}, ...model } = normaliseRestApi(api as never);
      const wanted = normaliseRestApi(deployment.model);
      expect({ ...model, settings: {} }, code).toEqual({
        ...wanted,
        settings: {},
        stages: undefined,
        documentationVersions: undefined,
      });
      expect(documentationVersions, code).toEqual(wanted.documentationVersions);
      expect(mapValues(stages, effective), code).toEqual(mapValues(wanted.stages, effective));
      for (const list of accountLists)
        expect(normal(list, things[list]), code).toEqual(normal(list, deployment.things[list]));
      expect(toEdits(Array.isArray(exported) ? exported : [exported], deployment), code).toEqual([]);
    }
  }, 300_000);

  it('passes the compiler, all in one run', async () => {
    expect(await typeCheck(folder, declarations.folder)).toBe('');
  }, 300_000);

  it('is as Biome lays it out, and breaks none of its rules', async () => {
    expect(await formatCheck(folder)).toBe('');
  }, 240_000);
});
