/**
 * What `plan`, `apply` and `diff` have in common.
 *
 * @module
 */

import type { ApplyOptions, Plan, PlanOptions } from '../index.js';
import { type Connection, connect, definitionFor } from './connect.js';
import { CommandLineError } from './errors.js';
import type { Outcome } from './exit-codes.js';
import type { Session } from './session.js';

/** The options that a plan is made by. */
export interface Planning {
  readonly restApiId?: string | undefined;
  readonly stage?: string | undefined;
  readonly prune?: boolean | undefined;
  readonly pruneExcept?: readonly string[] | undefined;
  readonly reportUnmanaged?: boolean | undefined;
  readonly keepDeployments?: number | undefined;
  readonly deploy?: string | undefined;
  readonly strategy?: string | undefined;
  readonly allowNewIds?: boolean | undefined;
  readonly destroy?: boolean | undefined;
  readonly maxDeletes?: number | undefined;
}

/** A plan, and the service that it is for. */
export interface Planned extends Connection {
  readonly plan: Plan;
}

/** Makes the plan of a definition. */
export async function planned(session: Session, file: string | undefined, options: Planning): Promise<Planned> {
  const connection = await connect(session);
  const desired = await definitionFor(session, connection.config, file, options.stage);
  return { ...connection, plan: await connection.gateway.plan(desired, planOptionsOf(session, options)) };
}

/** Options of the command line as those of `plan()`, whose names and values they have. */
function planOptionsOf(session: Session, options: Planning): PlanOptions {
  const { restApiId, prune, pruneExcept, reportUnmanaged, keepDeployments, allowNewIds, destroy } = options;
  return {
    restApiId,
    prune: pruneExcept === undefined ? prune : { except: pruneExcept },
    reportUnmanaged,
    keepDeployments,
    allowNewIds,
    destroy: destroy ? true : undefined,
    deploy: whenToDeploy(options.deploy),
    strategy: options.strategy as PlanOptions['strategy'],
    signal: session.signal,
  };
}

/** What `--deploy` says, as an option of `plan()`. */
function whenToDeploy(when: string | undefined): PlanOptions['deploy'] {
  return when === 'never' ? false : (when as 'stale' | 'always' | undefined);
}

/** @throws {@link CommandLineError} `cli.too-many-deletions` */
export function guardDeletions({ changes }: Plan, most: number | undefined): void {
  const deleted = changes
    .filter(({ action }) => action === 'delete')
    .flatMap(({ address, takes = [] }) => [address, ...takes]);
  const taken = changes.filter(({ action }) => action !== 'delete').flatMap(({ takes = [] }) => takes);
  const all = [...deleted, ...taken];
  if (most === undefined || all.length <= most) return;
  const shown = all.slice(0, 5).join(', ');
  throw new CommandLineError(
    `The plan deletes ${all.length} things, and --max-deletes allows ${most}: ${shown}${all.length > 5 ? ', …' : ''}.`,
    {
      code: 'cli.too-many-deletions',
      hint: 'Nothing was sent. Look at the plan, then allow more.',
    },
  );
}

/** How a plan is carried out. */
export interface CarryingOut extends Pick<ApplyOptions, 'allowStale' | 'secrets'> {
  readonly json?: boolean | undefined;
  readonly yes?: boolean | undefined;
  readonly maxDeletes?: number | undefined;
  /** Whether somebody saw the plan before: then nobody is asked. */
  readonly isLookedAt: boolean;
  /** @param place - the Region, or the endpoint. */
  readonly question: (place: string) => string;
}

/** Shows a plan, asks, and applies it. */
export async function carryOut(
  session: Session,
  { plan, gateway, place }: Planned,
  { json, yes, maxDeletes, isLookedAt, question, allowStale, secrets }: CarryingOut,
): Promise<Outcome> {
  const rendered = plan.render({ color: json ? session.tellsInColor : session.isColored });
  if (json) session.tell(rendered);
  else session.print(rendered);
  guardDeletions(plan, maxDeletes);
  if (!plan.isEmpty && !isLookedAt && !yes) await session.confirm(question(await place()));
  const result = await gateway.apply(plan, { signal: session.signal, allowStale, secrets });
  if (json) session.printJson(result);
  else if (!plan.isEmpty)
    session.print(
      `\nApplied${result.restApiId === '' ? '' : ` to ${result.restApiId}`}: ${countOf(result.steps.length)}.`,
    );
  return 'done';
}

function countOf(calls: number): string {
  return calls === 1 ? '1 call' : `${calls} calls`;
}
