interface ModelFormat {
  /** What it takes; nothing where that is what the package of formats takes. */
  readonly takes?: RegExp | ((text: string) => boolean);
  /** What the service's validator says of a text that it doesn't take. */
  readonly says: (text: string) => string;
}

const isNot = (what: string) => (text: string) => `string ${JSON.stringify(text)} is not a valid ${what}`;
const inputIsNot = (what: string) => (text: string) => `input string ${JSON.stringify(text)} is not a valid ${what}`;

/** By the calendar, with a `T` and an offset. */
function isDateTime(text: string): boolean {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,12})?(?:Z|[+-]\d\d:?\d\d)$/.exec(text) ?? [];
  const date = new Date(`${day}T${time}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${day}T${time}`);
}

const hexOf = (length: number): ModelFormat => ({
  takes: new RegExp(`^[\\da-f]{${length}}$`, 'i'),
  says: (text) =>
    text.length === length
      ? 'input string has illegal characters'
      : `input string has bad length (${text.length}, expected ${length})`,
});

/**
 * The formats of models: those of JSON Schema's fourth draft, and what the service's validator knows beyond. Others (`byte`,
 * `int32`, `date`) say nothing.
 *
 * @see https://github.com/java-json-tools/json-schema-validator
 */
export const modelFormats = {
  'date-time': {
    takes: isDateTime,
    says: (text) =>
      `string ${JSON.stringify(text)} is invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]`,
  },
  // A domain may have one label.
  email: {
    takes:
      /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i,
    says: isNot('email address'),
  },
  hostname: { says: isNot('hostname') },
  ipv4: { says: isNot('IPv4 address') },
  ipv6: { says: isNot('IPv6 address') },
  regex: { says: isNot('ECMA 262 regular expression') },
  // Relative ones, too.
  uri: {
    takes:
      /^(?:[a-z][a-z\d+.-]*:|(?![^/?#]*:))(?:[\w\-.~!$&'()*+,;=:@/[\]]|%[\da-f]{2}|[^\0-\x7f])*(?:\?(?:[\w\-.~!$&'()*+,;=:@/?[\]]|%[\da-f]{2}|[^\0-\x7f])*)?(?:#(?:[\w\-.~!$&'()*+,;=:@/?[\]]|%[\da-f]{2}|[^\0-\x7f])*)?$/i,
    says: isNot('URI'),
  },
  'json-pointer': { says: inputIsNot('JSON Pointer') },
  'uri-template': { says: inputIsNot('URI template') },
  uuid: { says: inputIsNot('UUID') },
  mac: { takes: /^[\da-f]{2}(?::[\da-f]{2}){5}$/i, says: inputIsNot('MAC address') },
  md5: hexOf(32),
  sha1: hexOf(40),
  sha256: hexOf(64),
  sha512: hexOf(128),
  base64: {
    takes: /^(?=(?:.{4})*$)[A-Za-z\d+/]*={0,2}$/,
    says: (text) =>
      text.length % 4 === 0
        ? 'input is not a valid Base64 string: illegal characters'
        : `input has illegal length (must be a multiple of 4, found ${text.length})`,
  },
} satisfies Readonly<Record<string, ModelFormat>> as Readonly<Record<string, ModelFormat>>;
