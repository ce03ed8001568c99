import { presentSettings } from '../kinds/rest-api.js';
import { addressOf } from '../model/address.js';
import type { EndpointConfigurationNode, RestApiNode, RestApiSettings } from '../model/rest-api.js';
import { isSameData } from '../plain.js';
import type { Change } from './change.js';
import { patchesBetween } from './patches.js';
import { isSamePolicy } from './policy.js';
import type { Warning } from './warning.js';

/** What changes in the REST API's own members, and what should but can't. */
export interface SettingsDifference {
  readonly changes: readonly Change[];
  readonly warnings: readonly Warning[];
}

type Settled = Pick<RestApiNode, 'name' | 'settings'>;

/** Compares the REST API's own members: the name, and of the settings those that the definition speaks of. */
export function diffSettings(desired: Settled, live: Settled): SettingsDifference {
  const { tags, ...said } = desired.settings;
  const before = mentioned(live.settings, said);
  const after = presentSettings(said);
  const { patches, unpatchable } = patchesBetween(
    'restApi',
    { name: live.name, ...before },
    { name: desired.name, ...after, ...desiredEndpoint(after, live.settings) },
  );
  const common = { address: addressOf.restApi, needs: [], frees: [] } as const;
  const states = { before: { name: live.name, settings: live.settings }, after: desired } as const;
  return {
    changes: [
      ...(patches.length > 0 ? [{ ...common, ...states, action: 'update', kind: 'RestApi', patches } as const] : []),
      ...(tags !== undefined && !isSameData(tags, live.settings.tags ?? {})
        ? [{ ...common, action: 'update', kind: 'Tags', before: live.settings.tags ?? {}, after: tags } as const]
        : []),
    ],
    warnings: unpatchable.map((member) => ({
      code: 'diff.unchangeable',
      address: addressOf.restApi,
      message: `The service can't change '${member}' of an API that exists; it stays as it is.`,
    })),
  };
}

/** Of what was found, the members that the definition speaks of. */
function mentioned(live: RestApiSettings, desired: RestApiSettings): RestApiSettings {
  const members = Object.entries(live).filter(([member]) => Object.hasOwn(desired, member));
  return {
    ...Object.fromEntries(members),
    ...(isSamePolicy(live.policy ?? '', desired.policy ?? '') ? { policy: desired.policy } : {}),
  };
}

/** Of the endpoint too, what the definition doesn't speak of stays; but a private one has both address types. */
function desiredEndpoint(
  { endpointConfiguration: desired }: RestApiSettings,
  { endpointConfiguration: live }: RestApiSettings,
): { readonly endpointConfiguration?: EndpointConfigurationNode } {
  if (desired === undefined) return {};
  const isPrivate = desired.types?.[0] === 'PRIVATE';
  // Only a private API can have VPC endpoints: they go with the type.
  const staysNoLonger = desired.types && desired.types[0] !== 'PRIVATE' && live?.vpcEndpointIds;
  return {
    endpointConfiguration: {
      ...live,
      ...(isPrivate ? { ipAddressType: 'dualstack' } : {}),
      ...(staysNoLonger ? { vpcEndpointIds: [] } : {}),
      ...desired,
    },
  };
}
