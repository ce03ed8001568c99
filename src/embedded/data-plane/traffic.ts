import type { Traffic } from '../control-plane/context.js';
import type { Memory } from './memory.js';

/** What the control plane sees of the requests that a gateway has answered, and empties. */
export const trafficOf = (memory: () => Memory): Traffic => ({
  flushCache: (stage) => memory().responses.deleteAll(`${stage}/`),
  flushAuthorizers: (stage) => memory().policies.deleteAll(`${stage}/`),
  usageOn: (key, quota, day) => memory().usage.usageOn(key, quota, day),
  setRemaining: (key, quota, day, requests) => memory().usage.setRemaining(key, quota, day, requests),
});
