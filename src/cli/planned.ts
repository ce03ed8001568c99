/**
 * What `plan`, `apply` and `diff` have in common.
 *
 * @module
 */

import type { Plan, PlanOptions } from '../index.js';
import { type Connection, connect, definitionFor } from './connect.js';
import { CommandLineError } from './errors.js';
import type { Session } from './session.js';

/** The options that a plan is made by. */
export interface Planning {
  readonly restApiId?: string | undefined;
  readonly stage?: string | undefined;
  readonly prune?: boolean | undefined;
  readonly deploy?: string | undefined;
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
  const { restApiId, prune } = options;
  const deploy = whenToDeploy(options.deploy);
  const plan = await connection.gateway.plan(desired, { restApiId, prune, deploy, signal: session.signal });
  return { ...connection, plan };
}

/** What `--deploy` says, as an option of `plan()`. */
function whenToDeploy(when: string | undefined): PlanOptions['deploy'] {
  return when === 'never' ? false : (when as 'stale' | 'always' | undefined);
}

/** @throws CommandLineError `cli.too-many-deletions` */
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
