import type { Change } from '../diff/change.js';
import type { Problem } from '../errors/errors.js';
import { addressOf } from '../model/address.js';
import { methodsOf } from '../model/methods-of.js';
import type { RestApiNode } from '../model/rest-api.js';

/** What a plan makes of an API. */
export interface Planned {
  readonly desired: RestApiNode;
  /** The API as it is. @defaultValue the API is new */
  readonly live?: RestApiNode | undefined;
  readonly changes: readonly Change[];
}

/**
 * Why the service would refuse a deployment of what is live when a plan's changes have been made: it takes no API without
 * methods, and no method without an integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html
 */
export function undeployable({ desired, live, changes }: Planned): readonly Problem[] {
  const gone = new Set(
    changes.flatMap(({ kind, action, address, takes = [] }) =>
      action === 'delete' && kind !== 'Integration' ? [address, ...takes] : [],
    ),
  );
  const stripped = new Set(
    changes.flatMap(({ kind, action, path = '', httpMethod = '' }) =>
      kind === 'Integration' && action === 'delete' ? [addressOf.method(path, httpMethod)] : [],
    ),
  );
  const kept = live === undefined ? [] : methodsOf(live).filter(({ address }) => !gone.has(address));
  const integrated = new Set(
    kept.flatMap(({ address, integration }) => (integration && !stripped.has(address) ? [address] : [])),
  );
  for (const { address, integration } of methodsOf(desired)) if (integration) integrated.add(address);
  const all = new Set([...kept, ...methodsOf(desired)].map(({ address }) => address));
  if (all.size === 0) {
    return [
      {
        code: 'plan.no-methods',
        address: addressOf.restApi,
        message: 'The API has no methods, and the service deploys only APIs that have one.',
        hint: 'Define a route, or leave the stage out until there is one.',
      },
    ];
  }
  return [...all]
    .filter((address) => !integrated.has(address))
    .map((address) => ({
      code: 'plan.no-integration',
      address,
      message: 'The method has no integration, and the service deploys no API that has such a method.',
      hint: 'Give the method an integration (mock() needs no backend), or delete it.',
    }));
}
