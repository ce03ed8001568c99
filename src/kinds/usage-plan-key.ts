import { newCall } from '../calls/new-call.js';
import { deepFreeze, escapedToken, unescapedToken } from '../plain.js';
import { apiKeyKind } from './api-key.js';
import { addressIn, type ListedKind } from './kind.js';
import { foundByGet } from './lost-create.js';
import { nameOfId, usagePlanKind } from './usage-plan.js';

/**
 * That an API key may call under a usage plan.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_UsagePlanKey.html
 */
export interface UsagePlanKeyNode {
  /** What kind of node this is. */
  readonly kind: 'UsagePlanKey';
  /** The plan's name. */
  readonly usagePlan: string;
  /** The key's name. */
  readonly apiKey: string;
}

/** Keys in plans: they are there or not. What isn't declared stays, as programs give keys to their customers. */
export const usagePlanKeyKind: ListedKind<UsagePlanKeyNode> = deepFreeze<ListedKind<UsagePlanKeyNode>>({
  kind: 'UsagePlanKey',
  scope: 'account',
  noun: 'key in plan',
  members: { usagePlan: 'text', apiKey: 'text' },
  required: ['usagePlan', 'apiKey'],
  fixed: true,
  keyOf: ({ usagePlan, apiKey }) => `${part(usagePlan)}/${part(apiKey)}`,
  list: 'GetUsagePlanKeys',
  async items(list, keys) {
    const asked = new Set(keys.map((key) => parts(key)[0]));
    const plans = (await list('GetUsagePlans')).flatMap(({ id, name }) =>
      [name, nameOfId(String(id))].flatMap((called) => (asked.has(String(called)) ? [{ id, name: called }] : [])),
    );
    const lists = await Promise.all(
      plans.map(async ({ id, name }) =>
        (await list('GetUsagePlanKeys', { usagePlanId: id })).map((item) => ({ ...item, usagePlan: name })),
      ),
    );
    return lists.flat();
  },
  create: 'CreateUsagePlanKey',
  identify: ({ usagePlan }, id, of) => ({ usagePlanId: of(addressIn(usagePlanKind, usagePlan)), keyId: id() }),
  sameKey: 'refused',
  needsDeployment: false,
  lostCreate: foundByGet(
    'CreateUsagePlanKey',
    'GetUsagePlanKey',
    ({ usagePlanId, keyId }) => ({ usagePlanId, keyId }),
    () => ({}),
  ),
  refersTo: ({ usagePlan, apiKey }) => [addressIn(usagePlanKind, usagePlan), addressIn(apiKeyKind, apiKey)],
  // Items have the keys' values, too: they aren't taken over.
  fromService: ({ name, usagePlan }) => ({
    kind: 'UsagePlanKey',
    usagePlan: String(usagePlan),
    apiKey: String(name ?? ''),
  }),
  creation: (node, ids) => [
    newCall('CreateUsagePlanKey', addressIn(usagePlanKeyKind, usagePlanKeyKind.keyOf(node)), {
      usagePlanId: ids.of(addressIn(usagePlanKind, node.usagePlan)),
      keyId: ids.of(addressIn(apiKeyKind, node.apiKey)),
      keyType: 'API_KEY',
    }),
  ],
});

/** Names may hold anything: of a slash in one there is no doubt. */
function part(name: string): string {
  return escapedToken(String(name));
}

function parts(key: string): readonly string[] {
  return key.split('/').map(unescapedToken);
}
