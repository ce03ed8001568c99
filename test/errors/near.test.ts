import { describe, expect, it } from 'vitest';
import { isNear } from '../../src/errors/near.js';

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
