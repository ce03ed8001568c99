import { optionsOf } from './entry.js';

/** Codes of what reads and edits models. */
export const modelCodes = optionsOf('model', '`methodsOf()` or `editMethods()`');
