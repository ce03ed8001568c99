import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ApplyError } from '../../src/apply/result.js';
import { setUpAccount } from '../faults/account.js';
import { first } from '../faults/apis.js';

describe('an ApplyError that nobody catches', () => {
  it('says what failed, where and why, and prints no report', async () => {
    const { clock, gateway, embedded } = await setUpAccount();
    const plan = await clock.run(gateway.plan(first));
    embedded.inject({ fault: 'serverError', operation: 'PutIntegration', times: 1_000 });
    const error: unknown = await clock.run(gateway.apply(plan).catch((thrown: unknown) => thrown));
    if (!(error instanceof ApplyError)) throw new Error('The plan was applied.');
    // As Node prints it: without custom inspection, five levels deep.
    const printed = inspect(error, { customInspect: false, depth: 5 });
    expect(printed).toMatch(/PutIntegration POST \S+ failed/);
    expect(printed.match(/\[cause\]/g)).toHaveLength(1);
    expect(printed).not.toMatch(/notStarted|succeeded'|steps/);
    expect(error.result.steps).toHaveLength(plan.calls.length);
  });
});
