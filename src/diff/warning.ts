import type { Problem } from '../errors/errors.js';

/** Something that a reader of a plan should know, and that doesn't stop it. */
export type Warning = Problem;
