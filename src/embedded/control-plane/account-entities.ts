import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Underway } from './provisioning.js';

export interface HeldApiKey extends Sdk.ApiKey {
  readonly id: string;
  readonly value: string;
}

export interface HeldUsagePlan {
  readonly plan: Sdk.UsagePlan & { readonly id: string };
  /** The ids of the plan's keys, in the order in which they came. */
  readonly keys: ReadonlySet<string>;
}

export interface HeldVpcLink {
  readonly link: Sdk.VpcLink & { readonly id: string };
  readonly underway: Underway<Sdk.VpcLinkStatus>;
  readonly deleting?: boolean;
}

export interface HeldDomainName {
  readonly domain: Sdk.DomainName & { readonly domainName: string };
  readonly underway: Underway<Sdk.DomainNameStatus>;
  readonly mappings: ReadonlyMap<string, Sdk.BasePathMapping>;
}

/** What an account has beside its REST APIs. */
export interface AccountEntities {
  /** By id. */
  readonly apiKeys: Map<string, HeldApiKey>;
  /** By id. */
  readonly usagePlans: Map<string, HeldUsagePlan>;
  /** By id. */
  readonly vpcLinks: Map<string, HeldVpcLink>;
  /** By name; a private domain name by name and id. */
  readonly domainNames: Map<string, HeldDomainName>;
  /** By ARN. */
  readonly domainNameAccessAssociations: Map<string, Sdk.DomainNameAccessAssociation>;
  /** By id. */
  readonly clientCertificates: Map<string, Sdk.ClientCertificate>;
}

/** An account that has nothing yet. */
export function noEntities(): AccountEntities {
  return {
    apiKeys: new Map(),
    usagePlans: new Map(),
    vpcLinks: new Map(),
    domainNames: new Map(),
    domainNameAccessAssociations: new Map(),
    clientCertificates: new Map(),
  };
}

/** What a resource ARN stands for, among the things that an account has beside its REST APIs. */
export function entityAt(
  entities: AccountEntities,
  resourceArn: string,
): { tags?: Record<string, string> | undefined } | undefined {
  const [, kind = '', id = ''] =
    /:\/?(apikeys|clientcertificates|domainnames|usageplans|vpclinks)\/(.+)$/.exec(resourceArn) ?? [];
  switch (kind) {
    case 'apikeys':
      return entities.apiKeys.get(id);
    case 'clientcertificates':
      return entities.clientCertificates.get(id);
    case 'domainnames':
      return entities.domainNames.get(id)?.domain;
    case 'usageplans':
      return entities.usagePlans.get(id)?.plan;
    case 'vpclinks':
      return entities.vpcLinks.get(id)?.link;
    default:
      return entities.domainNameAccessAssociations.get(resourceArn);
  }
}
