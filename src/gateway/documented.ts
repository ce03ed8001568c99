/**
 * What a plan needs to know of documentation versions before anything is sent.
 *
 * @module
 */

import type { Send } from '../calls/call.js';
import type { Change } from '../diff/change.js';
import type { Warning } from '../diff/warning.js';
import type { Problem } from '../errors/errors.js';
import { documentationVersionAddress } from '../kinds/documentation-version.js';
import { stageAddress } from '../kinds/stage.js';
import type { RestApiNode } from '../model/rest-api.js';
import { PlanError } from '../plan/errors.js';
import { allItems } from '../requests/all-items.js';

/** The API as it was found; `undefined` where the plan makes it. */
type Found = { readonly model: RestApiNode; readonly ids: { readonly restApiId: string } } | undefined;

/**
 * Makes sure that the versions that stages name are declared or live, and that there is something to make versions of.
 *
 * @throws {@link PlanError} with everything that isn't so.
 */
export async function assertDocumented(
  send: Send,
  api: RestApiNode,
  found: Found,
  signal: AbortSignal | undefined,
): Promise<void> {
  const problems = [
    ...(await unknownVersions(send, api, found, signal)),
    ...(await versionsOfNothing(send, api, found, signal)),
  ];
  const [first] = problems;
  if (first === undefined) return;
  throw new PlanError('The plan refers to documentation that does not exist. Nothing was sent.', {
    code: first.code,
    problems,
  });
}

async function unknownVersions(
  send: Send,
  { stages = {}, documentationVersions = {} }: RestApiNode,
  found: Found,
  signal: AbortSignal | undefined,
): Promise<readonly Problem[]> {
  const named = Object.values(stages).flatMap(({ stageName, documentationVersion: version }) =>
    version === undefined || Object.hasOwn(documentationVersions, version) ? [] : [{ stageName, version }],
  );
  if (named.length === 0) return [];
  const live = new Set(
    found === undefined
      ? []
      : (await allItems(send, 'GetDocumentationVersions', found.ids, signal)).map(({ version }) => version),
  );
  return named
    .filter(({ version }) => !live.has(version))
    .map(({ stageName, version }) => ({
      code: 'plan.not-found',
      address: stageAddress(stageName),
      message: `It names the documentation version '${version}', which is neither in the plan nor live.`,
      hint: `List it in the plan, petstore.documentationVersion('${version}') for instance.`,
    }));
}

async function versionsOfNothing(
  send: Send,
  { documentationParts, documentationVersions = {} }: RestApiNode,
  found: Found,
  signal: AbortSignal | undefined,
): Promise<readonly Problem[]> {
  const made = Object.keys(documentationVersions).filter(
    (version) => !Object.hasOwn(found?.model.documentationVersions ?? {}, version),
  );
  if (made.length === 0 || Object.keys(documentationParts ?? {}).length > 0) return [];
  const { items = [] } = found === undefined ? {} : await send('GetDocumentationParts', found.ids, { signal });
  if (items.length > 0) return [];
  return made.map((version) => ({
    code: 'plan.nothing-documented',
    address: documentationVersionAddress(version),
    message: 'The API has no documentation parts, and the service refuses an empty version.',
    hint: "Declare some: api.documentationPart({ type: 'API' }, { description: … }).",
  }));
}

/** Versions that keep what they hold although the plan changes the documentation, and makes no other version of it. */
export function keptVersions(
  { documentationVersions = {} }: RestApiNode,
  changes: readonly Change[],
): readonly Warning[] {
  const isMade = changes.some(({ kind, action }) => kind === 'DocumentationVersion' && action === 'create');
  if (isMade || !changes.some(({ kind }) => kind === 'DocumentationPart')) return [];
  return Object.keys(documentationVersions).map((version) => ({
    code: 'plan.documentation-version',
    address: documentationVersionAddress(version),
    message: 'The plan changes the documentation, and this version keeps what it holds.',
    hint: 'Declare another version to publish the changes.',
  }));
}
