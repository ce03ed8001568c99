import { describe, expect, it } from 'vitest';
import { countsFor, nameOfQuota, type RequestQuota, rateLimits, shareOf } from '../../src/quotas/service-quotas.js';

const all: RequestQuota = { tokensPerSecond: 10, capacity: 40 };
const own: RequestQuota = { operation: 'CreateResource', tokensPerSecond: 5, capacity: 5 };
const edge: RequestQuota = { operation: 'ImportRestApi', endpoint: 'edge', tokensPerSecond: 1 / 30, capacity: 1 };
const regional: RequestQuota = { ...edge, endpoint: 'regional' };

describe('the type of an API’s endpoint', () => {
  it.each([
    [{}, [true, false]],
    [{ parameters: {} }, [true, false]],
    [{ parameters: { endpointConfigurationTypes: 'REGIONAL' } }, [false, true]],
    [{ parameters: { endpointConfigurationTypes: 'REGIONAL,EDGE' } }, [true, false]],
    [{ endpointConfiguration: {} }, [true, false]],
    [{ endpointConfiguration: { types: ['EDGE'] } }, [true, false]],
    [{ endpointConfiguration: { types: ['PRIVATE'] } }, [false, true]],
    [
      { endpointConfiguration: { types: ['PRIVATE'] }, parameters: { endpointConfigurationTypes: 'EDGE' } },
      [false, true],
    ],
  ])('decides which quota a request counts for: %j', (input, expected) => {
    const counted = (operation: string) =>
      [edge, regional].map((quota) => countsFor(quota, { operation, input } as never));
    expect(counted('ImportRestApi')).toEqual(expected);
    expect(counted('CreateRestApi')).toEqual([false, false]);
  });
});

describe('a quota', () => {
  it('is called by what it is for', () => {
    expect([all, own, edge].map(nameOfQuota)).toEqual(['all operations', 'CreateResource', 'ImportRestApi (edge)']);
  });

  it('counts the requests that it is for', () => {
    const call = { operation: 'CreateResource', input: {}, address: '/pets' } as const;
    expect([all, own, edge].map((quota) => countsFor(quota, call))).toEqual([true, true, false]);
    const limits = rateLimits([all, own, edge]);
    expect(limits.map(({ covers }) => covers(call as never))).toEqual([true, true, false]);
    expect(limits.map(({ covers: _, ...limit }) => limit)).toEqual([
      { name: 'all operations', tokensPerSecond: 10, capacity: 40 },
      { name: 'CreateResource', tokensPerSecond: 5, capacity: 5 },
      { name: 'ImportRestApi (edge)', tokensPerSecond: 1 / 30, capacity: 1 },
    ]);
  });

  it('is used by a share of it, and lets one request pass at least', () => {
    expect(shareOf([all, own], 0.1)).toEqual([
      { tokensPerSecond: 1, capacity: 4 },
      { operation: 'CreateResource', tokensPerSecond: 0.5, capacity: 1 },
    ]);
    expect(shareOf([all, own, edge], 1)).toEqual([all, own, edge]);
  });
});
