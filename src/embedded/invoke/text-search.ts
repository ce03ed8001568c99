/** So many comparisons of characters take less than a tenth of a second. */
const cheap = 100_000_000;

/** Where the first place of a part in a text is, as `indexOf` finds it, but never in the time of their product. */
export function indexOfText(text: string, part: string, from = 0): number {
  if (isCheap(text, part)) return text.indexOf(part, from);
  for (const at of placesOf(text, part)) if (at >= from) return at;
  return -1;
}

/** Where the last place of a part in a text is, as `lastIndexOf` finds it, but never in the time of their product. */
export function lastIndexOfText(text: string, part: string, from = text.length): number {
  if (isCheap(text, part)) return text.lastIndexOf(part, from);
  let last = -1;
  for (const at of placesOf(text, part)) {
    if (at > from) break;
    last = at;
  }
  return last;
}

/** A text between the places of a part, as `split` cuts it, but never in the time of their product. */
export function splitText(text: string, part: string): string[] {
  if (isCheap(text, part)) return text.split(part);
  const pieces: string[] = [];
  let from = 0;
  for (const at of placesOf(text, part)) {
    if (at < from) continue;
    pieces.push(text.slice(from, at));
    from = at + part.length;
  }
  pieces.push(text.slice(from));
  return pieces;
}

const isCheap = (text: string, part: string) => part.length < 2 || text.length * part.length <= cheap;

/**
 * All places of a part, those that overlap too, by Knuth, Morris and Pratt: each character is looked at twice at most.
 *
 * @see https://doi.org/10.1137/0206024
 */
function* placesOf(text: string, part: string): Generator<number> {
  /** For each length of a beginning of the part: how much of the beginning its end is again. */
  const again = new Int32Array(part.length + 1);
  for (let at = 1, same = 0; at < part.length; at++) {
    while (same > 0 && part.charCodeAt(at) !== part.charCodeAt(same)) same = again[same] ?? 0;
    if (part.charCodeAt(at) === part.charCodeAt(same)) same++;
    again[at + 1] = same;
  }
  for (let at = 0, same = 0; at < text.length; at++) {
    while (same > 0 && (same === part.length || text.charCodeAt(at) !== part.charCodeAt(same))) same = again[same] ?? 0;
    if (text.charCodeAt(at) === part.charCodeAt(same)) same++;
    if (same === part.length) yield at + 1 - same;
  }
}
