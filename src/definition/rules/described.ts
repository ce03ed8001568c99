import type { IntegrationNode } from '../../model/integration.js';
import type { MethodNode } from '../../model/method.js';
import type { DraftMethod } from './rule.js';

/** A method that has an integration. */
export interface Described extends DraftMethod {
  readonly method: MethodNode & { readonly integration: IntegrationNode };
}

/** The methods whose integration is described. */
export function* described(methods: readonly DraftMethod[]): Iterable<Described> {
  for (const draft of methods) if (draft.method.integration !== undefined) yield draft as Described;
}
