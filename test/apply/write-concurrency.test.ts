import { describe, expect, it } from 'vitest';
import { mostWrites, WriteConcurrency } from '../../src/apply/write-concurrency.js';

function measured(latencyMs: number, writesPerSecond = 10, writes = 1) {
  const concurrency = new WriteConcurrency(writesPerSecond);
  for (let write = 0; write < writes; write++) concurrency.succeeded(latencyMs);
  return concurrency;
}

describe('WriteConcurrency', () => {
  it('is one until a write has been measured', () => {
    expect(new WriteConcurrency(10).limit).toBe(1);
  });

  it.each([
    [60, 1],
    [80, 1],
    [150, 2],
    [300, 4],
    [5_000, 4],
  ])('at %d ms a write and 10 a second is %d', (latencyMs, limit) => {
    expect(measured(latencyMs).limit).toBe(limit);
  });

  it('is as high as it may be when there are no quotas, and one when writes take no time', () => {
    expect(measured(1, Number.POSITIVE_INFINITY).limit).toBe(mostWrites);
    expect(measured(0, Number.POSITIVE_INFINITY).limit).toBe(1);
  });

  it('follows a latency that changes', () => {
    const concurrency = measured(60);
    for (let write = 0; write < 20; write++) concurrency.succeeded(300);
    expect(concurrency.limit).toBe(4);
    for (let write = 0; write < 40; write++) concurrency.succeeded(60);
    expect(concurrency.limit).toBe(1);
  });

  it('is halved by a conflict, and recovers one by one', () => {
    const concurrency = measured(300);
    const limits = [concurrency.limit];
    for (let conflict = 0; conflict < 3; conflict++) {
      concurrency.conflicted();
      limits.push(concurrency.limit);
    }
    for (let write = 1; write <= 75; write++) {
      concurrency.succeeded(300);
      if (write % 25 === 0) limits.push(concurrency.limit);
    }
    expect(limits).toEqual([4, 2, 1, 1, 2, 3, 4]);
  });

  it('counts writes again from zero after each conflict, and never recovers beyond the most', () => {
    const concurrency = measured(5_000);
    for (let round = 0; round < 3; round++) {
      concurrency.conflicted();
      for (let write = 0; write < 24; write++) concurrency.succeeded(5_000);
    }
    expect(concurrency.limit).toBe(1);
    for (let write = 0; write < 500; write++) concurrency.succeeded(5_000);
    expect(concurrency.limit).toBe(mostWrites);
    concurrency.conflicted();
    expect(concurrency.limit).toBe(2);
  });

  it('counts a new measurement for a fifth', () => {
    const limitAfter = (...latencies: readonly number[]) => {
      const concurrency = new WriteConcurrency(10);
      for (const latencyMs of latencies) concurrency.succeeded(latencyMs);
      return concurrency.limit;
    };
    // A second write pays from 83.3 ms on.
    expect(limitAfter(80, 95)).toBe(1);
    expect(limitAfter(80, 100)).toBe(2);
    expect(limitAfter(90, 60)).toBe(2);
    expect(limitAfter(90, 50)).toBe(1);
  });
});
