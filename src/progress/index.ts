/**
 * What a gateway does, for people at a terminal.
 *
 * @module
 */

export {
  MissingPackageError,
  type Output,
  type TerminalProgressOptions,
  terminalProgress,
} from './terminal-progress.js';
