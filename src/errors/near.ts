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
