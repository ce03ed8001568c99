/**
 * The end of a refusal. Nothing here is computed for a definition that is right.
 *
 * @module
 */

import type { Nearest } from '../../errors/near.js';

/** The end of a sentence: the nearest of `Candidates`, or else `Otherwise`. */
export type DidYouMean<Text extends string, Candidates extends string, Otherwise extends string> = [
  Nearest<Text, Candidates>,
] extends [never]
  ? Otherwise
  : `did you mean '${Nearest<Text, Candidates>}'?`;
