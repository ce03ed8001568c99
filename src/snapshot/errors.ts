import { FluentApiGatewayError } from '../errors/errors.js';

/**
 * The live API could not be read as one.
 *
 * Codes: `snapshot.not-found` (no REST API has the id), `snapshot.ambiguous-name` (several have the name).
 */
export class SnapshotError extends FluentApiGatewayError {
  /** Always `'SnapshotError'`. */
  override readonly name = 'SnapshotError';
}
