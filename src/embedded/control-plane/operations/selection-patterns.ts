import { badRequest } from '../../faults.js';
import { javaPattern } from '../../invoke/java-pattern.js';

/** Checks that what selects an integration response can be read. */
export function checkSelectionPattern(pattern: string | undefined): void {
  if (pattern && !isReadable(pattern)) throw badRequest('Invalid regex pattern specified');
}

/**
 * Whether brackets and escapes come to an end. The service's expressions are Java's: what else JavaScript can't read
 * (`a(?i)b`, `(?x)`) may well be one.
 */
function isReadable(pattern: string): boolean {
  try {
    javaPattern(pattern);
    return true;
  } catch (error) {
    return !/Unterminated|Unmatched|at end of pattern/.test(String(error));
  }
}
