/**
 * Credentials that stand in texts: in URIs, in headers, in templates.
 *
 * @module
 */

/** How a secret is shown: what takes its place. */
export type Hide = (secret: string) => string;

const hideAll: Hide = () => '(hidden)';

/** The names of headers, parameters and members whose values are credentials, without `-` and `_`. */
const credentialNames =
  /authorization|password|secret|(?:cookie2?|token|passwd|passphrase|pwd|credentials?|signature\d*|verify|(?:access|account|api|auth|functions?|host|master|private|shared|signing|subscription)key)$/;

/** Short names that mean a credential where a request has parameters, and much else in other places. */
const credentialParameters = /^(?:x?(?:key|auth|pass|sig)|code)$/;

/** Whether a header, a query parameter or a member of a body by this name holds a credential. */
export function isCredentialName(name: string, place: 'parameter' | 'member' = 'parameter'): boolean {
  const plain = name.toLowerCase().replaceAll(/[-_]/g, '');
  return credentialNames.test(plain) || (place === 'parameter' && credentialParameters.test(plain));
}

/** `user:password@` in a URI, as RFC 3986 has it: before the first `/`, `?` or `#`. */
const userinfo = /(\b[a-z][a-z0-9+.-]{0,31}:\/\/)([^\s/?#"'<>\\]+)@/gi;
const queryParameter = /([?&])([\w.-]{1,64})=([^&#\s"'<>]+)/g;
/** `client_secret=…` where a form begins: of a text, of a line, behind a quote. */
const firstOfForm = /(^[ \t]{0,20}|["'])([\w.-]{1,64})=([^&#\s"'<>$]+)(?=&|["']|[ \t]{0,20}$)/gm;
/** `<password>…</password>`, with the prefix of a namespace or without. */
const element = /<((?:[\w.-]{1,64}:)?([\w-]{1,64}))((?:\s[^<>]{0,200})?)>([^<>]+)(?=<\/\1\s{0,20}>)/g;
const schemeAndToken = /\b(Bearer|Basic)(\s+)(?=[^\s"']*[\d=._-])([\w+/=.~-]{6,})/gi;
/** `"password": "…"`, `header.Authorization = '…'`, also within a string of JSON. */
const assignment =
  /([\w-]{1,64})((?:\\?["'])?\s{0,20}[:=]\s{0,20})(?:"((?:\\.|[^"\\\n])+)"|'((?:\\.|[^'\\\n])+)'|\\"((?:[^"\\\n]|\\\\.)+)\\")/g;
/** What stands for a value that a request brings. */
const reference = /^(?:(?:Bearer|Basic)\s+)?[${]/i;

/**
 * A text without the credentials that can be seen to be some: userinfo and parameters of URIs, `Bearer` and `Basic`
 * tokens, and literal values under names such as `password` or `x-api-key`, in JSON, in forms and in XML.
 *
 * @param hide - what takes a secret's place; default: `(hidden)`.
 */
export function maskedText(text: string, hide: Hide = hideAll): string {
  return text
    .replace(userinfo, (_, scheme: string, secret: string) => `${scheme}${hide(secret)}@`)
    .replace(queryParameter, (whole: string, start: string, name: string, value: string) =>
      isCredentialName(name) && !reference.test(value) ? `${start}${name}=${hide(value)}` : whole,
    )
    .replace(firstOfForm, (whole: string, start: string, name: string, value: string) =>
      isCredentialName(name, 'member') && !reference.test(value) ? `${start}${name}=${hide(value)}` : whole,
    )
    .replace(element, (whole: string, tag: string, name: string, attributes: string, value: string) =>
      isCredentialName(name, 'member') && !reference.test(value.trim()) ? `<${tag}${attributes}>${hide(value)}` : whole,
    )
    .replace(
      assignment,
      (whole: string, name: string, between: string, double?: string, single?: string, escaped?: string) => {
        const value = double ?? single ?? escaped ?? '';
        if (!isCredentialName(name, 'member') || reference.test(value)) return whole;
        const quote = double === undefined ? (single === undefined ? '\\"' : "'") : '"';
        return `${name}${between}${quote}${hide(value)}${quote}`;
      },
    )
    .replace(schemeAndToken, (_, scheme: string, space: string, token: string) => `${scheme}${space}${hide(token)}`);
}
