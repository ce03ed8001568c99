import type {
  DomainName,
  EndpointAccessMode,
  MutualTlsAuthenticationInput,
  RoutingMode,
  SecurityPolicy,
} from '@aws-sdk/client-api-gateway';
import { deepFreeze, withoutUndefined } from '../plain.js';
import type { ListedKind } from './kind.js';
import { foundInList } from './lost-create.js';
import type { EndpointConfigurationNode } from './rest-api.js';

/**
 * A domain name of one's own, under which APIs are reached.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html
 */
export interface DomainNameNode {
  /** What kind of node this is. */
  readonly kind: 'DomainName';
  /** The name itself: `api.example.com`. */
  readonly domainName: string;
  /** The certificate of an edge-optimized or private name; of `us-east-1` for an edge-optimized one. */
  readonly certificateArn?: string;
  /** What the edge certificate is called. */
  readonly certificateName?: string;
  /** The certificate of a Regional name. */
  readonly regionalCertificateArn?: string;
  /** What the Regional certificate is called. */
  readonly regionalCertificateName?: string;
  /** The endpoint types it has. @defaultValue edge-optimized */
  readonly endpointConfiguration?: EndpointConfigurationNode;
  /** The oldest TLS version and the ciphers that callers may use. @defaultValue `TLS_1_2` */
  readonly securityPolicy?: SecurityPolicy;
  /** `STRICT` refuses callers that come by another hostname. @defaultValue `BASIC` */
  readonly endpointAccessMode?: EndpointAccessMode;
  /** Whose client certificates are accepted. */
  readonly mutualTlsAuthentication?: Readonly<MutualTlsAuthenticationInput>;
  /** With mutual TLS and a certificate that was imported, or comes from a private authority. */
  readonly ownershipVerificationCertificateArn?: string;
  /** Who may reach a private name: JSON text. */
  readonly policy?: string;
  /** Whether routing rules, base path mappings or both choose the API. @defaultValue `BASE_PATH_MAPPING_ONLY` */
  readonly routingMode?: RoutingMode;
  /** Those of a private name are set when it is made, and not compared. @defaultValue existing tags stay */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Domain names. A private one is known by its name and an id, and others may have the name, too. */
export const domainNameKind: ListedKind<DomainNameNode> = deepFreeze<ListedKind<DomainNameNode>>({
  kind: 'DomainName',
  scope: 'account',
  noun: 'domain name',
  members: {
    domainName: 'text',
    certificateArn: 'text',
    certificateName: 'text',
    regionalCertificateArn: 'text',
    regionalCertificateName: 'text',
    endpointConfiguration: 'members',
    securityPolicy: 'text',
    endpointAccessMode: 'text',
    mutualTlsAuthentication: 'members',
    ownershipVerificationCertificateArn: 'text',
    policy: 'text',
    routingMode: 'text',
    tags: 'texts by name',
  },
  required: ['domainName'],
  defaults: () => ({ securityPolicy: 'TLS_1_2', endpointAccessMode: 'BASIC', routingMode: 'BASE_PATH_MAPPING_ONLY' }),
  keyOf: ({ domainName }) => domainName,
  list: 'GetDomainNames',
  idMember: 'domainNameId',
  create: 'CreateDomainName',
  identify: (node, id) => ({
    domainName: node.domainName,
    ...(isPrivate(node) ? { domainNameId: id() } : {}),
  }),
  sameKey: 'refused',
  needsDeployment: false,
  // The ARN of a private one has the account's id in it.
  arnPath: (node) => (isPrivate(node) ? undefined : `/domainnames/${node.domainName}`),
  lostCreate: foundInList(
    'CreateDomainName',
    'GetDomainNames',
    () => ({}),
    (item, created) => item.domainName === created.domainName,
    {
      asked: ({ domainName, certificateArn, regionalCertificateArn }) => ({
        domainName,
        certificateArn,
        regionalCertificateArn,
      }),
    },
  ),
  fromService: (item) => {
    const { domainName = '', mutualTlsAuthentication: mutual } = item as DomainName;
    return withoutUndefined<DomainNameNode>({
      ...Object.fromEntries(Object.keys(domainNameKind.members).map((name) => [name, item[name]])),
      kind: 'DomainName',
      domainName,
      mutualTlsAuthentication:
        mutual &&
        withoutUndefined({ truststoreUri: mutual.truststoreUri, truststoreVersion: mutual.truststoreVersion }),
    });
  },
  normalise: (node) => {
    const { types = ['EDGE'], ipAddressType, vpcEndpointIds: _ } = node.endpointConfiguration ?? {};
    const address = ipAddressType ?? (types.includes('PRIVATE') ? 'dualstack' : 'ipv4');
    return { ...node, endpointConfiguration: { types: types.toSorted(), ipAddressType: address } };
  },
  patchable: ({ kind: _, tags: __, ...node }) => node,
  ready: {
    get: 'GetDomainName',
    input: ({ domainName, domainNameId }) => withoutUndefined({ domainName, domainNameId }),
    stateOf: ({ domainNameStatus, domainNameStatusMessage }) => ({
      state: domainNameStatus,
      message: domainNameStatusMessage,
    }),
    isReady: (state) => state === 'AVAILABLE',
    hasFailed: (state) => state === 'FAILED',
    // Edge-optimized ones take up to 40 minutes.
    longestMs: 60 * 60_000,
  },
});

/** Whether a name is known by an id, too. */
export function isPrivate({ endpointConfiguration }: Pick<DomainNameNode, 'endpointConfiguration'>): boolean {
  return endpointConfiguration?.types?.includes('PRIVATE') ?? false;
}
