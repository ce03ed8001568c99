import type { Reference } from './call.js';

/** An id that is known, or that the response to another call will bring. */
export type IdOrReference = string | Reference;

/** What the response to the call at `address` will bring. */
export function referTo(address: string, member = 'id'): Reference {
  return Object.freeze({ reference: address, member });
}
