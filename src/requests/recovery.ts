import type { RequestValidator, RestApi } from '@aws-sdk/client-api-gateway';
import type { OperationInput, OperationName, OperationOutput, Send } from '../calls/call.js';
import { FluentApiGatewayError } from '../errors/errors.js';
import { isNotFound } from '../errors/thrown.js';
import { kinds, listedKindNamed } from '../kinds/index.js';
import { addressIn, type Kind } from '../kinds/kind.js';
import type { LostCreate } from '../kinds/lost-create.js';
import { addressOf } from '../model/address.js';
import { textsOf } from '../plain.js';
import { allItems, findItem, type ListOperation } from './all-items.js';
import { isAsAsked } from './as-asked.js';
import { isPatchedTo, type PatchOperations, remainingOf } from './patched-to.js';

/** A create's answer was lost, and what it made can't be told from what somebody else made. */
export class AmbiguousCreateError extends FluentApiGatewayError {
  /** Always `'AmbiguousCreateError'`. */
  override readonly name = 'AmbiguousCreateError';
}

type Look<Operation extends OperationName> = (
  send: Send,
  input: OperationInput<Operation>,
  signal: AbortSignal | undefined,
) => Promise<OperationOutput<Operation> | typeof theirs | undefined>;

/** What is to be sent instead, when a request may have taken effect and would be refused as it was. */
export class Rest {
  readonly input: object;
  constructor(input: object) {
    this.input = input;
  }
}

/** Stands for what another writer made where a lost request would have made its own. */
export const theirs = Symbol("another writer's");

/**
 * How to see whether a create took effect whose response was lost: it reads what the call would have made, and gives that
 * as the response. Sent again blindly, the call would be refused, or would make a second one.
 *
 * Patches are looked for by what they want. Other operations that aren't listed may be sent again: they read, or they
 * leave the same state behind however often they are sent.
 */
const looks: { readonly [Operation in OperationName]?: Look<Operation> } = {
  ...looksOfKinds(),
  // A plan creates an API only where none has its name, so one that has it now is the one whose response was lost.
  CreateRestApi: async (send, { name }, signal) => madeRestApi(name, await restApisNamed(send, name, signal)),
};

/** How the things of each kind are looked for, by the operation that makes them. */
function looksOfKinds(): { readonly [Operation in OperationName]?: Look<never> } {
  return Object.fromEntries(
    kinds.flatMap((kind) => (kind.lostCreate === undefined ? [] : [[kind.create, lookBy(kind, kind.lostCreate)]])),
  );
}

function lookBy({ kind, create }: Kind, lost: LostCreate): Look<OperationName> {
  const look = async (send: Send, input: object, signal: AbortSignal | undefined) => {
    // The seam: a kind says how its own create's input is looked for, and what its items are.
    const created = input as never;
    const request = lost.input(created) as never;
    const asked: object = lost.asked?.(created) ?? input;
    if ('get' in lost) return asAsked(asked, read(send(lost.get, request, { signal })));
    const isIt = (item: object) => lost.isIt(item as never, created);
    const listed = listedKindNamed(kind);
    const list = lost.list as ListOperation;
    if (lost.several === undefined || listed === undefined)
      return asAsked(asked, answered(await findItem(send, list, request, isIt, signal)));
    const found = (await allItems(send, list, request, signal)).filter(isIt);
    const { idMember = 'id' } = listed;
    const key = listed.keyOf({ ...input, kind });
    const idOf = (item: object) => textsOf(item)[idMember];
    return asAsked(asked, onlyOne(found, create, `${lost.several} are called '${key}'`, addressIn(listed, key), idOf));
  };
  // The seam: what is found is what the create answers with.
  return look as Look<never>;
}

/** Creates of what has a name, or something like one, that needn't be unique. */
const ofName: ReadonlySet<OperationName> = new Set([
  'CreateApiKey',
  'CreateRequestValidator',
  'CreateRestApi',
  'CreateUsagePlan',
  'CreateVpcLink',
  'GenerateClientCertificate',
]);

/** What takes effect again with every attempt, and whose effect its input doesn't name. */
const once: ReadonlySet<OperationName> = new Set([
  'CreateDeployment',
  'CreateDomainNameAccessAssociation',
  'ImportApiKeys',
  'ImportRestApi',
  'TestInvokeAuthorizer',
  'TestInvokeMethod',
]);

/**
 * Whether a request mustn't be sent again when its answer is lost: what it made couldn't be told from what others made.
 *
 * @param isSoleOfName - there was nothing of its name before.
 */
export function isOnceOnly(operation: OperationName, input: unknown, isSoleOfName: boolean): boolean {
  // Values, which only API keys have, are unique in an account and Region.
  const { value } = input as OperationInput<'CreateApiKey'>;
  return once.has(operation) || (ofName.has(operation) && !isSoleOfName && value === undefined);
}

/** How the effect of a request can be looked for: only once it is certain that it isn't there may it be sent again. */
export function canLookFor(operation: OperationName): 'patiently' | 'once' | undefined {
  if (ofName.has(operation)) return 'patiently';
  return looks[operation] === undefined ? undefined : 'once';
}

/**
 * What was found, if it is what was asked for. Else another writer made it, and the service should refuse the call as it
 * is sent again: taken as its answer, nobody would notice.
 */
async function asAsked<Output extends object>(
  input: object,
  finding: Promise<Output | undefined> | Output | undefined,
): Promise<Output | typeof theirs | undefined> {
  const found = await finding;
  return found === undefined || isAsAsked(found, input) ? found : theirs;
}

/** What the call made, when its answer was lost; `undefined` when it has to be sent again. */
export async function effectOf<Operation extends OperationName>(
  send: Send,
  operation: Operation,
  input: OperationInput<Operation>,
  signal: AbortSignal | undefined,
): Promise<OperationOutput<Operation> | typeof theirs | Rest | undefined> {
  if (operation.startsWith('Update')) return lookForPatch(send, operation, input, signal);
  // The seam: the table's row for an operation takes the operation's own input.
  const look = looks[operation] as Look<Operation> | undefined;
  return look?.(send, input, signal);
}

/**
 * What a patch was for, when it is what the patch wants; else what of the patch isn't done. Sent again as it was, `remove`
 * would be refused as there is nothing, and `add` as there is something.
 */
async function lookForPatch<Operation extends OperationName>(
  send: Send,
  operation: Operation,
  input: OperationInput<Operation>,
  signal: AbortSignal | undefined,
): Promise<OperationOutput<Operation> | Rest | undefined> {
  const { patchOperations = [], ...target } = input as { readonly patchOperations?: PatchOperations };
  // The seam: what is read with the members that an update names its target by is what the update answers with.
  const get = send as unknown as (name: string, target: object, options: object) => Promise<OperationOutput<Operation>>;
  const live = await read(get(operation.replace('Update', 'Get'), target, { signal }));
  if (live === undefined) return undefined;
  const rest = remainingOf(live as object, patchOperations);
  if (rest.length === 0 || isPatchedTo(live as object, patchOperations)) return live;
  return new Rest({ ...target, patchOperations: rest });
}

/** Whether an error says that what a repeated delete was to take away is gone: the lost attempt did it. */
export function isDeletedBefore(operation: OperationName, error: unknown): boolean {
  return operation.startsWith('Delete') && isNotFound(error);
}

async function read<Output>(answer: Promise<Output>): Promise<Output | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** What was found, as the answer to the call that made it. */
function answered<Found extends object>(found: Found | undefined): (Found & Metadata) | undefined {
  return found && { ...found, $metadata: {} };
}

type Metadata = Pick<OperationOutput<'GetResources'>, '$metadata'>;

/** @throws when several have the name: one of them is somebody else's, who made it at the same time. */
function onlyOne<Item extends object>(
  named: readonly Item[],
  operation: OperationName,
  what: string,
  address: string,
  idOf: (item: Item) => string | undefined,
): (Item & Metadata) | undefined {
  const [found, ...others] = named;
  if (others.length === 0) return answered(found);
  const ids = named.map(idOf).join(', ');
  throw new AmbiguousCreateError(`The response to ${operation} was lost, and by now ${named.length} ${what}: ${ids}.`, {
    code: 'apply.ambiguous-create',
    address,
    hint: "Somebody made one at the same time. Delete the one that isn't wanted, or plan with { restApiId } and prune.",
  });
}

/** What a lost `CreateRestApi` made, of the REST APIs of its name. */
function madeRestApi(
  name: string | undefined,
  named: readonly RestApi[],
): OperationOutput<'CreateRestApi'> | undefined {
  return onlyOne(named, 'CreateRestApi', `REST APIs are called '${name}'`, addressOf.restApi, ({ id }) => id);
}

/**
 * How to see what a lost `CreateRestApi` made where others may have its name: there are those that there are now, and
 * theirs isn't ours.
 */
export async function lookBesideNamesakes(
  send: Send,
  name: string | undefined,
  signal: AbortSignal | undefined,
): Promise<() => Promise<OperationOutput<'CreateRestApi'> | undefined>> {
  const before = new Set((await restApisNamed(send, name, signal)).map(({ id }) => id));
  return async () => {
    const now = await restApisNamed(send, name, signal);
    return madeRestApi(
      name,
      now.filter(({ id }) => !before.has(id)),
    );
  };
}

/** All REST APIs of a name. */
export async function restApisNamed(
  send: Send,
  name: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly RestApi[]> {
  const apis = await allItems(send, 'GetRestApis', {}, signal);
  return apis.filter((api) => api.name === name);
}

/** All request validators of a name. */
export async function requestValidatorsNamed(
  send: Send,
  restApiId: string | undefined,
  name: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly RequestValidator[]> {
  const validators = await allItems(send, 'GetRequestValidators', { restApiId }, signal);
  return validators.filter((validator) => validator.name === name);
}
