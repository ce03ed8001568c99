import { describe, expect, it } from 'vitest';
import { quotedText, visibleText } from '../../src/errors/visible-text.js';
import fc from '../fast-check.js';

/** What a terminal acts on or doesn't show, by name. */
const unseen = {
  escape: ['\u001b[2K', '\\u001b[2K'],
  'control sequence introducer of one byte': ['\u009b2K', '\\u009b2K'],
  newline: ['a\nb', 'a\\nb'],
  'carriage return': ['a\rb', 'a\\rb'],
  tab: ['a\tb', 'a\\tb'],
  'null character': ['a\u0000b', 'a\\u0000b'],
  delete: ['a\u007fb', 'a\\u007fb'],
  'next line': ['a\u0085b', 'a\\u0085b'],
  'line separator': ['a\u2028b', 'a\\u2028b'],
  'right-to-left override': ['a\u202eb', 'a\\u202eb'],
  'right-to-left isolate': ['a\u2067b', 'a\\u2067b'],
  'right-to-left mark': ['a\u200fb', 'a\\u200fb'],
  'zero-width space': ['a\u200bb', 'a\\u200bb'],
  'byte order mark': ['a\ufeffb', 'a\\ufeffb'],
  'soft hyphen': ['a\u00adb', 'a\\u00adb'],
  'no-break space': ['a\u00a0b', 'a\\u00a0b'],
  'Hangul filler': ['a\u3164b', 'a\\u3164b'],
  'blank Braille pattern': ['a\u2800b', 'a\\u2800b'],
  'tag character': ['a\u{e0041}b', 'a\\udb40\\udc41b'],
  'half surrogate pair': ['a\ud800b', 'a\\ud800b'],
} as const;

describe('visible text', () => {
  it.each(Object.entries(unseen))('escapes a %s', (_name, [text, shown]) => {
    expect(visibleText(text)).toBe(shown);
  });

  it.each(['GET /pets/{petId}', 'naïve Überraschung', '日本語', '🙂 x', 'a  b', '\\d{2}'])('keeps %s', (text) => {
    expect(visibleText(text)).toBe(text);
  });

  it('is one line of what shows, and stays as it is when it is made visible again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visibleText(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
        expect(visibleText(shown)).toBe(shown);
      }),
    );
  });

  it('never looks the same in quotes for two texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(quotedText(text))).toBe(text);
      }),
    );
  });
});
