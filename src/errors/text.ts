/**
 * What types need to know of texts.
 *
 * @module
 */

/** Any other text: it is checked, and nothing is lost of what the editor offers. */
export type OtherText = string & Record<never, never>;

/** A text that isn't known to the last letter: it can only be checked at run time. */
export type Wide<Text extends string> = Record<never, never> extends Record<Text, true> ? Text : never;

/** Texts that are taken, and not offered by the editor: of a pattern it would offer nothing, and hide its neighbours. */
export type Unoffered<Text extends string> = Text & Record<never, never>;
