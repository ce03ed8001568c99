import { describe, expect, it } from 'vitest';
import { type Block, fitted } from '../../src/plan/rendering/fitted.js';

const head = ['### Plan'];
const warnings = ['- one', '- a longer one'];
const block = (sign: Block['sign'], heading: string, body: string): Block => ({ sign, heading, body });
const blocks = [
  block('+', 'made', '+ much of it\n+ and more'),
  block('~', 'changed', '! a'),
  block('-', 'gone', '- all'),
  block('+', 'bare', ''),
  block('-', 'gone too', '- all of a long thing'),
];

/** What is in a text, and what it says is missing. */
function partsOf(text: string) {
  const has = (part: string) => text.split('\n').includes(part);
  const kept = warnings.filter(has).length;
  const details = blocks.filter(({ heading }) => has(`<details><summary>${heading}</summary>`));
  const headings = blocks.filter(({ heading }) => has(`- ${heading}`));
  const [, note] = /^\*\*Cut to \d+ characters:\*\* (.*) left out\. The plan's text has all of it\.$/m.exec(text) ?? [];
  const named = [...details.map(({ heading }) => heading.toUpperCase()), ...headings.map(({ heading }) => heading)];
  return `${kept}: ${named.join(', ')} (${note})`;
}

describe('what fits into so many characters', () => {
  it('is told exactly, and so is what doesn’t', () => {
    const whole = fitted(head, warnings, blocks, Number.POSITIVE_INFINITY);
    expect(partsOf(whole)).toBe('2: MADE, CHANGED, GONE, GONE TOO, bare (undefined)');
    const steps: [number, string][] = [];
    for (let most = 100; most <= whole.length; most++) {
      const text = fitted(head, warnings, blocks, most);
      const parts = partsOf(text);
      if (steps.length > 1) expect(text.length).toBeLessThanOrEqual(most);
      if (parts !== steps.at(-1)?.[1]) steps.push([most, parts]);
    }
    expect(steps).toMatchInlineSnapshot(`
      [
        [
          100,
          "0:  (the details of 4 of 5 blocks, the headings of 5, 2 of 2 warnings)",
        ],
        [
          150,
          "1:  (the details of 4 of 5 blocks, the headings of 5, 1 of 2 warnings)",
        ],
        [
          157,
          "1: gone (the details of 4 of 5 blocks, the headings of 4, 1 of 2 warnings)",
        ],
        [
          165,
          "2:  (the details of 4 of 5 blocks, the headings of 5)",
        ],
        [
          172,
          "2: gone (the details of 4 of 5 blocks, the headings of 4)",
        ],
        [
          183,
          "2: gone, gone too (the details of 4 of 5 blocks, the headings of 3)",
        ],
        [
          193,
          "2: changed, gone, gone too (the details of 4 of 5 blocks, the headings of 2)",
        ],
        [
          200,
          "2: made, changed, gone, gone too (the details of 4 of 5 blocks, the headings of 1)",
        ],
        [
          207,
          "2: made, changed, gone, bare, gone too (the details of 4 of 5 blocks)",
        ],
        [
          230,
          "2: GONE (the details of 3 of 5 blocks, the headings of 4)",
        ],
        [
          241,
          "2: GONE, gone too (the details of 3 of 5 blocks, the headings of 3)",
        ],
        [
          251,
          "2: GONE, changed, gone too (the details of 3 of 5 blocks, the headings of 2)",
        ],
        [
          258,
          "2: GONE, made, changed, gone too (the details of 3 of 5 blocks, the headings of 1)",
        ],
        [
          265,
          "2: GONE, made, changed, bare, gone too (the details of 3 of 5 blocks)",
        ],
        [
          315,
          "2: GONE, GONE TOO (the details of 2 of 5 blocks, the headings of 3)",
        ],
        [
          325,
          "2: GONE, GONE TOO, changed (the details of 2 of 5 blocks, the headings of 2)",
        ],
        [
          332,
          "2: GONE, GONE TOO, made, changed (the details of 2 of 5 blocks, the headings of 1)",
        ],
        [
          337,
          "2: MADE, CHANGED, GONE, GONE TOO, bare (undefined)",
        ],
      ]
    `);
    expect(fitted(head, warnings, blocks, whole.length)).toBe(whole);
  });

  it('leaves out no warnings and no headings where it says of none', () => {
    const long = [block('+', 'made', 'x'.repeat(500))];
    expect(fitted(head, [], long, 200)).toBe(
      "### Plan\n\n- made\n\n**Cut to 200 characters:** the details of 1 of 1 blocks left out. The plan's text has all of it.",
    );
  });

  it('is nothing but the note where there is no room', () => {
    expect(fitted(head, warnings, blocks, 0)).toBe(
      "### Plan\n\n**Cut to 0 characters:** the details of 4 of 5 blocks, the headings of 5, 2 of 2 warnings left out. The plan's text has all of it.",
    );
  });
});
