import { FluentApiGatewayError } from '../errors/errors.js';

/** Thrown by the embedded gateway itself, where it was asked for what it can't do: no refusal of the service. */
export class EmbeddedGatewayError extends FluentApiGatewayError {
  override readonly name = 'EmbeddedGatewayError';
}
