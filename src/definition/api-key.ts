import { a, type OptionTable, shown } from '../errors/options.js';
import type { ApiKeyNode } from '../kinds/api-key.js';
import { apiKeyKind } from '../kinds/api-key.js';
import { addressIn } from '../kinds/kind.js';
import { assertGiven, nameProblems } from './account-options.js';
import { holdBack, type SecretSource } from './held-back.js';
import { nameText } from './plain.js';
import { createThing, type Thing } from './thing.js';

/** What an API key can be told. */
export interface ApiKeyOptions {
  /** What the key is for, in your own words. @defaultValue none */
  readonly description?: string;
  /** Whether callers may use it. @defaultValue `true` */
  readonly enabled?: boolean;
  /** The customer in AWS Marketplace. @defaultValue none */
  readonly customerId?: string;
  /**
   * What callers send, 20 to 128 characters; or a function that gives it, called when the key is made. It is in no
   * plan, event, error or JSON. Values can't be changed: to rotate one, declare another key.
   *
   * @defaultValue the service makes one
   */
  readonly value?: SecretSource;
  /** All its tags, AWS's own aside, at most 50. @defaultValue existing tags stay */
  readonly tags?: Readonly<Record<string, string>>;
}

const apiKeyOptions: OptionTable<ApiKeyOptions> = {
  description: a.text,
  enabled: a.yesOrNo,
  customerId: a.text,
  value: (value) => {
    if (typeof value === 'function') return undefined;
    if (typeof value !== 'string')
      return { message: `It must be a string, or a function that returns one, not ${shown(value)}.` };
    // The value itself is never printed.
    return value.length >= 20 && value.length <= 128
      ? undefined
      : { message: `It has 20 to 128 characters, not ${value.length}.` };
  },
  tags: a.tags,
};

/**
 * Declares an API key. Nothing is sent.
 *
 * @param name - what it is found by: names needn't be unique in the service, but two of one name are an error here.
 * @throws {@link DefinitionError} with everything that is wrong with the options.
 *
 * @example
 * const acme = apiKey('acme', { value: () => process.env.ACME_KEY });
 * const gold = usagePlan('gold').stage(prod).key(acme);
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-key-with-console.html
 */
export function apiKey(name: string, options: ApiKeyOptions = {}): Thing<ApiKeyNode> {
  const address = addressIn(apiKeyKind, nameText(name));
  assertGiven(address, nameProblems(address, name), apiKeyOptions, options);
  const { value, enabled = true, ...members } = options;
  const node: ApiKeyNode = {
    kind: 'ApiKey',
    name,
    ...members,
    enabled,
    ...(value === undefined ? {} : { value: { heldBack: true } }),
  };
  const thing = createThing(node);
  return value === undefined ? thing : holdBack(thing, value);
}
