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

const refer = (name: string) => `#/components/schemas/${name}`;

/** An API as an OpenAPI 3.0 document. */
export function openApiDocument(exported: Exported) {
  const { api, host, stageName, documentation } = exported;
  const about = apiDocumentation(documentation);
  const url = `https://${host}/{basePath}`;
  return {
    openapi: '3.0.1',
    info: {
      ...filled({ title: api.api.name, description: api.api.description, version: versionOf(exported) }),
      ...about.info,
    },
    servers: [{ url, variables: { basePath: { default: stageName } }, ...endpointExtension(exported) }],
    paths: pathsOf(exported, operation),
    components: filled({ schemas: schemasOf(exported, refer), securitySchemes: securitySchemes(exported) }),
    ...apiExtensions(exported),
    ...documentationExtension(documentation),
    ...about.top,
  };
}

function operation(exported: Exported, one: ExportedMethod) {
  const { documentation } = exported;
  const { path, method } = one;
  const at = { path, method: method.httpMethod ?? '' };
  const content = contentOf(method.requestModels);
  return {
    ...filled({
      operationId: method.operationName,
      parameters: parametersOf(exported, one).map(({ required, documented, ...parameter }) => ({
        ...parameter,
        ...documented,
        ...(required ? { required } : {}),
        schema: { type: 'string' },
      })),
      requestBody:
        Object.keys(content).length === 0
          ? undefined
          : { ...documentationOf(documentation, { type: 'REQUEST_BODY', ...at }), content, required: true },
    }),
    ...filled({
      responses: Object.fromEntries(
        Object.entries(method.methodResponses ?? {}).map(([statusCode, response]) => [
          statusCode,
          {
            description: `${statusCode} response`,
            ...documentationOf(documentation, { type: 'RESPONSE', ...at, statusCode }),
            ...filled({
              headers: Object.fromEntries(
                headersOf(response.responseParameters).map((name) => [
                  name,
                  {
                    ...documentationOf(documentation, { type: 'RESPONSE_HEADER', ...at, statusCode, name }),
                    schema: { type: 'string' },
                  },
                ]),
              ),
            }),
            content: contentOf(response.responseModels),
          },
        ]),
      ),
    }),
    ...requirementsOf(exported, method),
    ...validatorExtension(exported, method),
    ...integrationExtension(exported, one),
    ...documentationOf(documentation, { type: 'METHOD', ...at }),
  };
}

const contentOf = (models: Readonly<Record<string, string>> | undefined) =>
  Object.fromEntries(Object.entries(models ?? {}).map(([type, model]) => [type, { schema: { $ref: refer(model) } }]));
