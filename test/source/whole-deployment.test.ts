import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { product } from '../../examples/product.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ManualClock } from '../../src/embedded/manual-clock.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import type { Plannable } from '../../src/gateway/desired.js';
import type { Snapshot } from '../../src/snapshot/snapshot.js';
import { toEdits } from '../../src/source/to-edits.js';
import { type Source, toSource } from '../../src/source/to-source.js';
import { type Declarations, emitDeclarations } from '../typetests/compilers.js';
import { formatCheck, loadSource, type SourceFolder, typeCheck, writeSources } from './sources.js';

const clock = new ManualClock({ now: Date.parse('2026-11-28T08:00:00Z') });
const client = new APIGatewayClient(new EmbeddedApiGateway({ clock, ids: 'sequential' }).clientConfig);
const gateway = new ApiGateway(client, { clock });

let snapshot: Snapshot;
let sources: readonly Source[];
let folder: SourceFolder;
let declarations: Declarations;

beforeAll(async () => {
  const { restApiId } = await clock.run(gateway.apply(await clock.run(gateway.plan(product))));
  snapshot = await clock.run(gateway.snapshot(restApiId, { beside: true }));
  sources = [toSource(snapshot), toSource(snapshot, { split: true, explicit: true })];
  declarations = await emitDeclarations();
  folder = await writeSources(sources);
}, 240_000);

afterAll(async () => {
  await folder?.remove();
});

describe('a whole deployment, as source', () => {
  it('reads as a person would write it', () => {
    expect(sources[0]?.files['api.ts']).toMatchSnapshot();
  });

  it('says everything', () => {
    expect(sources.map(({ losses }) => losses)).toEqual([[], []]);
  });

  it('passes the compiler and Biome as it is', async () => {
    expect(await formatCheck(folder)).toBe('');
    expect(await typeCheck(folder, declarations.folder)).toBe('');
  }, 240_000);

  it.each([0, 1])('plans to nothing', async (index) => {
    const loaded = (await loadSource(folder, index)) as unknown as readonly Plannable[];
    const plan = await clock.run(gateway.plan(loaded));
    expect(plan.render()).toContain('no changes');
    expect(toEdits(loaded, snapshot)).toEqual([]);
  });

  it('has the values of keys nowhere', () => {
    expect(JSON.stringify([snapshot, sources])).not.toContain('the-key-of-');
  });
});
