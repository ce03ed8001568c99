import { describe, expect, it } from 'vitest';
import type { PlannedCall } from '../../src/calls/planned-call.js';
import type { RestApiDefinition } from '../../src/definition/definition.js';
import type { EmbeddedApiGateway, FaultInjection } from '../../src/embedded/index.js';
import type { ApiGateway } from '../../src/gateway/api-gateway.js';
import { addOwnRoute, expectNothingTwice, expectOwnRoute } from './account.js';
import { first, second } from './apis.js';
import { faultAt, faults } from './faults.js';
import { copyOfTwo, settled, twoAppliers } from './two-appliers.js';

/** What an applier may fail by: another writer's doing, never a fault. */
const otherWriter =
  /ConflictException|NotFoundException|BadRequestException|has changed since|MadeTwiceError|AmbiguousCreateError/;

/** What an applier says, with the name of the error behind it. */
const reasonOf = ({ message, cause }: Error) => `${cause instanceof Error ? cause.name : ''} ${message}`;

const kinds = Object.entries(faults);

/** Whether a fault came to pass: it waits for the nth call of its operation. */
function cameToPass(embedded: EmbeddedApiGateway, since: number, { operation, nth = 1 }: FaultInjection): boolean {
  return embedded.calls.slice(since).filter((call) => call.operation === operation).length >= nth;
}

/** The calls that bring `desired` about, from nothing or from what is there. */
async function callsTo(
  desired: Pick<RestApiDefinition, 'model'>,
  from?: typeof first,
): Promise<readonly PlannedCall[]> {
  const { clock, appliers } = await twoAppliers();
  const [one] = appliers;
  if (from !== undefined) await clock.run(one.plan(from).then((plan) => one.apply(plan)));
  return (await clock.run(one.plan(desired))).calls;
}

async function applied(gateway: ApiGateway, definition: typeof first) {
  return gateway.apply(await gateway.plan(definition));
}

/** {@link first} with one more route. */
function withRoute(path: string): Pick<RestApiDefinition, 'model'> {
  const { model } = first;
  const pets = model.resources['/pets'];
  if (pets === undefined) throw new Error('The definition has no /pets.');
  return { model: { ...model, resources: { ...model.resources, [path]: { ...pets, path } } } };
}

describe('two appliers at once, one of which meets a fault', () => {
  it.each(kinds)('bring one change about, after a last run, whichever call meets it: %s', async (name, fault) => {
    const calls = await callsTo(second, first);
    const template = await twoAppliers();
    const { restApiId } = await template.clock.run(applied(template.appliers[0], first));
    await template.clock.run(addOwnRoute(template.client, restApiId));
    let met = 0;
    for (const [index, { operation, address }] of calls.entries()) {
      const where = `${name} at call ${index}, ${operation} ${address}`;
      const { clock, embedded, client, appliers, neighbourId } = copyOfTwo(template);
      const [one, other] = appliers;
      const neighbour = embedded.state().restApis.get(neighbourId);
      const plans = [await clock.run(one.plan(second)), await clock.run(other.plan(second))] as const;
      const injected = faultAt(calls, index, fault);
      const since = embedded.calls.length;
      embedded.inject(injected);
      const outcomes = await clock.run(Promise.all([settled(one.apply(plans[0])), settled(other.apply(plans[1]))]));
      for (const outcome of outcomes)
        if (outcome instanceof Error) expect(reasonOf(outcome), where).toMatch(otherWriter);
      if (cameToPass(embedded, since, injected)) met++;
      embedded.clearFaults();

      await clock.run(one.plan(second).then((plan) => one.apply(plan)));
      expect((await clock.run(one.plan(second))).calls, where).toEqual([]);
      expectNothingTwice(embedded, restApiId);
      await clock.run(expectOwnRoute(client, restApiId, where));
      expect(embedded.state().restApis.get(neighbourId), where).toEqual(neighbour);
    }
    expect(met).toBeGreaterThan(0); // Conflicts of the two end runs before the later calls come.
  });

  it.each(kinds)('bring two changes about, whichever call meets it: %s', async (name, fault) => {
    const definitions = [withRoute('/of-one'), withRoute('/of-the-other')] as const;
    const calls = [...(await callsTo(definitions[0], first)), ...(await callsTo(definitions[1], first))];
    const template = await twoAppliers();
    const { restApiId } = await template.clock.run(applied(template.appliers[0], first));
    for (const [index, { operation, address }] of calls.entries()) {
      const where = `${name} at call ${index}, ${operation} ${address}`;
      const { clock, embedded, appliers } = copyOfTwo(template);
      const [one, other] = appliers;
      const plans = [await clock.run(one.plan(definitions[0])), await clock.run(other.plan(definitions[1]))] as const;
      const injected = faultAt(calls, index, fault);
      const since = embedded.calls.length;
      embedded.inject(injected);
      const options = { allowStale: true }; // One may see what the other has begun.
      await clock.run(Promise.all([one.apply(plans[0], options), other.apply(plans[1], options)]));
      expect(cameToPass(embedded, since, injected), where).toBe(true);
      for (const definition of definitions) expect((await clock.run(one.plan(definition))).calls, where).toEqual([]);
      expectNothingTwice(embedded, restApiId);
    }
    expect(calls.length).toBe(14);
  });

  it.each(kinds)('make one API, after a last run, whichever call meets it: %s', async (name, fault) => {
    const calls = await callsTo(first);
    const template = await twoAppliers();
    for (const [index, { operation, address }] of calls.entries()) {
      const where = `${name} at call ${index}, ${operation} ${address}`;
      const { clock, embedded, appliers, neighbourId } = copyOfTwo(template);
      const [one, other] = appliers;
      const neighbour = embedded.state().restApis.get(neighbourId);
      const plans = [await clock.run(one.plan(first)), await clock.run(other.plan(first))] as const;
      const injected = faultAt(calls, index, fault);
      const since = embedded.calls.length;
      embedded.inject(injected);
      const outcomes = await clock.run(Promise.all([settled(one.apply(plans[0])), settled(other.apply(plans[1]))]));
      expect(cameToPass(embedded, since, injected), where).toBe(true);
      const failures = outcomes.filter((outcome) => outcome instanceof Error);
      for (const failure of failures) expect(reasonOf(failure), where).toMatch(otherWriter);

      await clock.run(one.plan(first, { prune: true }).then((plan) => one.apply(plan)));
      const last = await clock.run(one.plan(first, { prune: true }));
      expect(last.calls, where).toEqual([]);
      expectNothingTwice(embedded, last.basis.restApiId ?? '');
      expect(embedded.state().restApis.get(neighbourId), where).toEqual(neighbour);
    }
  });
});
