import { describe, expect, it } from 'vitest';
import { ApplyError } from '../../src/apply/result.js';
import { expectNothingTwice } from './account.js';
import { apiName, first, second } from './apis.js';
import { settled, twoAppliers } from './two-appliers.js';

describe('two appliers at once', () => {
  it('of one definition leave the API that it describes, after a last run', async () => {
    const { clock, embedded, appliers, neighbourId, refused } = await twoAppliers();
    const [one, other] = appliers;
    const neighbour = embedded.state().restApis.get(neighbourId);
    await clock.run(one.plan(first).then((plan) => one.apply(plan)));
    const plans = [await clock.run(one.plan(second)), await clock.run(other.plan(second))] as const;
    const outcomes = await clock.run(Promise.all([settled(one.apply(plans[0])), settled(other.apply(plans[1]))]));
    for (const outcome of outcomes) if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ApplyError);
    expect(refused()).toBeGreaterThan(0);
    await clock.run(one.plan(second, { prune: true }).then((plan) => one.apply(plan)));
    const last = await clock.run(one.plan(second, { prune: true }));
    expect(last.calls).toEqual([]);
    expectNothingTwice(embedded, last.basis.restApiId ?? '');
    expect(embedded.state().restApis.get(neighbourId)).toEqual(neighbour);
  });

  it('of two definitions lose nothing of each other where they describe different routes', async () => {
    const { clock, embedded, appliers } = await twoAppliers();
    const [one, other] = appliers;
    const { restApiId } = await clock.run(one.plan(first).then((plan) => one.apply(plan)));
    const route = (path: string) => {
      const { model } = first;
      const pets = model.resources['/pets'];
      if (pets === undefined) throw new Error('The definition has no /pets.');
      return { ...model, resources: { ...model.resources, [path]: { ...pets, path } } };
    };
    const definitions = [route('/of-one'), route('/of-the-other')] as const;
    const plans = [
      await clock.run(one.plan(definitions[0], { restApiId })),
      await clock.run(other.plan(definitions[1], { restApiId })),
    ] as const;
    const outcomes = await clock.run(
      Promise.all([
        settled(one.apply(plans[0], { allowStale: true })),
        settled(other.apply(plans[1], { allowStale: true })),
      ]),
    );
    expect(outcomes).toEqual([expect.objectContaining({ restApiId }), expect.objectContaining({ restApiId })]);
    for (const definition of definitions)
      expect((await clock.run(one.plan(definition, { restApiId }))).calls).toEqual([]);
    expectNothingTwice(embedded, restApiId);
  });

  it('that both create the API leave one: the later takes its own back', async () => {
    const { clock, embedded, appliers } = await twoAppliers();
    const [one, other] = appliers;
    const plans = [await clock.run(one.plan(first)), await clock.run(other.plan(first))] as const;
    const outcomes = await clock.run(Promise.all([settled(one.apply(plans[0])), settled(other.apply(plans[1]))]));
    const failures = outcomes.filter((outcome) => outcome instanceof ApplyError);
    const [made] = outcomes.filter((outcome) => !(outcome instanceof ApplyError));
    expect(made).toMatchObject({ restApiId: expect.any(String) });
    expect(failures).toEqual([
      expect.objectContaining({
        code: 'apply.failed',
        cause: expect.objectContaining({ code: 'apply.made-twice' }),
      }),
    ]);
    expect(failures[0]?.result).not.toHaveProperty('restApiId');
    expect(failures[0]?.result.steps.map(({ status }) => status)).toEqual([
      'failed',
      ...Array(plans[0].calls.length - 1).fill('notStarted'),
    ]);
    const again = await clock.run(other.plan(first, { prune: true }));
    expect(again.calls).toEqual([]);
    expectNothingTwice(embedded, again.basis.restApiId ?? '');
  });

  it('that create the API in one second both take theirs back, and the next makes one', async () => {
    const { clock, embedded, appliers } = await twoAppliers({ quotas: false });
    const [one, other] = appliers;
    const plans = [await clock.run(one.plan(first)), await clock.run(other.plan(first))] as const;
    const outcomes = await clock.run(Promise.all([settled(one.apply(plans[0])), settled(other.apply(plans[1]))]));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ cause: { code: 'apply.made-twice' } });
    await clock.run(one.plan(first).then((plan) => one.apply(plan)));
    const again = await clock.run(other.plan(first, { prune: true }));
    expect(again.calls).toEqual([]);
    expectNothingTwice(embedded, again.basis.restApiId ?? '');
  });

  it('keep two where two are wanted', async () => {
    const { clock, embedded, appliers } = await twoAppliers();
    const [one, other] = appliers;
    const plans = [await clock.run(one.plan(first)), await clock.run(other.plan(first))] as const;
    const options = { allowStale: true };
    const results = await clock.run(Promise.all([one.apply(plans[0], options), other.apply(plans[1], options)]));
    expect(new Set(results.map(({ restApiId }) => restApiId)).size).toBe(2);
    await expect(clock.run(one.plan(first))).rejects.toMatchObject({ code: 'snapshot.ambiguous-name' });
    for (const { restApiId } of results)
      expect((await clock.run(one.plan(first, { restApiId, prune: true }))).calls).toEqual([]);
    expect([...embedded.state().restApis.values()].filter(({ api }) => api.name === apiName)).toHaveLength(2);
  });

  it('take no API for their own that may be the other one’s, when a response is lost', async () => {
    const { clock, embedded, appliers } = await twoAppliers({ quotas: false });
    const [one, other] = appliers;
    const plans = [await clock.run(one.plan(first)), await clock.run(other.plan(first))] as const;
    embedded.inject({ fault: 'resetAfter', operation: 'CreateRestApi' });
    const options = { allowStale: true };
    const outcomes = await clock.run(
      Promise.all([settled(one.apply(plans[0], options)), settled(other.apply(plans[1], options))]),
    );
    expect(outcomes[0]).toMatchObject({ code: 'apply.failed', cause: { code: 'apply.ambiguous-create' } });
    expect(outcomes[1]).toMatchObject({ restApiId: expect.any(String) });
  });
});
