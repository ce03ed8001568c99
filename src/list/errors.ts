import { FluentApiGatewayError, type Problem } from '../errors/errors.js';

/**
 * A list was asked for in a way that can't work: a page size out of range, a limit that isn't one, an input that brings
 * its own `position` or `limit`. Thrown before anything is sent; `problems` holds everything that is wrong.
 */
export class ListOptionsError extends FluentApiGatewayError {
  override readonly name = 'ListOptionsError';

  constructor(list: string, problems: readonly Problem[]) {
    super(`${list} can't start.`, { code: 'list.options', address: list, problems });
  }
}

/**
 * The service answered with a `position` that it gave before: going on would read the same pages for ever.
 *
 * Every item of the pages before has been delivered.
 */
export class PaginationError extends FluentApiGatewayError {
  override readonly name = 'PaginationError';
  /** The SDK's name of the list operation. */
  readonly operation: string;
  /** The position that came a second time. */
  readonly position: string;

  constructor(operation: string, position: string) {
    super(`${operation} gave the position '${position}' a second time, so the list would never end.`, {
      code: 'list.repeated-position',
      address: operation,
      hint: 'Read the list again from the start; the pages delivered so far may be incomplete.',
    });
    this.operation = operation;
    this.position = position;
  }
}
