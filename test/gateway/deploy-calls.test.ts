import { describe, expect, it } from 'vitest';
import { a } from '../../src/errors/options.js';
import { deploy } from '../../src/gateway/deploy.js';
import { deployOptions } from '../../src/gateway/deploy-options.js';
import { QuotaStoreError } from '../../src/quotas/quota-store-error.js';
import { sendBy } from '../requests/scripted-send.js';

type Answer = object | Error;
type Sent = readonly [operation: string, input: object, options: object];

/** Deploys to a service that answers each operation with these, one after the other, the last of them again. */
async function deploying(options: object, answers: Readonly<Record<string, Answer | readonly Answer[]>> = {}) {
  const sent: Sent[] = [];
  const left = new Map(Object.entries(answers).map(([operation, given]) => [operation, [given].flat() as Answer[]]));
  const send = async (operation: string, input: object, given: object) => {
    sent.push([operation, input, given]);
    const queue = left.get(operation) ?? [{}];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    if (answer instanceof Error) throw answer;
    return { id: 'd1', ...answer };
  };
  const arns: string[] = [];
  const stageArn = async (restApiId: string, stageName: string) => {
    arns.push(`${restApiId} ${stageName}`);
    return 'arn:stage';
  };
  const result = await deploy({ send: sendBy(send), stageArn }, 'api1', {
    stageName: 'prod',
    ...options,
  }).catch((error: unknown) => error);
  const of = (operation: string) => sent.filter(([name]) => name === operation);
  return { result, of, arns, operations: sent.map(([name]) => name) };
}

const prod = { stageName: 'prod', deploymentId: 'd0' };
const found = { item: [{ stageName: 'beta', deploymentId: 'd9' }, prod] };
const conflict = Object.assign(new Error('There is one.'), { name: 'ConflictException' });

describe('the calls of a deployment', () => {
  it('make a stage that isn’t there, with its tags, right after the deployment', async () => {
    const { of } = await deploying(
      { tags: { team: 'a' } },
      { GetStages: {}, CreateStage: { ...prod, tags: { team: 'a' } } },
    );
    expect(of('CreateStage')).toEqual([
      [
        'CreateStage',
        { restApiId: 'api1', stageName: 'prod', deploymentId: 'd1', tags: { team: 'a' } },
        { signal: undefined, address: 'stage prod', isAboutNew: true },
      ],
    ]);
    const other = { item: [{ stageName: 'beta', deploymentId: 'd9' }] };
    const without = await deploying({}, { GetStages: other, CreateStage: { stageName: 'prod', deploymentId: 'd1' } });
    expect(without.of('CreateStage').map(([, input]) => input)).toStrictEqual([
      { restApiId: 'api1', stageName: 'prod', deploymentId: 'd1' },
    ]);
    expect(without.of('UpdateStage')).toEqual([]);
  });

  it('move the stage of that name, which is looked at once, and again behind a canary', async () => {
    const moved = await deploying({}, { GetStages: found, UpdateStage: { ...prod, deploymentId: 'd1' } });
    expect(moved.of('CreateStage')).toEqual([]);
    expect(moved.of('GetStages')).toHaveLength(1);
    expect(moved.of('UpdateStage')).toEqual([
      [
        'UpdateStage',
        {
          restApiId: 'api1',
          stageName: 'prod',
          patchOperations: [{ op: 'replace', path: '/deploymentId', value: 'd1' }],
        },
        { signal: undefined, address: 'stage prod', isAboutNew: true },
      ],
    ]);
    const canary = { canarySettings: { percentTraffic: 5 } };
    const later = { item: [{ ...prod, ...canary }] };
    const released = await deploying({ canary: { percentTraffic: 5 } }, { GetStages: [found, later] });
    expect(released.of('GetStages')).toHaveLength(2);
    expect(released.result).toMatchObject({ stage: { ...prod, ...canary } });
  });

  it('move a stage that somebody else has made meanwhile, and fail where there is none', async () => {
    const raced = await deploying({}, { GetStages: [{}, found], CreateStage: conflict, UpdateStage: prod });
    expect(raced.operations.slice(-3)).toEqual(['CreateStage', 'GetStages', 'UpdateStage']);
    expect(raced.result).toMatchObject({ stage: prod });
    const lost = await deploying({}, { GetStages: {}, CreateStage: conflict });
    expect(lost.result).toMatchObject({ code: 'deploy.failed', cause: conflict });
    const refused = await deploying({}, { GetStages: [{}, found], CreateStage: new Error('no') });
    expect(refused.result).toMatchObject({ code: 'deploy.failed', cause: { message: 'no' } });
    expect(refused.of('GetStages')).toHaveLength(1);
  });

  it('set and take away the tags that differ, and none of those of AWS', async () => {
    const live = { 'aws:made-by': 'x', 'not-aws:': 'y', team: 'a', kept: 'k' };
    const at = { item: [{ ...prod, deploymentId: 'd1', tags: live }] };
    const tagged = await deploying({ tags: { team: 'b', kept: 'k' } }, { GetStages: at });
    expect(tagged.of('TagResource').map(([, input]) => input)).toEqual([
      { resourceArn: 'arn:stage', tags: { team: 'b' } },
    ]);
    expect(tagged.of('UntagResource').map(([, input]) => input)).toEqual([
      { resourceArn: 'arn:stage', tagKeys: ['not-aws:'] },
    ]);
    expect(tagged.result).toMatchObject({ stage: { stageName: 'prod' } });
    expect((tagged.result as { stage: { tags: object } }).stage.tags).toStrictEqual({
      'aws:made-by': 'x',
      team: 'b',
      kept: 'k',
    });
    const same = await deploying({ tags: { team: 'a', kept: 'k', 'not-aws:': 'y' } }, { GetStages: at });
    expect(same.arns).toEqual([]);
    expect(same.operations).not.toContain('TagResource');
  });

  it('fail with what ended them where that is the caller’s own, or the package’s', async () => {
    const own = new QuotaStoreError(new Error('Out of tokens.'));
    expect((await deploying({}, { GetStages: found, UpdateStage: own })).result).toBe(own);
    const reason = new Error('enough');
    const aborted = await deploying({ signal: AbortSignal.abort(reason) }, { GetStages: reason });
    expect(aborted.result).toBe(reason);
    expect((await deploying({}, { GetStages: reason })).result).toMatchObject({ code: 'deploy.failed', cause: reason });
  });
});

describe('the options of a canary', () => {
  const said = (canary: unknown) => deployOptions.canary(canary);

  it('are said what is wrong with, with what was meant', () => {
    expect(said(5)).toEqual(a.record(5));
    expect(said({ percentTrafic: 5 })).toMatchObject({ hint: expect.stringContaining('percentTraffic') });
    const wrong = said({ percentTraffic: 500 });
    expect(wrong).toMatchObject({ message: expect.stringMatching(/^percentTraffic: /) });
    expect(wrong).not.toHaveProperty('hint');
    expect(said({ percentTraffic: 5 })).toBeUndefined();
    expect(said({})).toEqual({ message: "A canary has a 'percentTraffic', 0 to 100." });
  });
});
