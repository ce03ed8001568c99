/**
 * Members of extensions, each read in the way in which it is written.
 *
 * @module
 */

import type { Writing } from './document.js';
import { at, booleanOf, entriesOf, memberOf, numberOf, type Reading, textOf, textsOf } from './read.js';

/** The members that an extension has, as the model has them. */
export function readMembers(
  reading: Reading,
  value: unknown,
  pointer: string,
  members: Readonly<Record<string, Writing>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, writing]) => {
      const member = memberOf(value, name);
      if (member === undefined || member === null) return [];
      const read = readAs(reading, member, at(pointer, name), writing);
      if (read !== undefined) return [[name, read]];
      if (member !== '') reading.refuse(at(pointer, name), `It is to be ${words[writing]}.`);
      return [];
    }),
  );
}

const words: Readonly<Record<Writing, string>> = {
  lower: 'a text',
  upper: 'a text',
  plain: 'a text',
  number: 'a number',
  texts: 'a list of texts',
  'text map': 'an object of texts',
  tls: 'an object that says `insecureSkipVerification`',
};

function readAs(reading: Reading, value: unknown, pointer: string, writing: Writing): unknown {
  switch (writing) {
    case 'lower':
    case 'upper':
      return textOf(value)?.toUpperCase();
    case 'plain':
      return textOf(value);
    case 'number':
      return numberOf(value);
    case 'texts':
      return Array.isArray(value) ? textsOf(value) : undefined;
    case 'text map':
      return textMap(reading, value, pointer);
    case 'tls': {
      const insecureSkipVerification = booleanOf(memberOf(value, 'insecureSkipVerification'));
      return insecureSkipVerification === undefined ? {} : { insecureSkipVerification };
    }
  }
}

/** A map whose values are texts; what isn't one is left out with a warning. */
function textMap(reading: Reading, value: unknown, pointer: string): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(
    entriesOf(value).flatMap(([name, one]): [string, string][] => {
      if (typeof one === 'string') return [[name, one]];
      reading.warn(at(pointer, name), "It isn't a text, and an import leaves it out.");
      return [];
    }),
  );
}
