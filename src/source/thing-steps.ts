/**
 * What stands beside APIs, as the first steps of a builder that say it.
 *
 * @module
 */

import type { AccountNode } from '../kinds/account.js';
import type { ApiKeyNode } from '../kinds/api-key.js';
import type { ClientCertificateNode } from '../kinds/client-certificate.js';
import { type DomainNameNode, domainNameKind } from '../kinds/domain-name.js';
import { idInName, type UsagePlanNode } from '../kinds/usage-plan.js';
import type { VpcLinkNode } from '../kinds/vpc-link.js';
import { isSameData, membersOf, withoutUndefined } from '../plain.js';
import { type Members, Reference, type Step, type Value } from './layout.js';
import { documentValue, type Telling, usualEndpoint } from './steps.js';

/** How things of a kind are told. */
export interface ThingTelling {
  /** The words that its constant is called by. */
  words(node: never): string;
  /** The call that it begins with; `constant` is what it is called. */
  begin(node: never, constant: string, telling: Telling): Step;
}

/** A call with options, where there are some. */
function callOf(name: string, first: Value, options: Readonly<Record<string, unknown>>): Step {
  const some = said(options);
  return { name, parameters: Object.keys(some).length === 0 ? [first] : [first, some] };
}

/** Members that say something. */
function said(members: Readonly<Record<string, unknown>>): Members {
  return Object.fromEntries(
    Object.entries(members).filter(
      (entry): entry is [string, Value] => entry[1] !== undefined && entry[1] !== '' && !isSameData(entry[1], {}),
    ),
  );
}

type Tags = Readonly<Record<string, string>> | undefined;

/** Tags without AWS's own, which nobody else can set. */
export function tagsOf(tags: Tags): Tags {
  return tags && Object.fromEntries(Object.entries(tags).filter(([name]) => !name.startsWith('aws:')));
}

/** How the things of each kind begin; keys in plans and mappings are steps of plans and of domain names. */
export const thingTellings: Readonly<
  Record<'accounts' | 'clientCertificates' | 'vpcLinks' | 'apiKeys' | 'usagePlans' | 'domainNames', ThingTelling>
> = Object.freeze({
  accounts: {
    words: () => 'account settings',
    begin: ({ cloudwatchRoleArn, replace }: AccountNode) => ({
      name: 'account',
      parameters: [said({ cloudwatchRoleArn, replace })],
    }),
  },
  clientCertificates: {
    words: ({ description }: ClientCertificateNode) => `${description} certificate`,
    begin: ({ description, tags }: ClientCertificateNode) =>
      callOf('clientCertificate', description, { tags: tagsOf(tags) }),
  },
  vpcLinks: {
    words: ({ name }: VpcLinkNode) => name,
    begin: ({ name, targetArns, description, tags }: VpcLinkNode) =>
      callOf('vpcLink', name, { targetArns, description, tags: tagsOf(tags) }),
  },
  apiKeys: {
    words: ({ name }: ApiKeyNode) => name,
    begin: ({ name, description, enabled = false, customerId, value, tags }: ApiKeyNode, constant, { explicit }) =>
      callOf('apiKey', name, {
        description,
        enabled: enabled && !explicit ? undefined : enabled,
        customerId,
        value: value && new Reference(`() => process.env['${variableName(`${constant}Value`)}']`),
        tags: tagsOf(tags),
      }),
  },
  usagePlans: {
    words: ({ name }: UsagePlanNode) => (idInName(name) === undefined ? name : 'usage plan'),
    begin: ({ name, attached, description, productCode, throttle, quota, tags }: UsagePlanNode, _, { explicit }) =>
      attached
        ? callOf('usagePlan.attach', idInName(name) === undefined ? { name } : { id: idInName(name) ?? '' }, {})
        : callOf('usagePlan', name, {
            description,
            productCode,
            throttle: throttle && withoutUndefined(throttle),
            quota: quotaOf(quota, explicit),
            tags: tagsOf(tags),
          }),
  },
  domainNames: {
    words: ({ domainName }: DomainNameNode) => domainName,
    begin: (node: DomainNameNode, _, { explicit }) => {
      const usual = domainNameKind.defaults?.(node) ?? {};
      const {
        kind: __,
        domainName,
        endpointConfiguration,
        policy,
        tags,
        ...rest
      } = explicit ? { ...usual, ...node } : node;
      const others = Object.entries(rest).filter(([name, value]) => explicit || value !== membersOf(usual)[name]);
      const endpoint =
        endpointConfiguration && (explicit ? endpointConfiguration : usualEndpoint(endpointConfiguration));
      return callOf('domainName', domainName, {
        endpointConfiguration: !explicit && isSameData(endpoint, { types: ['EDGE'] }) ? undefined : endpoint,
        ...Object.fromEntries(others),
        policy: policy && documentValue(policy),
        tags: tagsOf(tags),
      });
    },
  },
});

/** What the environment has a constant's value as: `acmeValue` as `ACME_VALUE`. */
export function variableName(constant: string): string {
  return constant.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

function quotaOf(quota: UsagePlanNode['quota'], explicit: boolean): object | undefined {
  if (quota === undefined) return undefined;
  const { limit, offset = 0, period } = quota;
  return withoutUndefined({ limit, period, offset: offset === 0 && !explicit ? undefined : offset });
}
