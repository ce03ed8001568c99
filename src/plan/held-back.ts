import { isReference } from '../calls/call.js';
import type { PlannedCall } from '../calls/planned-call.js';

/** The member of a call's input that stands for a value that is held back: it refers to the call's own address. */
export function heldBackMember({ address, input }: Pick<PlannedCall, 'address' | 'input'>): string | undefined {
  return Object.values(input as Readonly<Record<string, unknown>>).flatMap((value) =>
    isReference(value) && value.reference === address ? [value.member] : [],
  )[0];
}
