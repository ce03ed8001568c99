/**
 * The import that makes what a plan wants of an API, and what it leaves to be done by calls. Pure.
 *
 * @module
 */

import type { Call } from '../calls/call.js';
import { isReference } from '../calls/call.js';
import { newCall } from '../calls/new-call.js';
import type { IdOrReference } from '../calls/reference.js';
import type { Change } from '../diff/change.js';
import { isContent } from '../diff/content.js';
import { type Difference, diff, type FoundApi, type Pruned } from '../diff/diff.js';
import { withExcepted } from '../diff/excepted.js';
import type { Warning } from '../diff/warning.js';
import { FluentApiGatewayError, type Problem } from '../errors/errors.js';
import { kindOfList } from '../kinds/index.js';
import { addressIn, type KnownIds } from '../kinds/kind.js';
import { builtInModels } from '../kinds/model.js';
import { linkAddressOf } from '../kinds/vpc-link.js';
import { addressOf } from '../model/address.js';
import type { RestApiNode } from '../model/rest-api.js';
import { extension, type JsonObject } from '../openapi/document.js';
import { largestDocument } from '../openapi/read.js';
import { toOpenApi } from '../openapi/to-openapi.js';
import { isRecord, isSameData, mapValues } from '../plain.js';
import { listsWithIds, readsFor } from '../plan/brought.js';
import { callsOfChange } from '../plan/calls-of-change.js';
import type { Imported } from '../plan/order-calls.js';
import { referencesIn } from '../plan/planned-operations.js';
import { type ImportMode, importedLists } from './modes.js';
import { afterImport, newlyMade } from './predicted.js';
import { changedPartOf, wholeOf } from './whole.js';

/** What an import is to bring about. */
export interface ImportRequest {
  readonly desired: RestApiNode;
  /** Absent when the plan makes the API. */
  readonly found?: FoundApi | undefined;
  /** What differs between the two. */
  readonly difference: Difference;
  /** Whether what the definition doesn't have goes: then it owns the API whole, but for what is excepted. */
  readonly prune: Pruned;
  /** The ids of what goes with the API. */
  readonly beside: (address: string) => IdOrReference | undefined;
}

/** An import that can be sent. */
export interface PossibleImport {
  readonly mode: ImportMode;
  readonly imported: Imported;
  /** What it does to things beside what the plan wants, and the ids that it may change. */
  readonly warnings: readonly Warning[];
  /** The authorizers of functions that may get another id, which permissions name. */
  readonly renewed: readonly string[];
  /** What the plan doesn't change, the import does, and calls put right again. */
  readonly restored: readonly Change[];
}

/** An import, or why there can't be one. */
export type Importing = PossibleImport | { readonly obstacles: readonly Problem[]; readonly isTooLarge?: true };

/** Works out an import. */
export function importOf(request: ImportRequest): Importing {
  const { found, difference, prune } = request;
  const mode: ImportMode = found === undefined || prune ? 'overwrite' : 'merge';
  const desired =
    typeof prune === 'object' && found !== undefined
      ? withExcepted(request.desired, found.model, prune.except)
      : request.desired;
  const obstacles = obstaclesTo(difference.changes, mode);
  if (obstacles.length > 0) return { obstacles };
  const said = documented({ ...request, desired }, mode);
  const { document } = toOpenApi(said);
  const size = new TextEncoder().encode(JSON.stringify(document)).byteLength;
  if (size > largestDocument) {
    const message = `The document would have ${size} bytes, and the service imports ${largestDocument} at most.`;
    return { obstacles: [obstacle(addressOf.restApi, message)], isTooLarge: true };
  }
  if (holdsReference(document)) {
    const message = "Objects with texts named 'reference' and 'member' can't stand in a plan's document.";
    return { obstacles: [obstacle(addressOf.restApi, message)] };
  }
  try {
    const before = found ?? newlyMade(desired);
    const predicted = afterImport(document, before, mode);
    const wanted = found === undefined ? desired : withAllThatIsSaid(desired, said, mode);
    const leftovers = diff(wanted, predicted, { prune: Boolean(prune), beside: request.beside });
    return {
      mode,
      imported: { calls: callsOf(mode, document, difference.ids, leftovers), leftovers },
      ...consequences(request, mode, document, predicted),
      restored: found === undefined ? [] : restoredBy(leftovers.changes, difference.changes),
    };
  } catch (error) {
    if (!(error instanceof FluentApiGatewayError)) throw error;
    const { problems, message } = error;
    return {
      obstacles:
        problems.length > 0
          ? problems.map((problem) => obstacle(problem.address, problem.message))
          : [obstacle(addressOf.restApi, message)],
    };
  }
}

/** What the document is written from. New APIs have models from the start that imports make none of. */
function documented({ desired, found, difference }: ImportRequest, mode: ImportMode): RestApiNode {
  if (found === undefined) {
    const models = { ...Object.fromEntries(builtInModels), ...desired.models };
    return { ...desired, models, documentationParts: {} };
  }
  return mode === 'merge'
    ? changedPartOf(desired, found, difference.changes)
    : wholeOf(desired, found, difference.changes);
}

/**
 * What is wanted of everything that a document speaks of: what isn't declared is to stay as it is, apart from the texts of
 * the models that new APIs have.
 */
function withAllThatIsSaid(desired: RestApiNode, said: RestApiNode, mode: ImportMode): RestApiNode {
  const lists = Object.fromEntries(
    importedLists.map((list) => {
      const { builtIn } = kindOfList(list);
      const own = Object.entries(said[list]).filter(([key, node]) => !isSameData(node, builtIn?.nodes.get(key)));
      return [list, { ...Object.fromEntries(own), ...desired[list] }];
    }),
  );
  const { settings, resources } = mode === 'overwrite' ? said : desired;
  return { ...desired, ...lists, settings, resources };
}

/** What keeps an import from making what the plan wants. */
function obstaclesTo(changes: readonly Change[], mode: ImportMode): readonly Problem[] {
  return changes.filter(isContent).flatMap(({ action, kind, address, before }) => {
    if (action === 'move') {
      const from = kind === 'Resource' ? before?.path : undefined;
      return [obstacle(address, `An import can't move ${from ?? 'it'}: it makes another resource in its place.`)];
    }
    if (action !== 'replace' || kind !== 'Authorizer' || mode === 'overwrite') return [];
    return [obstacle(address, "An import that merges would change it under methods that the definition doesn't have.")];
  });
}

const obstacle = (address: string, message: string): Problem => ({ code: 'plan.import-impossible', address, message });

/** The import, and the reads of the ids that what follows needs. */
function callsOf(
  mode: ImportMode,
  document: JsonObject,
  ids: KnownIds,
  { changes, ids: idsAfter, foundIds }: Difference,
): readonly Call[] {
  const put = newCall('PutRestApi', addressOf.restApi, {
    restApiId: ids.restApi,
    mode,
    failOnWarnings: true,
    parameters: { ignore: 'documentation' },
    // The seam: a plan holds the document as it is, and it is written as JSON when it is sent.
    body: withLinks(document, ids) as never,
  });
  const left = changes.filter(isContent);
  const made = new Set(left.flatMap(({ action, address }) => (action === 'create' ? [address] : [])));
  const referred = left
    .flatMap((change) => callsOfChange(change, { ids: idsAfter, foundIds }))
    .flatMap(({ call }) => referencesIn(call.input))
    .filter((address) => !made.has(address));
  // The seam: reads take the id of the API alone.
  const reads = readsFor(referred).map((operation) =>
    newCall(operation, addressOf.restApi, { restApiId: ids.restApi } as never),
  );
  return [put, ...reads];
}

/** What isn't what the plan is about, and is done again because of the import. */
function restoredBy(left: readonly Change[], planned: readonly Change[]): readonly Change[] {
  const known = new Set(planned.map(({ kind, address }) => `${kind} ${address}`));
  return left.filter((change) => isContent(change) && !known.has(`${change.kind} ${change.address}`));
}

/** A document whose integrations name declared VPC links by what gives their ids. */
function withLinks(document: JsonObject, ids: KnownIds): object {
  const linked = (operation: unknown): unknown => {
    const integration = isRecord(operation) ? operation[extension.integration] : undefined;
    if (!isRecord(operation) || !isRecord(integration)) return operation;
    const link = linkAddressOf(integration['connectionId'] as string | undefined);
    if (link === undefined) return operation;
    return { ...operation, [extension.integration]: { ...integration, connectionId: ids.of(link) } };
  };
  const paths = (isRecord(document['paths']) ? document['paths'] : {}) as Readonly<Record<string, unknown>>;
  return {
    ...document,
    paths: mapValues(paths, (path) => (isRecord(path) ? mapValues(path, linked) : path)),
  };
}

function holdsReference(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsReference);
  return isRecord(value) && (isReference(value) || Object.values(value).some(holdsReference));
}

/** What becomes of settings and ids, in words. */
function consequences(
  { desired, found }: ImportRequest,
  mode: ImportMode,
  document: JsonObject,
  { model: after }: FoundApi,
): Pick<PossibleImport, 'warnings' | 'renewed'> {
  if (found === undefined) return { warnings: [], renewed: [] };
  const live = found.model;
  const declared = desired.settings;
  const kept = Object.keys(live.settings).filter((name) => !Object.hasOwn(declared, name) && !neverReset.has(name));
  const types = (live.settings.binaryMediaTypes ?? []).filter(
    (type) => declared.binaryMediaTypes && !declared.binaryMediaTypes.includes(type),
  );
  const renewed = listsWithIds.flatMap((list) =>
    Object.keys(live[list])
      .filter((key) => Object.hasOwn(after[list], key) && isIn(document, list, key))
      .map((key) => ({ address: addressIn(kindOfList(list), key), node: live[list][key] })),
  );
  const lambda = renewed.filter(({ node }) => node?.kind === 'Authorizer' && node.type !== 'COGNITO_USER_POOLS');
  return {
    renewed: lambda.map(({ address }) => address),
    warnings: [
      ...(mode === 'overwrite' && kept.length > 0
        ? [
            {
              code: 'plan.import-resets',
              address: addressOf.restApi,
              message: `An import that overwrites resets what its document leaves out: ${kept.join(', ')} stand in it as they are live.`,
            },
          ]
        : []),
      ...(mode === 'merge' && types.length > 0
        ? [
            {
              code: 'plan.import-unites',
              address: addressOf.restApi,
              message: `An import that merges keeps the binary media types that are there: a call after it removes ${types.join(', ')}.`,
            },
          ]
        : []),
      ...renewed.map(({ address }) => ({
        code: 'plan.import-ids',
        address,
        message: 'The import may give it another id.',
      })),
    ],
  };
}

/** What no import changes. */
const neverReset: ReadonlySet<string> = new Set(['tags', 'endpointConfiguration']);

/** Whether a document names an authorizer or a validator. */
function isIn(document: JsonObject, list: (typeof listsWithIds)[number], name: string): boolean {
  const components = document['components'];
  const named =
    list === 'authorizers' ? isRecord(components) && components['securitySchemes'] : document[extension.validators];
  return isRecord(named) && Object.hasOwn(named, name);
}
