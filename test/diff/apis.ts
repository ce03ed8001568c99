/** APIs to compare, written as short as they can be. */
import type { FoundApi } from '../../src/diff/diff.js';
import { forEachList } from '../../src/kinds/index.js';
import type { IntegrationNode, IntegrationResponseNode } from '../../src/model/integration.js';
import type { HttpMethod, MethodNode, MethodResponseNode } from '../../src/model/method.js';
import { normaliseRestApi } from '../../src/model/normalise.js';
import type { RestApiNode } from '../../src/model/rest-api.js';

type Members<Node> = Partial<Omit<Node, 'kind'>>;

export function api(members: Members<RestApiNode> = {}): RestApiNode {
  return {
    kind: 'RestApi',
    name: 'petstore',
    settings: {},
    ...forEachList(() => ({})),
    ...members,
    resources: { '/': { kind: 'Resource', path: '/', methods: {} }, ...members.resources },
  };
}

/** Resources by path, each with its methods by verb; ancestors are filled in. */
export function resources(
  methods: Readonly<Record<string, Partial<Record<HttpMethod, MethodNode>>>>,
  movedFrom: Readonly<Record<string, string>> = {},
): RestApiNode['resources'] {
  const paths = new Set(['/']);
  for (const path of Object.keys(methods)) {
    const segments = path.split('/').slice(1).filter(Boolean);
    segments.forEach((_, index) => {
      paths.add(`/${segments.slice(0, index + 1).join('/')}`);
    });
  }
  return Object.fromEntries(
    [...paths].sort().map((path) => [
      path,
      {
        kind: 'Resource',
        path,
        methods: methods[path] ?? {},
        ...(movedFrom[path] === undefined ? {} : { movedFrom: movedFrom[path] }),
      },
    ]),
  );
}

export function method(httpMethod: HttpMethod, members: Members<MethodNode> = {}): MethodNode {
  return { kind: 'Method', httpMethod, authorizationType: 'NONE', methodResponses: {}, ...members };
}

export function integration(members: Members<IntegrationNode> = {}): IntegrationNode {
  return {
    kind: 'Integration',
    type: 'HTTP',
    httpMethod: 'GET',
    uri: 'https://backend.example.com',
    integrationResponses: {},
    ...members,
  };
}

export function methodResponse(statusCode: string, members: Members<MethodResponseNode> = {}) {
  return { [statusCode]: { kind: 'MethodResponse', statusCode, ...members } as const };
}

export function integrationResponse(statusCode: string, members: Members<IntegrationResponseNode> = {}) {
  return { [statusCode]: { kind: 'IntegrationResponse', statusCode, ...members } as const };
}

/** An API as a snapshot would find it, with ids made up from names. */
export function found(model: RestApiNode): FoundApi {
  const idsOf = (record: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.keys(record).map((key) => [key, `id of ${key}`]));
  return {
    model: normaliseRestApi(model, { restApiId: 'api1' }),
    ids: {
      restApiId: 'api1',
      resources: idsOf(model.resources),
      ...forEachList((list) => idsOf(model[list])),
    },
  };
}
