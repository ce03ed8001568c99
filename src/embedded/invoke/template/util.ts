import { readJson } from '../json-text.js';
import { isNothing } from './operators.js';
import { TemplateObject } from './template-object.js';
import type { Work } from './work.js';

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
};

/** By the rules of JavaScript's string literals: single quotes too, which JSON doesn't allow. */
function escapeJavaScript(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped.
  return text.replaceAll(/["'\\/]|[\u0000-\u001f]|[^\u0000-\u007f]/g, (character) =>
    Object.hasOwn(escapes, character)
      ? (escapes[character] ?? character)
      : `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** As forms do it: a space is a plus sign. */
const urlEncode = (text: string) =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '?'))
    .replaceAll('%20', '+')
    .replaceAll(/[!'()~]/g, percent);

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Of nothing comes nothing; of anything else, what comes of its text. */
function ofText(convert: (text: string) => unknown) {
  return ([value]: readonly unknown[], work: Work): unknown => {
    if (isNothing(value)) return undefined;
    const converted = convert(work.made(work.textOf(value)));
    return typeof converted === 'string' ? work.made(converted) : converted;
  };
}

/**
 * `$util`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export const utilObject = new TemplateObject({
  base64Decode: ofText((text) => Buffer.from(text, 'base64').toString('utf8')),
  base64Encode: ofText((text) => Buffer.from(text, 'utf8').toString('base64')),
  escapeJavaScript: ofText(escapeJavaScript),
  parseJson: ofText(readJson),
  urlDecode: ofText((text) => decodeURIComponent(text.replaceAll('+', ' '))),
  urlEncode: ofText(urlEncode),
});
