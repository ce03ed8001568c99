import { type DomainName, IpAddressType } from '@aws-sdk/client-api-gateway';
import { isOneOf } from '../../../plain.js';
import { badRequest } from '../../faults.js';
import { checkPatchedWord } from '../patched-words.js';
import type { Patch } from '../patching.js';

/** Members that are set and taken away again. */
const optional = [
  '/certificateName',
  '/certificateArn',
  '/mutualTlsAuthentication/truststoreUri',
  '/mutualTlsAuthentication/truststoreVersion',
  '/regionalCertificateName',
  '/regionalCertificateArn',
  '/ownershipVerificationCertificateArn',
];
const types = '/endpointConfiguration/types';
const patchPaths: Readonly<Record<string, readonly string[]>> = {
  add: [...optional, types],
  replace: [
    ...optional,
    '/endpointConfiguration/ipAddressType',
    '/endpointAccessMode',
    '/managementPolicy',
    '/policy',
    '/routingMode',
    '/securityPolicy',
  ],
  remove: [...optional, types],
};

type HeldDomain = DomainName & { readonly domainName: string };

/** All that the service says of a path that it doesn't take. */
const invalidInput = (path: string) => badRequest(`${path} Invalid request input`);

/** The domain name after one patch operation. */
export function patchedDomainName(domain: HeldDomain, patch: Patch): HeldDomain {
  const { op, path } = patch;
  if (!patchPaths[op]?.includes(path)) throw invalidInput(path);
  checkPatchedWord('UpdateDomainName', patch);
  // Whatever the mode is to be.
  if (path === '/endpointAccessMode' && domain.mutualTlsAuthentication) throw invalidInput(path);
  const value = op === 'remove' || patch.value === '' ? undefined : patch.value;
  if (path === types) return patchedTypes(domain, patch);
  if (path === '/endpointConfiguration/ipAddressType') {
    const ipAddressType = isOneOf(Object.values(IpAddressType), value) ? value : undefined;
    return { ...domain, endpointConfiguration: { ...domain.endpointConfiguration, ipAddressType } };
  }
  if (path.startsWith('/mutualTlsAuthentication/')) {
    const { mutualTlsAuthentication = {} } = domain;
    // Without a truststore there is no mutual TLS.
    if (path.endsWith('truststoreUri') && value === undefined) return { ...domain, mutualTlsAuthentication: undefined };
    return { ...domain, mutualTlsAuthentication: { ...mutualTlsAuthentication, [path.split('/')[2] ?? '']: value } };
  }
  return { ...domain, [path.slice(1)]: value };
}

function patchedTypes(domain: HeldDomain, { op, value = '' }: Patch): HeldDomain {
  if (value !== 'EDGE' && value !== 'REGIONAL') throw invalidInput(types);
  const others = (domain.endpointConfiguration?.types ?? []).filter((type) => type !== value);
  const changed = {
    ...domain,
    endpointConfiguration: { ...domain.endpointConfiguration, types: op === 'add' ? [...others, value] : others },
  };
  if (op === 'add') return changed as HeldDomain;
  const gone: DomainName =
    value === 'EDGE'
      ? { distributionDomainName: undefined, distributionHostedZoneId: undefined }
      : { regionalDomainName: undefined, regionalHostedZoneId: undefined };
  return { ...changed, ...gone } as HeldDomain;
}
