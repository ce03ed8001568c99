import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { docstringsOf } from './docstrings.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const entries = ['index', 'embedded/index', 'cli/index', 'progress/index', 'quotas/limiter/index'];
const docstrings = docstringsOf(root, entries);

/** What is wrong with docstrings, by place. */
const places = (wrong: (one: (typeof docstrings)[number]) => boolean) =>
  docstrings.filter(wrong).map(({ file, line, name }) => `${file}:${line} ${name}`);

describe('docstrings of what is exported', () => {
  it('were found', () => {
    expect(docstrings.length).toBeGreaterThan(500);
  });

  it('exist for every symbol and every member', () => {
    expect(places(({ text }) => text === '')).toEqual([]);
  });

  it('say something, and not only what a tag says', () => {
    expect(places(({ text }) => /^\/\*\*\s*(?:\*\s*)?@(?!throws|deprecated|internal|inheritDoc)/.test(text))).toEqual(
      [],
    );
  });

  it('say by @defaultValue what holds where an option is left out', () => {
    expect(places(({ text, isOption }) => isOption && !text.includes('@defaultValue'))).toEqual([]);
  });

  it('have one form of defaults, of errors and of references', () => {
    expect(places(({ text }) => /@default\b|(?:[.;] |\* )(?:Default|default|Left out|left out): /.test(text))).toEqual(
      [],
    );
    // A link, or code where another entry point exports the class: links of the reference end at their own.
    expect(places(({ text }) => /@throws (?:[A-Z]\w*Error)\b(?<!SyntaxError|TypeError)/.test(text))).toEqual([]);
    expect(places(({ text }) => /@see (?!https:\/\/|\{@link )/.test(text))).toEqual([]);
  });

  it('show what a step of a builder is written like, and the call that it makes', () => {
    expect(places(({ text, isStep }) => isStep && !text.includes('@example'))).toEqual([]);
  });
});
