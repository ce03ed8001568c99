import { FluentApiGatewayError, type Problem } from '../errors/errors.js';

/** Thrown by the embedded gateway itself, where it was asked for what it can't do: no refusal of the service. */
export class EmbeddedGatewayError extends FluentApiGatewayError {
  /** Always `'EmbeddedGatewayError'`. */
  override readonly name = 'EmbeddedGatewayError';
}

/**
 * Refuses options that there aren't, and values that an option can't have.
 *
 * @param what - what has the options, e.g. `The options of listen()`.
 * @throws {@link EmbeddedGatewayError} `embedded.options`, with everything that is wrong.
 */
export function refuse(what: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  throw new EmbeddedGatewayError(`${what} have ${count}:`, { code: 'embedded.options', problems });
}
