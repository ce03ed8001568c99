import { FluentApiGatewayError, type Problem } from '../errors/errors.js';

/**
 * A list was asked for in a way that can't work: a page size out of range, a limit that isn't one, an input that brings
 * its own `position` or `limit`. Thrown before anything is sent; `problems` holds everything that is wrong.
 */
export class ListOptionsError extends FluentApiGatewayError {
  /** Always `'ListOptionsError'`. */
  override readonly name = 'ListOptionsError';

  constructor(list: string, problems: readonly Problem[]) {
    super(`${list} can't start.`, { code: 'list.options', address: list, problems });
  }
}
