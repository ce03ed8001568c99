import type { Plan } from '../../index.js';
import type { CommandInput, Run } from '../command.js';
import { connect, inPlace } from '../connect.js';
import { carryOut, type Planned, planned } from '../planned.js';
import type { Session } from '../session.js';

export const run: Run<'destroy'> = async (session, { args, options }) => {
  const destruction = await destructionOf(session, args['file'], options);
  return carryOut(session, destruction, { ...options, isLookedAt: false, question: questionOf(destruction.plan) });
};

/** Of a definition, with what it declares beside the API; or of the live API that is named by its id, alone. */
async function destructionOf(
  session: Session,
  file: string | undefined,
  options: CommandInput<'destroy'>['options'],
): Promise<Planned> {
  const { restApiId } = options;
  if (file !== undefined || restApiId === undefined) return planned(session, file, { ...options, destroy: true });
  const connection = await connect(session);
  const { signal } = session;
  const { model } = await connection.gateway.snapshot(restApiId, { kinds: [], signal });
  return { ...connection, plan: await connection.gateway.plan(model, { restApiId, destroy: true, signal }) };
}

function questionOf({ changes, name }: Plan): (place: string) => string {
  const goes = changes.filter(({ action }) => action === 'delete').length;
  return (place) => `Delete ${goes === 1 ? `'${name}'` : `these ${goes} things`} ${inPlace(place)}?`;
}
