import { isNamed } from '../errors/thrown.js';
import { ApplyError } from './result.js';

/**
 * Whether a plan failed because another writer was first: it made what the plan wanted to make, or took away what the
 * plan is about. Planned again, the same definition takes that in.
 */
export function isOvertaken(error: unknown): boolean {
  return (
    error instanceof ApplyError &&
    error.code === 'apply.failed' &&
    isNamed(error.cause, 'ConflictException', 'NotFoundException', 'MadeTwiceError', 'AmbiguousCreateError')
  );
}
