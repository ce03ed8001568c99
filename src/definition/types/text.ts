/**
 * What the refusals of the compiler need to know of texts. Nothing here is computed for a definition that is right.
 *
 * @module
 */

/** Any other text: it is checked, and nothing is lost of what the editor offers. */
export type OtherText = string & Record<never, never>;

/** A text that isn't known to the last letter: it can only be checked at run time. */
export type Wide<Text extends string> = Record<never, never> extends Record<Text, true> ? Text : never;

/** Those of `Candidates` that differ from `Text` in one place only, or in upper and lower case. */
export type Nearest<Text extends string, Candidates extends string> = Candidates extends string
  ? IsNear<Lowercase<Text>, Lowercase<Candidates>> extends true
    ? Candidates
    : never
  : never;

/** Whether two texts differ in at most one letter too many, one missing, one wrong, or two that changed places. */
type IsNear<Left extends string, Right extends string> = Left extends `${infer First}${infer LeftRest}`
  ? Right extends `${infer Other}${infer RightRest}`
    ? First extends Other
      ? IsNear<LeftRest, RightRest>
      : LeftRest extends Right | RightRest
        ? true
        : Left extends RightRest
          ? true
          : LeftRest extends `${Other}${infer LeftTail}`
            ? RightRest extends `${First}${LeftTail}`
              ? true
              : false
            : false
    : LeftRest extends ''
      ? true
      : false
  : Right extends '' | `${infer _Letter}${''}`
    ? true
    : false;

/** The end of a sentence: the nearest of `Candidates`, or else `Otherwise`. */
export type DidYouMean<Text extends string, Candidates extends string, Otherwise extends string> = [
  Nearest<Text, Candidates>,
] extends [never]
  ? Otherwise
  : `did you mean '${Nearest<Text, Candidates>}'?`;
