import { FluentApiGatewayError, type Problem } from '../errors/errors.js';

/**
 * What a definition wants can't be reached from the API as it is, in any order of calls.
 *
 * `problems` lists everything; their codes are `diff.sibling-variable` (another resource with a path variable stands
 * where the definition wants one), `diff.model-in-use` (a model must be made again while methods that the definition
 * doesn't own refer to it) and `diff.unknown-name` (a method or a model refers to what is neither
 * declared nor there).
 */
export class DiffError extends FluentApiGatewayError {
  /** Always `'DiffError'`. */
  override readonly name = 'DiffError';

  constructor(problems: readonly Problem[]) {
    super(`The API can't be changed into what is defined.`, {
      code: 'diff.unreachable',
      problems,
    });
  }
}
