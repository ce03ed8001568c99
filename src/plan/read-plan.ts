/**
 * A plan that was saved, read back. What it says is somebody's word: nothing of it is taken before all of it is checked.
 *
 * @module
 */

import { plannedActions } from '../calls/planned-call.js';
import type { ChangeAction } from '../diff/change.js';
import { isPromise } from '../errors/options.js';
import { digestOf } from '../fingerprint.js';
import { accountLists, apartLists, namedKinds } from '../kinds/index.js';
import { isRecord } from '../plain.js';
import { PlanError } from './errors.js';
import { plainJson } from './plain-json.js';
import { type PlanContent, type PlanJson, planFormat } from './plan-json.js';
import { changeKinds, foreignCalls, isOperationName } from './planned-operations.js';
import { flag, listOf, type Misshapen, number, objectOf, oneOf, record, recordOf, type Shape, text } from './shapes.js';

/** Everything that can happen to a thing. */
export const changeActions: readonly ChangeAction[] = ['create', 'update', 'replace', 'delete', 'move'];

const textOrNull: Shape = (value, where) => (value === null ? [] : text(value, where));
const reference: Shape = objectOf({ reference: text, member: text, 'parts?': listOf(text) });
const textOrReference: Shape = (value, where) => (isRecord(value) ? reference(value, where) : text(value, where));
const problem = objectOf({ code: text, address: text, message: text, 'hint?': text });
const operationName: Shape = (value, where) => {
  const misshapen = text(value, where);
  if (misshapen.length > 0 || isOperationName(String(value))) return misshapen;
  return [{ where, message: `API Gateway has no operation '${String(value)}'.` }];
};

const planShape = objectOf({
  digest: text,
  name: text,
  basis: objectOf({
    'restApiId?': text,
    kinds: listOf(oneOf([...namedKinds, ...apartLists])),
    'states?': recordOf(textOrNull),
    'whole?': flag,
    'fingerprint?': text,
    'withoutApi?': flag,
    'account?': objectOf({
      keys: objectOf(Object.fromEntries(accountLists.map((list) => [`${list}?`, listOf(text)]))),
      fingerprint: text,
      'states?': recordOf(text),
      'restApis?': recordOf(text),
    }),
  }),
  isEmpty: flag,
  requiresRedeploy: flag,
  staleStages: listOf(text),
  estimate: objectOf({ calls: number, seconds: number, 'bottleneck?': text }),
  warnings: listOf(problem),
  changes: listOf(
    objectOf({
      action: oneOf(changeActions),
      kind: oneOf(changeKinds),
      address: text,
      'path?': text,
      'httpMethod?': text,
      'arnPath?': text,
      'before?': record,
      'after?': record,
      'patches?': listOf(
        listOf(objectOf({ op: text, path: textOrReference, 'value?': textOrReference, 'from?': text })),
      ),
      'unpatchable?': listOf(text),
      'takes?': listOf(text),
      'serves?': listOf(text),
      needs: listOf(text),
      frees: listOf(text),
    }),
  ),
  calls: listOf(
    objectOf({
      operation: operationName,
      input: recordOf(() => []),
      address: text,
      id: text,
      action: oneOf(plannedActions),
      dependsOn: listOf(text),
      'method?': text,
    }),
  ),
});

/** The digest of a plan: what any change of it changes. */
export function digestOfPlan(content: PlanContent): string {
  return digestOf({ ...content, format: planFormat });
}

/**
 * The content of a plan that was saved as JSON.
 *
 * @throws {@link PlanError} `plan.unreadable` when it isn't the JSON of a plan, with where; `plan.tampered` when it was
 * changed after it was made, or would send what no plan sends.
 */
export function readPlan(given: unknown): PlanContent {
  if (isPromise(given)) throw unreadable([{ where: 'plan', message: 'Expected a plan, found a promise: await it.' }]);
  const json = plainOf(given);
  if (!isRecord(json)) throw unreadable([{ where: 'plan', message: 'Expected the JSON of a plan.' }]);
  if (json['format'] === 'fluent-apigateway.plan/1') throw ofFirstVersion();
  if (json['format'] !== planFormat)
    throw unreadable([
      { where: 'format', message: `Expected '${planFormat}', found ${JSON.stringify(json['format']) ?? 'nothing'}.` },
    ]);
  const misshapen = planShape(json, '');
  if (misshapen.length > 0) throw unreadable(misshapen);
  // The seam: the shape was looked at, member by member.
  const { format: _, digest, ...content } = json as unknown as PlanJson;
  const misplaced = outOfOrder(content);
  if (misplaced.length > 0) throw unreadable(misplaced);
  if (digest !== digestOfPlan(content)) {
    throw new PlanError(
      "This plan was changed after it was made: its digest doesn't fit what it holds. Nothing was sent.",
      {
        code: 'plan.tampered',
        hint: 'Plan again; change the definition, not the plan.',
      },
    );
  }
  assertOwnCalls(content);
  return content;
}

/** @throws {@link PlanError} `plan.tampered` when a plan would send what no plan sends. */
export function assertOwnCalls(content: Pick<PlanContent, 'basis' | 'changes' | 'calls'>): void {
  const problems = foreignCalls(content);
  if (problems.length === 0) return;
  throw new PlanError("This plan contains calls that this library doesn't make. Nothing was sent.", {
    code: 'plan.tampered',
    hint: 'Plan again.',
    problems,
  });
}

function plainOf(given: unknown): unknown {
  const read = plainJson(given);
  if ('value' in read) return read.value;
  throw unreadable([{ where: 'plan', message: read.problem }], read.cause);
}

/** Calls must stand behind those that they depend on, and no two may have one id. */
function outOfOrder({ calls }: PlanContent): readonly Misshapen[] {
  const before = new Set<string>();
  return calls.flatMap(({ id, dependsOn }, index) => {
    const missing = dependsOn.filter((other) => !before.has(other));
    const isTwice = before.has(id);
    before.add(id);
    return [
      ...(isTwice ? [{ where: `calls[${index}].id`, message: `Two calls have the id '${id}'.` }] : []),
      ...missing.map((other) => ({
        where: `calls[${index}].dependsOn`,
        message: `It waits for '${other}', which doesn't stand before it.`,
      })),
    ];
  });
}

function unreadable(misshapen: readonly Misshapen[], cause?: unknown): PlanError {
  return new PlanError('This is not the JSON of a plan.', {
    code: 'plan.unreadable',
    hint: `Give what plan.toJSON() wrote; its format is '${planFormat}'.`,
    problems: misshapen.map(({ where, message }) => ({ code: 'plan.unreadable', address: where, message })),
    cause,
  });
}

function ofFirstVersion(): PlanError {
  return new PlanError(
    'This plan was saved by version 0.1.0, whose plans have no digest that shows whether they were changed.',
    {
      code: 'plan.unreadable',
      address: 'format',
      hint: 'Plan again with the version that applies it.',
    },
  );
}
