import { didYouMean } from '../../errors/near.js';
/** Rules of what an API declares beside its routes, and of how routes name it. @module */

import { tagsProblem } from '../../errors/tags.js';
import { isError } from '../../errors/thrown.js';
import { documentedTypes } from '../../kinds/documentation-part.js';
import { builtInModels } from '../../kinds/model.js';
import { ownModelOf } from '../../kinds/own-id.js';
import { addressOf } from '../../model/address.js';
import { schemaProblems, schemaReferences } from '../../model/model-schema.js';
import { isRecord } from '../../plain.js';
import { boundsProblem } from '../bounded.js';
import { foreignForms, refuse } from '../refusals.js';
import { type Draft, type Finding, rule, see } from './rule.js';

/** How a schema refers to a model. */
const canonical = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/[^/#]+(?:#.*)?$/s;

/** What a JSON text says, or what keeps it from being JSON. */
function readJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    const value: unknown = JSON.parse(text);
    const problem = boundsProblem(value);
    return problem === undefined ? { value } : { problem: `it ${problem}` };
  } catch (error) {
    return { problem: isError(error) ? error.message : String(error) };
  }
}

/** The models whose schemas can be read, with what these say. */
function* schemasOf({ models }: Draft['api']) {
  for (const { name, schema } of Object.values(models)) {
    const json = schema === undefined ? undefined : readJson(schema);
    if (json && 'value' in json && isRecord(json.value)) yield { name, schema: json.value };
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
        yield { address, message: 'This is declared more than once.', hint: 'Remove all but one.' };
      }
    },
  }),
  rule({
    id: 'definition.other-api',
    level: 'error',
    summary: 'Routes are defined by the API that they were described for.',
    see: see.restApi,
    *check({ api, otherApis }): Iterable<Finding> {
      for (const [address, name] of otherApis) {
        yield {
          address,
          message: `This route was described for the API '${name}', not for '${api.name}'.`,
          hint: `Describe it with restApi('${api.name}'), or define it with the other API.`,
        };
      }
    },
  }),
  rule({
    id: 'definition.schema-reference',
    level: 'error',
    summary: 'A schema refers to models that the API declares.',
    see: see.models,
    *check({ api }): Iterable<Finding> {
      for (const { name, schema } of schemasOf(api)) {
        const references = schemaReferences(schema);
        for (const reference of new Set(references)) {
          if (reference.startsWith('#') || canonical.test(reference)) continue;
          const [, meant = 'NAME'] = /(?:^|\/)(\w+)$/.exec(reference) ?? [];
          yield {
            address: addressOf.model(name),
            message: `The schema's reference '${reference}' names no model.`,
            hint: `Write 'https://apigateway.amazonaws.com/restapis/{restApiId}/models/${meant}'.`,
          };
        }
        const referred = references.flatMap((reference) => ownModelOf(reference) ?? []);
        for (const model of new Set(referred)) {
          if (Object.hasOwn(api.models, model) || builtInModels.has(model)) continue;
          yield {
            address: addressOf.model(name),
            message: `The schema refers to the model '${model}', which the API doesn't declare.`,
            hint:
              didYouMean(model, Object.keys(api.models)) ??
              `Declare it with .model('${model}', …), or switch this rule off when it exists already.`,
          };
        }
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
          yield undeclared(address, 'model', name, Object.keys(api.models));
        }
        for (const kind of ['authorizer', 'requestValidator'] as const) {
          const used = method[kind];
          const declared = api[`${kind}s`];
          if (used === undefined || 'id' in used || Object.hasOwn(declared, used.name)) continue;
          yield undeclared(address, kind, used.name, Object.keys(declared));
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
          message: `A model's name can have letters and digits only, and '${name}' has others.`,
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
        if ('problem' in json) yield { address, message: `The schema can't be read as JSON: ${json.problem}.` };
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
      for (const { name, schema } of schemasOf(api)) {
        for (const { kind, keyword, pointer } of schemaProblems(schema)) {
          yield kind === 'keyword'
            ? {
                address: addressOf.model(name),
                message: `The schema's '${pointer}' isn't a keyword of draft 4 of JSON Schema.`,
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
    id: 'definition.documentation-properties',
    level: 'error',
    summary: "What a documentation part says is a JSON object that isn't empty.",
    see: see.documentationPart,
    *check({ api }): Iterable<Finding> {
      for (const [key, { properties }] of Object.entries(api.documentationParts)) {
        const json = readJson(properties);
        if (!('problem' in json) && isRecord(json.value) && Object.keys(json.value).length > 0) continue;
        yield {
          address: addressOf.documentationPart(key),
          message: "The properties aren't a JSON object with members.",
        };
      }
    },
  }),
  rule({
    id: 'definition.documentation-location',
    level: 'error',
    summary: 'A documentation part is about something of a type that the service documents.',
    see: see.documentationPart,
    *check({ api }): Iterable<Finding> {
      for (const [key, { location }] of Object.entries(api.documentationParts)) {
        if (Object.hasOwn(documentedTypes, location.type)) continue;
        yield {
          address: addressOf.documentationPart(key),
          message: `The service documents nothing of the type '${location.type}'.`,
          hint: didYouMean(String(location.type), Object.keys(documentedTypes)),
        };
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
      yield { address: addressOf.restApi, message: "The description can't be empty.", hint: 'Remove it.' };
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
    id: 'definition.vpc-endpoints',
    level: 'error',
    summary: 'Only a private API has VPC endpoints.',
    see: see.restApi,
    *check({ api }): Iterable<Finding> {
      const { types, vpcEndpointIds = [] } = api.settings.endpointConfiguration ?? {};
      if (types === undefined || types.includes('PRIVATE') || vpcEndpointIds.length === 0) return;
      yield {
        address: addressOf.restApi,
        message: `VPC endpoints can be given only to a private API, and this one is ${types.join(' and ')}.`,
        hint: "Remove vpcEndpointIds, or write types: ['PRIVATE'].",
      };
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
    id: 'definition.api-name',
    level: 'error',
    summary: "An API's name isn't empty.",
    see: see.restApi,
    *check({ api }): Iterable<Finding> {
      if (api.name.trim() === '')
        yield { address: addressOf.restApi, message: 'The API has no name.', hint: "Write restApi('petstore')." };
    },
  }),
  rule({
    id: 'definition.tags',
    level: 'error',
    summary: "An API has up to 50 tags, none of them AWS's own.",
    see: see.tags,
    *check({ api }): Iterable<Finding> {
      const { tags } = api.settings;
      const problem = tags && tagsProblem(tags);
      if (problem !== undefined) yield { address: addressOf.restApi, ...problem };
    },
  }),
  rule({
    id: 'definition.minimum-compression-size',
    level: 'error',
    summary: 'Answers are compressed from a size of 0 to 10485760 bytes on.',
    see: see.restApi,
    *check({ api }): Iterable<Finding> {
      const size = api.settings.minimumCompressionSize;
      if (size === undefined || size === null || (Number.isInteger(size) && size >= 0 && size <= 10_485_760)) return;
      yield { address: addressOf.restApi, message: `minimumCompressionSize is 0 to 10485760 bytes, not ${size}.` };
    },
  }),
  rule({
    id: 'definition.policy',
    level: 'error',
    summary: 'A resource policy is a JSON object.',
    see: see.restApi,
    *check({ api }): Iterable<Finding> {
      const json = api.settings.policy ? readJson(api.settings.policy) : undefined;
      if (!json) return;
      if ('problem' in json)
        yield { address: addressOf.restApi, message: `The policy can't be read as JSON: ${json.problem}.` };
      else if (!isRecord(json.value))
        yield {
          address: addressOf.restApi,
          message: "The policy isn't a JSON object.",
          hint: 'Write an object with its Statement, or its JSON text.',
        };
    },
  }),
] as const;

function undeclared(
  address: string,
  kind: keyof typeof foreignForms,
  name: string,
  declared: readonly string[],
): Finding {
  const nearest = didYouMean(name, declared);
  return { address, ...refuse('undeclaredName', { kind, name, form: foreignForms[kind] }, nearest) };
}
