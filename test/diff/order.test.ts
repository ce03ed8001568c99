import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { inOrder, missingFrom, type Pair, parameterName } from '../../src/diff/order.js';

const change = (address: string) => ({ address }) as Change;
const [declaration, reference, first, last] = ['declaration', 'reference', 'first', 'last'].map(change);

const pair = (more: Partial<Pair>): Pair => ({
  declaration,
  reference,
  removed: [],
  added: [],
  referredBefore: [],
  referredAfter: [],
  split: () => [first, last],
  ...more,
});

const ordered = (more: Partial<Pair>) => inOrder(pair(more)).map(({ address }) => address);

describe('what declares parameters and what refers to them', () => {
  it('goes in this order where nothing that is referred to comes or goes', () => {
    expect(ordered({ removed: ['a'], added: ['b'] })).toEqual(['declaration', 'reference']);
  });

  it('lets go first where one of several names that go is referred to', () => {
    expect(ordered({ removed: ['a', 'b'], referredBefore: ['b', 'c'] })).toEqual(['reference', 'declaration']);
  });

  it('declares first where one of several names that come will be referred to', () => {
    const more = { added: ['a', 'b'], referredAfter: ['b', 'c'] };
    expect(ordered(more)).toEqual(['declaration', 'reference']);
  });

  it('lets go, declares, and refers where names of both sorts are among several', () => {
    const gone: (readonly string[])[] = [];
    const split: Pair['split'] = (names) => {
      gone.push(names);
      return [first, last];
    };
    const more = { removed: ['a', 'b'], referredBefore: ['b'], added: ['c', 'd'], referredAfter: ['d'], split };
    expect(ordered(more)).toEqual(['first', 'declaration', 'last']);
    expect(gone).toEqual([['a', 'b']]);
    expect(ordered({ ...more, split: () => [undefined, last] })).toEqual(['declaration', 'last']);
  });

  it('is the one change that there is', () => {
    const more = { removed: ['a'], referredBefore: ['a'] };
    expect(ordered({ ...more, declaration: undefined })).toEqual(['reference']);
    expect(ordered({ ...more, reference: undefined })).toEqual(['declaration']);
    expect(ordered({ ...more, declaration: undefined, reference: undefined })).toEqual([]);
  });
});

it('finds the names that are not there', () => {
  expect(missingFrom(['a', 'b'], ['b', 'c', 'd'])).toEqual(['c', 'd']);
});

it('knows a parameter of several values by the name of the single one', () => {
  expect(parameterName('method.request.multivaluequerystring.tag')).toBe('method.request.querystring.tag');
  expect(parameterName('method.request.header.tag')).toBe('method.request.header.tag');
  const constant = "'method.request.multivaluequerystring.tag'";
  expect(parameterName(constant)).toBe(constant);
});
