import type { Ids } from '../model/ids.js';

/** Where a method is, and the ids around it. */
export interface MethodPlace {
  readonly path: string;
  readonly httpMethod: string;
  /** The ids of what was found. */
  readonly liveIds: Ids;
  /** The ids of what is wanted: references, where a call of the plan makes the thing. */
  readonly desiredIds: Ids;
  /**
   * What is recreated under its old name, by address, and the address that the old one has until it is deleted: what
   * refers to it must be pointed at the new one.
   */
  readonly superseded: ReadonlyMap<string, string>;
}
