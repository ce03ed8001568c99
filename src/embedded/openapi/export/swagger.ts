import type { Method } from '@aws-sdk/client-api-gateway';
import { apiDocumentation, documentationExtension, documentationOf } from './documentation.js';
import {
  apiExtensions,
  type Exported,
  type ExportedMethod,
  endpointExtension,
  filled,
  headersOf,
  parametersOf,
  pathsOf,
  schemasOf,
  validatorExtension,
  versionOf,
} from './exported.js';
import { integrationExtension } from './integration.js';
import { requirementsOf, securitySchemes } from './security.js';

const refer = (name: string) => `#/definitions/${name}`;

/** An API as a Swagger 2.0 document. */
export function swaggerDocument(exported: Exported) {
  const { api, host, stageName, documentation } = exported;
  const about = apiDocumentation(documentation);
  return {
    swagger: '2.0',
    info: {
      ...filled({ description: api.api.description, version: versionOf(exported), title: api.api.name }),
      ...about.info,
    },
    host,
    basePath: `/${stageName}`,
    schemes: ['https'],
    paths: pathsOf(exported, operation),
    ...filled({ securityDefinitions: securitySchemes(exported), definitions: schemasOf(exported, refer) }),
    ...apiExtensions(exported),
    ...endpointExtension(exported),
    ...documentationExtension(documentation),
    ...about.top,
  };
}

function operation(exported: Exported, one: ExportedMethod) {
  const { documentation } = exported;
  const { path, method } = one;
  const at = { path, method: method.httpMethod ?? '' };
  const model = modelOf(method.requestModels);
  const body = { in: 'body', name: model, ...documentationOf(documentation, { type: 'REQUEST_BODY', ...at }) };
  const parameters = [
    ...parametersOf(exported, one).map(({ documented, ...parameter }) => ({
      ...parameter,
      ...documented,
      type: 'string',
    })),
    ...(model === undefined ? [] : [{ ...body, required: true, schema: { $ref: refer(model) } }]),
  ];
  return {
    ...filled({
      operationId: method.operationName,
      consumes: consumed(method),
      produces: produced(method),
      parameters,
    }),
    responses: Object.fromEntries(
      Object.entries(method.methodResponses ?? {}).map(([statusCode, response]) => [
        statusCode,
        {
          description: `${statusCode} response`,
          ...documentationOf(documentation, { type: 'RESPONSE', ...at, statusCode }),
          ...filled({
            schema: reference(modelOf(response.responseModels)),
            headers: Object.fromEntries(
              headersOf(response.responseParameters).map((name) => [
                name,
                {
                  type: 'string',
                  ...documentationOf(documentation, { type: 'RESPONSE_HEADER', ...at, statusCode, name }),
                },
              ]),
            ),
          }),
        },
      ]),
    ),
    ...requirementsOf(exported, method),
    ...validatorExtension(exported, method),
    ...integrationExtension(exported, one),
    ...documentationOf(documentation, { type: 'METHOD', ...at }),
  };
}

/** Swagger has one model for all content types: that for JSON, where there is one. */
const modelOf = (models: Readonly<Record<string, string>> = {}) =>
  models['application/json'] ?? Object.values(models)[0];

const reference = (model: string | undefined) => (model === undefined ? undefined : { $ref: refer(model) });

/** What a method takes: the content types that it has models or templates for. */
const consumed = ({ requestModels, methodIntegration }: Method) => [
  ...new Set([...Object.keys(requestModels ?? {}), ...Object.keys(methodIntegration?.requestTemplates ?? {})]),
];

const produced = ({ methodResponses, methodIntegration }: Method) => [
  ...new Set([
    ...Object.values(methodResponses ?? {}).flatMap(({ responseModels }) => Object.keys(responseModels ?? {})),
    ...Object.values(methodIntegration?.integrationResponses ?? {}).flatMap(({ responseTemplates }) =>
      Object.keys(responseTemplates ?? {}),
    ),
  ]),
];
