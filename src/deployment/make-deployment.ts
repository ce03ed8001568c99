import { randomUUID } from 'node:crypto';
import type { OperationInput, OperationOutput, Send } from '../calls/call.js';
import { allItems } from '../requests/all-items.js';
import { takeSnapshot } from '../snapshot/snapshot.js';
import { contentOf, deployedLists } from './content.js';
import { hashOf, stamped, stampIn, unconfirmed, withoutStamp } from './stamp.js';

/** How a deployment is made. */
export interface Making {
  readonly signal?: AbortSignal | undefined;
  /** What it is for, in events and errors. */
  readonly address: string;
}

/**
 * Makes a deployment, and says in its description what it holds: the API as it was read before and again after, when the
 * two are the same. A writer in between, or a death, leaves a description that says nothing of it.
 */
export async function makeDeployment(
  send: Send,
  input: OperationInput<'CreateDeployment'>,
  { signal, address }: Making,
): Promise<OperationOutput<'CreateDeployment'>> {
  const { restApiId = '' } = input;
  const description = withoutStamp(input.description);
  const before = await liveContent(send, restApiId, signal);
  const nonce = randomUUID();
  const sent = { ...input, description: unconfirmed(description, nonce) };
  const made = await send('CreateDeployment', sent, {
    signal,
    address,
    async lookForEffect() {
      const all = await allItems(send, 'GetDeployments', { restApiId }, signal);
      const found = all.find((one) => {
        const stamp = stampIn(one.description);
        return stamp.says === 'unconfirmed' && stamp.nonce === nonce;
      });
      return found && { ...found, $metadata: {} };
    },
  });
  const after = await liveContent(send, restApiId, signal);
  if (before !== after || made.id === undefined) return made;
  const value = stamped(description, hashOf(restApiId, made.id, after));
  const patchOperations = [{ op: 'replace' as const, path: '/description', value }];
  const update = { restApiId, deploymentId: made.id, patchOperations };
  await send('UpdateDeployment', update, { signal, address, isAboutNew: true });
  return { ...made, description: value };
}

/** What a deployment made now would hold. */
export async function liveContent(send: Send, restApiId: string, signal?: AbortSignal): Promise<string> {
  return contentOf((await takeSnapshot(send, restApiId, { kinds: deployedLists, signal })).model);
}
