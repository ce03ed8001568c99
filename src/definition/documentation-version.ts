import { a, type OptionTable } from '../errors/options.js';
import { type DocumentationVersionNode, documentationVersionAddress } from '../kinds/documentation-version.js';
import { assertGiven, nameProblems } from './account-options.js';
import { nameText } from './plain.js';
import type { StagedApi } from './stage.js';
import { createThing, type Thing } from './thing.js';

/** What is said of a version of an API's documentation. */
export interface DocumentationVersionOptions {
  /** What is in this version, in your own words; it can change later. @defaultValue none */
  readonly description?: string;
}

/** A version of a definition's documentation: a copy of its documentation parts, which a stage can be given. */
export interface DocumentationVersionDefinition extends Thing<DocumentationVersionNode> {
  /** The definition whose documentation it is. */
  readonly restApi: StagedApi;
}

const documentationVersionOptions: OptionTable<DocumentationVersionOptions> = { description: a.text };

/**
 * Declares a version of a definition's documentation.
 *
 * @throws {@link DefinitionError} with everything that is wrong with its name and its options.
 */
export function documentationVersionOf(
  restApi: StagedApi,
  version: string,
  options: DocumentationVersionOptions = {},
): DocumentationVersionDefinition {
  const address = documentationVersionAddress(nameText(version));
  assertGiven(address, nameProblems(address, version), documentationVersionOptions, options);
  return Object.freeze({
    ...createThing<DocumentationVersionNode>({ kind: 'DocumentationVersion', version, ...options }),
    restApi,
  });
}
