/**
 * What a project's own files need of the command line.
 *
 * @module fluent-apigateway/cli
 */

export { type Config, type DefinitionContext, type DefinitionExport, defineConfig } from './config.js';
export { CommandLineError } from './errors.js';
export { exitCodes, type Outcome } from './exit-codes.js';
