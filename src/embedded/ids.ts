import { randomBytes } from 'node:crypto';

/** Where identifiers come from. */
export type Ids = 'random' | 'sequential';

/** Gives identifiers that look like the service's: lower-case letters and digits, never the same one twice. */
export class IdSource {
  readonly #ids: Ids;
  #count: number;

  constructor(ids: Ids, count = 0) {
    this.#ids = ids;
    this.#count = count;
  }

  /** How many it has given. */
  get count(): number {
    return this.#count;
  }

  next(length = 10): string {
    const count = this.#count++;
    return this.#ids === 'random' ? randomId(count, length) : sequentialId(count, length);
  }
}

/** The last four characters count where there are too few to leave it to chance. */
function randomId(count: number, length: number): string {
  const counted = length < 10 ? suffix(count) : '';
  return `${randomText(Math.max(0, length - counted.length))}${counted}`.slice(-length);
}

const characters = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Every character is as likely as any other: bytes above the last whole multiple of 36 are passed over. */
function randomText(length: number): string {
  const text = length <= scratch.byteLength ? scratch : Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const byte = randomByte();
    if (byte < 252) text[at++] = characters.charCodeAt(byte % 36);
  }
  return text.toString('latin1', 0, length);
}

/** Where texts are put together, character by character. */
const scratch = Buffer.alloc(64);

let drawn = new Uint8Array();
let used = 0;

/** Drawn by the page: the system is asked once for many. */
function randomByte(): number {
  if (used === drawn.length) {
    drawn = randomBytes(4096);
    used = 0;
  }
  return drawn[used++] ?? 0;
}

/** The same in every run. */
function sequentialId(count: number, length: number): string {
  let mixed = (count * 2_654_435_761 + 97) % 4_294_967_296;
  let text = '';
  while (text.length < length - 4) {
    text += (mixed % 36).toString(36);
    mixed = Math.floor(mixed / 36) || (count + 11) * 7919;
  }
  return `${text}${suffix(count)}`.slice(-length);
}

const suffix = (count: number) => count.toString(36).padStart(4, '0');
