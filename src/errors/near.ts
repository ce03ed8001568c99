/**
 * When a text is taken for a slip of another one: the one measure, for the compiler and at run time.
 *
 * Two texts are near when, in upper or lower case, they differ in one place only: up to two letters too many or missing,
 * one that is wrong, or two that changed places.
 *
 * @module
 */

/** Those of `Candidates` that are near `Text`. */
export type Nearest<Text extends string, Candidates extends string> = Candidates extends string
  ? IsNear<Lowercase<Text>, Lowercase<Candidates>> extends true
    ? Candidates
    : never
  : never;

type IsNear<Left extends string, Right extends string> = Left extends `${infer First}${infer LeftRest}`
  ? Right extends `${infer Other}${infer RightRest}`
    ? First extends Other
      ? IsNear<LeftRest, RightRest>
      : LeftRest extends Right | RightRest
        ? true
        : RightRest extends Left
          ? true
          : Tail<LeftRest> extends Right
            ? true
            : Tail<RightRest> extends Left
              ? true
              : LeftRest extends `${Other}${infer LeftTail}`
                ? RightRest extends `${First}${LeftTail}`
                  ? true
                  : false
                : false
    : IsShort<Left>
  : IsShort<Right>;

/** All but the first letter. */
type Tail<Text extends string> = Text extends `${infer _}${infer Rest}` ? Rest : false;

/** Whether a text has two letters at most. */
type IsShort<Text extends string> = Text extends `${infer _}${infer _}${infer Rest}`
  ? Rest extends ''
    ? true
    : false
  : true;

/** Whether two texts are near. */
export function isNear(text: string, candidate: string): boolean {
  const [left, right] = [text.toLowerCase(), candidate.toLowerCase()];
  let at = 0;
  while (at < left.length && at < right.length && left[at] === right[at]) at += 1;
  const [one, other] = [left.slice(at), right.slice(at)];
  return (
    [1, 2].some((extra) => one.slice(extra) === other || one === other.slice(extra)) ||
    one.slice(1) === other.slice(1) ||
    (one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2))
  );
}

/** The first of some texts that is near a text. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  for (const candidate of candidates) if (isNear(text, candidate)) return candidate;
  return undefined;
}

/** The nearest of `candidates`, as the end of a sentence; the same question that the compiler asks. */
export function didYouMean(text: string, candidates: Iterable<string>): string | undefined {
  return asQuestion(nearest(text, candidates));
}

/** What is too short to be a slip of another value, or is a number: `'7'` isn't `'237'` with two digits missing. */
const isNoSlip = (value: string): boolean => value.length < 3 || Number.isFinite(Number(value));

/** The value that is meant: in another case, with other signs between its words, with a slip, or cut short. */
export function nearestValue(value: string, values: readonly string[]): string | undefined {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const same = values.find((one) => bare(one) === bare(value));
  if (same !== undefined || isNoSlip(value)) return same;
  const begun = values.filter((one) => bare(one).startsWith(bare(value)));
  return nearest(value, values) ?? (begun.length === 1 ? begun[0] : undefined);
}

/** {@link nearestValue} as the end of a sentence. */
export function didYouMeanValue(value: string, values: readonly string[]): string | undefined {
  return asQuestion(nearestValue(value, values));
}

const asQuestion = (meant: string | undefined): string | undefined =>
  meant === undefined ? undefined : `Did you mean '${meant}'?`;
