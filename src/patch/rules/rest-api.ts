import type { PatchTable } from '../rule.js';
import {
  apiKeySource,
  boolean,
  endpointAccessMode,
  endpointType,
  ipAddressType,
  jsonOrEmpty,
  nonEmptyText,
  securityPolicy,
} from '../values.js';

/** The patches of `UpdateRestApi`. */
export const restApi = {
  operation: 'UpdateRestApi',
  unpatchable: ['version', 'tags'],
  rules: {
    '/name': { replace: 'value', value: nonEmptyText },
    '/description': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: nonEmptyText,
      clear: 'remove',
      quirk: "Cleared by remove; '' is refused.",
    },
    '/apiKeySource': { replace: 'value', value: apiKeySource, default: 'HEADER' },
    '/binaryMediaTypes/{mediaType}': {
      add: 'none',
      replace: 'value',
      remove: 'none',
      value: { type: 'text', nonEmpty: true, takes: 'the media type that takes its place, unescaped' },
      collection: 'elementInPath',
      quirk:
        'The media type is in the path, escaped: image~1png. Replacing drops the old one and puts the new one at the end. An add to /binaryMediaTypes/- stores a media type called -.',
    },
    '/minimumCompressionSize': {
      replace: 'optional',
      value: {
        type: 'integer',
        minimum: 0,
        maximum: 10485760,
        takes: 'a whole number of bytes, 0 to 10485760',
      },
      clear: 'omit',
      quirk: 'Without a value compression is off; 0 compresses everything.',
    },
    '/disableExecuteApiEndpoint': { replace: 'value', value: boolean, default: false },
    '/endpointConfiguration/types/{current}': {
      replace: 'value',
      value: endpointType,
      default: 'EDGE',
      quirk:
        'The present type is in the path, the new one is the value. Switching to PRIVATE also makes the address type dualstack.',
    },
    '/endpointConfiguration/ipAddressType': {
      replace: 'value',
      value: ipAddressType,
      default: 'ipv4',
      quirk: 'A PRIVATE API has dualstack only.',
    },
    '/endpointConfiguration/vpcEndpointIds': {
      add: 'value',
      remove: 'value',
      value: nonEmptyText,
      collection: 'elementInValue',
      removals: 'first',
      quirk: 'The id is the value, on remove too. PRIVATE APIs only.',
    },
    '/securityPolicy': {
      replace: 'value',
      value: securityPolicy,
      quirk: 'The newer policies need an /endpointAccessMode. The API is UPDATING for about a quarter of an hour.',
    },
    '/endpointAccessMode': {
      replace: 'value',
      value: endpointAccessMode,
      clear: 'empty',
      quirk: "'' on the way back to one of the older security policies.",
    },
    '/policy': {
      replace: 'value',
      value: jsonOrEmpty,
      clear: 'empty',
      quirk: "Answers escape it once more than it was sent. Clearing by '' is what clients do; it is not documented.",
    },
  },
} as const satisfies PatchTable;
