import { expect, it } from 'vitest';
import { remembered } from '../../../src/embedded/invoke/remembered.js';

it('reads what was asked for lately once, and forgets the rest', () => {
  const read: string[] = [];
  const length = remembered({ most: 2, longest: 9 }, (text) => {
    if (text === 'x') throw new Error('unreadable');
    read.push(text);
    return text.length;
  });
  expect([length('a'), length('bb'), length('a'), length('ccc'), length('a'), length('bb')]).toEqual([
    1, 2, 1, 3, 1, 2,
  ]);
  expect(read).toEqual(['a', 'bb', 'ccc', 'bb']);
  expect([length('longer than 9'), length('longer than 9')]).toEqual([13, 13]);
  expect(read.slice(4)).toEqual(['longer than 9', 'longer than 9']);
  expect(() => length('x')).toThrow('unreadable');
  expect(() => length('x')).toThrow('unreadable');
});
