import type { CreateDomainNameRequest, DomainName } from '@aws-sdk/client-api-gateway';
import { badRequest } from '../../faults.js';

type Certified = Pick<
  DomainName,
  'certificateArn' | 'certificateName' | 'endpointConfiguration' | 'regionalCertificateArn' | 'regionalCertificateName'
>;

/** The endpoint types that have a certificate of their own. A private domain name shares its members with an edge one. */
const certified = ['EDGE', 'REGIONAL'] as const;
/** Where every certificate of an edge-optimized domain name is, since that is where CloudFront looks. */
const edgeRegion = 'us-east-1';

const hasCertificate = (domain: Certified, type: (typeof certified)[number]) =>
  type === 'EDGE'
    ? Boolean(domain.certificateArn || domain.certificateName)
    : Boolean(domain.regionalCertificateArn || domain.regionalCertificateName);

/** Refuses a domain name that has no endpoint, or one without a certificate, or with one of another Region. */
export function checkCertificates(domain: Certified, region: string): void {
  if (domain.endpointConfiguration?.types?.length === 0)
    throw badRequest('REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.');
  for (const type of certified) {
    if (!domain.endpointConfiguration?.types?.includes(type)) continue;
    if (!hasCertificate(domain, type))
      throw badRequest(`A certificate was not provided for the endpoint type ${type}.`);
    const arn = type === 'EDGE' ? domain.certificateArn : domain.regionalCertificateArn;
    const place = type === 'EDGE' ? edgeRegion : region;
    const [, service, found] = /^arn:[^:]+:(acm):([^:]*):/.exec(arn ?? '') ?? [];
    if (service && found !== place)
      throw badRequest(`Invalid certificate ARN: ${arn}. Certificate must be in '${place}'.`);
  }
}

/** Refuses a certificate for an endpoint that a new domain name doesn't have. */
export function checkEndpointsOfCertificates(domain: Certified): void {
  const { types = [] } = domain.endpointConfiguration ?? {};
  const [active] = types;
  if (!active || types.includes('PRIVATE')) return;
  for (const type of certified) {
    if (!types.includes(type) && hasCertificate(domain, type))
      throw badRequest(`Cannot import certificates for ${type} while ${active} is active.`);
  }
}

/** Refuses to ask clients for certificates over a version of TLS in which they can't be asked so. */
export function checkMutualTls({ mutualTlsAuthentication, securityPolicy }: DomainName): void {
  if (mutualTlsAuthentication && securityPolicy === 'TLS_1_0')
    throw badRequest('Mutual TLS authentication is only supported with TLS 1.2.');
}

/** Refuses a certificate that is sent along: only an edge-optimized domain name takes one so. */
export function checkUpload(
  { certificateBody, certificatePrivateKey, certificateChain }: CreateDomainNameRequest,
  types: readonly string[],
): void {
  const other = types.find((type) => type !== 'EDGE');
  if (other && (certificateBody || certificatePrivateKey || certificateChain))
    throw badRequest(`Uploading certificates is not supported for ${other}.`);
}
