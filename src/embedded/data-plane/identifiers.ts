type Ids = { newId(length?: number): string };

/** Room for the longest text that is written as digits here. */
const scratch = Buffer.alloc(64);

/** The characters of an identifier, which are ASCII, by their codes. */
const hex = (text: string) => scratch.toString('hex', 0, scratch.write(text, 'latin1'));

/** A UUID in form. */
export function newUuid({ newId }: Ids): string {
  const digits = hex(newId(16));
  const [a, b, c, d] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20)];
  return `${a}-${b}-${c}-${d}-${digits.slice(20)}`;
}

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
