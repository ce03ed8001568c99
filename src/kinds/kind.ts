/**
 * What is said of a kind of thing of the service. Everything that treats things alike (snapshot, normalising, diff,
 * plan, recovery, checks, rendering) is a loop over what is said here.
 *
 * @module
 */

import type { Call, OperationName } from '../calls/call.js';
import { newCall } from '../calls/new-call.js';
import type { IdOrReference } from '../calls/reference.js';
import { membersOf, ownEntry, withoutUndefined } from '../plain.js';
import type { LostCreate } from './lost-create.js';
import type { StageOf } from './stage-of.js';

/** What a member of a node holds. */
export type Shape =
  | 'text'
  | 'boolean'
  | 'number'
  | 'texts'
  | 'texts by name'
  | 'booleans by name'
  | 'members'
  | 'list of members'
  | 'name or id';

/** The shape that holds a value of a type. */
type ShapeOf<Value> = Value extends string
  ? 'text'
  : Value extends boolean
    ? 'boolean'
    : Value extends number
      ? 'number'
      : Value extends readonly string[]
        ? 'texts'
        : Value extends readonly object[]
          ? 'list of members'
          : Value extends { readonly name: string } | { readonly id: string }
            ? 'name or id'
            : string extends keyof Value
              ? Value[keyof Value] extends string
                ? 'texts by name'
                : Value[keyof Value] extends boolean
                  ? 'booleans by name'
                  : 'members'
              : 'members';

/** Any node: plain data that says which kind of thing it describes. */
export interface KindNode {
  /** What kind of node this is. */
  readonly kind: string;
}

/** The shapes of a node's members: a member that is missing here, or held wrongly, doesn't compile. */
type MembersOf<Node extends KindNode> = string extends Node['kind']
  ? Readonly<Record<string, Shape>>
  : { readonly [Member in Exclude<keyof Node, 'kind'>]-?: ShapeOf<Exclude<Node[Member], undefined>> };

/** The name of a node's member. */
type MemberOf<Node extends KindNode> = string extends Node['kind'] ? string : Exclude<keyof Node & string, 'kind'>;

/** Where calls get ids from: what exists has one, what a plan makes is a reference. */
export interface KnownIds {
  /** The id of the API that the calls are about. */
  readonly restApi: IdOrReference;
  /** The id of the thing at an address: `/pets`, `authorizer jwt`, … */
  of(address: string): IdOrReference;
}

/** What normalising needs to know of the live API that a thing is part of. */
export interface NormaliseContext {
  /** The id of the API, which is left out wherever the API speaks of itself. */
  readonly restApiId?: string | undefined;
  /** The id of the resource that a method, and what belongs to it, is below. */
  readonly resourceId?: string | undefined;
}

/** Where a thing is that stands below a path. */
export interface Place {
  /** The full path: `/pets/{petId}`. */
  readonly path: string;
  /** The verb, of a method and of what belongs to one. */
  readonly httpMethod: string;
  /** The members of a request that say so. */
  readonly ids: {
    readonly restApiId: IdOrReference;
    readonly resourceId: IdOrReference;
    readonly httpMethod: string;
  };
}

/** The place of a path, or of a method of it. */
export function placeAt(ids: KnownIds, path: string, httpMethod = ''): Place {
  return { path, httpMethod, ids: { restApiId: ids.restApi, resourceId: ids.of(path), httpMethod } };
}

/** What reading a thing needs to know of what is around it. */
export interface ReadContext {
  /** What it is called by in what it was found in: a path, a verb, a status code. */
  readonly key: string;
  /** The name of the thing of a kind that has an id, as far as it was read. */
  nameOf(kind: string, id: string): string | undefined;
}

/** Reads all items of a list operation. */
export type ListItems = (
  operation: OperationName,
  input?: Readonly<Record<string, unknown>>,
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** How it is seen that something can be used, where that takes time after it was made or changed. */
export interface Readiness {
  /** The operation that reads it. */
  readonly get: OperationName;
  /** What it is read with, from what the call that made it answered with. */
  input(answer: Readonly<Record<string, unknown>>): object;
  /** Its state, and why it is in it, of what was read. */
  stateOf(answer: Readonly<Record<string, string | undefined>>): {
    readonly state?: string | undefined;
    readonly message?: string | undefined;
  };
  /** Whether it can be used in this state. */
  isReady(state: string): boolean;
  /** Whether it will never get ready from this state. */
  hasFailed(state: string): boolean;
  /** How long it may take, in milliseconds. */
  readonly longestMs: number;
  /** Whether deployments wait for it too: what is deployed may use it. */
  readonly isDeployed?: true;
}

/** Something live that can't be used yet. */
export interface Unready {
  /** As plans and errors name it: `VPC link backend`. */
  readonly address: string;
  /** What calls name it by. */
  readonly id: string;
  /** How it is seen that it can be used. */
  readonly ready: Readiness;
  /** It as it was read. */
  readonly item: Readonly<Record<string, unknown>>;
}

/** The ids that ARNs have in them, of what is live. */
export interface IdsInArn {
  /** Its own; `undefined` where it has none yet. */
  readonly id: string | undefined;
  /** Of the API that it is part of; `undefined` for what belongs to the account. */
  readonly restApiId: string | undefined;
}

/** What is said of every kind of thing. */
export interface Kind<Node extends KindNode = KindNode> {
  /** As nodes and changes name it, and as the names of its operations end: `UpdateModel`. */
  readonly kind: Node['kind'];
  /** The members of its node. */
  readonly members: MembersOf<Node>;
  /** The members without which there is nothing to call a thing by, or nothing that it could be. */
  readonly required?: readonly MemberOf<Node>[];
  /** The members whose order means nothing. */
  readonly sets?: readonly MemberOf<Node>[];
  /** What the service fills in for members that a request leaves out. */
  defaults?(node: Node): Partial<Node>;
  /** Whether callers of the API see a change only after the next deployment. */
  readonly needsDeployment: boolean;
  /** What follows the address in a plan that people read, where the address alone doesn't say what is meant. */
  readonly word?: string;
  /** What stands beside the address of a new one in a plan that people read. */
  note?(node: Node): string;
  /** The members that its address says, so that a plan for people doesn't. */
  readonly inAddress?: readonly MemberOf<Node>[];
  /** The members that hold nodes of other kinds, one or several by key, in the order in which they are made. */
  readonly parts?: { readonly [Member in MemberOf<Node>]?: Kind };
  /** Whether others can wait for one, so that its address means no other thing. Of listed kinds: always. */
  readonly isAwaited?: true;
  /** A thing as the service has it as a node. @defaultValue of its members those that a node has */
  fromService?(item: Readonly<Record<string, unknown>>, context: ReadContext): Node;
  /** One way of writing a thing, before defaults and what is empty are left out. */
  normalise?(node: Node, context: NormaliseContext): Node;
  /** The addresses of other things that it names; they are made before it, and go after it. */
  refersTo?(node: Node): readonly string[];
  /**
   * What patches are worked out from, in the shape of the service's responses.
   *
   * @defaultValue the node itself. `of` gives the id at an address
   */
  patchable?(node: Node, of: (address: string) => string): object;
  /** The operation that makes one. */
  readonly create: OperationName;
  /** The calls that make it, without its parts. @defaultValue its members in one call */
  creation?(node: Node, ids: KnownIds, place: Place): readonly Call[];
  /** The members of a request that say which one it is about, of a thing below a path. @defaultValue the API's id */
  target?(place: Place, node: Node): Readonly<Record<string, IdOrReference>>;
  /** The kinds of things that one is a copy of: it is made after all their changes. */
  readonly copies?: readonly string[];
  /**
   * How what a create has made is found when its response was lost.
   *
   * @defaultValue the call may be sent again as it is
   */
  readonly lostCreate?: LostCreate;
}

/** A kind of thing of which an API, or an account, has a list: each has a name, or something like one, of its own. */
export interface ListedKind<Node extends KindNode = KindNode> extends Kind<Node> {
  /** `restApi`: part of an API. `account`: stands beside APIs. */
  readonly scope: 'restApi' | 'account';
  /** The start of its addresses: `usage plan` for `usage plan gold`. */
  readonly noun: string;
  /** What its things are told apart by, for those who write definitions. */
  keyOf(node: Node): string;
  /** The operation that lists all of them. */
  readonly list: OperationName;
  /** The member of its items that is its id, where that isn't `id`; calls that refer to it take this one too. */
  readonly idMember?: string;
  /**
   * The items that its list holds. For what needs further reads: `list` reads all pages of an operation, `keys` are
   * those that are asked for.
   *
   * @defaultValue those of its list operation
   */
  items?(list: ListItems, keys: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** The members of a request that say which one it is about, beside the API's id. */
  identify(
    node: Node,
    id: () => IdOrReference,
    of: (address: string) => IdOrReference,
  ): Readonly<Record<string, IdOrReference>>;
  /** Whether it is somebody else's, so that it must be there: only what is attached to it is looked at. */
  isAttached?(node: Node): boolean;
  /** It is always there: none is made or deleted. */
  readonly permanent?: true;
  /** Nothing of one can change: it is there or it isn't, and the service has no operation that patches one. */
  readonly fixed?: true;
  /** The stages of APIs that it names, for what stands beside APIs. */
  stagesOf?(node: Node): readonly StageOf[];
  /** A thing that was read, which names APIs by id, with the names of those that are known. */
  withApiNames?(node: Node, nameOf: (id: string) => string | undefined): Node;
  /**
   * What becomes of several live things with one key. `first`: the service lists no two, or the first of them stands for
   * all. `numbered`: they are told apart by a number. `refused`: planning is refused, with their ids.
   */
  readonly sameKey: 'first' | 'numbered' | 'refused';
  /** Whether a listed item is somebody's own, and not just what the service has anyway. */
  isOwn?(item: Readonly<Record<string, unknown>>): boolean;
  /** A listed item as a node. @defaultValue the item's members that a node has */
  fromService?(item: Readonly<Record<string, unknown>>): Node;
  /** What every new API has, by key, and the calls that make one of those what is wanted. */
  readonly builtIn?: {
    readonly nodes: ReadonlyMap<string, Node>;
    update(node: Node, ids: KnownIds): readonly Call[];
  };
  /**
   * How things that refer to one another in a circle come about: made without those references, given here by their
   * addresses, and completed when all are there.
   */
  readonly circular?: {
    without(node: Node, addresses: readonly string[]): Node;
    complete(node: Node, ids: KnownIds): Call;
  };
  /** What a definition says of a thing that is live, where members are left alone. @defaultValue all that it says */
  owned?(desired: Node, live: Node): Node;
  /** What a create takes of it, where not everything: the rest is patched right after. */
  createdWith?(node: Node): Node;
  /** The path of the ARN that its tags are set on, `/usageplans/a1b2c3`; `undefined` where it can't be told. */
  arnPath?(node: Node, ids: IdsInArn): string | undefined;
  /** The calls that make it. @defaultValue its members in one call */
  creation?(node: Node, ids: KnownIds): readonly Call[];
  /** The value that a patch writes, where it names the API. */
  patchValue?(path: string, value: string, ids: KnownIds): IdOrReference;
  /** The members that differ and can't be patched for this pair of states, beside those that never can. */
  unpatchable?(live: Node, desired: Node): readonly string[];
  /**
   * How one takes the place of another where patching can't do it. `after deletion`: the old one goes first.
   * `supersedes`: the old one gets another name until nothing refers to it.
   *
   * @defaultValue it can't
   */
  readonly replaced?: 'after deletion' | 'supersedes';
  /** What was superseded isn't deleted with it: others may still use it, which has to be seen first. */
  readonly keepsSuperseded?: true;
  /** How it is seen that one can be used, where what needs it has to wait for that. */
  readonly ready?: Readiness;
  /** The members whose values are held back: resolved when they are sent, and in no plan, event or error. */
  readonly secrets?: readonly MemberOf<Node>[];
}

/** The operation that patches things of a kind: it is named after it. */
export function updateOf({ kind }: Pick<Kind, 'kind'>): OperationName {
  return `Update${kind}` as OperationName;
}

/** The operation that deletes things of a kind: it is named after it. */
export function deleteOf({ kind }: Pick<Kind, 'kind'>): OperationName {
  return `Delete${kind}` as OperationName;
}

/** The address of a thing: how it is called in calls, plans, events and errors. */
export function addressIn({ noun }: Pick<ListedKind, 'noun'>, key: string): string {
  return `${noun} ${key}`;
}

/** The call that makes a thing with the members of its node, or with those given instead. */
export function plainCreate<Node extends KindNode>(
  kind: ListedKind<Node>,
  node: Node,
  ids: KnownIds,
  members: Readonly<Record<string, unknown>> = {},
): Call {
  const { kind: _, ...own } = node;
  const input = { ...(kind.scope === 'restApi' ? { restApiId: ids.restApi } : {}), ...own, ...members };
  // A kind's node has the members of its create's input, which the compiler can't follow for a kind it doesn't know.
  return newCall<OperationName>(kind.create, addressIn(kind, kind.keyOf(node)), input as never);
}

/** A thing as the service has it, as a node: of its members those that a node of its kind has, unless the kind says more. */
export function nodeFrom<Node extends KindNode>(kind: Kind<Node>, item: object, context: ReadContext): Node {
  const members = membersOf(item);
  if (kind.fromService !== undefined) return kind.fromService(members, context);
  const own = Object.keys(kind.members).map((name) => [name, ownEntry(members, name)] as const);
  // The seam: a node has the members that its kind says, which the compiler can't follow for a kind it doesn't know.
  return withoutUndefined({ kind: kind.kind, ...Object.fromEntries(own) }) as unknown as Node;
}
