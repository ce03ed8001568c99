import type { Call } from '../calls/call.js';
import type { Problem } from '../errors/errors.js';
import { creationCalls } from '../model/create-calls.js';
import type { RestApiNode } from '../model/rest-api.js';

/** A whole API, checked: what `api.define(…)` returns. */
export interface RestApiDefinition {
  /** The API as plain, frozen data. */
  readonly model: RestApiNode;
  /** What the service accepts and does otherwise than one might think. */
  readonly warnings: readonly Problem[];
  /**
   * The calls that make this API when nothing of it exists yet, in an order that the service accepts. Ids that no call
   * has brought yet are references.
   *
   * @example
   * restApi('petstore').define(getPets).compile();
   * // [{ operation: 'CreateRestApi', input: { name: 'petstore' }, address: 'restApi' },
   * //  { operation: 'CreateResource', input: { restApiId: { reference: 'restApi', member: 'id' }, … }, … }, …]
   */
  compile(): readonly Call[];
}

/** A definition from what has been checked. */
export function createDefinition(model: RestApiNode, warnings: readonly Problem[]): RestApiDefinition {
  return Object.freeze({ model, warnings, compile: () => creationCalls(model) });
}
