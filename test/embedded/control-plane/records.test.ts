import { describe, expect, it } from 'vitest';
import { copyOf, withEntry, withoutEntry } from '../../../src/embedded/control-plane/records.js';
import fc from '../../fast-check.js';

const record = fc.dictionary(fc.oneof(fc.constantFrom('200', '404', '__proto__', 'toString'), fc.string()), fc.nat());
const name = fc.oneof(fc.constantFrom('200', '404', '__proto__'), fc.string());

describe('records of what is held', () => {
  it('get an entry more, or another one, and lose one, as objects that are written out', () => {
    fc.assert(
      fc.property(record, name, fc.nat(), (before, key, value) => {
        const known = structuredClone(before);
        const others = Object.entries(before).filter(([other]) => other !== key);
        expect(new Map(Object.entries(withEntry(before, key, value)))).toEqual(new Map([...others, [key, value]]));
        expect(new Map(Object.entries(withoutEntry(before, key)))).toEqual(new Map(others));
        expect(before).toEqual(known);
      }),
    );
  });

  it('are copied to their leaves, with maps, dates and bytes', () => {
    const held = {
      created: new Date(0),
      content: new Uint8Array([1, 2]),
      methods: new Map([['GET', { responses: { '200': { headers: ['a'] } } }]]),
    };
    const copy = copyOf(held);
    expect(copy).toEqual(held);
    held.methods.get('GET')?.responses['200'].headers.push('b');
    held.created.setFullYear(2000);
    held.content[0] = 9;
    expect(copy).toEqual({
      created: new Date(0),
      content: new Uint8Array([1, 2]),
      methods: new Map([['GET', { responses: { '200': { headers: ['a'] } } }]]),
    });
  });
});
