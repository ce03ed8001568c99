import { type ErrorDetails, FluentApiGatewayError, type Problem } from '../errors/errors.js';

/** The codes of the problems that a {@link PatchError} lists. */
const patchProblemCodes = [
  'patch.option',
  'patch.unknown-option',
  'patch.unknown-kind',
  'patch.unknown-path',
  'patch.unescaped-slash',
  'patch.stray-tilde',
  'patch.no-name',
  'patch.unsupported-operation',
  'patch.value-missing',
  'patch.value-superfluous',
  'patch.value-type',
  'patch.copy-pair',
  'patch.method-settings',
  'patch.too-many-operations',
] as const;

/** The code of one problem of a patch. */
export type PatchProblemCode = (typeof patchProblemCodes)[number];

/** One thing that is wrong with a patch; `address` is the operation it is about: `UpdateIntegration replace /uri`. */
export interface PatchProblem extends Problem {
  /** What is wrong, stable and dotted: `'patch.unknown-path'`. */
  readonly code: PatchProblemCode;
}

/**
 * A patch that the service would refuse, or take for something else, found before anything is sent.
 *
 * `problems` lists everything that is wrong; `code` is `'patch.refused'`.
 */
export class PatchError extends FluentApiGatewayError {
  /** Always `'PatchError'`. */
  override readonly name = 'PatchError';
  /** Everything that is wrong with the patch; never empty. */
  declare readonly problems: readonly PatchProblem[];

  constructor(operation: string, problems: readonly PatchProblem[], details: Partial<ErrorDetails> = {}) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`The patch for ${operation} has ${count}:`, {
      code: 'patch.refused',
      address: operation,
      ...details,
      problems,
    });
  }
}
