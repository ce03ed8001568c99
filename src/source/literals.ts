/**
 * Texts, names and numbers as TypeScript has them. Whatever a text holds, it comes back as text.
 *
 * @module
 */

import { visibleText } from '../errors/visible-text.js';

/** A text as a string literal: in single quotes, or in double quotes where that needs fewer escapes. */
export function stringLiteral(text: string): string {
  const count = (quote: string) => text.split(quote).length - 1;
  const quote = count("'") > count('"') ? '"' : "'";
  return quote + visibleText(text.replaceAll('\\', '\\\\')).replaceAll(quote, `\\${quote}`) + quote;
}

/** A text as the inside of a template literal; its lines are lines there. */
export function templateText(text: string): string {
  return text
    .split('\n')
    .map((line) => visibleText(line.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')))
    .join('\n');
}

/** A text as a template literal. */
export function templateLiteral(text: string): string {
  return `\`${templateText(text)}\``;
}

/** A number as formatters write it. */
export function numberLiteral(value: number): string {
  return String(value).replace('e+', 'e');
}

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The name of a member, in quotes where it needs some. */
export function memberName(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return identifier.test(name) && visibleText(name) === name ? name : stringLiteral(name);
}

/** What takes two columns: the wide ranges of Unicode's East Asian Width, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** How many columns a line of code takes. */
export function widthOf(code: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything of one column
  if (/^[\x00-\u02ff]*$/.test(code)) return code.length;
  let width = 0;
  for (const character of code)
    width += /[\p{Mn}\p{Me}\u1160-\u11ff]/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}
