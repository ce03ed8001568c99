import { describe, expect, it } from 'vitest';
import { isNear, nearestValue } from '../../src/errors/near.js';

describe('a text is taken for a slip of another one', () => {
  it.each([
    ['Pet', 'pet'],
    ['Pets', 'Pet'],
    ['Pet', 'Pets'],
    ['Pt', 'Pet'],
    ['Pot', 'Pet'],
    ['Pte', 'Pet'],
    ['/timeoutMillis', '/timeoutInMillis'],
    ['/timeoutInnnMillis', '/timeoutInMillis'],
    ['strict', 'strict'],
  ])('%s of %s', (text, candidate) => {
    expect(isNear(text, candidate)).toBe(true);
    expect(isNear(candidate, text)).toBe(true);
  });

  it.each([
    ['Pet', 'PetList'],
    ['Toy', 'Pet'],
    ['tepP', 'Petx'],
    ['jwt', 'oauth'],
  ])('but %s of %s is not', (text, candidate) => {
    expect(isNear(text, candidate)).toBe(false);
    expect(isNear(candidate, text)).toBe(false);
  });
});

describe('a value that is meant', () => {
  const sizes = ['0.5', '1.6', '118', '237'];
  const policies = ['TLS_1_0', 'TLS_1_2'];
  const types = ['DEFAULT_4XX', 'DEFAULT_5XX', 'THROTTLED', 'QUOTA_EXCEEDED'];

  it.each([
    ['throttled', types, 'THROTTLED'],
    ['quotaExceeded', types, 'QUOTA_EXCEEDED'],
    ['THROTLED', types, 'THROTTLED'],
    ['QUOTA', types, 'QUOTA_EXCEEDED'],
    ['tls-1-2', policies, 'TLS_1_2'],
  ])('is found for %s', (value, values, meant) => {
    expect(nearestValue(value, values)).toBe(meant);
  });

  it.each([
    ['7', sizes],
    ['23', sizes],
    ['2370', sizes],
    ['T', types],
    ['', types],
    ['DEFAULT', types],
    ['banana', types],
  ])("isn't guessed for '%s'", (value, values) => {
    expect(nearestValue(value, values)).toBeUndefined();
  });
});
