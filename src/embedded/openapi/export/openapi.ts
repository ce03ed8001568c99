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

const refer = (name: string) => `#/components/schemas/${name}`;

/** An API as an OpenAPI 3.0 document. */
export function openApiDocument(exported: Exported) {
  const { api, host, stageName } = exported;
  return {
    openapi: '3.0.1',
    info: filled({ title: api.api.name, description: api.api.description, version: versionOf(exported) }),
    servers: [{ url: `https://${host}/{basePath}`, variables: { basePath: { default: stageName } } }],
    paths: Object.fromEntries(
      methodsByPath(exported).map(([path, methods]) => [
        path,
        Object.fromEntries(methods.map((one) => [one.field, operation(exported, one)])),
      ]),
    ),
    components: filled({ schemas: schemasOf(exported, refer), securitySchemes: securitySchemes(exported) }),
    ...apiExtensions(exported),
    ...documentationExtension(exported),
  };
}

function operation(exported: Exported, one: ExportedMethod) {
  const { path, method } = one;
  const at = { path, method: method.httpMethod ?? '' };
  const content = contentOf(method.requestModels);
  return documented(
    exported,
    { type: 'METHOD', ...at },
    {
      ...filled({
        operationId: method.operationName,
        parameters: parametersOf(method).map(({ required, ...parameter }) => ({
          ...parameter,
          ...(required ? { required } : {}),
          schema: { type: 'string' },
        })),
        requestBody: Object.keys(content).length === 0 ? undefined : { content, required: true },
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
                headers: Object.fromEntries(
                  headersOf(response.responseParameters).map((name) => [name, { schema: { type: 'string' } }]),
                ),
              }),
              content: contentOf(response.responseModels),
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

const contentOf = (models: Readonly<Record<string, string>> | undefined) =>
  Object.fromEntries(Object.entries(models ?? {}).map(([type, model]) => [type, { schema: { $ref: refer(model) } }]));
