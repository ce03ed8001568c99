import { expect, it } from 'vitest';
import { ManualClock } from '../../../src/embedded/index.js';
import { deployed, proxied } from './api.js';

it.each([
  ['29 seconds unless it says otherwise', {}, 29_000],
  ['its own time-out', { timeoutInMillis: 1_500 }, 1_500],
])(
  'a function that does not come to an end is waited for as long as its integration does: %s',
  async (_, more, waited) => {
    const clock = new ManualClock();
    const { call } = await deployed({
      paths: { '/pets': { get: { integration: proxied('endless', more) } } },
      integrations: { lambda: { endless: () => new Promise(() => {}) } },
      clock,
    });
    const started = clock.now();
    const response = await clock.run(call('/pets'));
    expect(response.status).toBe(504);
    expect(await response.json()).toEqual({ message: 'Endpoint request timed out' });
    expect(clock.now() - started).toBe(waited);
  },
);
