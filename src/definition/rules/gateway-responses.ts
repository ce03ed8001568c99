/** Rules of what the gateway itself responds. @module */

import { didYouMeanValue } from '../../errors/near.js';
import { enumerations } from '../../kinds/enumerations.js';
import { addressOf } from '../../model/address.js';
import type { GatewayResponseNode } from '../../model/rest-api.js';
import { refuse } from '../refusals.js';
import { isStatic, unquotedHint } from './mappings.js';
import { parameterName } from './methods.js';
import { type Draft, type Finding, rule, see } from './rule.js';

function* responsesOf({ api }: Draft): Iterable<GatewayResponseNode & { readonly address: string }> {
  for (const [type, node] of Object.entries(api.gatewayResponses)) {
    yield { ...node, address: addressOf.gatewayResponse(type) };
  }
}

const source =
  /^(context\.[^\s]+|stageVariables\.[^\s]+|method\.request\.(path|querystring|header|multivaluequerystring|multivalueheader)\.[a-zA-Z0-9:._$-]+|method\.request\.body(?:[.[].*)?)$/s;

const types: readonly string[] = enumerations.gatewayResponseType;

/** The rules of gateway responses. */
export const gatewayResponseRules = [
  rule({
    id: 'definition.gateway-response-type',
    level: 'error',
    summary: 'A gateway response is for one of the kinds of faults that the service knows.',
    see: see.gatewayResponse,
    *check(draft): Iterable<Finding> {
      for (const { address, responseType } of responsesOf(draft)) {
        if (types.includes(responseType)) continue;
        yield {
          address,
          message: `The service has no gateway response '${responseType}'.`,
          hint: didYouMeanValue(responseType, types),
        };
      }
    },
  }),
  rule({
    id: 'definition.gateway-response-value',
    level: 'error',
    summary: "The parameters and templates of a gateway response aren't empty.",
    see: see.gatewayResponse,
    *check(draft): Iterable<Finding> {
      for (const { address, responseParameters, responseTemplates } of responsesOf(draft)) {
        for (const [name, value] of Object.entries({ ...responseParameters, ...responseTemplates })) {
          if (value === '') yield { address, message: `The value of '${name}' is empty.` };
        }
      }
    },
  }),
  rule({
    id: 'definition.gateway-response-parameter',
    level: 'error',
    summary: "A gateway response's parameters are headers: 'gatewayresponse.header.NAME'.",
    see: see.gatewayResponses,
    *check(draft): Iterable<Finding> {
      for (const { address, responseParameters } of responsesOf(draft)) {
        for (const parameter of Object.keys(responseParameters ?? {})) {
          const [, given] = /^gatewayresponse\.header\.(.+)$/.exec(parameter) ?? [];
          if (given !== undefined && parameterName.test(given)) continue;
          const bare = parameter.replace(
            /^(method\.response|integration\.response|gatewayResponse|gatewayresponse)\.(multivalue)?header\./i,
            '',
          );
          const hint =
            parameterName.test(bare) && !bare.includes('.')
              ? `Did you mean 'gatewayresponse.header.${bare}'?`
              : undefined;
          yield { address, ...refuse('noGatewayResponseHeader', { header: parameter }, hint) };
        }
      }
    },
  }),
  rule({
    id: 'definition.gateway-response-source',
    level: 'error',
    summary:
      "A gateway response's headers come from the request, the context or stage variables, or are static values.",
    see: see.gatewayResponses,
    *check(draft): Iterable<Finding> {
      for (const { address, responseParameters } of responsesOf(draft)) {
        for (const from of Object.values(responseParameters ?? {})) {
          if (from === '' || isStatic(from) || source.test(from)) continue;
          yield { address, ...unquotedHint(from) };
        }
      }
    },
  }),
] as const;
