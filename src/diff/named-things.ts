/**
 * What changes in the things that have a name of their own: models, request validators, authorizers, gateway responses.
 *
 * @module
 */

import { addressOf } from '../model/address.js';
import { authorizerDefaults, builtInModels, gatewayResponseDefaultsOf } from '../model/defaults.js';
import type { IdOrReference } from '../model/ids.js';
import { schemaWithOwnId } from '../model/own-id.js';
import type {
  AuthorizerNode,
  GatewayResponseNode,
  ModelNode,
  RequestValidatorNode,
  RestApiNode,
} from '../model/rest-api.js';
import type { Change, ReferringPatchOperation } from './change.js';
import { withReferencesFirst } from './model-references.js';
import { type Patches, patchesBetween } from './patches.js';

type NamedNode = ModelNode | RequestValidatorNode | AuthorizerNode | GatewayResponseNode;

/** What decides whether a thing that the definition doesn't speak of is deleted. */
export interface Pruning {
  readonly prune: boolean;
  /** Addresses that the definition refers to without describing them: they stay. */
  readonly kept: ReadonlySet<string>;
}

/** What changes in the things of one kind. */
export interface NamedDifference {
  /** Creates, updates and replacements. */
  readonly changes: readonly Change[];
  readonly deletions: readonly Change[];
}

/** What changes in the models. */
export function diffModels(
  desired: RestApiNode,
  found: RestApiNode,
  pruning: Pruning,
  restApiId: IdOrReference,
): NamedDifference {
  const wanted = withReferencesFirst(desired.models);
  const gone = withReferencesFirst(found.models);
  const { changes, deletions } = diffNamed(
    {
      kind: 'Model',
      address: addressOf.model,
      patches: (before: ModelNode, after: ModelNode) => {
        const { patches, unpatchable } = patchesBetween('model', before, after);
        return { patches: patches.map((operations) => operations.map((op) => withOwnId(op, restApiId))), unpatchable };
      },
    },
    Object.fromEntries(wanted.map(({ model }) => [model.name, model])),
    Object.fromEntries(gone.map(({ model }) => [model.name, model])),
    { ...pruning, kept: new Set([...pruning.kept, ...[...builtInModels.keys()].map(addressOf.model)]) },
  );
  const needs = new Map(wanted.map(({ model, references }) => [addressOf.model(model.name), references]));
  const frees = new Map(gone.map(({ model, references }) => [addressOf.model(model.name), references]));
  return {
    changes: changes.map((change) => ({ ...change, needs: needs.get(change.address) ?? [] })),
    deletions: deletions.map((change) => ({ ...change, frees: frees.get(change.address) ?? [] })),
  };
}

/** Of what a patch writes, schemas alone can name the API. */
function withOwnId(operation: ReferringPatchOperation, restApiId: IdOrReference): ReferringPatchOperation {
  const { path, value } = operation;
  if (path !== '/schema' || typeof value !== 'string') return operation;
  return { ...operation, value: schemaWithOwnId(value, restApiId) };
}

/** What changes in the request validators. */
export function diffRequestValidators(desired: RestApiNode, found: RestApiNode, pruning: Pruning): NamedDifference {
  return diffNamed(
    {
      kind: 'RequestValidator',
      address: addressOf.requestValidator,
      patches: (before: RequestValidatorNode, after: RequestValidatorNode) =>
        patchesBetween('requestValidator', before, after),
    },
    desired.requestValidators,
    found.requestValidators,
    pruning,
  );
}

/** What changes in the authorizers. */
export function diffAuthorizers(desired: RestApiNode, found: RestApiNode, pruning: Pruning): NamedDifference {
  const difference = diffNamed(
    {
      kind: 'Authorizer',
      address: addressOf.authorizer,
      patches: (before: AuthorizerNode, after: AuthorizerNode) =>
        patchesBetween(
          'authorizer',
          { ...authorizerDefaults[before.type], ...before },
          { ...authorizerDefaults[after.type], ...after },
        ),
    },
    desired.authorizers,
    found.authorizers,
    pruning,
  );
  return { ...difference, deletions: [...difference.deletions, ...superseded(desired, found, difference)] };
}

/** What changes in the gateway responses. */
export function diffGatewayResponses(desired: RestApiNode, found: RestApiNode, pruning: Pruning): NamedDifference {
  return diffNamed(
    {
      kind: 'GatewayResponse',
      address: addressOf.gatewayResponse,
      patches: (before: GatewayResponseNode, after: GatewayResponseNode) => {
        const { patches, unpatchable } = patchesBetween(
          'gatewayResponse',
          { ...gatewayResponseDefaultsOf(before), ...before },
          { ...gatewayResponseDefaultsOf(after), ...after },
        );
        // Without templates of its own a response may have the service's, or none: which to replace isn't known.
        const unknown = before.responseTemplates === undefined && after.responseTemplates !== undefined;
        return { patches, unpatchable: unknown ? [...unpatchable, 'responseTemplates'] : unpatchable };
      },
    },
    desired.gatewayResponses,
    found.gatewayResponses,
    pruning,
  );
}

/** The name that an authorizer has while another takes its place: the service allows no two of one name. */
export function supersededName(name: string): string {
  return `${name}-superseded-by-plan`;
}

/** What makes room for a new authorizer of its name, and what a plan that was stopped halfway left of such. */
function superseded(
  desired: RestApiNode,
  found: RestApiNode,
  { changes, deletions }: NamedDifference,
): readonly Change[] {
  const replaced = changes.flatMap((change): readonly Change[] => {
    if (change.kind !== 'Authorizer' || change.action !== 'replace' || change.before === undefined) return [];
    const address = addressOf.authorizer(supersededName(change.before.name));
    return [
      { action: 'delete', kind: 'Authorizer', address, before: change.before, needs: [change.address], frees: [] },
    ];
  });
  const leftOver = Object.keys(desired.authorizers).flatMap((name): readonly Change[] => {
    const leftover = supersededName(name);
    const before = Object.hasOwn(found.authorizers, leftover) ? found.authorizers[leftover] : undefined;
    const address = addressOf.authorizer(leftover);
    const isMentioned = Object.hasOwn(desired.authorizers, leftover);
    if (before === undefined || isMentioned || deletions.some((deletion) => deletion.address === address)) return [];
    return [{ action: 'delete', kind: 'Authorizer', address, before, needs: [], frees: [] }];
  });
  return [...replaced, ...leftOver];
}

interface Comparison<Node extends NamedNode> {
  readonly kind: Node['kind'];
  readonly address: (name: string) => string;
  readonly patches: (before: Node, after: Node) => Patches;
}

function diffNamed<Node extends NamedNode>(
  { kind, address: addressOfName, patches: compare }: Comparison<Node>,
  desired: Readonly<Record<string, Node>>,
  found: Readonly<Record<string, Node>>,
  { prune, kept }: Pruning,
): NamedDifference {
  // A change's states are of its own kind, which the compiler can't follow for a kind it doesn't know.
  const changeOf = (change: Omit<Change, 'kind' | 'before' | 'after'> & { before?: Node; after?: Node }) =>
    ({ ...change, kind }) as unknown as Change;
  const changes = Object.entries(desired).flatMap(([name, after]) => {
    const common = { address: addressOfName(name), after, needs: [], frees: [] };
    const before = Object.hasOwn(found, name) ? found[name] : undefined;
    if (before === undefined) return [changeOf({ ...common, action: 'create' })];
    const { patches, unpatchable } = compare(before, after);
    if (unpatchable.length > 0) return [changeOf({ ...common, action: 'replace', before, unpatchable })];
    return patches.length > 0 ? [changeOf({ ...common, action: 'update', before, patches })] : [];
  });
  const deletions = Object.entries(found)
    .filter(([name]) => prune && !Object.hasOwn(desired, name) && !kept.has(addressOfName(name)))
    .map(([name, before]) =>
      changeOf({ address: addressOfName(name), action: 'delete', before, needs: [], frees: [] }),
    );
  return { changes, deletions };
}
