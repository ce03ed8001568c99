/**
 * From two states of a thing to the operations that turn one into the other.
 *
 * @module
 */

import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { a, argumentProblems, OptionsError } from '../errors/options.js';
import { isRecord } from '../plain.js';
import { compareApiStages } from './between/api-stages.js';
import { block, map, scalar, set } from './between/comparators.js';
import {
  type Comparator,
  type Comparison,
  emptyComparison,
  type Members,
  membersOf,
  operationOf,
  wantedText,
} from './between/comparison.js';
import { compareEndpointConfiguration } from './between/endpoint-configuration.js';
import { compareMethodSettings } from './between/method-settings.js';
import { PatchError } from './error.js';
import type { PatchRule, PatchTable } from './rule.js';
import { type PatchKind, patchTables } from './rules/index.js';
import { tableOf } from './table-of.js';

/** The shapes in which the service answers what can be patched. */
interface Answers {
  account: Sdk.Account;
  apiKey: Sdk.ApiKey;
  authorizer: Sdk.Authorizer;
  basePathMapping: Sdk.BasePathMapping;
  clientCertificate: Sdk.ClientCertificate;
  deployment: Sdk.Deployment;
  documentationPart: Sdk.DocumentationPart;
  documentationVersion: Sdk.DocumentationVersion;
  domainName: Sdk.DomainName;
  gatewayResponse: Sdk.GatewayResponse;
  integration: Sdk.Integration;
  integrationResponse: Sdk.IntegrationResponse;
  method: Sdk.Method;
  methodResponse: Sdk.MethodResponse;
  model: Sdk.Model;
  requestValidator: Sdk.RequestValidator;
  resource: Sdk.Resource;
  restApi: Sdk.RestApi;
  stage: Sdk.Stage;
  usage: { remaining?: number };
  usagePlan: Sdk.UsagePlan;
  vpcLink: Sdk.VpcLink;
}

type ReadonlyAnswer<Value> = Value extends string | number | boolean | Date | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly ReadonlyAnswer<Item>[]
    : { readonly [Member in keyof Value]?: ReadonlyAnswer<Value[Member]> | null | undefined };

/** What {@link patchBetween} compares: a response of the service, or anything in its shape. */
export type Patchable<Kind extends PatchKind> = ReadonlyAnswer<Answers[Kind]>;

/**
 * The fewest operations that turn `before` into `after`; none when they mean the same.
 *
 * Both are in the shape of the service's responses. A member that is absent has the service's default, so leaving one
 * out of `after` takes it away. Sets (`cacheKeyParameters`, `authorizationScopes`, `binaryMediaTypes`, …) are compared
 * as sets and JSON texts (a model's `schema`, a `policy`) by content. Members that aren't the thing's own (ids,
 * nested responses) are ignored.
 *
 * The operations stand in the order that the service's side effects ask for. Where one call can't carry them all,
 * {@link patchCalls} says how they are spread. What no operation can bring about isn't in the list: ask
 * {@link unpatchableMembers}.
 *
 * @example
 * patchBetween('integration', { type: 'HTTP', timeoutInMillis: 5000 }, { type: 'HTTP', passthroughBehavior: 'NEVER' });
 * // [{ op: 'replace', path: '/passthroughBehavior', value: 'NEVER' },
 * //  { op: 'replace', path: '/timeoutInMillis', value: '29000' }]
 *
 * @throws {@link PatchError} that lists every value of `after` which the service has no text for, and for what can't be
 * patched.
 * @throws {@link OptionsError} `patch.options` when `before` or `after` isn't an object.
 * @see https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 */
export function patchBetween<Kind extends PatchKind>(
  kind: Kind,
  before: Patchable<Kind>,
  after: Patchable<Kind>,
): PatchOperation[] {
  const { first, operations, last, problems } = compare(kind, before, after);
  if (problems.length > 0) throw new PatchError(patchTables[kind].operation, problems);
  return first.length + last.length === 0 ? operations : [...first, ...operations, ...last];
}

/**
 * The members that differ and that patching can't change: an integration's `type`, a model's `contentType`, a member
 * that the service has no way of clearing. Where this isn't empty, the thing has to be put or created again.
 *
 * @example
 * unpatchableMembers('integration', { type: 'MOCK' }, { type: 'HTTP' }); // ['type']
 *
 * @throws {@link PatchError} `patch.unknown-kind` for what can't be patched.
 * @throws {@link OptionsError} `patch.options` when `before` or `after` isn't an object.
 */
export function unpatchableMembers<Kind extends PatchKind>(
  kind: Kind,
  before: Patchable<Kind>,
  after: Patchable<Kind>,
): string[] {
  return [...new Set(compare(kind, before, after).unpatchable)];
}

function compare(kind: PatchKind, before: object, after: object): Comparison {
  const { comparators, bits } = compiledFor(kind);
  if (!isRecord(before) || !isRecord(after)) throw notComparable(before, after);
  const comparison = emptyComparison(patchTables[kind].operation);
  let due = differing(bits, before, after);
  // The order of the rules is the order in which the operations of one call should stand.
  for (; due !== 0; due &= due - 1) {
    const { member = '', compare = ignore } = comparators[31 - Math.clz32(due & -due)] ?? {};
    compare(comparison, before[member], after[member], after);
  }
  return comparison;
}

function notComparable(before: unknown, after: unknown): OptionsError {
  const problems = argumentProblems('patch', { before: [before, a.record], after: [after, a.record] });
  return new OptionsError('patch', 'The comparison of two states', problems);
}

/**
 * The bits of the members that aren't identical. Things are nearly always nearly equal, and walking the members that
 * are there is several times cheaper than asking for each one that could be.
 */
function differing(bits: Compiled['bits'], before: Members, after: Members): number {
  let due = 0;
  if (before === after) return due;
  let shared = 0;
  for (const member in before) {
    const wanted = after[member];
    if (wanted !== undefined) shared += 1;
    if (before[member] !== wanted) due |= bits.get(member) ?? 0;
  }
  for (const _ in after) shared -= 1;
  if (shared === 0) return due;
  for (const member in after) {
    if (after[member] !== undefined && !(member in before)) due |= bits.get(member) ?? 0;
  }
  return due;
}

/** A comparator, and the member of the thing that it compares. */
interface MemberComparator {
  readonly member: string;
  readonly compare: Comparator;
}

/** The comparators of a kind, in the order of its rules, and by member the bits of those that look at it. */
interface Compiled {
  readonly comparators: readonly MemberComparator[];
  readonly bits: ReadonlyMap<string, number>;
}

const compiled = new Map<PatchKind, Compiled>();

/** The comparators of a kind, made from its rules once. */
function compiledFor(kind: PatchKind): Compiled {
  const known = compiled.get(kind);
  if (known) return known;
  const comparators = compile(kind, tableOf(kind));
  const bits = new Map<string, number>();
  // No kind has more than the 31 comparators that fit; a test holds the rules to that.
  for (const [position, { member }] of comparators.entries()) {
    bits.set(member, (bits.get(member) ?? 0) | (1 << position));
  }
  const result = Object.freeze({ comparators, bits });
  compiled.set(kind, result);
  return result;
}

/** What hangs together too closely to be compared rule by rule, by the first segment of its paths. */
const together: Partial<Record<PatchKind, Readonly<Record<string, Comparator>>>> = {
  restApi: {
    '/endpointConfiguration/types/{current}': compareEndpointConfiguration,
    '/endpointConfiguration/ipAddressType': ignore,
  },
  stage: { '/methodSettings': compareMethodSettings },
  usagePlan: { '/apiStages': compareApiStages },
};

function ignore(): void {}

function compile(kind: PatchKind, table: PatchTable): MemberComparator[] {
  const entries = Object.entries(table.rules);
  const blocks = entries.filter(([, rule]) => rule.collection === 'block').map(([path]) => path);
  const blockOf = (path: string) => blocks.find((candidate) => path.startsWith(`${candidate}/`));
  const comparators = entries.flatMap(([path, rule]): MemberComparator[] => {
    const [member = '', inner] = rule.member ?? segmentsOf(containerOf(path));
    const custom = together[kind]?.[path];
    if (custom) return [{ member, compare: custom }];
    if (blockOf(path)) return [];
    if (rule.collection !== 'block') {
      return comparatorOf(path, rule).map((compare) => ({ member, compare: inner ? within(inner, compare) : compare }));
    }
    const inside = entries.filter(([candidate]) => blockOf(candidate) === path);
    const whole = block(
      path,
      inside.flatMap(([innerPath, innerRule]) =>
        comparatorOf(innerPath, innerRule).map((compare) => ({ name: nameInBlock(innerPath), compare })),
      ),
      (wanted) => firstMember(inside, wanted),
    );
    return [{ member, compare: whole }];
  });
  const fixed = table.unpatchable.map(
    (member): MemberComparator => ({
      member,
      compare: (comparison, observed, wanted) => {
        if (!sameMember(observed, wanted)) comparison.unpatchable.push(member);
      },
    }),
  );
  return [...comparators, ...fixed];
}

function comparatorOf(path: string, rule: PatchRule): Comparator[] {
  if (!rule.add && !rule.replace && !rule.remove) return [];
  const container = containerOf(path);
  switch (rule.collection) {
    case 'map':
      return [map(container, rule)];
    case 'elementInPath':
    case 'elementInValue':
      return [set(container, rule)];
    default:
      // What still has a placeholder belongs to a group that is compared as one.
      return path.includes('{') ? [] : [scalar(path, rule)];
  }
}

function firstMember(rules: readonly (readonly [string, PatchRule])[], wanted: Members): PatchOperation[] {
  const comparison = emptyComparison('');
  for (const [path, rule] of rules) {
    if (rule.collection || !rule.replace) continue;
    const value = wantedText(comparison, rule, path, wanted[nameInBlock(path)]);
    if (value !== undefined) return [operationOf('replace', path, value)];
  }
  return [];
}

/** Compares the member `name` of a member that is an object. */
function within(name: string, compare: Comparator): Comparator {
  return (comparison, observed, wanted, after) =>
    compare(comparison, membersOf(observed)[name], membersOf(wanted)[name], after);
}

/** The path without the placeholder that it ends with, if it does. */
function containerOf(path: string): string {
  return path.replace(/\/\{[^/]*$/, '');
}

function segmentsOf(path: string): readonly string[] {
  return path.slice(1).split('/');
}

/** The name of what is patched at `path`, in the block that it stands in. */
function nameInBlock(path: string): string {
  return segmentsOf(path)[1] ?? '';
}

function sameMember(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  const [one, other] = [meant(left), meant(right)];
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => sameMember((one as Members)[key], (other as Members)[key]));
}

/** An empty object, an empty list, an empty text and nothing are the same. */
function meant(value: unknown): NonNullable<unknown> | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'object' && Object.keys(value).length === 0 ? undefined : value;
}
