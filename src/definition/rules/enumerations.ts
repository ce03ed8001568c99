/** Rules of members that hold one of a few values. @module */

import { type Enumeration, enumerations } from '../../kinds/enumerations.js';
import { didYouMean, type Finding, rule, see } from './rule.js';
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
          const held = (node as Readonly<Record<string, unknown>>)[member];
          const values: readonly string[] = enumerations[enumeration];
          for (const value of Array.isArray(held) ? held : [held]) {
            if (value === undefined || values.includes(value)) continue;
            yield {
              address,
              message: `'${value}' isn't a value of ${member}.`,
              hint: nearestValue(String(value), values) ?? `The values: ${values.join(', ')}.`,
            };
          }
        }
      }
    },
  }),
] as const;

/** The value that is meant: in another case, with other signs between its words, with a slip, or cut short. */
export function nearestValue(value: string, values: readonly string[]): string | undefined {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const same = values.find((one) => bare(one) === bare(value));
  const near = same === undefined ? didYouMean(value, values) : `Did you mean '${same}'?`;
  if (near !== undefined || bare(value).length < 3) return near;
  const begun = values.filter((one) => bare(one).startsWith(bare(value)));
  return begun.length === 1 ? `Did you mean '${begun[0]}'?` : undefined;
}
