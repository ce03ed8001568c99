/**
 * What a gateway does, for people at a terminal.
 *
 * @module
 */

export { MissingPackageError, type TerminalProgressOptions, terminalProgress } from './terminal-progress.js';
