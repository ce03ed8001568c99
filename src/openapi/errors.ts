import { FluentApiGatewayError } from '../errors/errors.js';

/**
 * A document can't be read, and nothing was sent: `openapi.document` (not a document that the service imports),
 * `openapi.too-large`, `openapi.too-deep`, `openapi.refused` (its `problems` say what is wrong, by JSON Pointer).
 */
export class OpenApiError extends FluentApiGatewayError {
  /** Always `'OpenApiError'`. */
  override readonly name = 'OpenApiError';
}
