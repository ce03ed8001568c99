import { describe, expect, it } from 'vitest';
import { maskedText } from '../../src/errors/masked-text.js';

describe('credentials in what a template sends', () => {
  it.each([
    ['client_secret=abc&grant_type=x', 'client_secret=(hidden)&grant_type=x'],
    ['grant_type=x&client_secret=abc', 'grant_type=x&client_secret=(hidden)'],
    ['a=b\n  password=abc', 'a=b\n  password=(hidden)'],
    ['{"body": "password=abc&b=c"}', '{"body": "password=(hidden)&b=c"}'],
    ['<password>abc</password>', '<password>(hidden)</password>'],
    ['<ns:Token a="b">a b c</ns:Token>', '<ns:Token a="b">(hidden)</ns:Token>'],
    ['<a><apiKey>abc</apiKey><name>Rex</name></a>', '<a><apiKey>(hidden)</apiKey><name>Rex</name></a>'],
    ['<wsse:Password Type="x">\nabc\n</wsse:Password>', '<wsse:Password Type="x">(hidden)</wsse:Password>'],
  ])('%j', (text, masked) => {
    expect(maskedText(text)).toBe(masked);
  });

  it.each([
    'password=$input.params("p")&b=c',
    '<password>$input.path("$.p")</password>',
    '<password></password>',
    '<password><other>abc</other></password>',
    'name=Rex&sort=asc',
    '#if($password == "x")y#end',
    'The token=a and the secret = b',
  ])('and what is none: %j', (text) => {
    expect(maskedText(text)).toBe(text);
  });

  it('are looked for in the time that the text’s length takes', () => {
    for (const part of ['<a', '<a>', '<password>', 'a=', 'password=', '<a b', ' ', '"a='])
      expect(maskedText(part.repeat(100_000)).length).toBeGreaterThan(0);
  }, 10_000);
});
