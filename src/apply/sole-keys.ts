import type { Send } from '../calls/call.js';
import type { PlannedCall } from '../calls/planned-call.js';
import { listedKeys } from '../kinds/api-key.js';
import { itemsFor } from '../requests/all-items.js';
import { idsOf, isOlder, madeTwice } from './made-twice.js';
import type { StepResult } from './result.js';

/** A key as the service lists it. */
interface ListedKey {
  readonly id?: string;
  readonly name?: string;
  readonly createdDate?: Date;
}

/**
 * Takes those of the keys back that a plan has made and that somebody else made before, under the same name. A value of
 * one's own is unique, so that only keys without one are looked at: all of them at once, as there may be hundreds.
 *
 * @returns what became of the calls whose keys were taken back. A key leaves its usage plans by itself.
 */
export async function keysMadeTwice(
  steps: ReadonlyMap<PlannedCall, StepResult>,
  send: Send,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<PlannedCall, StepResult>> {
  const made = [...steps].flatMap(([call, step]) => {
    const { name, value } = call.input as { readonly name?: unknown; readonly value?: unknown };
    const isMade = call.operation === 'CreateApiKey' && step.status === 'succeeded' && value === undefined;
    return isMade && typeof name === 'string' ? [{ call, step, name, id: step.ids?.['id'] }] : [];
  });
  const names = made.map(({ name }) => name);
  const listed: readonly ListedKey[] = await listedKeys(itemsFor(send, signal), names);
  const taken = new Map<PlannedCall, StepResult>();
  for (const { call, step, name, id } of made) {
    const others = listed.filter((key) => key.name === name && key.id !== id);
    if (isOlder(listed.find((key) => key.id === id) ?? {}, others)) continue;
    await send('DeleteApiKey', { apiKey: id }, { signal, address: call.address });
    const error = madeTwice(call.address, id, idsOf(others));
    const { ids: _, ...common } = step;
    taken.set(call, Object.freeze<StepResult>({ ...common, status: 'failed', error }));
  }
  return taken;
}
