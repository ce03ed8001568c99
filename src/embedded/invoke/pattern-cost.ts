/** What makes a regular expression dear: how often it can go on for as long as it likes, and whether it does so within itself. */
interface Shape {
  /** Quantifiers without an end, and those that count. */
  readonly loops: number;
  /** Alternatives, and what may be left out: each may double what is tried. */
  readonly choices: number;
  /** A loop or a choice within a loop, or a reference back: its time may double with each character. */
  readonly isExplosive: boolean;
}

/** Trying something so many times takes a few milliseconds at most. */
const cheap = 1_000_000;

/**
 * Whether a regular expression ends soon on a text of this length, whatever the text says. One that doesn't may still: it
 * only isn't known.
 */
export function endsSoon(source: string, length: number): boolean {
  const { loops, choices, isExplosive } = shapeOf(source);
  return !isExplosive && (length + 1) ** (loops + 1) * 2 ** choices <= cheap;
}

const piece =
  /\\(?<escaped>[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|(?<open>\((?:\?(?:[:=!]|<[=!]|<\w+>))?)|(?<close>\))|(?<loop>[*+]|\{\d+,?\d*\})\??|(?<choice>[|?])|[\s\S]/g;

function shapeOf(source: string): Shape {
  let loops = 0;
  let choices = 0;
  let isExplosive = false;
  /** For each group that is open: whether there is a loop or a choice in it. */
  const groups = [false];
  let closed = false;
  for (const { groups: parts = {} } of source.matchAll(piece)) {
    const { escaped, open, close, loop, choice } = parts;
    const wasClosed = closed;
    closed = false;
    if (open !== undefined) groups.push(false);
    else if (close !== undefined) {
      closed = groups.pop() ?? false;
      if (closed) groups.splice(-1, 1, true);
    } else if (loop !== undefined) {
      loops++;
      isExplosive ||= wasClosed;
      groups.splice(-1, 1, true);
    } else if (choice !== undefined) {
      choices++;
      groups.splice(-1, 1, true);
    } else if (escaped !== undefined) isExplosive ||= /[1-9k]/.test(escaped);
  }
  return { loops, choices, isExplosive };
}
