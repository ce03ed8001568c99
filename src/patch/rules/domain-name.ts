import type { PatchTable } from '../rule.js';
import {
  domainEndpointType,
  endpointAccessMode,
  ipAddressType,
  json,
  nonEmptyText,
  routingMode,
  securityPolicy,
  text,
} from '../values.js';

/** The patches of `UpdateDomainName`. */
export const domainName = {
  operation: 'UpdateDomainName',
  unpatchable: ['tags'],
  rules: {
    '/certificateName': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: nonEmptyText,
      clear: 'remove',
      whenAbsent: 'add',
      removals: 'ownCall',
      quirk:
        'The edge certificate. Adding a certificate or an endpoint type and removing one may not happen in the same call.',
    },
    '/certificateArn': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: nonEmptyText,
      clear: 'remove',
      whenAbsent: 'add',
      removals: 'ownCall',
      quirk:
        'The edge certificate, of us-east-1. Adding a certificate or an endpoint type and removing one may not happen in the same call.',
    },
    '/regionalCertificateName': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: nonEmptyText,
      clear: 'remove',
      whenAbsent: 'add',
      removals: 'ownCall',
      quirk:
        'Removed only while its endpoint is inactive. Adding a certificate or an endpoint type and removing one may not happen in the same call.',
    },
    '/regionalCertificateArn': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: nonEmptyText,
      clear: 'remove',
      whenAbsent: 'add',
      removals: 'ownCall',
      quirk:
        'Removed only while its endpoint is inactive. Adding a certificate or an endpoint type and removing one may not happen in the same call.',
    },
    '/ownershipVerificationCertificateArn': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: nonEmptyText,
      clear: 'remove',
      quirk: 'Only with mutual TLS and a certificate that was imported or comes from a private authority.',
    },
    '/endpointConfiguration/types': {
      add: 'value',
      remove: 'value',
      value: domainEndpointType,
      collection: 'elementInValue',
      removals: 'ownCall',
      quirk:
        'Adding a certificate or an endpoint type and removing one may not happen in the same call. Replacing by index is refused here, unlike for a REST API.',
    },
    '/endpointConfiguration/ipAddressType': { replace: 'value', value: ipAddressType, default: 'ipv4' },
    '/securityPolicy': {
      replace: 'value',
      value: securityPolicy,
      quirk: 'The domain is UPDATING for a while afterwards.',
    },
    '/endpointAccessMode': {
      replace: 'value',
      value: endpointAccessMode,
      clear: 'empty',
      quirk: "Public domains only. Clearing by '' is documented for REST APIs and taken over from there.",
    },
    '/mutualTlsAuthentication/truststoreUri': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: text,
      clear: 'remove',
      quirk: "'' and remove both switch mutual TLS off. Setting it reads the newest version of the object.",
    },
    '/mutualTlsAuthentication/truststoreVersion': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: nonEmptyText,
      clear: 'remove',
    },
    '/managementPolicy': {
      replace: 'value',
      value: json,
      quirk: 'Private domains only; the call needs the domainNameId.',
    },
    '/policy': { replace: 'value', value: json, quirk: 'Private domains only.' },
    '/routingMode': { replace: 'value', value: routingMode, default: 'BASE_PATH_MAPPING_ONLY' },
  },
} as const satisfies PatchTable;
