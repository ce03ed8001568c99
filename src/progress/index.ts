/**
 * What a gateway does, for people at a terminal.
 *
 * @module fluent-apigateway/progress
 */

export {
  MissingPackageError,
  type Output,
  type TerminalProgressOptions,
  terminalProgress,
} from './terminal-progress.js';
