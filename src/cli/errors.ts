import { FluentApiGatewayError } from '../errors/errors.js';

/** The command line can't do what it was asked to do, for a reason of its own: a file, an argument, a question. */
export class CommandLineError extends FluentApiGatewayError {
  /** Always `'CommandLineError'`. */
  override readonly name = 'CommandLineError';
}
