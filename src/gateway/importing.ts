/**
 * A new API in one import instead of a call for each of its parts.
 *
 * @module
 */

import type { Call, Send } from '../calls/call.js';
import { isReference } from '../calls/call.js';
import { newCall } from '../calls/new-call.js';
import type { Change } from '../diff/change.js';
import { type Difference, diff } from '../diff/diff.js';
import type { Warning } from '../diff/warning.js';
import { FluentApiGatewayError, type Problem } from '../errors/errors.js';
import { kindOfList, namedKinds } from '../kinds/index.js';
import { addressIn, type KnownIds } from '../kinds/kind.js';
import { builtInModels, modelKind } from '../kinds/model.js';
import { schemaWithOwnId } from '../kinds/own-id.js';
import { linkAddressOf } from '../kinds/vpc-link.js';
import { keysAround, noThings } from '../model/account.js';
import { addressOf } from '../model/address.js';
import { methodsOf } from '../model/methods-of.js';
import type { RestApiNode } from '../model/rest-api.js';
import type { JsonObject, Loss } from '../openapi/document.js';
import { largestDocument } from '../openapi/read.js';
import { toOpenApi } from '../openapi/to-openapi.js';
import { isRecord, mapValues, ownEntry } from '../plain.js';
import { PlanError } from '../plan/errors.js';
import type { Imported } from '../plan/order-calls.js';
import { type Plan, type PlanParts, Plan as Plans } from '../plan/plan.js';
import { takeAccountSnapshot } from '../snapshot/account.js';
import { takeSnapshot } from '../snapshot/snapshot.js';

/** How a plan brings a new API about. */
export type Strategy = (typeof strategies)[number];

export const strategies = Object.freeze(['auto', 'calls', 'import'] as const);

/** What an import brought isn't what the plan wants. */
export class ImportError extends FluentApiGatewayError {
  override readonly name = 'ImportError';
}

/** How many seconds an import has to save: a plan of calls can go on where it stopped, an import is all or nothing. */
const worthwhileSeconds = 5;

/** A plan for a new API: by calls, or by one import where that is quicker and makes the same. */
export function planOfNewApi(api: RestApiNode, parts: PlanParts, strategy: Strategy): Plan {
  const byCalls = Plans.of(parts);
  if (strategy === 'calls') return byCalls;
  const seconds = byCalls.estimate().seconds;
  if (strategy === 'auto' && seconds < worthwhileSeconds) return byCalls;
  const { imported, obstacles } = importOf(api, parts.difference);
  if (imported === undefined) {
    if (strategy === 'import') {
      throw new PlanError("An import can't make this API:", {
        code: 'plan.import-impossible',
        address: addressOf.restApi,
        hint: "Plan with { strategy: 'calls' }.",
        problems: obstacles,
      });
    }
    return Plans.of({ ...parts, warnings: [...(parts.warnings ?? []), byCallsAlthough(seconds, obstacles)] });
  }
  const byImport = Plans.of({ ...parts, imported });
  const said = `One import stands for ${byCalls.calls.length - byImport.calls.length + 1} calls`;
  const times = `${byImport.estimate().seconds} s instead of ${seconds} s at least`;
  if (strategy === 'auto' && seconds - byImport.estimate().seconds < worthwhileSeconds) return byCalls;
  const warning = { code: 'plan.import', address: addressOf.restApi, message: `${said}: ${times}.` };
  return Plans.of({ ...parts, imported, warnings: [...(parts.warnings ?? []), warning] });
}

function byCallsAlthough(seconds: number, obstacles: readonly Problem[]): Warning {
  const [first, ...others] = obstacles;
  const more = others.length === 0 ? '' : ` And ${others.length} more.`;
  return {
    code: 'plan.import-impossible',
    address: first?.address ?? addressOf.restApi,
    message: `Made call by call, which takes ${seconds} s at least, as an import makes something else of it: ${first?.message}${more}`,
  };
}

/** The kinds of what an import makes; documentation follows by calls, as it isn't brought by the document. */
const importedKinds: ReadonlySet<string> = new Set([
  'Resource',
  'Method',
  'MethodResponse',
  'Integration',
  'IntegrationResponse',
  ...namedKinds.filter((list) => list !== 'documentationParts').map((list) => kindOfList(list).kind),
]);

interface Importing {
  readonly imported?: Imported;
  /** Why it isn't possible. */
  readonly obstacles: readonly Problem[];
}

function importOf(api: RestApiNode, { ids }: Difference): Importing {
  // Imports make none of the models that new APIs have.
  const models = { ...Object.fromEntries(builtInModels), ...api.models };
  const { document, losses } = toOpenApi({ ...api, models, documentationParts: {} });
  const obstacles = losses.filter((loss) => !isMadeUpFor(loss)).map(obstacleOf);
  const size = new TextEncoder().encode(JSON.stringify(document)).byteLength;
  if (size > largestDocument) {
    const message = `The document would have ${size} bytes, and the service imports ${largestDocument} at most.`;
    return { obstacles: [{ code: 'plan.import-impossible', address: addressOf.restApi, message }] };
  }
  if (holdsReference(document)) {
    const message = "Objects that have members named 'reference' and 'member' can't stand in a plan's document.";
    return { obstacles: [{ code: 'plan.import-impossible', address: addressOf.restApi, message }] };
  }
  if (obstacles.length > 0) return { obstacles };
  const put = newCall('PutRestApi', addressOf.restApi, {
    restApiId: ids.restApi,
    mode: 'overwrite',
    failOnWarnings: true,
    parameters: { ignore: 'documentation' },
    // The seam: a plan holds the document as it is, and it is written as JSON when it is sent.
    body: withLinks(document, ids) as never,
  });
  const lost = new Set(losses.map(({ address }) => address));
  const completing = Object.values(api.models).flatMap((model): readonly Call[] => {
    const address = addressIn(modelKind, model.name);
    if (!lost.has(address)) return [];
    const { name, schema, description = '' } = model;
    return [
      newCall('UpdateModel', address, {
        restApiId: ids.restApi,
        modelName: name,
        patchOperations: [
          { op: 'replace', path: '/schema', value: schemaWithOwnId(schema ?? '{}', ids.restApi) },
          { op: 'replace', path: '/description', value: description },
        ],
      }),
    ];
  });
  return { imported: { calls: [put, ...completing], kinds: importedKinds }, obstacles: [] };
}

const integrationMember = 'x-amazon-apigateway-integration';

/** A document whose integrations name declared VPC links by what gives their ids. */
function withLinks(document: JsonObject, ids: KnownIds): object {
  const linked = (operation: unknown): unknown => {
    const integration = isRecord(operation) ? operation[integrationMember] : undefined;
    if (!isRecord(operation) || !isRecord(integration)) return operation;
    const link = linkAddressOf(integration['connectionId'] as string | undefined);
    if (link === undefined) return operation;
    return { ...operation, [integrationMember]: { ...integration, connectionId: ids.of(link) } };
  };
  const paths = (isRecord(document['paths']) ? document['paths'] : {}) as Readonly<Record<string, unknown>>;
  return {
    ...document,
    paths: mapValues(paths, (path) => (isRecord(path) ? mapValues(path, linked) : path)),
  };
}

/** Whether CreateRestApi says it, or a patch of a model adds it. */
function isMadeUpFor({ address, member }: Loss): boolean {
  if (address === addressOf.restApi) return member === 'tags' || member?.startsWith('endpointConfiguration.') === true;
  return address.startsWith(`${modelKind.noun} `) && (member === 'description' || member === 'schema');
}

const obstacleOf = ({ address, message }: Loss): Problem => ({ code: 'plan.import-impossible', address, message });

function holdsReference(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsReference);
  return isRecord(value) && (isReference(value) || Object.values(value).some(holdsReference));
}

/**
 * Reads what an import has brought, and expects nothing else than what the plan wants.
 *
 * @throws ImportError `apply.import-differs` with everything that differs, by address.
 */
export async function assertImported(
  send: Send,
  plan: Pick<Plan, 'name' | 'calls' | 'changes'>,
  restApiId: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (!plan.calls.some(({ operation }) => operation === 'PutRestApi')) return;
  const desired = desiredOf(plan);
  const found = await takeSnapshot(send, restApiId, { signal });
  const links = methodsOf(desired).flatMap(({ integration }) => linkAddressOf(integration?.connectionId) ?? []);
  const { ids } = await takeAccountSnapshot(send, keysAround(noThings, links), { signal });
  const { changes } = diff(
    desired,
    { ids: found.ids, model: comparable(found.model, desired) },
    { beside: (address) => ownEntry(ids, address) },
  );
  if (changes.length === 0) return;
  throw new ImportError(`The import of '${plan.name}' (${restApiId}) brought something else than the plan wants:`, {
    code: 'apply.import-differs',
    address: addressOf.restApi,
    hint: "Plan again: what differs follows by calls. Plan new APIs with { strategy: 'calls' } until it is known why.",
    problems: changes.map(({ address, kind, action }) => ({
      code: 'apply.import-differs',
      address,
      message: `The next plan has to ${action} this ${kind}.`,
    })),
  });
}

/** The API that a plan makes, put together from what it creates. */
function desiredOf({ name, changes }: Pick<Plan, 'name' | 'changes'>): RestApiNode {
  const created = changes.filter(({ action }) => action === 'create');
  const root: Change<'RestApi'> | undefined = created.find((change) => change.kind === 'RestApi');
  const methods = created.filter((change) => change.kind === 'Method');
  const paths = created.flatMap((change) => (change.kind === 'Resource' ? [change.path ?? '/'] : []));
  const lists = namedKinds.map((list) => {
    const kind = kindOfList(list);
    const nodes = changes.flatMap((change) => (change.kind === kind.kind && change.after ? [change.after] : []));
    return [list, Object.fromEntries(nodes.map((node) => [kind.keyOf(node as never), node]))] as const;
  });
  const resources = ['/', ...paths].map((path) => {
    const own = methods.flatMap(({ path: at, after }) =>
      at === path && after ? [[after.httpMethod, after] as const] : [],
    );
    return [path, { kind: 'Resource', path, methods: Object.fromEntries(own) }] as const;
  });
  return {
    kind: 'RestApi',
    name,
    settings: root?.after?.settings ?? {},
    ...(Object.fromEntries(lists) as Omit<RestApiNode, 'kind' | 'name' | 'settings' | 'resources'>),
    resources: Object.fromEntries(resources),
  };
}

/** What is live, without the cache namespaces that nobody asked for: an import gives others than calls do. */
function comparable(live: RestApiNode, desired: RestApiNode): RestApiNode {
  const resources = mapValues(live.resources, (resource, path) => ({
    ...resource,
    methods: mapValues(resource.methods, (method, verb) => {
      if (desired.resources[path]?.methods[verb]?.integration?.cacheNamespace !== undefined) return method;
      if (method.integration === undefined) return method;
      const { cacheNamespace: _, ...integration } = method.integration;
      return { ...method, integration };
    }),
  }));
  return { ...live, resources };
}
