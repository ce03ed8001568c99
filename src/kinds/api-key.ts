import type { ApiKey } from '@aws-sdk/client-api-gateway';
import { referTo } from '../calls/reference.js';
import { deepFreeze, withoutUndefined } from '../plain.js';
import { addressIn, type ListedKind, type ListItems, plainCreate } from './kind.js';
import { foundInList } from './lost-create.js';

/** Stands for a value that is in no plan, event, error or JSON: it is given when it is sent. */
export interface HeldBack {
  /** Always `true`: what makes this the placeholder, and not the value. */
  readonly heldBack: true;
}

/**
 * What a caller shows who calls under a usage plan.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_ApiKey.html
 */
export interface ApiKeyNode {
  /** What kind of node this is. */
  readonly kind: 'ApiKey';
  /** What the key is found by; names needn't be unique in the service. */
  readonly name: string;
  /** What the key is for, in your own words. */
  readonly description?: string;
  /** Whether callers can use it. @defaultValue `false`, as in the service; `apiKey()` says `true` */
  readonly enabled?: boolean;
  /** The customer in AWS Marketplace. */
  readonly customerId?: string;
  /** That a value of one's own is sent. @defaultValue the service makes one */
  readonly value?: HeldBack;
  /** All its tags, AWS's own aside, at most 50. @defaultValue existing tags stay */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Of so few keys each is asked for by name; of more, all are listed. */
const askedByName = 5;

/** All keys that have one of the names, and maybe others. */
export async function listedKeys(list: ListItems, names: readonly string[]): ReturnType<ListItems> {
  if (names.length > askedByName) return list('GetApiKeys');
  // The query is for the beginning of a name, so that one key may be in several lists.
  const lists = await Promise.all(names.map((nameQuery) => list('GetApiKeys', { nameQuery })));
  return [...new Map(lists.flat().map((item) => [item['id'], item])).values()];
}

/** API keys: their values are never read, and known to nobody but who sends them. */
export const apiKeyKind: ListedKind<ApiKeyNode> = deepFreeze<ListedKind<ApiKeyNode>>({
  kind: 'ApiKey',
  scope: 'account',
  noun: 'API key',
  members: {
    name: 'text',
    description: 'text',
    enabled: 'boolean',
    customerId: 'text',
    value: 'members',
    tags: 'texts by name',
  },
  required: ['name'],
  secrets: ['value'],
  defaults: () => ({ enabled: false }),
  keyOf: ({ name }) => name,
  list: 'GetApiKeys',
  items: listedKeys,
  inAddress: ['name'],
  create: 'CreateApiKey',
  identify: (_, id) => ({ apiKey: id() }),
  sameKey: 'refused',
  needsDeployment: false,
  arnPath: (_, { id }) => id && `/apikeys/${id}`,
  lostCreate: foundInList(
    'CreateApiKey',
    'GetApiKeys',
    // Values are unique in an account and Region.
    ({ name, value }) => ({ nameQuery: name, includeValues: value !== undefined }),
    (item, { name, value }) => (value === undefined ? item.name === name : item.value === value),
    {
      several: 'API keys',
      asked: ({ name, description, enabled, customerId }) => ({ name, description, enabled, customerId }),
    },
  ),
  // Values aren't asked for, and aren't kept where the service gives them anyway.
  fromService: (item) => {
    const { name = '', description, enabled, customerId, tags } = item as ApiKey;
    return withoutUndefined<ApiKeyNode>({ kind: 'ApiKey', name, description, enabled, customerId, tags });
  },
  creation: ({ value, ...key }, ids) => [
    plainCreate(
      apiKeyKind,
      key,
      ids,
      value === undefined ? {} : { value: referTo(addressIn(apiKeyKind, key.name), 'value') },
    ),
  ],
  patchable: ({ kind: _, value: __, tags: ___, ...key }) => key,
});
