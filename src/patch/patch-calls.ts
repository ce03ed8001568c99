/**
 * How operations are spread over calls.
 *
 * @module
 */

import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { argumentProblems, assertNoProblems, records } from '../errors/options.js';
import type { PatchTable } from './rule.js';
import { ruleOf } from './rule-of.js';
import type { PatchKind } from './rules/index.js';
import { tableOf } from './table-of.js';

/**
 * Spreads operations over the calls that they need, in order. Nearly always that is one call. It is more where
 *
 * - an operation has a side effect on what another one sets: an integration's request parameters go before its cache
 *   key parameters, and what a custom domain name gives up goes after what it gains;
 * - one call can't carry them all: a stage takes at most 80.
 *
 * @example
 * patchCalls('integration', [
 *   { op: 'add', path: '/requestParameters/integration.request.header.A', value: "'a'" },
 *   { op: 'add', path: '/cacheKeyParameters/method.request.querystring.page' },
 * ]).length; // 2
 *
 * @throws {@link PatchError} `patch.unknown-kind` for what can't be patched.
 * @throws {@link OptionsError} `patch.options` for what isn't a list of operations.
 */
export function patchCalls(kind: PatchKind, operations: readonly PatchOperation[]): PatchOperation[][] {
  const table = tableOf(kind);
  assertNoProblems('patch', 'patchCalls()', argumentProblems('patch', { operations: [operations, records] }));
  return callsOf(
    table,
    operations.map((operation) => [operation]),
  );
}

/** {@link patchCalls} over groups that stay in one call as long as one call can carry them. */
export function callsOf(table: PatchTable, groups: readonly (readonly PatchOperation[])[]): PatchOperation[][] {
  const matched = groups.map((group) =>
    group.map((operation) => ({ operation, match: ruleOf(table, operation.path ?? '') })),
  );
  const templates = new Set(matched.flat().map(({ match }) => match?.template));
  const gains = matched
    .flat()
    .some(({ operation, match }) => match?.rule.removals === 'ownCall' && operation.op !== 'remove');
  const isLate = ({ operation, match }: (typeof matched)[number][number]): boolean => {
    if (match === undefined) return false;
    if (match.rule.ownCallAfter !== undefined) return templates.has(match.rule.ownCallAfter);
    return gains && match.rule.removals === 'ownCall' && operation.op === 'remove';
  };
  const waves = [false, true].map((late) =>
    matched.map((group) => group.filter((entry) => isLate(entry) === late).map(({ operation }) => operation)),
  );
  return waves.flatMap((wave) => packed(wave, table.maximumOperations ?? Number.POSITIVE_INFINITY));
}

/** Fills calls with whole groups; a group that no call can carry is cut. */
function packed(groups: readonly PatchOperation[][], maximum: number): PatchOperation[][] {
  const calls: PatchOperation[][] = [];
  let call: PatchOperation[] = [];
  for (const group of groups) {
    if (call.length > 0 && call.length + group.length > maximum) {
      calls.push(call);
      call = [];
    }
    for (const operation of group) {
      if (call.length === maximum) {
        calls.push(call);
        call = [];
      }
      call.push(operation);
    }
  }
  if (call.length > 0) calls.push(call);
  return calls;
}
