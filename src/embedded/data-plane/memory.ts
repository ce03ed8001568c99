/** What requests leave behind in a gateway. Every member belongs to one step, and is made empty by {@link newMemory}. */
// biome-ignore lint/suspicious/noEmptyInterface: steps add their members.
export interface Memory {}

/** A memory in which nothing has been left. */
export function newMemory(): Memory {
  return {};
}
