/**
 * The patches behind the types of `builder-types.ts`: what they gather, and what they make of it.
 *
 * Nothing is refused while a patch is written; the last step refuses all that is wrong at once.
 *
 * @module
 */

import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { a, argumentProblems, type OptionTable, optionProblems } from '../errors/options.js';
import { type Checked, checkCopy, checkOperation, problemOf, problemsOf } from './check.js';
import { PatchError, type PatchProblem } from './error.js';
import { callsOf } from './patch-calls.js';
import { escapePathSegment, pathOf } from './pointer.js';
import type { PatchTable, ValueOp } from './rule.js';
import { ruleOf } from './rule-of.js';

/** Makes the SDK's command: handed in, so that the builder doesn't load the SDK. */
type CommandFactory = (input: { readonly patchOperations: PatchOperation[] }) => unknown;

/** What one step added: operations that belong together, and what is wrong with them. */
interface Step {
  readonly operations: readonly PatchOperation[];
  readonly problems: readonly PatchProblem[];
}

/** Everything that a patch is made of. */
export interface PatchState {
  readonly table: PatchTable;
  readonly newCommand: CommandFactory;
  /** The checks of what identifies the thing that is patched. */
  readonly identifiers: OptionTable<Readonly<Record<string, unknown>>>;
  readonly steps: readonly Step[];
}

/** What can be done at a place; every operation gives the patch with one step more. */
export type Point<Patch> = Readonly<Record<ValueOp, (...values: unknown[]) => Patch>>;

/** The operations of one `Update…` call, whatever it updates. */
export class PatchSteps {
  readonly #state: PatchState;

  constructor(state: PatchState) {
    this.#state = Object.freeze(state);
    Object.freeze(this);
  }

  add(path: unknown, ...values: unknown[]): this {
    return this.checked('add', path, values);
  }

  replace(path: unknown, ...values: unknown[]): this {
    return this.checked('replace', path, values);
  }

  remove(path: unknown, ...values: unknown[]): this {
    return this.checked('remove', path, values);
  }

  at(...segments: unknown[]): Point<this> {
    // What isn't text is refused as a path that isn't text is.
    const path = segments.every(isText) ? segmentsPath(this.table, segments) : segments.find((one) => !isText(one));
    return Object.freeze({
      add: (...values: unknown[]) => this.add(path, ...values),
      replace: (...values: unknown[]) => this.replace(path, ...values),
      remove: (...values: unknown[]) => this.remove(path, ...values),
    });
  }

  raw(operation: PatchOperation): this {
    const problems = argumentProblems('patch', { operation: [operation, a.record] });
    if (problems.length > 0) return this.with(problemsOf(this.table, 'raw', problems));
    return this.with([{ operation: { ...operation } }]);
  }

  toPatchOperations(): PatchOperation[] {
    return this.#accepted().flatMap(({ operations }) => operations.map((operation) => ({ ...operation })));
  }

  toCommand(identifiers: object = {}): unknown {
    this.#assertIdentifiers('toCommand', identifiers);
    const patchOperations = this.toPatchOperations();
    const { table, newCommand } = this.#state;
    const maximum = table.maximumOperations ?? Number.POSITIVE_INFINITY;
    if (patchOperations.length > maximum) {
      const message = `One call takes at most ${maximum} operations, and these are ${patchOperations.length}.`;
      throw new PatchError(table.operation, [
        problemOf(
          'patch.too-many-operations',
          table,
          'toCommand',
          message,
          'Write .toCommands() and send them one after the other.',
        ),
      ]);
    }
    return newCommand({ ...identifiers, patchOperations });
  }

  toCommands(identifiers: object = {}): unknown[] {
    this.#assertIdentifiers('toCommands', identifiers);
    const { table, newCommand } = this.#state;
    const groups = this.#accepted().map(({ operations }) => operations.map((operation) => ({ ...operation })));
    return callsOf(table, groups).map((patchOperations) => newCommand({ ...identifiers, patchOperations }));
  }

  /** The rules that this patch is held to. */
  protected get table(): PatchTable {
    return this.#state.table;
  }

  /** This patch with one operation more, checked. */
  protected checked(op: ValueOp, path: unknown, values: readonly unknown[]): this {
    return this.with([checkOperation(this.table, op, path, values)]);
  }

  /** This patch with a copy more, checked. */
  protected copied(from: unknown, path: unknown): this {
    return this.with([checkCopy(this.table, from, path)]);
  }

  /** This patch with operations more that stay in one call. */
  protected with(results: readonly Checked[]): this {
    const step: Step = Object.freeze({
      operations: Object.freeze(
        results.flatMap((result) => ('operation' in result ? [Object.freeze(result.operation)] : [])),
      ),
      problems: Object.freeze(results.flatMap((result) => ('problem' in result ? [result.problem] : []))),
    });
    const { steps, ...state } = this.#state;
    // The subclass is made again with one step more: a patch is never changed.
    const Self = this.constructor as new (state: PatchState) => this;
    return new Self({ ...state, steps: Object.freeze([...steps, step]) });
  }

  #assertIdentifiers(step: string, given: object): void {
    const { table, identifiers } = this.#state;
    const problems = problemsOf(table, step, optionProblems('patch', identifiers, given));
    this.#accepted(problems.flatMap((one) => ('problem' in one ? [one.problem] : [])));
  }

  #accepted(more: readonly PatchProblem[] = []): readonly Step[] {
    const { table, steps } = this.#state;
    const problems = [...steps.flatMap((step) => step.problems), ...more];
    if (problems.length > 0) throw new PatchError(table.operation, problems);
    return steps;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * The path that raw segments stand for. Where a template has the path of a resource under a usage plan, it stays raw;
 * everywhere else a segment is escaped.
 */
function segmentsPath(table: PatchTable, segments: readonly string[]): string {
  for (const template of Object.keys(table.rules)) {
    const parts = template.slice(1).split('/');
    if (parts.length !== segments.length) continue;
    if (!parts.every((part, index) => part.includes('{') || part === segments[index])) continue;
    const path = parts
      .map((part, index) => {
        const segment = segments[index] ?? '';
        const isRaw = part === '{resourcePath}' && parts[0] === 'apiStages';
        return `/${isRaw ? segment : escapePathSegment(segment)}`;
      })
      .join('');
    if (ruleOf(table, path)?.template === template) return path;
  }
  return pathOf(segments);
}
