/**
 * An API as an OpenAPI document that the service imports.
 *
 * @module
 */

import { argumentProblems, assertNoProblems, type OptionTable, oneOf, optionProblems } from '../errors/options.js';
import { documentationPartKind } from '../kinds/documentation-part.js';
import { addressIn } from '../kinds/kind.js';
import { builtInModels, type ModelNode, modelKind } from '../kinds/model.js';
import { requestValidatorKind } from '../kinds/request-validator.js';
import { addressOf } from '../model/address.js';
import { modelCheck } from '../model/model-check.js';
import type { RestApiNode } from '../model/rest-api.js';
import { deepFreeze, isRecord, mapValues } from '../plain.js';
import {
  extension,
  type JsonObject,
  type Loss,
  methodFields,
  type OpenApiVersion,
  openApiVersions,
  settingExtensions,
} from './document.js';
import { operationOf, type Writer } from './operations.js';
import { writtenSchema } from './schemas.js';
import { writtenSecurity } from './security.js';
import { filled, writtenMembers } from './writing.js';

/** How a document is written. */
export interface ToOpenApiOptions {
  /**
   * The version of OpenAPI, one that the service imports: `'3.0'`, or `'2.0'`, which is called Swagger.
   *
   * @defaultValue `'3.0'`
   */
  readonly version?: OpenApiVersion;
}

const toOpenApiOptions: OptionTable<ToOpenApiOptions> = { version: oneOf(openApiVersions) };

/** An API as a document, and what the document doesn't say of it. */
export interface WrittenDocument {
  /** The document, as plain frozen data: `JSON.stringify` it to send it. */
  readonly document: JsonObject;
  /** What an import of the document makes other than the API is, by address; empty when it makes the same. */
  readonly losses: readonly Loss[];
}

/**
 * Writes an API as an OpenAPI document, with the service's extensions, for `ImportRestApi` and `PutRestApi`.
 *
 * Pure: nothing is read or sent. What the format can't carry is listed in `losses`, never dropped silently: tags, the
 * endpoint's type, request parameters with several values, and so on.
 *
 * @example
 * const { document, losses } = toOpenApi(petstore, { version: '3.0' });
 *
 * @param api - what `api.define(…)` returned, or the `model` of a definition or of a snapshot.
 * @throws {@link OptionsError} `openapi.options` for another version, or for what isn't a model and has none.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 */
export function toOpenApi(
  api: RestApiNode | { readonly model: RestApiNode },
  options: ToOpenApiOptions = {},
): WrittenDocument {
  const model = isRecord(api) && 'model' in api ? api.model : api;
  assertNoProblems(
    'openapi',
    'toOpenApi()',
    argumentProblems('openapi', { api: [model, modelCheck] }),
    optionProblems('openapi', toOpenApiOptions, options),
  );
  const { version = '3.0' } = options;
  return deepFreeze(written(model, version));
}

function written(api: RestApiNode, version: OpenApiVersion): WrittenDocument {
  const losses: Loss[] = [];
  const lose = (loss: Loss) => losses.push(loss);
  const { settings } = api;
  const models = { ...builtInsInUse(api), ...api.models };
  const schemas = mapValues(models, (model) => schemaOf(model, version, lose));
  const security = writtenSecurity(api, version);
  losses.push(...security.losses);
  const validators = validatorsOf(api, lose);
  const operationIds = new Set<string>();
  const writer: Writer = {
    version,
    security,
    hasModel: (name) => Object.hasOwn(schemas, name),
    hasValidator: (name) => Object.hasOwn(validators, name),
    takeOperationId: (id) => !operationIds.has(id) && operationIds.add(id) !== undefined,
    lose,
  };
  const paths = pathsOf(writer, api);
  const endpoint = endpointOf(api, lose);
  const components = filled(
    version === '3.0'
      ? { schemas, securitySchemes: security.schemes }
      : { definitions: schemas, securityDefinitions: security.schemes },
  );
  const document = {
    ...(version === '3.0' ? { openapi: '3.0.1' } : { swagger: '2.0' }),
    info: {
      title: api.name,
      ...filled({ description: settings.description ?? undefined }),
      version: settings.version ?? '',
    },
    ...endpointMembers(endpoint, version),
    paths,
    ...(version === '3.0' ? filled({ components }) : components),
    ...settingsOf(api, lose),
    ...filled({ [extension.validators]: validators }),
    ...filled({ [extension.gatewayResponses]: gatewayResponsesOf(api) }),
    ...documentationOf(api, lose),
  };
  return { document, losses };
}

function pathsOf(writer: Writer, { resources }: RestApiNode): JsonObject {
  const fields = Object.entries(methodFields);
  return mapValues(resources, ({ path, methods }) =>
    Object.fromEntries(
      fields.flatMap(([field, verb]) => {
        const method = methods[verb];
        return method === undefined ? [] : [[field, operationOf(writer, path, method)]];
      }),
    ),
  );
}

/** The models that every API has from the start, where methods of this one name them without declaring them. */
function builtInsInUse({ resources, models }: RestApiNode): Readonly<Record<string, ModelNode>> {
  const methods = Object.values(resources).flatMap((resource) => Object.values(resource.methods));
  const named = new Set(
    methods.flatMap(({ requestModels = {}, methodResponses }) => [
      ...Object.values(requestModels),
      ...Object.values(methodResponses).flatMap(({ responseModels = {} }) => Object.values(responseModels)),
    ]),
  );
  return Object.fromEntries([...builtInModels].filter(([name]) => named.has(name) && !Object.hasOwn(models, name)));
}

function schemaOf(model: ModelNode, version: OpenApiVersion, lose: (loss: Loss) => void): JsonObject {
  const address = addressIn(modelKind, model.name);
  const own = writtenSchema(model.schema, version);
  const isBuiltIn = builtInModels.get(model.name) === model;
  if (isBuiltIn) return own?.schema ?? {};
  if (model.contentType !== 'application/json')
    lose({ address, member: 'contentType', message: 'All models of an import are of application/json.' });
  if (own === undefined) {
    lose({ address, member: 'schema', message: "The schema isn't the JSON of an object." });
    return {};
  }
  if (model.schema === undefined) lose({ address, member: 'schema', message: 'Every schema of a document is one.' });
  if (own.lost.length > 0) {
    const message = `OpenAPI ${version} doesn't have this of JSON Schema: ${own.lost.slice(0, 10).join(', ')}.`;
    lose({ address, member: 'schema', message });
  }
  const described = own.schema.description;
  if ((model.description ?? '') !== (typeof described === 'string' ? described : ''))
    lose({ address, member: 'description', message: "In an import, a model's description is that of its schema." });
  return own.schema;
}

function validatorsOf({ requestValidators }: RestApiNode, lose: (loss: Loss) => void): JsonObject {
  return Object.fromEntries(
    Object.entries(requestValidators).flatMap(([key, validator]) => {
      if (key !== validator.name) {
        const message = 'Another request validator has this name, and a document has one for each name.';
        lose({ address: addressIn(requestValidatorKind, key), message });
        return [];
      }
      const { validateRequestBody = false, validateRequestParameters = false } = validator;
      return [[key, { validateRequestBody, validateRequestParameters }]];
    }),
  );
}

function gatewayResponsesOf({ gatewayResponses }: RestApiNode): JsonObject {
  return mapValues(gatewayResponses, (response) =>
    writtenMembers(response, { statusCode: 'plain', responseParameters: 'text map', responseTemplates: 'text map' }),
  );
}

function settingsOf({ settings }: RestApiNode, lose: (loss: Loss) => void): JsonObject {
  const own = Object.entries(settingExtensions).flatMap(([name, member]) => {
    const value = settings[member];
    return value === undefined || value === null ? [] : [[name, value]];
  });
  const policy =
    typeof settings.policy === 'string' && settings.policy !== '' ? parsedObject(settings.policy) : undefined;
  if (settings.policy && policy === undefined)
    lose({ address: addressOf.restApi, member: 'policy', message: "The policy isn't the JSON of an object." });
  if (settings.tags && Object.keys(settings.tags).length > 0)
    lose({ address: addressOf.restApi, member: 'tags', message: 'A document has no tags of REST APIs.' });
  return { ...Object.fromEntries(own), ...(policy === undefined ? {} : { [extension.policy]: policy }) };
}

function endpointOf({ settings }: RestApiNode, lose: (loss: Loss) => void): JsonObject {
  const { disableExecuteApiEndpoint, endpointConfiguration: { types, ipAddressType, vpcEndpointIds } = {} } = settings;
  const address = addressOf.restApi;
  const message = 'An import of a document leaves it as it is.';
  if (types !== undefined) lose({ address, member: 'endpointConfiguration.types', message });
  if (ipAddressType !== undefined) lose({ address, member: 'endpointConfiguration.ipAddressType', message });
  return {
    ...(disableExecuteApiEndpoint === undefined ? {} : { disableExecuteApiEndpoint }),
    ...(vpcEndpointIds === undefined || vpcEndpointIds.length === 0 ? {} : { vpcEndpointIds }),
  };
}

function endpointMembers(endpoint: JsonObject, version: OpenApiVersion): JsonObject {
  const members = filled({ [extension.endpoint]: endpoint });
  if (version === '2.0' || Object.keys(members).length === 0) return members;
  return { servers: [{ url: '/', ...members }] };
}

function documentationOf({ documentationParts }: RestApiNode, lose: (loss: Loss) => void): JsonObject {
  const parts = Object.entries(documentationParts).flatMap(([key, { location, properties }]) => {
    const parsed = parsedObject(properties);
    if (parsed !== undefined) return [{ location, properties: parsed }];
    const message = "Its properties aren't the JSON of an object.";
    lose({ address: addressIn(documentationPartKind, key), message });
    return [];
  });
  return parts.length === 0 ? {} : { [extension.documentation]: { documentationParts: parts } };
}

function parsedObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
