/** Rules of what an API declares beside its routes, and of how routes name it. @module */

import { isError } from '../../errors/thrown.js';
import { gatewayResponseStatusCodes } from '../../kinds/gateway-response.js';
import { builtInModels } from '../../kinds/model.js';
import { addressOf } from '../../model/address.js';
import { schemaProblems } from '../../model/model-schema.js';
import { isRecord } from '../../plain.js';
import { didYouMean, type Finding, rule, see } from './rule.js';

const gatewayResponseTypes: ReadonlySet<string> = new Set([
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  ...Object.keys(gatewayResponseStatusCodes),
]);

/** What a JSON text says, or what keeps it from being JSON. */
function readJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: isError(error) ? error.message : String(error) };
  }
}

/** The rules of declarations. */
export const declarationRules = [
  rule({
    id: 'definition.duplicate',
    level: 'error',
    summary: 'A name is declared once, and a method is defined once.',
    see: see.restApi,
    *check({ repeated }): Iterable<Finding> {
      for (const address of repeated) {
        yield { address, message: 'This is there more than once.', hint: 'Leave all but one away.' };
      }
    },
  }),
  rule({
    id: 'definition.undeclared-name',
    level: 'error',
    summary: 'Models, request validators and authorizers that a method names are declared.',
    see: see.method,
    *check({ api, methods }): Iterable<Finding> {
      for (const { address, method, foreignModels } of methods) {
        const models = [
          ...Object.values(method.requestModels ?? {}),
          ...Object.values(method.methodResponses).flatMap(({ responseModels }) => Object.values(responseModels ?? {})),
        ];
        for (const name of new Set(models)) {
          if (Object.hasOwn(api.models, name) || builtInModels.has(name) || foreignModels.includes(name)) continue;
          yield undeclared(address, 'model', name, Object.keys(api.models), '{ name: … }');
        }
        for (const kind of ['authorizer', 'requestValidator'] as const) {
          const used = method[kind];
          const declared = api[`${kind}s`];
          if (used === undefined || 'id' in used || Object.hasOwn(declared, used.name)) continue;
          const foreign = kind === 'authorizer' ? '{ id: …, authorizationType: … }' : '{ id: … }';
          yield undeclared(address, kind, used.name, Object.keys(declared), foreign);
        }
      }
    },
  }),
  rule({
    id: 'definition.model-name',
    level: 'error',
    summary: "A model's name is made of letters and digits.",
    see: see.model,
    *check({ api }): Iterable<Finding> {
      for (const { name } of Object.values(api.models)) {
        if (/^[a-zA-Z0-9]+$/.test(name)) continue;
        yield {
          address: addressOf.model(name),
          message: `A model's name has letters and digits only: '${name}' hasn't.`,
        };
      }
    },
  }),
  rule({
    id: 'definition.model-schema',
    level: 'error',
    summary: "A model's schema is a JSON object.",
    see: see.model,
    *check({ api }): Iterable<Finding> {
      for (const { name, schema } of Object.values(api.models)) {
        if (schema === undefined) continue;
        const json = readJson(schema);
        const address = addressOf.model(name);
        if ('problem' in json) yield { address, message: `The schema isn't JSON: ${json.problem}.` };
        else if (!isRecord(json.value)) yield { address, message: "The schema isn't a JSON object." };
      }
    },
  }),
  rule({
    id: 'definition.model-schema-draft',
    level: 'error',
    summary: "A model's schema is written in draft 4 of JSON Schema.",
    see: see.models,
    *check({ api }): Iterable<Finding> {
      for (const { name, schema } of Object.values(api.models)) {
        const json = schema === undefined ? undefined : readJson(schema);
        if (!json || !('value' in json) || !isRecord(json.value)) continue;
        for (const { kind, keyword, pointer } of schemaProblems(json.value)) {
          yield kind === 'keyword'
            ? {
                address: addressOf.model(name),
                message: `The schema's '${pointer}' is no keyword of draft 4 of JSON Schema.`,
                hint: `Leave '${keyword}' out: the service refuses keywords of OpenAPI and of later drafts.`,
              }
            : {
                address: addressOf.model(name),
                message: `The schema's '${pointer}' isn't what draft 4 of JSON Schema has for '${keyword}'.`,
              };
        }
      }
    },
  }),
  rule({
    id: 'definition.request-validator-name',
    level: 'error',
    summary: "A request validator's name isn't blank.",
    see: see.requestValidator,
    *check({ api }): Iterable<Finding> {
      for (const { name } of Object.values(api.requestValidators)) {
        if (name.trim() !== '') continue;
        yield { address: addressOf.requestValidator(name), message: "A request validator's name can't be blank." };
      }
    },
  }),
  rule({
    id: 'definition.authorizer-ttl',
    level: 'warning',
    summary: 'What an authorizer has decided is kept for 0 to 3600 seconds.',
    see: see.authorizer,
    *check({ api }): Iterable<Finding> {
      for (const { name, authorizerResultTtlInSeconds: ttl } of Object.values(api.authorizers)) {
        if (ttl === undefined || (ttl >= 0 && ttl <= 3600)) continue;
        yield {
          address: addressOf.authorizer(name),
          message: `The service keeps what an authorizer has decided for 0 to 3600 seconds, not for ${ttl}.`,
        };
      }
    },
  }),
  rule({
    id: 'definition.authorizer-members',
    level: 'warning',
    summary:
      'A Cognito authorizer has user pools, a Lambda authorizer a function, and what is kept is kept by an identity source.',
    see: see.authorizer,
    *check({ api }): Iterable<Finding> {
      for (const authorizer of Object.values(api.authorizers)) {
        const address = addressOf.authorizer(authorizer.name);
        const { type, providerARNs = [], authorizerUri, identitySource, authorizerResultTtlInSeconds } = authorizer;
        if (type === 'COGNITO_USER_POOLS') {
          if (providerARNs.length > 0) continue;
          yield { address, message: 'A Cognito authorizer needs user pools.', hint: 'Add providerARNs.' };
          continue;
        }
        if (authorizerUri === undefined) {
          yield { address, message: 'A Lambda authorizer needs a function.', hint: 'Add authorizerUri.' };
        }
        if (identitySource === undefined && (type === 'TOKEN' || authorizerResultTtlInSeconds !== 0)) {
          yield {
            address,
            message: 'What this authorizer decides is kept, and nothing says by what.',
            hint: 'Add identitySource, or set authorizerResultTtlInSeconds to 0.',
          };
        }
      }
    },
  }),
  rule({
    id: 'definition.gateway-response-type',
    level: 'error',
    summary: 'A gateway response is for one of the kinds of faults that the service knows.',
    see: see.gatewayResponse,
    *check({ api }): Iterable<Finding> {
      for (const { responseType } of Object.values(api.gatewayResponses)) {
        if (gatewayResponseTypes.has(responseType)) continue;
        yield {
          address: addressOf.gatewayResponse(responseType),
          message: `The service knows no gateway response '${responseType}'.`,
          hint: didYouMean(responseType, gatewayResponseTypes),
        };
      }
    },
  }),
  rule({
    id: 'definition.gateway-response-value',
    level: 'error',
    summary: "The parameters and templates of a gateway response aren't empty.",
    see: see.gatewayResponse,
    *check({ api }): Iterable<Finding> {
      for (const { responseType, responseParameters, responseTemplates } of Object.values(api.gatewayResponses)) {
        for (const [name, value] of Object.entries({ ...responseParameters, ...responseTemplates })) {
          if (value !== '') continue;
          yield { address: addressOf.gatewayResponse(responseType), message: `The value of '${name}' is empty.` };
        }
      }
    },
  }),
  rule({
    id: 'definition.description',
    level: 'error',
    summary: "A REST API's description isn't the empty text.",
    see: see.restApi,
    *check({ api }): Iterable<Finding> {
      if (api.settings.description !== '') return;
      yield { address: addressOf.restApi, message: "The description can't be empty.", hint: 'Leave it away.' };
    },
  }),
  rule({
    id: 'definition.endpoint-types',
    level: 'error',
    summary: 'A REST API has one endpoint type.',
    see: see.restApi,
    *check({ api }): Iterable<Finding> {
      const types = api.settings.endpointConfiguration?.types;
      if (types === undefined || types.length === 1) return;
      yield { address: addressOf.restApi, message: `An API has one endpoint type, not ${types.length}.` };
    },
  }),
  rule({
    id: 'definition.ip-address-type',
    level: 'error',
    summary: 'A private API is reached over both IPv4 and IPv6.',
    see: see.restApi,
    *check({ api }): Iterable<Finding> {
      const { types, ipAddressType } = api.settings.endpointConfiguration ?? {};
      if (!types?.includes('PRIVATE') || ipAddressType === undefined || ipAddressType === 'dualstack') return;
      yield { address: addressOf.restApi, message: "A private API's ipAddressType is 'dualstack'." };
    },
  }),
  rule({
    id: 'definition.minimum-compression-size',
    level: 'error',
    summary: 'Answers are compressed from a size of 0 to 10485760 bytes on.',
    see: see.restApi,
    *check({ api }): Iterable<Finding> {
      const size = api.settings.minimumCompressionSize;
      if (size === undefined || (Number.isInteger(size) && size >= 0 && size <= 10_485_760)) return;
      yield { address: addressOf.restApi, message: `minimumCompressionSize is 0 to 10485760 bytes, not ${size}.` };
    },
  }),
  rule({
    id: 'definition.policy',
    level: 'error',
    summary: 'A resource policy is JSON.',
    see: see.restApi,
    *check({ api }): Iterable<Finding> {
      const json = api.settings.policy ? readJson(api.settings.policy) : undefined;
      if (json && 'problem' in json)
        yield { address: addressOf.restApi, message: `The policy isn't JSON: ${json.problem}.` };
    },
  }),
] as const;

function undeclared(
  address: string,
  kind: string,
  name: string,
  declared: readonly string[],
  foreignForm: string,
): Finding {
  return {
    address,
    message: `The API declares no ${kind} '${name}'.`,
    hint:
      didYouMean(name, declared) ??
      `Declare it with .${kind}('${name}', …), or name one that exists already with ${foreignForm}.`,
  };
}
