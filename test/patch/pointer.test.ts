import { describe, expect, it } from 'vitest';
import { patch } from '../../src/patch/patch.js';
import { escapePathSegment, pathOf, pathsUnder, unescapePathSegment } from '../../src/patch/pointer.js';
import fc from '../fast-check.js';

/** Any text, lone surrogates included, with many of the characters that are escaped. */
const segment = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('~', '/', '0', '1', '~0', '~1', 'a', '\ud800')).map((parts) => parts.join('')),
);

describe('JSON Pointer segments', () => {
  it('come back as they were, whatever they are', () => {
    fc.assert(
      fc.property(segment, (text) => {
        const escaped = escapePathSegment(text);
        expect(escaped).not.toContain('/');
        expect(unescapePathSegment(escaped)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('are told apart in a path', () => {
    fc.assert(
      fc.property(fc.array(segment), (segments) => {
        expect(pathOf(segments).split('/').slice(1).map(unescapePathSegment)).toEqual(segments);
      }),
    );
  });

  it('reach the service as they were through .at(…)', () => {
    fc.assert(
      fc.property(
        segment.filter((text) => text !== ''),
        (name) => {
          const [operation] = patch.integration().at('requestTemplates', name).remove().toPatchOperations();
          expect(unescapePathSegment(operation?.path?.slice('/requestTemplates/'.length) ?? '')).toBe(name);
        },
      ),
    );
  });

  it('follow the examples of RFC 6901', () => {
    expect(['', 'foo', 'a/b', 'm~n', 'c%d', ' '].map(escapePathSegment)).toEqual([
      '',
      'foo',
      'a~1b',
      'm~0n',
      'c%d',
      ' ',
    ]);
    expect(unescapePathSegment('~01')).toBe('~1');
    expect(() => unescapePathSegment('a~2')).toThrow(SyntaxError);
    expect(() => unescapePathSegment('a~')).toThrow("'~' in 'a~' is followed by neither 0 nor 1.");
  });
});

describe('paths under a container', () => {
  it('are those of its entries, escaped, whether or not they were asked for before', () => {
    const pathTo = pathsUnder('/requestTemplates');
    const names = Array.from({ length: 2500 }, (_, index) => `application/${index % 1500}~json`);
    expect(names.map(pathTo)).toEqual(names.map((name) => `/requestTemplates/${escapePathSegment(name)}`));
    expect(pathTo('')).toBe('/requestTemplates/');
  });
});
