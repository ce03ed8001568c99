import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../src/clock.js';

const warnings: string[] = [];
const keep = ({ name }: Error) => warnings.push(name);

describe('systemClock', () => {
  afterEach(() => process.off('warning', keep));

  it('sleeps longer than the timers of Node.js count', async () => {
    process.on('warning', keep);
    const controller = new AbortController();
    const reason = new Error('enough');
    const sleeping = systemClock.sleep(2 ** 31 + 1_000, { signal: controller.signal });
    const outcome = expect(sleeping).rejects.toBe(reason);
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(reason);
    await outcome;
    expect(warnings).toEqual([]); // Node.js warns of a timer that it can't count, and lets it ring at once.
  });

  it.each([0, -1, Number.NaN])('does not sleep for %s ms', async (durationMs) => {
    await expect(systemClock.sleep(durationMs)).resolves.toBeUndefined();
  });
});
