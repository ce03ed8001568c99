import type { Method } from '@aws-sdk/client-api-gateway';
import {
  apiExtensions,
  documentationExtension,
  documented,
  type Exported,
  type ExportedMethod,
  filled,
  headersOf,
  methodsByPath,
  parametersOf,
  schemasOf,
  validatorExtension,
  versionOf,
} from './exported.js';
import { integrationExtension } from './integration.js';
import { requirementsOf, securitySchemes } from './security.js';

const refer = (name: string) => `#/definitions/${name}`;

/** An API as a Swagger 2.0 document. */
export function swaggerDocument(exported: Exported) {
  const { api, host, stageName } = exported;
  return {
    swagger: '2.0',
    info: filled({ description: api.api.description, version: versionOf(exported), title: api.api.name }),
    host,
    basePath: `/${stageName}`,
    schemes: ['https'],
    paths: Object.fromEntries(
      methodsByPath(exported).map(([path, methods]) => [
        path,
        Object.fromEntries(methods.map((one) => [one.field, operation(exported, one)])),
      ]),
    ),
    ...filled({ securityDefinitions: securitySchemes(exported), definitions: schemasOf(exported, refer) }),
    ...apiExtensions(exported),
    ...documentationExtension(exported),
  };
}

function operation(exported: Exported, one: ExportedMethod) {
  const { path, method } = one;
  const at = { path, method: method.httpMethod ?? '' };
  const [[, model] = []] = Object.entries(method.requestModels ?? {});
  const parameters = [
    ...parametersOf(method).map((parameter) => ({ ...parameter, type: 'string' })),
    ...(model === undefined ? [] : [{ in: 'body', name: model, required: true, schema: { $ref: refer(model) } }]),
  ];
  return documented(
    exported,
    { type: 'METHOD', ...at },
    {
      ...filled({
        operationId: method.operationName,
        consumes: consumed(method),
        produces: produced(method),
        parameters,
      }),
      responses: Object.fromEntries(
        Object.entries(method.methodResponses ?? {}).map(([statusCode, response]) => [
          statusCode,
          documented(
            exported,
            { type: 'RESPONSE', ...at, statusCode },
            {
              description: `${statusCode} response`,
              ...filled({
                schema: reference(Object.values(response.responseModels ?? {})[0]),
                headers: Object.fromEntries(
                  headersOf(response.responseParameters).map((name) => [name, { type: 'string' }]),
                ),
              }),
            },
          ),
        ]),
      ),
      ...requirementsOf(exported, method),
      ...validatorExtension(exported, method),
      ...integrationExtension(exported, one),
    },
  );
}

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
