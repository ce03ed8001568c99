import type { Method } from '@aws-sdk/client-api-gateway';
import { pathOf } from '../../control-plane/lookup.js';
import type { HeldResource, HeldRestApi } from '../../control-plane/state.js';
import { objectOf, parsedObject } from '../../json.js';
import { withReferences } from '../../model-references.js';
import { type Documentation, documentationOf } from './documentation.js';

/** What goes into an export, whatever format it has. */
export interface Exported {
  readonly api: HeldRestApi;
  readonly stageName: string;
  /** `{id}.execute-api.{region}.amazonaws.com`. */
  readonly host: string;
  readonly extensions: Extensions;
  /** None where the stage has none, or it wasn't asked for. */
  readonly documentation?: Documentation | undefined;
}

/** The extensions that an export was asked to carry. */
export interface Extensions {
  readonly integrations: boolean;
  readonly authorizers: boolean;
  /** Everything else that only the service knows: policies, binary media types, gateway responses, validators. */
  readonly apiGateway: boolean;
}

/**
 * Reads the `extensions` parameter: `integrations`, `authorizers`, `apigateway` (both and more) and `documentation`,
 * separated by commas. Documentation is what an export has that asks for nothing.
 */
export function extensionsOf(parameter: string | undefined): Extensions & { readonly documentation: boolean } {
  const asked = new Set((parameter || 'documentation').split(',').map((one) => one.trim().toLowerCase()));
  const apiGateway = asked.has('apigateway');
  return {
    apiGateway,
    integrations: apiGateway || asked.has('integrations'),
    authorizers: apiGateway || asked.has('authorizers'),
    documentation: asked.has('documentation'),
  };
}

export interface ExportedMethod {
  readonly resource: HeldResource;
  readonly path: string;
  /** As documents write it: in small letters, or the extension for any method. */
  readonly field: string;
  readonly method: Method;
}

/** The methods by path, in the order of paths; a resource without methods isn't a path of a document. */
export function methodsByPath({ api }: Exported): readonly (readonly [string, readonly ExportedMethod[]])[] {
  return [...api.resources.values()]
    .filter(({ methods }) => methods.size > 0)
    .map((resource) => [pathOf(api, resource), resource] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, resource]) => [
      path,
      [...resource.methods].map(([verb, method]) => ({
        resource,
        path,
        method,
        field: verb === 'ANY' ? 'x-amazon-apigateway-any-method' : verb.toLowerCase(),
      })),
    ]);
}

/** The paths of a document, with what `operation` writes of each method. */
export function pathsOf(exported: Exported, operation: (exported: Exported, one: ExportedMethod) => object) {
  return Object.fromEntries(
    methodsByPath(exported).map(([path, methods]) => [
      path,
      {
        ...Object.fromEntries(methods.map((one) => [one.field, operation(exported, one)])),
        ...documentationOf(exported.documentation, { type: 'RESOURCE', path }),
      },
    ]),
  );
}

/** The schemas of the models that methods use, and of those that these refer to. */
export function schemasOf(exported: Exported, refer: (name: string) => string): Record<string, unknown> {
  const { models } = exported.api;
  const used = new Set(
    methodsByPath(exported).flatMap(([, methods]) =>
      methods.flatMap(({ method }) => [
        ...Object.values(method.requestModels ?? {}),
        ...Object.values(method.methodResponses ?? {}).flatMap(({ responseModels }) =>
          Object.values(responseModels ?? {}),
        ),
      ]),
    ),
  );
  const schemas = new Map<string, unknown>();
  for (const name of used) {
    // A model may hold any text as its schema; a document can only hold JSON.
    const { $schema: _, ...schema } = parsedObject(models.get(name)?.schema);
    schemas.set(name, {
      ...objectOf(
        withReferences(schema, (other) => {
          used.add(other);
          return refer(other);
        }),
      ),
      ...documentationOf(exported.documentation, { type: 'MODEL', name }),
    });
  }
  return Object.fromEntries(
    [...models.keys()].flatMap((name) => (schemas.has(name) ? [[name, schemas.get(name)]] : [])),
  );
}

/** What a definition says about the API that only the service understands. */
export function apiExtensions({ api: { api, gatewayResponses, requestValidators }, extensions }: Exported) {
  if (!extensions.apiGateway) return {};
  const { policy, binaryMediaTypes, minimumCompressionSize, apiKeySource } = api;
  return {
    ...(apiKeySource === 'AUTHORIZER' ? { 'x-amazon-apigateway-api-key-source': apiKeySource } : {}),
    ...(policy === undefined ? {} : { 'x-amazon-apigateway-policy': policyOf(policy) }),
    ...(gatewayResponses.size === 0
      ? {}
      : {
          'x-amazon-apigateway-gateway-responses': Object.fromEntries(
            [...gatewayResponses].map(([type, { statusCode, responseParameters, responseTemplates }]) => [
              type,
              filled({ statusCode, responseParameters, responseTemplates }),
            ]),
          ),
        }),
    ...(requestValidators.size === 0
      ? {}
      : {
          'x-amazon-apigateway-request-validators': Object.fromEntries(
            [...requestValidators.values()].map(({ name = '', validateRequestParameters, validateRequestBody }) => [
              name,
              { validateRequestParameters, validateRequestBody },
            ]),
          ),
        }),
    ...(binaryMediaTypes?.length ? { 'x-amazon-apigateway-binary-media-types': binaryMediaTypes } : {}),
    ...(minimumCompressionSize === undefined
      ? {}
      : { 'x-amazon-apigateway-minimum-compression-size': minimumCompressionSize }),
  };
}

function policyOf(policy: string): unknown {
  try {
    return JSON.parse(policy);
  } catch {
    return policy;
  }
}

/** How the API is reached, where that isn't as it is with others. */
export function endpointExtension({ api: { api }, extensions }: Exported): object {
  const endpoint = filled({
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint || undefined,
    vpcEndpointIds: api.endpointConfiguration?.vpcEndpointIds,
  });
  return extensions.apiGateway && Object.keys(endpoint).length > 0
    ? { 'x-amazon-apigateway-endpoint-configuration': endpoint }
    : {};
}

/** The validator of a method, by name. */
export function validatorExtension({ api, extensions }: Exported, { requestValidatorId }: Method) {
  const name = api.requestValidators.get(requestValidatorId ?? '')?.name;
  return extensions.apiGateway && name !== undefined ? { 'x-amazon-apigateway-request-validator': name } : {};
}

/** Without members that are undefined, and without maps that are empty. */
export function filled<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, one]) => one !== undefined && !(typeof one === 'object' && one !== null && Object.keys(one).length === 0),
    ),
  ) as Partial<Value>;
}

/** A version for a document whose API has none: when the API was made. */
export function versionOf({ api: { api } }: Exported): string {
  return api.version ?? api.createdDate?.toISOString().replace(/\.\d+Z$/, 'Z') ?? '';
}

const parameterKinds = {
  querystring: { in: 'query', type: 'QUERY_PARAMETER' },
  header: { in: 'header', type: 'REQUEST_HEADER' },
  path: { in: 'path', type: 'PATH_PARAMETER' },
} as const;

/** A method's request parameters: kind, name, whether they are required, and what is documented about them. */
export function parametersOf({ documentation }: Exported, { method, path }: ExportedMethod) {
  const at = { path, method: method.httpMethod ?? '' };
  return Object.entries(method.requestParameters ?? {}).flatMap(([key, required]) => {
    const [, , place = '', ...parts] = key.split('.');
    if (!Object.hasOwn(parameterKinds, place)) return [];
    const kind = parameterKinds[place as keyof typeof parameterKinds];
    const name = parts.join('.');
    return [
      { name, in: kind.in, required, documented: documentationOf(documentation, { type: kind.type, ...at, name }) },
    ];
  });
}

/** The headers of a method response. */
export function headersOf(responseParameters: Readonly<Record<string, boolean>> | undefined): readonly string[] {
  return Object.keys(responseParameters ?? {}).map((key) => key.split('.').slice(3).join('.'));
}
