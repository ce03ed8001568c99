import type { DomainName, DomainNameStatus } from '@aws-sdk/client-api-gateway';
import { badRequest, notFound } from '../../faults.js';
import { partitionOf } from '../../regions.js';
import type { HeldDomainName } from '../account-entities.js';
import type { Context, Operations } from '../context.js';
import { pageOf } from '../paging.js';
import { patchesOf } from '../patching.js';
import { begin, type ProvisioningState, stateAt } from '../provisioning.js';
import {
  checkCertificates,
  checkEndpointsOfCertificates,
  checkMutualTls,
  checkUpload,
} from './domain-name-certificates.js';
import { patchedDomainName } from './domain-name-patches.js';
import { checkTags, withTags } from './tagged.js';

const available: ProvisioningState<DomainNameStatus> = { status: 'AVAILABLE' };
const updated: readonly ProvisioningState<DomainNameStatus>[] = [{ status: 'UPDATING', forMs: 0 }, available];

/** Edges are all over the world, and take their time; others are there at once. */
const created = ({ endpointConfiguration }: DomainName) =>
  endpointConfiguration?.types?.includes('EDGE') ? updated : [available];

/** The hosted zone of every CloudFront distribution. */
const cloudFrontZone = 'Z2FDTNDATAQYW2';

type Addresses = Pick<
  DomainName,
  'regionalDomainName' | 'regionalHostedZoneId' | 'distributionDomainName' | 'distributionHostedZoneId'
>;

interface Address {
  readonly domainName?: string | undefined;
  readonly domainNameId?: string | undefined;
}

/** DomainName: names of your own, which take their time. */
export const domainNames = {
  CreateDomainName(context, input) {
    const { domainName, endpointConfiguration, mutualTlsAuthentication, certificateBody: _, ...rest } = input;
    if (!domainName) throw badRequest('No Domain Name specified');
    const { types = ['EDGE'] } = endpointConfiguration ?? {};
    const isPrivate = types.includes('PRIVATE');
    checkUpload(input, types);
    if (!isPrivate && context.state.domainNames.has(domainName)) {
      throw badRequest('The domain name you provided already exists.');
    }
    const { certificatePrivateKey: _key, certificateChain: _chain, ...visible } = rest;
    const domain: DomainName & { readonly domainName: string } = {
      securityPolicy: 'TLS_1_2',
      routingMode: 'BASE_PATH_MAPPING_ONLY',
      ...visible,
      endpointConfiguration: { ipAddressType: isPrivate ? 'dualstack' : 'ipv4', ...endpointConfiguration, types },
      ...(mutualTlsAuthentication ? { mutualTlsAuthentication } : {}),
      ...(isPrivate ? privateIdentity(context, domainName) : publicAddresses(context, domainName, types)),
      ...(input.certificateArn || input.certificateName ? { certificateUploadDate: context.date() } : {}),
      domainName,
    };
    checkEndpointsOfCertificates(domain);
    checkCertificates(domain, context.region);
    checkMutualTls(domain);
    checkTags(domain.tags);
    const underway = begin(context.provisioning.domainName, created(domain), domain, context.clock.now());
    keepDomainName(context, { domain, underway, mappings: new Map() });
    return withStatus(domain, underway.states[0]);
  },

  GetDomainName(context, address) {
    return withTags(seen(context, domainNameOf(context, address)));
  },

  GetDomainNames(context, { resourceOwner = 'SELF', ...page }) {
    // Domain names that other accounts share are not part of this one.
    const held = resourceOwner === 'OTHER_ACCOUNTS' ? [] : [...context.state.domainNames.values()];
    return pageOf(
      held.map((one) => seen(context, one)),
      page,
    );
  },

  UpdateDomainName(context, { patchOperations, ...address }) {
    const held = domainNameOf(context, address);
    const domain = patchesOf(patchOperations).reduce(patchedDomainName, held.domain);
    const types = domain.endpointConfiguration?.types ?? [];
    const complete = { ...domain, ...publicAddresses(context, domain.domainName, types) };
    checkCertificates(complete, context.region);
    checkMutualTls(complete);
    const underway = begin(context.provisioning.domainNameUpdate, updated, complete, context.clock.now());
    keepDomainName(context, { ...held, domain: complete, underway });
    return withTags(withStatus(complete, underway.states[0]));
  },

  DeleteDomainName(context, address) {
    const { domain } = domainNameOf(context, address);
    context.state.domainNames.delete(keyOf(domain));
    return {};
  },
} satisfies Operations;

/** The domain name, or the service's refusal. A private one is known by its name and id. */
export function domainNameOf({ state }: Context, { domainName = '', domainNameId }: Address): HeldDomainName {
  const held = state.domainNames.get(keyOf({ domainName, domainNameId }));
  if (!held) throw notFound('Invalid domain name identifier specified');
  return held;
}

/** Keeps a domain name in the place of what was known of it. */
export function keepDomainName({ state }: Context, held: HeldDomainName): void {
  state.domainNames.set(keyOf(held.domain), held);
}

function keyOf({ domainName, domainNameId }: Address): string {
  return domainNameId ? `${domainName}+${domainNameId}` : (domainName ?? '');
}

function seen({ clock }: Context, { domain, underway }: HeldDomainName): DomainName {
  return withStatus(domain, stateAt(underway, clock.now()) ?? underway.states.at(-1));
}

function withStatus(domain: DomainName, state: ProvisioningState<DomainNameStatus> | undefined): DomainName {
  return { ...domain, domainNameStatus: state?.status, domainNameStatusMessage: state?.statusMessage };
}

function privateIdentity({ region, accountId, newId }: Context, domainName: string): Omit<DomainName, 'domainName'> {
  const domainNameId = newId(10);
  const domainNameArn = `arn:${partitionOf(region)}:apigateway:${region}:${accountId}:/domainnames/${domainName}+${domainNameId}`;
  return { domainNameId, domainNameArn };
}

/** Where DNS has to point; the same for the same name, so that an update doesn't move it. */
function publicAddresses({ region }: Context, domainName: string, types: readonly string[]): Addresses {
  const label = [...domainName].reduce((hash, character) => (hash * 33 + (character.codePointAt(0) ?? 0)) >>> 0, 5_381);
  const name = label.toString(36).padStart(10, '0');
  return {
    ...(types.includes('REGIONAL')
      ? {
          regionalDomainName: `d-${name}.execute-api.${region}.amazonaws.com`,
          regionalHostedZoneId: `Z${name.toUpperCase()}`,
        }
      : {}),
    ...(types.includes('EDGE')
      ? { distributionDomainName: `d${name}.cloudfront.net`, distributionHostedZoneId: cloudFrontZone }
      : {}),
  };
}
