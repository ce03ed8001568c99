import type { IntegrationResponse } from '@aws-sdk/client-api-gateway';
import { messageOf } from '../thrown.js';
import { misconfigured } from './gateway-fault.js';
import { matchesWhole } from './java-pattern.js';

/**
 * Chooses the integration response for what an endpoint said: the first whose pattern matches all of it, else the one
 * without a pattern.
 *
 * @param said - the status; of a function, the error message that it failed with.
 * @param status - of the endpoint's response.
 */
export function selectResponse(
  responses: Readonly<Record<string, IntegrationResponse>> | undefined,
  said: string,
  status: number,
): IntegrationResponse {
  const all = Object.values(responses ?? {});
  const selected =
    all.find(({ selectionPattern }) => selectionPattern && matches(selectionPattern, said)) ??
    all.find(({ selectionPattern }) => !selectionPattern);
  if (!selected) {
    throw misconfigured(
      `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${status}`,
    );
  }
  return selected;
}

function matches(pattern: string, text: string): boolean {
  try {
    return matchesWhole(pattern, text);
  } catch (error) {
    throw misconfigured(`Invalid selection pattern ${pattern}: ${messageOf(error)}`);
  }
}
