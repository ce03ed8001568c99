import { describe, expect, it } from 'vitest';
import { apiKey, clientCertificate, type Plannable, usagePlan, vpcLink } from '../../src/index.js';
import { expectNothingTwice } from './account.js';
import { expectThingsOnce, setUpNeighbours, thingsIn } from './account-things.js';
import { firstThings, secondThings } from './deployments.js';
import { settled, twoAppliers } from './two-appliers.js';

const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/1'];

/** What an applier may fail by: another writer's doing. */
const otherWriter = /ConflictException|NotFoundException|BadRequestException|MadeTwiceError|StalePlanError/;

const reasonOf = ({ name, message, cause }: Error) => `${name} ${cause instanceof Error ? cause.name : ''} ${message}`;

/** Two deployers plan and apply at once, from `before`; then one of them finishes. */
async function bothApply(desired: readonly Plannable[], before?: readonly Plannable[]) {
  const account = await twoAppliers();
  const { clock, embedded, client, appliers } = account;
  const [one, other] = appliers;
  await clock.run(setUpNeighbours(client));
  if (before !== undefined) await clock.run(one.plan(before).then((plan) => one.apply(plan)));
  const plans = [await clock.run(one.plan(desired)), await clock.run(other.plan(desired))] as const;
  const outcomes = await clock.run(Promise.all([settled(one.apply(plans[0])), settled(other.apply(plans[1]))]));
  for (const outcome of outcomes) if (outcome instanceof Error) expect(reasonOf(outcome)).toMatch(otherWriter);
  expectThingsOnce(embedded, 'after both');
  await clock.run(one.plan(desired).then((plan) => one.apply(plan)));
  const last = await clock.run(other.plan(desired));
  expect(last.calls.map(({ id }) => id)).toEqual([]);
  expectThingsOnce(embedded, 'in the end');
  return { ...account, last, outcomes };
}

describe('two appliers at once', () => {
  it('make one deployment with all that goes with its API', async () => {
    const { embedded, last } = await bothApply(firstThings);
    expectNothingTwice(embedded, last.basis.restApiId ?? '');
  });

  it('change a deployment in every place', async () => {
    const { embedded, last } = await bothApply(secondThings, firstThings);
    expectNothingTwice(embedded, last.basis.restApiId ?? '');
  });

  it.each<readonly [string, readonly Plannable[]]>([
    ['API keys', [apiKey('acme'), apiKey('globex')]],
    ['API keys of given values', [apiKey('acme', { value: 'a-value-of-twenty-characters' })]],
    ['usage plans with keys', [usagePlan('gold').key(apiKey('acme'))]],
    ['VPC links', [vpcLink('backend', { targetArns })]],
    ['client certificates', [clientCertificate('of the backend')]],
  ])('make one each of %s', async (_, desired) => {
    const { outcomes } = await bothApply(desired);
    expect(outcomes.some((outcome) => outcome instanceof Error)).toBe(true);
  });

  it('leave one of a usage plan with stages: the one that is taken back leaves its stages first', async () => {
    const account = await twoAppliers();
    const { clock, embedded, appliers } = account;
    const [one, other] = appliers;
    await clock.run(one.plan(firstThings).then((plan) => one.apply(plan)));
    const silver = usagePlan('silver').stage({ restApi: 'faulty', stageName: 'beta' });
    const plans = [await clock.run(one.plan(silver)), await clock.run(other.plan(silver))] as const;
    const outcomes = await clock.run(Promise.all([settled(one.apply(plans[0])), settled(other.apply(plans[1]))]));
    expect(outcomes.some((outcome) => outcome instanceof Error)).toBe(true);
    await clock.run(one.plan(silver).then((plan) => one.apply(plan)));
    expect(thingsIn(embedded).usagePlans.filter((name) => name === 'silver')).toHaveLength(1);
    expect((await clock.run(other.plan(silver))).calls).toEqual([]);
  });
});
