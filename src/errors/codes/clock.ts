import { optionsOf } from './entry.js';

/** Codes of the clock of the machine. */
export const clockCodes = optionsOf('clock', '`systemClock`');
