import { TemplateObject } from './java-methods.js';
import { javaText, jsonValue } from './java-text.js';

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
function escapeJavaScript(value: unknown): string {
  if (value === undefined || value === null) return '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped.
  return javaText(value).replaceAll(/["'\\/]|[\u0000-\u001f]|[^\u0000-\u007f]/g, (character) =>
    Object.hasOwn(escapes, character)
      ? (escapes[character] ?? character)
      : `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** As forms do it: a space is a plus sign. */
const urlEncode = (text: unknown) =>
  encodeURIComponent(javaText(text))
    .replaceAll('%20', '+')
    .replaceAll(/[!'()~]/g, percent);

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * `$util`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export const utilObject = new TemplateObject({
  base64Decode: (text: unknown) => Buffer.from(javaText(text), 'base64').toString('utf8'),
  base64Encode: (text: unknown) => Buffer.from(javaText(text), 'utf8').toString('base64'),
  escapeJavaScript,
  parseJson: (text: string) => jsonValue(JSON.parse(text)),
  urlDecode: (text: unknown) => decodeURIComponent(javaText(text).replaceAll('+', ' ')),
  urlEncode,
});
