import { describe, expect, it } from 'vitest';
import { inputObject } from '../../../../src/embedded/invoke/template/input.js';
import { TemplateSyntaxError } from '../../../../src/embedded/invoke/template/read-expression.js';
import { utilObject } from '../../../../src/embedded/invoke/template/util.js';
import { renderTemplate } from '../../../../src/embedded/invoke/template/velocity.js';
import { Work } from '../../../../src/embedded/invoke/template/work.js';
import fc from '../../../fast-check.js';
import { postWith } from './post-with.js';

const pieces = [
  ...['#set($a = ', '#if(', '#elseif(', '#else', '#{else}', '#end', '#foreach($i in ', '#macro(m $p)', '#m(', '#@m()'],
  ...[
    '#define($d)',
    '#break',
    '#stop',
    '##',
    '#*',
    '*#',
    '#[[',
    ']]#',
    ')',
    ')\n',
    '(',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '..',
  ],
  ...[
    '$a',
    '$!a',
    '${a}',
    '$i',
    '$d',
    '$a.b',
    '$a[0]',
    '$a.put("k", $a)',
    '$a.add($a)',
    '$a.get("b")',
    '$a.replaceAll("',
  ],
  ...[
    '.constructor',
    '.__proto__',
    '.size()',
    '.split("(a|aa)+")',
    "$input.path('$')",
    "$input.json('$..*')",
    '$util.urlEncode(',
  ],
  ...[
    '"',
    "'",
    '"$a$a"',
    '1',
    '-2',
    '7.0',
    'true',
    'null',
    ' + ',
    ' - ',
    ' * ',
    ' / ',
    ' == ',
    ' && ',
    '||',
    '!',
    '\\',
    'x',
    ' ',
  ],
  ...["{'b': 1}", '[1, 2]', '[1..9]', '[1..99999]', '#set($a = {})', '#set($a = [$a, $a])', '#set($a = "$a$a")'],
];

const bounds = { steps: 2_000, longestText: 5_000, allTexts: 50_000 };

describe('whatever a template says', () => {
  it('renders a text that is no longer than it may be, or fails by an error that says why', () => {
    const template = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join('')),
      fc.string({ maxLength: 40 }),
    );
    const body = '{"a":[1,{"b":"x"}],"b":{"c":null}}';
    const request = postWith(body);
    fc.assert(
      fc.property(template, (text) => {
        const variables = { input: inputObject(body, request), util: utilObject };
        try {
          expect(renderTemplate(text, variables, bounds).length).toBeLessThanOrEqual(bounds.longestText);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          // What JavaScript throws where a program is wrong.
          for (const mistake of [TypeError, RangeError, ReferenceError]) expect(error).not.toBeInstanceOf(mistake);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('fails with its place where it can’t be read', () => {
    expect(() => renderTemplate('a\n#set($x = )', {})).toThrow(TemplateSyntaxError);
    expect(() => renderTemplate('a\n#set($x = )', {})).toThrow(
      'Something that can’t be read stands in line 2, column 11',
    );
    expect(() => renderTemplate('a\n  #if($x)b', {})).toThrow('#if without #end begins in line 2, column 3');
  });

  it('counts what it takes', () => {
    const work = new Work(bounds);
    expect(work.joined('ab', 'c')).toBe('abc');
    expect(() => work.made('x'.repeat(5_001))).toThrow('it renders more than 5000 characters');
    expect(() => {
      for (;;) work.made('x'.repeat(1_000));
    }).toThrow('it makes texts of more than 50000 characters');
  });
});
