type Ids = { newId(length?: number): string };

/** Room for the longest text that is written as digits here. */
const scratch = Buffer.alloc(64);

/** The characters of an identifier, which are ASCII, by their codes. */
const hex = (text: string) => scratch.toString('hex', 0, scratch.write(text, 'latin1'));

/** A UUID in form. */
export function newUuid({ newId }: Ids): string {
  const digits = newId(16);
  let at = 0;
  for (let index = 0; index < digits.length; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) scratch[at++] = hyphen;
    const code = digits.charCodeAt(index);
    scratch[at++] = hexDigit(code >> 4);
    scratch[at++] = hexDigit(code & 15);
  }
  return scratch.toString('latin1', 0, at);
}

const hyphen = 45;
const hexDigit = (value: number) => (value < 10 ? 48 + value : 87 + value);

/** An extended request id, which ends in an equals sign. */
export const newExtendedRequestId = ({ newId }: Ids) => Buffer.from(newId(11)).toString('base64');

/**
 * The value of `X-Amzn-Trace-Id` for a request: the root that the caller began, else a new one.
 *
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function traceIdFor(incoming: string | undefined, now: Date, { newId }: Ids): string {
  const seconds = Math.floor(now.getTime() / 1000)
    .toString(16)
    .padStart(8, '0');
  const [, root] = /(?:^|;)\s*Root=(1-[0-9a-f]{8}-[0-9a-f]{24})\b/i.exec(incoming ?? '') ?? [];
  return root === undefined
    ? `Root=1-${seconds}-${hex(newId(12))}`
    : `Self=1-${seconds}-${hex(newId(12))};Root=${root}`;
}
