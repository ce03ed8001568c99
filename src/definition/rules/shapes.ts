/** Rules of what is no matter of the service yet: that members exist, and hold what they are for. @module */

import { addressOf } from '../../model/address.js';
import { isRecord } from '../../plain.js';
import { type Draft, didYouMean, type Finding, rule, ruleLevels, see } from './rule.js';

type Shape = 'text' | 'boolean' | 'number' | 'texts' | 'texts by name' | 'booleans by name' | 'members' | 'name or id';

type Shapes = Readonly<Record<string, Shape>>;

/** What the members of each kind of node hold. */
const shapesOf: Readonly<Record<string, Shapes>> = {
  RestApi: {
    name: 'text',
    description: 'text',
    version: 'text',
    binaryMediaTypes: 'texts',
    minimumCompressionSize: 'number',
    apiKeySource: 'text',
    endpointConfiguration: 'members',
    policy: 'text',
    disableExecuteApiEndpoint: 'boolean',
    securityPolicy: 'text',
    endpointAccessMode: 'text',
    tags: 'texts by name',
  },
  Model: { name: 'text', contentType: 'text', description: 'text', schema: 'text' },
  RequestValidator: { name: 'text', validateRequestBody: 'boolean', validateRequestParameters: 'boolean' },
  Authorizer: {
    name: 'text',
    type: 'text',
    providerARNs: 'texts',
    authType: 'text',
    authorizerUri: 'text',
    authorizerCredentials: 'text',
    identitySource: 'text',
    identityValidationExpression: 'text',
    authorizerResultTtlInSeconds: 'number',
  },
  GatewayResponse: {
    responseType: 'text',
    statusCode: 'text',
    responseParameters: 'texts by name',
    responseTemplates: 'texts by name',
  },
  Method: {
    httpMethod: 'text',
    authorizationType: 'text',
    authorizer: 'name or id',
    authorizationScopes: 'texts',
    apiKeyRequired: 'boolean',
    operationName: 'text',
    requestValidator: 'name or id',
    requestParameters: 'booleans by name',
    requestModels: 'texts by name',
    methodResponses: 'members',
    integration: 'members',
  },
  MethodResponse: {
    statusCode: 'text',
    responseParameters: 'booleans by name',
    responseModels: 'texts by name',
  },
  Integration: {
    type: 'text',
    httpMethod: 'text',
    uri: 'text',
    connectionType: 'text',
    connectionId: 'text',
    integrationTarget: 'text',
    credentials: 'text',
    requestParameters: 'texts by name',
    requestTemplates: 'texts by name',
    passthroughBehavior: 'text',
    contentHandling: 'text',
    timeoutInMillis: 'number',
    cacheNamespace: 'text',
    cacheKeyParameters: 'texts',
    tlsConfig: 'members',
    responseTransferMode: 'text',
    integrationResponses: 'members',
  },
  IntegrationResponse: {
    statusCode: 'text',
    selectionPattern: 'text',
    responseParameters: 'texts by name',
    responseTemplates: 'texts by name',
    contentHandling: 'text',
  },
};

/** The members without which there is nothing to call a thing by, or nothing that it could be. */
const requiredOf: Readonly<Record<string, readonly string[]>> = {
  Model: ['name', 'contentType'],
  RequestValidator: ['name'],
  Authorizer: ['name', 'type'],
  GatewayResponse: ['responseType'],
};

const holds: Readonly<Record<Shape, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  texts: (value) => Array.isArray(value) && value.every(holds.text),
  'texts by name': (value) => isRecord(value) && Object.values(value).every((member) => holds.text(member)),
  'booleans by name': (value) => isRecord(value) && Object.values(value).every((member) => holds.boolean(member)),
  members: isRecord,
  'name or id': (value) => isRecord(value) && holds.text('id' in value ? value['id'] : value['name']),
};

interface Place {
  readonly address: string;
  readonly kind: string;
  readonly node: object;
}

function placesOf({ api, methods }: Draft): readonly Place[] {
  return [
    { address: addressOf.restApi, kind: api.kind, node: { name: api.name, ...api.settings } },
    ...placesOfKind(api.models, addressOf.model),
    ...placesOfKind(api.requestValidators, addressOf.requestValidator),
    ...placesOfKind(api.authorizers, addressOf.authorizer),
    ...placesOfKind(api.gatewayResponses, addressOf.gatewayResponse),
    ...methods.flatMap(({ address, method }) =>
      [
        method,
        ...Object.values(method.methodResponses),
        ...(method.integration === undefined
          ? []
          : [method.integration, ...Object.values(method.integration.integrationResponses)]),
      ].map((node) => ({ address, kind: node.kind, node })),
    ),
  ];
}

function placesOfKind(
  nodes: Readonly<Record<string, { readonly kind: string }>>,
  toAddress: (name: string) => string,
): readonly Place[] {
  return Object.entries(nodes).map(([name, node]) => ({ address: toAddress(name), kind: node.kind, node }));
}

interface Member {
  readonly address: string;
  readonly name: string;
  readonly value: unknown;
  /** What the member holds; none when the kind has no such member. */
  readonly shape: Shape | undefined;
  readonly known: readonly string[];
}

function* membersOf(draft: Draft): Iterable<Member> {
  for (const { address, kind, node } of placesOf(draft)) {
    const shapes = shapesOf[kind] ?? {};
    const missing = (requiredOf[kind] ?? []).filter((name) => !Object.hasOwn(node, name));
    const members = [...Object.entries(node), ...missing.map((name): [string, unknown] => [name, undefined])];
    for (const [name, value] of members) {
      if (name === 'kind') continue;
      const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
      yield { address, name, value, shape, known: Object.keys(shapes) };
    }
  }
}

/** The rules of what can be read at all: what they find isn't looked at by the other rules. */
export const shapeRules = [
  rule({
    id: 'definition.route',
    level: 'error',
    summary: 'What is defined are routes: a path, a verb and an integration.',
    see: see.integration,
    *check({ strangers }): Iterable<Finding> {
      for (const address of strangers) {
        yield {
          address,
          message: 'This is no route.',
          hint: "A route is a path, a verb and an integration: api.resource('/pets').method('GET').integration().mock().",
        };
      }
    },
  }),
  rule({
    id: 'definition.member-value',
    level: 'error',
    summary: 'Members hold what they are for (text, a number, …), and those that must be there are.',
    see: see.restApi,
    *check(draft): Iterable<Finding> {
      for (const { address, name, value, shape } of membersOf(draft)) {
        if (shape !== undefined && !holds[shape](value)) yield { address, message: `'${name}' takes ${takes[shape]}.` };
      }
    },
  }),
] as const;

/** The rules of which members there are. */
export const memberRules = [
  rule({
    id: 'definition.member',
    level: 'error',
    summary: 'Members are those that the service has, and rules that are switched those that there are.',
    see: see.restApi,
    *check(draft): Iterable<Finding> {
      for (const { address, name, shape, known } of membersOf(draft)) {
        if (shape !== undefined) continue;
        yield { address, message: `The service knows no member '${name}' here.`, hint: didYouMean(name, known) };
      }
      for (const [id, level] of Object.entries(draft.rules)) {
        if (!draft.ruleIds.includes(id)) {
          yield {
            address: addressOf.restApi,
            message: `There is no rule '${id}'.`,
            hint: didYouMean(id, draft.ruleIds) ?? "The rules' ids are the codes of the problems that they find.",
          };
        } else if (!ruleLevels.includes(level)) {
          yield { address: addressOf.restApi, message: `The rule '${id}' takes 'off', 'warning' or 'error'.` };
        }
      }
    },
  }),
] as const;

const takes: Readonly<Record<Shape, string>> = {
  text: 'text',
  boolean: 'true or false',
  number: 'a number',
  texts: 'a list of texts',
  'texts by name': 'an object of texts',
  'booleans by name': 'an object of true and false',
  members: 'an object',
  'name or id': 'a name, or an object with an id',
};
