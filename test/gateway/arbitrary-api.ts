/**
 * Random APIs that the service accepts. Names come from small pools, so that two of them have much in common.
 *
 * @module
 */

import type { DocumentationPartNode } from '../../src/kinds/documentation-part.js';
import { parentPath } from '../../src/model/address.js';
import type { IntegrationNode, IntegrationResponseNode } from '../../src/model/integration.js';
import type { HttpMethod, MethodNode, MethodResponseNode } from '../../src/model/method.js';
import type {
  AuthorizerNode,
  GatewayResponseNode,
  ModelNode,
  RequestValidatorNode,
  ResourceNode,
  RestApiNode,
  RestApiSettings,
} from '../../src/model/rest-api.js';
import fc from '../fast-check.js';

type Arbitrary<Value> = fc.Arbitrary<Value>;

const json = 'application/json';

const modelNames = ['Pet', 'Owner', 'Empty'] as const;
const validatorNames = ['strict', 'body only'] as const;
const authorizerNames = ['token', 'pool', 'request'] as const;
const verbs: readonly HttpMethod[] = ['GET', 'POST', 'ANY'];
const statusCodes = ['200', '404'] as const;
const mediaTypes = [json, 'text/plain', 'application/vnd.pets+json'] as const;
const headers = ['ETag', 'X-Request.Id'] as const;

/** Each is there or not; where it is, it is one of what the arbitrary makes. */
function some<Name extends string, Value>(
  names: readonly Name[],
  value: (name: Name) => Arbitrary<Value>,
): Arbitrary<Readonly<Record<string, Value>>> {
  return fc.tuple(...names.map((name) => fc.option(value(name), { nil: undefined, freq: 2 }))).map((values) =>
    Object.fromEntries(
      names.flatMap((name, index): [string, Value][] => {
        const made = values[index];
        return made === undefined ? [] : [[name, made]];
      }),
    ),
  );
}

/** Members that may be left out. */
function optional<Members extends object>(
  members: {
    readonly [Member in keyof Members]: Arbitrary<Exclude<Members[Member], undefined>>;
  },
): Arbitrary<Partial<Members>> {
  return fc.record(members as never, { requiredKeys: [] }) as unknown as Arbitrary<Partial<Members>>;
}

const text = fc.constantFrom('one', 'two', 'ünï ~/ {code}');

const model = (name: string): Arbitrary<ModelNode> =>
  fc
    .tuple(
      fc.constantFrom('string', 'number'),
      fc.boolean(),
      // The service has a model of this name already, and its content type.
      name === 'Empty' ? fc.constant(json) : fc.constantFrom(json, 'application/xml'),
    )
    .map(([type, described, contentType]) => ({
      kind: 'Model',
      name,
      contentType,
      schema: JSON.stringify({ type: 'object', properties: { id: { type } } }),
      ...(described ? { description: `A ${name}` } : {}),
    }));

const requestValidator = (name: string): Arbitrary<RequestValidatorNode> =>
  optional<Pick<RequestValidatorNode, 'validateRequestBody' | 'validateRequestParameters'>>({
    validateRequestBody: fc.boolean(),
    validateRequestParameters: fc.boolean(),
  }).map((members) => ({ kind: 'RequestValidator', name, ...members }));

const functionUri = (name: string) =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:${name}/invocations`;

const authorizer = (name: string): Arbitrary<AuthorizerNode> =>
  fc
    .tuple(
      fc.constantFrom('a', 'b'),
      optional<Pick<AuthorizerNode, 'authorizerResultTtlInSeconds'>>({
        authorizerResultTtlInSeconds: fc.constantFrom(60, 300),
      }),
      fc.boolean(),
    )
    .map(([variant, members, cognito]): AuthorizerNode => {
      const common = { kind: 'Authorizer', name, ...members } as const;
      if (cognito || name === 'pool') {
        const providerARNs = [`arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_${variant}`];
        return { ...common, type: 'COGNITO_USER_POOLS', providerARNs };
      }
      return {
        ...common,
        type: name === 'request' ? 'REQUEST' : 'TOKEN',
        authorizerUri: functionUri(variant),
        identitySource: `method.request.header.Auth${variant}`,
      };
    });

const gatewayResponse = (responseType: GatewayResponseNode['responseType']): Arbitrary<GatewayResponseNode> =>
  optional<Pick<GatewayResponseNode, 'statusCode' | 'responseParameters' | 'responseTemplates'>>({
    statusCode: fc.constantFrom('418', '451'),
    responseParameters: some(['gatewayresponse.header.X-A', 'gatewayresponse.header.X-B'], () =>
      fc.constantFrom("'a'", "'b'"),
    ),
    responseTemplates: some(mediaTypes, () => fc.constantFrom('{"m":1}', '{"m":2}')),
  }).map((members) => ({ kind: 'GatewayResponse', responseType, ...members }));

const settings: Arbitrary<RestApiSettings> = optional<RestApiSettings>({
  description: text,
  binaryMediaTypes: fc.uniqueArray(fc.constantFrom('image/png', 'image/*', 'application/x~y')),
  minimumCompressionSize: fc.constantFrom(0, 1024),
  apiKeySource: fc.constantFrom('HEADER', 'AUTHORIZER'),
  disableExecuteApiEndpoint: fc.boolean(),
  endpointConfiguration: fc.constantFrom<NonNullable<RestApiSettings['endpointConfiguration']>>(
    { types: ['REGIONAL'] },
    { types: ['EDGE'], ipAddressType: 'ipv4' },
    { types: ['REGIONAL'], ipAddressType: 'dualstack' },
  ),
  tags: some(['team', 'cost centre'], () => fc.constantFrom('a', 'b')),
  policy: fc.constantFrom(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
    }),
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
    }),
  ),
});

/** Paths that don't clash: below one path there is one variable at most. */
const paths: Arbitrary<readonly string[]> = fc
  .tuple(fc.subarray(['/a', '/a/V', '/a/V/c', '/b', '/b/W', '/d-e.f']), fc.constantFrom('{x}', '{y}'), fc.boolean())
  .map(([list, variable, greedy]) => {
    const written = list.map((path) => path.replace('V', variable).replace('W', greedy ? '{proxy+}' : '{w}'));
    const all = new Set(['/']);
    for (const path of written) {
      for (let at: string | undefined = path; at !== undefined; at = parentPath(at)) all.add(at);
    }
    return [...all].sort();
  });

/** What methods can refer to. */
type Declared = Pick<RestApiNode, 'models' | 'requestValidators' | 'authorizers'>;

function methodOf(path: string, httpMethod: HttpMethod, declared: Declared): Arbitrary<MethodNode> {
  const variables = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => `method.request.path.${name}`);
  // A name is declared in one place only: as a header or as a query string parameter.
  const places = fc.constantFrom('querystring', 'header');
  return fc
    .tuple(
      authorization(declared.authorizers),
      fc.tuple(places, places, fc.boolean(), fc.boolean()),
      fc.record({
        apiKeyRequired: fc.option(fc.boolean(), { nil: undefined }),
        operationName: fc.option(fc.constantFrom('getIt', 'doIt'), { nil: undefined }),
        requestValidator: oneOf(Object.keys(declared.requestValidators)),
        requestModels: some(mediaTypes, () => fc.constantFrom(...Object.keys(declared.models), 'Error')),
      }),
      some(statusCodes, (statusCode) => methodResponseOf(statusCode, declared)),
    )
    .chain(([authorized, [first, second, hasFirst, hasSecond], own, methodResponses]) => {
      const requestParameters: Readonly<Record<string, boolean>> = Object.fromEntries([
        ...variables.map((name) => [name, true] as const),
        ...(hasFirst ? [[`method.request.${first}.page`, false] as const] : []),
        ...(hasSecond ? [[`method.request.${second}.trace`, true] as const] : []),
      ]);
      const { requestValidator: validator, ...members } = own;
      return integrationOf(Object.keys(requestParameters), methodResponses).map(
        (integration): MethodNode => ({
          kind: 'Method',
          httpMethod,
          ...authorized,
          ...defined(members),
          ...(validator === undefined ? {} : { requestValidator: { name: validator } }),
          requestParameters,
          methodResponses,
          integration,
        }),
      );
    });
}

function authorization(
  authorizers: RestApiNode['authorizers'],
): Arbitrary<Pick<MethodNode, 'authorizationType' | 'authorizer' | 'authorizationScopes'>> {
  return fc
    .tuple(oneOf(Object.keys(authorizers)), fc.boolean(), fc.subarray(['pets/read', 'pets/write', 'x~y']))
    .map(([name, signed, authorizationScopes]) => {
      const chosen = name === undefined ? undefined : authorizers[name];
      if (chosen === undefined) return { authorizationType: signed ? 'AWS_IAM' : 'NONE' };
      const authorizer = { name: chosen.name };
      return chosen.type === 'COGNITO_USER_POOLS'
        ? { authorizationType: 'COGNITO_USER_POOLS', authorizer, authorizationScopes }
        : { authorizationType: 'CUSTOM', authorizer };
    });
}

function methodResponseOf(statusCode: string, declared: Declared): Arbitrary<MethodResponseNode> {
  return fc
    .record({
      responseParameters: some(
        headers.map((header) => `method.response.header.${header}`),
        () => fc.boolean(),
      ),
      responseModels: some([json, 'text/plain'], () => fc.constantFrom(...Object.keys(declared.models), 'Empty')),
    })
    .map((members) => ({ kind: 'MethodResponse', statusCode, ...members }));
}

function integrationOf(
  parameters: readonly string[],
  methodResponses: MethodNode['methodResponses'],
): Arbitrary<IntegrationNode> {
  const sources = [...parameters, "'static'", 'context.requestId', 'stageVariables.x'];
  const mapped = some(
    ['integration.request.header.X-A', 'integration.request.querystring.a', 'integration.request.path.p'],
    () => fc.constantFrom(...sources),
  );
  const common = optional<IntegrationNode>({
    cacheNamespace: fc.constantFrom('shared', 'other'),
    cacheKeyParameters: fc.subarray([...parameters]),
    timeoutInMillis: fc.constantFrom(50, 29_000),
    requestParameters: mapped,
  } as never);
  const templated = optional<IntegrationNode>({
    passthroughBehavior: fc.constantFrom('WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'),
    requestTemplates: some(mediaTypes, () => fc.constantFrom('{"statusCode": 200}', '{"a": "~/{}"}')),
    contentHandling: fc.constantFrom('CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'),
  } as never);
  const responses = fc.subarray(Object.values(methodResponses)).chain((chosen) =>
    fc
      .tuple(...chosen.map((response) => integrationResponseOf(response)))
      // Every response is selected by a pattern of its own.
      .map((list) => list.filter((one, index) => index === list.findIndex((other) => isSelectedAs(one, other))))
      .map((list) => Object.fromEntries(list.map((response) => [response.statusCode, response]))),
  );
  const backend = fc.constantFrom('https://one.example.com/p', 'https://two.example.com/{p}');
  const verb = fc.constantFrom('GET', 'POST', 'ANY');
  const credentials = fc.option(fc.constantFrom('arn:aws:iam::123456789012:role/a', 'arn:aws:iam::*:user/*'), {
    nil: undefined,
  });
  return fc
    .tuple(fc.constantFrom('HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY', 'MOCK'), common, templated, responses, backend)
    .chain(([type, shared, mapping, integrationResponses, uri]) =>
      fc.tuple(verb, credentials, fc.boolean(), fc.boolean()).map(([httpMethod, role, linked, insecure]) => {
        const base = { kind: 'Integration', type, ...shared, integrationResponses: {} } as IntegrationNode;
        const full = { ...base, ...mapping, integrationResponses };
        const connection = linked
          ? ({ connectionType: 'VPC_LINK', connectionId: '${stageVariables.link}' } as const)
          : {};
        const tls = insecure ? { tlsConfig: { insecureSkipVerification: true } } : {};
        switch (type) {
          case 'HTTP':
            return { ...full, httpMethod, uri, ...connection, ...tls };
          case 'HTTP_PROXY':
            return { ...base, httpMethod, uri, ...connection, ...tls };
          case 'AWS':
            return { ...full, httpMethod: 'POST', uri: functionUri('f'), ...defined({ credentials: role }) };
          case 'AWS_PROXY':
            return { ...base, httpMethod: 'POST', uri: functionUri('g'), ...defined({ credentials: role }) };
          default:
            return full;
        }
      }),
    );
}

const isSelectedAs = (one: IntegrationResponseNode, other: IntegrationResponseNode) =>
  one.selectionPattern === other.selectionPattern;

function integrationResponseOf(response: MethodResponseNode): Arbitrary<IntegrationResponseNode> {
  return optional<IntegrationResponseNode>({
    selectionPattern: fc.constantFrom('2\\d\\d', '4..'),
    contentHandling: fc.constantFrom('CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'),
    responseTemplates: some(mediaTypes, () => fc.constantFrom('{}', '$input.body')),
    responseParameters: some(Object.keys(response.responseParameters ?? {}), () =>
      fc.constantFrom("'x'", 'integration.response.header.ETag', 'integration.response.body.id'),
    ),
  } as never).map((members) => ({ ...members, kind: 'IntegrationResponse', statusCode: response.statusCode }));
}

function documentationPart(key: 'API' | 'METHOD GET /pets'): Arbitrary<DocumentationPartNode> {
  const location = key === 'API' ? ({ type: key } as const) : { type: 'METHOD' as const, method: 'GET', path: '/pets' };
  return fc
    .constantFrom('{"description":"Pets."}', '{"description":"All pets."}')
    .map((properties) => ({ kind: 'DocumentationPart', location, properties }));
}

/** An API that the service accepts, with any of what a definition can have. */
export const arbitraryApi: Arbitrary<RestApiNode> = fc
  .tuple(
    settings,
    fc.record({
      models: some(modelNames, model),
      requestValidators: some(validatorNames, requestValidator),
      authorizers: some(authorizerNames, authorizer),
      documentationParts: some(['API', 'METHOD GET /pets'] as const, documentationPart),
    }),
    some(['DEFAULT_4XX', 'UNAUTHORIZED'] as const, gatewayResponse),
    paths,
  )
  .chain(([own, declared, gatewayResponses, list]) =>
    fc
      .tuple(
        ...list.map((path) =>
          some(verbs, (verb) => methodOf(path, verb, declared)).map(
            (methods): ResourceNode => ({ kind: 'Resource', path, methods }),
          ),
        ),
      )
      .map((resources) => ({
        kind: 'RestApi',
        name: 'petstore',
        settings: own,
        ...declared,
        gatewayResponses,
        resources: Object.fromEntries(resources.map((resource) => [resource.path, resource])),
      })),
  );

function oneOf(names: readonly string[]): Arbitrary<string | undefined> {
  return names.length === 0 ? fc.constant(undefined) : fc.option(fc.constantFrom(...names), { nil: undefined });
}

function defined<Members extends object>(
  members: Members,
): { [Member in keyof Members]?: Exclude<Members[Member], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
