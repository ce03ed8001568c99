import { isReference } from '../calls/call.js';
import type { PlannedCall } from '../calls/planned-call.js';
import { listedKinds } from '../kinds/index.js';
import { membersOf } from '../plain.js';

/** The member of a call's input that stands for a value that is held back: it refers to the call's own address. */
export function heldBackMember({
  operation,
  address,
  input,
}: Pick<PlannedCall, 'operation' | 'address' | 'input'>): string | undefined {
  return listedKinds
    .find(({ create }) => create === operation)
    ?.secrets?.find((member) => {
      const value = membersOf(input)[member];
      return isReference(value) && value.reference === address;
    });
}
