/**
 * How an API comes about or is changed: by a call for each of its parts, or by one import.
 *
 * @module
 */

import { FluentApiGatewayError } from '../errors/errors.js';
import { type NamedKind, namedKinds } from '../kinds/index.js';

/** How a plan brings about what it plans. */
export type Strategy = (typeof strategies)[number];

export const strategies = Object.freeze(['auto', 'calls', 'import'] as const);

/**
 * What becomes of what a document doesn't have: with `overwrite` it goes, with `merge` it stays.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-update.html
 */
export type ImportMode = 'overwrite' | 'merge';

/** The service refused an import (`apply.import-refused`), or what it brought isn't what the plan wants. */
export class ImportError extends FluentApiGatewayError {
  /** Always `'ImportError'`. */
  override readonly name = 'ImportError';
}

/** The lists that a document brings. Documentation follows by calls: imports are asked to leave it alone. */
export const importedLists: readonly NamedKind[] = Object.freeze(
  namedKinds.filter((list) => list !== 'documentationParts'),
);
