/**
 * Every code of an error or a problem, once: what it means, and what to do. The rows are in `codes/`, by room; the types
 * and `docs/errors.md` follow from them. The codes of what is wrong with a definition are the ids of its rules, in
 * `docs/definition-rules.md`.
 *
 * @module
 */

import { applyCodes } from './codes/apply.js';
import { cliCodes } from './codes/cli.js';
import { clockCodes } from './codes/clock.js';
import { definitionCodes } from './codes/definition.js';
import { deployCodes } from './codes/deploy.js';
import { diffCodes } from './codes/diff.js';
import { executeCodes } from './codes/execute.js';
import { gatewayCodes } from './codes/gateway.js';
import { listCodes } from './codes/list.js';
import { modelCodes } from './codes/model.js';
import { openApiCodes } from './codes/openapi.js';
import { patchCodes } from './codes/patch.js';
import { planCodes } from './codes/plan.js';
import { snapshotCodes } from './codes/snapshot.js';
import { sourceCodes } from './codes/source.js';
import { waitCodes } from './codes/wait.js';

export type { ErrorCodeEntry } from './codes/entry.js';

/** Every code, by itself. */
export const errorCodes = Object.freeze({
  ...applyCodes,
  ...cliCodes,
  ...clockCodes,
  ...definitionCodes,
  ...deployCodes,
  ...diffCodes,
  ...executeCodes,
  ...gatewayCodes,
  ...listCodes,
  ...modelCodes,
  ...openApiCodes,
  ...patchCodes,
  ...planCodes,
  ...snapshotCodes,
  ...sourceCodes,
  ...waitCodes,
});

/** A code of an error or a problem, the ids of definition rules aside. */
export type ErrorCode = keyof typeof errorCodes;

/** The part of a code before its dot: the stage that refused. */
export type ErrorCodePrefix = ErrorCode extends `${infer Prefix}.${string}` ? Prefix : never;
