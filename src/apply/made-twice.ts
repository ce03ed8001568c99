import type { OperationName, OperationOutput, Send } from '../calls/call.js';
import { FluentApiGatewayError } from '../errors/errors.js';
import { isError, sayingOf } from '../errors/thrown.js';
import { allItems } from '../requests/all-items.js';
import { requestValidatorsNamed, restApisNamed } from '../requests/recovery.js';

/** Somebody else made the same thing at the same time, and theirs stays. */
export class MadeTwiceError extends FluentApiGatewayError {
  /** Always `'MadeTwiceError'`. */
  override readonly name = 'MadeTwiceError';
}

/**
 * Something was made, and whether it is the only one of its name couldn't be seen (`apply.unchecked`); or it isn't, and
 * what was made couldn't be deleted again (`apply.not-taken-back`). It is there. The `cause` is what kept it from that.
 */
export class UncheckedCreateError extends FluentApiGatewayError {
  /** Always `'UncheckedCreateError'`. */
  override readonly name = 'UncheckedCreateError';
}

/** What a create made. */
export interface Made {
  readonly operation: OperationName;
  readonly address: string;
  readonly input: object;
  readonly answer: object;
}

/** What has a name that needn't be unique: how to find others of its name, and how to take it back. */
interface Namesake {
  /** The ids of what somebody else has made under the name, where that stays. */
  readonly others: (made: Made, send: Send, signal: AbortSignal | undefined) => Promise<readonly string[]>;
  readonly takeBack: (made: Made, send: Send, signal: AbortSignal | undefined) => Promise<unknown>;
}

/**
 * No request of the service makes one of these only if there is none, so two writers that both see none can each make
 * one. Of two REST APIs the older stays, and so of client certificates. One that is as old as the other, to the second that
 * the service tells, goes: both may be looking. Of request validators, usage plans and VPC links it can't be seen which is
 * older, so both go, and planning again makes one. API keys are looked at when a plan ends: `sole-keys.ts`.
 */
const namesakes: { readonly [Operation in OperationName]?: Namesake } = {
  CreateRestApi: {
    async others({ answer }, send, signal) {
      const { id, name, createdDate } = answer as OperationOutput<'CreateRestApi'>;
      const others = (await restApisNamed(send, name, signal)).filter((api) => api.id !== id);
      return isOlder({ createdDate }, others) ? [] : idsOf(others);
    },
    takeBack: ({ answer, address }, send, signal) =>
      send('DeleteRestApi', { restApiId: idOf(answer) }, { signal, address }),
  },
  CreateRequestValidator: {
    async others({ answer, input }, send, signal) {
      const { id, name } = answer as OperationOutput<'CreateRequestValidator'>;
      const found = await requestValidatorsNamed(send, restApiIdOf(input), name, signal);
      return idsOf(found.filter((validator) => validator.id !== id));
    },
    takeBack: ({ answer, input, address }, send, signal) =>
      send(
        'DeleteRequestValidator',
        { restApiId: restApiIdOf(input), requestValidatorId: idOf(answer) },
        { signal, address },
      ),
  },
  CreateUsagePlan: {
    async others({ answer }, send, signal) {
      const { id, name } = answer as OperationOutput<'CreateUsagePlan'>;
      const plans = await allItems(send, 'GetUsagePlans', {}, signal);
      return idsOf(plans.filter((plan) => plan.name === name && plan.id !== id));
    },
    async takeBack({ answer, address }, send, signal) {
      const { id: usagePlanId, apiStages = [] } = answer as OperationOutput<'CreateUsagePlan'>;
      const patchOperations = apiStages.map(({ apiId, stage }) => ({
        op: 'remove' as const,
        path: '/apiStages',
        value: `${apiId}:${stage}`,
      }));
      // A plan is deleted only when it has no stages any more.
      if (patchOperations.length > 0)
        await send('UpdateUsagePlan', { usagePlanId, patchOperations }, { signal, address });
      return send('DeleteUsagePlan', { usagePlanId }, { signal, address });
    },
  },
  CreateVpcLink: {
    async others({ answer }, send, signal) {
      const { id, name } = answer as OperationOutput<'CreateVpcLink'>;
      const links = await allItems(send, 'GetVpcLinks', {}, signal);
      return idsOf(links.filter((link) => link.name === name && link.id !== id && link.status !== 'DELETING'));
    },
    takeBack: ({ answer, address }, send, signal) =>
      send('DeleteVpcLink', { vpcLinkId: idOf(answer) }, { signal, address }),
  },
  GenerateClientCertificate: {
    async others({ answer }, send, signal) {
      const made = answer as OperationOutput<'GenerateClientCertificate'>;
      const { clientCertificateId, description } = made;
      const others = (await allItems(send, 'GetClientCertificates', {}, signal)).filter(
        (other) => other.description === description && other.clientCertificateId !== clientCertificateId,
      );
      return isOlder(made, others) ? [] : idsOf(others);
    },
    takeBack: ({ answer, address }, send, signal) =>
      send('DeleteClientCertificate', { clientCertificateId: idOf(answer) }, { signal, address }),
  },
};

interface Dated {
  readonly createdDate?: Date | undefined;
}

/** Whether one was made before all others, as far as the service tells. */
export function isOlder(one: Dated, others: readonly Dated[]): boolean {
  const madeAt = ({ createdDate }: Dated) => createdDate?.getTime() ?? 0;
  return others.every((other) => madeAt(one) < madeAt(other));
}

/**
 * Makes sure that what was just made is the only one of its name, as it was to be.
 *
 * @throws {@link MadeTwiceError} when somebody else has made one too; the one that was made here has been deleted.
 * @throws {@link UncheckedCreateError} when that couldn't be seen, or what was made couldn't be deleted.
 */
export async function assertSole(made: Made, send: Send, signal: AbortSignal | undefined): Promise<void> {
  const namesake = namesakes[made.operation];
  if (namesake === undefined) return;
  const { address, answer } = made;
  const others = await namesake.others(made, send, signal).catch((cause: unknown) => {
    throw new UncheckedCreateError(
      `It was made, ${idOf(answer)}, but whether somebody else made one of its name couldn't be checked: ${saidBy(cause)}`,
      {
        code: 'apply.unchecked',
        address,
        hint: `Allow the reads that the check needs, or look at ${idOf(answer)} yourself.`,
        cause,
      },
    );
  });
  if (others.length === 0) return;
  await namesake.takeBack(made, send, signal).catch((cause: unknown) => {
    throw new UncheckedCreateError(
      `Somebody else made it at the same time: ${others.join(', ')}. What was made here, ${idOf(answer)}, couldn't be deleted again: ${saidBy(cause)}`,
      { code: 'apply.not-taken-back', address, hint: `Delete ${idOf(answer)}, then plan again.`, cause },
    );
  });
  throw madeTwice(address, idOf(answer), others);
}

/** What is said where somebody else's stays. */
export function madeTwice(address: string, id: string | undefined, others: readonly string[]): MadeTwiceError {
  return new MadeTwiceError(
    `Somebody else made it at the same time: ${others.join(', ')}. What was made here, ${id}, was deleted again.`,
    {
      code: 'apply.made-twice',
      address,
      hint: 'Plan the same definition again: it continues from what is live.',
    },
  );
}

function saidBy(thrown: unknown): string {
  return isError(thrown) ? `${thrown.name}: ${sayingOf(thrown)}` : sayingOf(thrown);
}

function idOf(answer: object): string | undefined {
  const { id, clientCertificateId } = answer as { readonly id?: string; readonly clientCertificateId?: string };
  return id ?? clientCertificateId;
}

/** The ids of what is listed. */
export function idsOf(things: readonly object[]): readonly string[] {
  return things.flatMap((thing) => idOf(thing) ?? []);
}

function restApiIdOf(input: object): string | undefined {
  return (input as { readonly restApiId?: string }).restApiId;
}
