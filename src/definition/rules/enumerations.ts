import { didYouMeanValue } from '../../errors/near.js';
/** Rules of members that hold one of a few values. @module */

import { type Enumeration, enumerations } from '../../kinds/enumerations.js';
import { membersOf } from '../../plain.js';
import { type Finding, rule, see } from './rule.js';
import { placesOf } from './shapes.js';

/**
 * Which enumeration a member holds a value, or values, of; verbs, authorization types and the types of gateway responses
 * have rules of their own.
 */
const enumerationOf: Readonly<Record<string, Readonly<Record<string, Enumeration>>>> = {
  RestApi: {
    apiKeySource: 'apiKeySource',
    securityPolicy: 'securityPolicy',
    endpointAccessMode: 'endpointAccessMode',
  },
  endpointConfiguration: { types: 'endpointType', ipAddressType: 'ipAddressType' },
  Authorizer: { type: 'authorizerType' },
  Integration: {
    httpMethod: 'httpMethod',
    connectionType: 'connectionType',
    passthroughBehavior: 'passthroughBehavior',
    contentHandling: 'contentHandling',
    responseTransferMode: 'responseTransferMode',
  },
  IntegrationResponse: { contentHandling: 'contentHandling' },
};

/** The rules of enumerations. */
export const enumerationRules = [
  rule({
    id: 'definition.enumeration',
    level: 'error',
    summary: 'A member that holds one of a few values holds one of them.',
    see: see.restApi,
    *check(draft): Iterable<Finding> {
      for (const { address, kind, node } of placesOf(draft)) {
        for (const [member, enumeration] of Object.entries(enumerationOf[kind] ?? {})) {
          const held = membersOf(node)[member];
          const values: readonly string[] = enumerations[enumeration];
          for (const value of Array.isArray(held) ? held : [held]) {
            if (value === undefined || values.includes(value)) continue;
            yield {
              address,
              message: `'${value}' isn't a value of ${member}.`,
              hint: didYouMeanValue(String(value), values) ?? `The values: ${values.join(', ')}.`,
            };
          }
        }
      }
    },
  }),
] as const;
