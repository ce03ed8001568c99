import { describe, expect, it } from 'vitest';
import { ApplyError } from '../../src/apply/result.js';
import { setUpAccount } from './account.js';
import { first } from './apis.js';
import { marker, shown } from './secrets.js';

describe('what is reported', () => {
  it('shows no credentials and no templates, whichever call fails for good', async () => {
    const { clock, gateway } = await setUpAccount();
    const { calls } = await clock.run(gateway.plan(first));
    expect(shown(calls)).toContain(marker);
    for (const [index, { operation, id }] of calls.entries()) {
      const account = await setUpAccount({}, { deadlineMs: 1_000 });
      const plan = await account.clock.run(account.gateway.plan(first));
      const nth = calls.slice(0, index + 1).filter((call) => call.operation === operation).length;
      account.events.length = 0;
      account.embedded.inject({ fault: 'serverError', operation, nth, times: 1_000 });
      const error = await account.clock.run(account.gateway.apply(plan).catch((thrown: unknown) => thrown));
      expect(error, id).toBeInstanceOf(ApplyError);
      expect(shown(error), id).not.toContain(marker);
      expect(shown(account.events), id).not.toContain(marker);
    }
  });

  it('shows none when all succeeds, and the input of a call to who asks for it', async () => {
    const { clock, gateway, events } = await setUpAccount();
    const plan = await clock.run(gateway.plan(first));
    const result = await clock.run(gateway.apply(plan));
    expect(shown(result)).not.toContain(marker);
    expect(shown(events)).not.toContain(marker);
    expect(result.steps.map(({ call }) => call.input)).toEqual(plan.calls.map(({ input }) => input));
  });
});
