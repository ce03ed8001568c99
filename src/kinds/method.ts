import type { Method } from '@aws-sdk/client-api-gateway';
import { callWithNode } from '../calls/new-call.js';
import type { IdOrReference } from '../calls/reference.js';
import { deepFreeze, mapValues, withoutUndefined } from '../plain.js';
import { methodAddress } from './address.js';
import { authorizerKind } from './authorizer.js';
import { enumerations, type ValueOf } from './enumerations.js';
import { type IntegrationNode, integrationKind } from './integration.js';
import { addressIn, type Kind, nodeFrom } from './kind.js';
import { foundByGet } from './lost-create.js';
import { type MethodResponseNode, methodResponseKind } from './method-response.js';
import { modelAddresses } from './model.js';
import { requestValidatorKind } from './request-validator.js';

/** The verbs that a method can have. */
export const httpMethods = enumerations.httpMethod;

/** A verb that a method can have; `ANY` answers every verb that has no method of its own. */
export type HttpMethod = ValueOf<'httpMethod'>;

/** Who may call a method. */
export type AuthorizationType = ValueOf<'authorizationType'>;

/** Something of the same API by the name it is declared with, or something that exists already by its id. */
export type NameOrId =
  | {
      /** The name that it is declared with. */
      readonly name: string;
    }
  | {
      /** The id that the service has for it. */
      readonly id: string;
    };

/**
 * A verb on a path, with its responses and its integration.
 *
 * A member left out has the service's default.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html
 */
export interface MethodNode {
  /** What kind of node this is. */
  readonly kind: 'Method';
  /** The verb; `ANY` for all verbs without a method of their own. */
  readonly httpMethod: HttpMethod;
  /** Who may call: anyone (`NONE`), whom IAM lets (`AWS_IAM`), or whom an authorizer lets (the other two). */
  readonly authorizationType: AuthorizationType;
  /** The authorizer that decides; only with `CUSTOM` and `COGNITO_USER_POOLS`. */
  readonly authorizer?: NameOrId;
  /** A set: order means nothing. */
  readonly authorizationScopes?: readonly string[];
  /** Whether callers need an API key. @defaultValue `false` */
  readonly apiKeyRequired?: boolean;
  /** The name of the operation in generated SDKs: `ListPets`. */
  readonly operationName?: string;
  /** The validator that checks requests. @defaultValue none, nothing is checked */
  readonly requestValidator?: NameOrId;
  /** `method.request.{path|querystring|header|multivaluequerystring|multivalueheader}.NAME` to whether it is required. */
  readonly requestParameters?: Readonly<Record<string, boolean>>;
  /** Content type to model name. */
  readonly requestModels?: Readonly<Record<string, string>>;
  /** By status code. */
  readonly methodResponses: Readonly<Record<string, MethodResponseNode>>;
  /** Absent only in what was read from a live API whose method has none yet. */
  readonly integration?: IntegrationNode;
}

/** What `PutMethod` fills in. */
export const methodDefaults = deepFreeze({ apiKeyRequired: false } as const satisfies Partial<MethodNode>);

/** What a method's node has that isn't a member of its request under the same name. */
const notOfMethod = {
  kind: true,
  methodResponses: true,
  integration: true,
  authorizer: true,
  requestValidator: true,
} as const;

/** What the service's response has that a node hasn't under the same name. */
const notOfNode = { methodIntegration: undefined, authorizerId: undefined, requestValidatorId: undefined } as const;

/** The addresses of the authorizer and the request validator that a method names: there are none beside those of its API. */
export function namedByMethod({ authorizer, requestValidator }: MethodNode): readonly string[] {
  return [
    ...(authorizer && 'name' in authorizer ? [addressIn(authorizerKind, authorizer.name)] : []),
    ...(requestValidator && 'name' in requestValidator ? [addressIn(requestValidatorKind, requestValidator.name)] : []),
  ];
}

/** What is named, by the ids that the service's requests and responses have for it. */
function idsIn<Id extends IdOrReference>({ authorizer, requestValidator }: MethodNode, of: (address: string) => Id) {
  const idOf = (named: NameOrId | undefined, kind: typeof authorizerKind | typeof requestValidatorKind) =>
    named && ('id' in named ? named.id : of(addressIn(kind, named.name)));
  return {
    authorizerId: idOf(authorizer, authorizerKind),
    requestValidatorId: idOf(requestValidator, requestValidatorKind),
  };
}

function nameOrId(name: string | undefined, id: string | undefined): NameOrId | undefined {
  return name !== undefined ? { name } : id !== undefined ? { id } : undefined;
}

/** Who may call a method. */
function authorizationOf({
  authorizationType,
  authorizer,
  authorizationScopes = [],
  apiKeyRequired,
}: MethodNode): string {
  const by =
    authorizer && ('name' in authorizer ? ` by ${authorizer.name}` : ` by the authorizer with id ${authorizer.id}`);
  return [
    `authorization ${authorizationType}${by ?? ''}`,
    ...(authorizationScopes.length > 0 ? [`scopes ${authorizationScopes.join(' ')}`] : []),
    ...(apiKeyRequired ? ['API key required'] : []),
  ].join(', ');
}

/** Methods, each below its resource. */
export const methodKind: Kind<MethodNode> = deepFreeze<Kind<MethodNode>>({
  kind: 'Method',
  members: {
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
  sets: ['authorizationScopes'],
  defaults: () => methodDefaults,
  needsDeployment: true,
  create: 'PutMethod',
  note: authorizationOf,
  inAddress: ['httpMethod'],
  parts: { methodResponses: methodResponseKind, integration: integrationKind },
  refersTo: (method) => [...namedByMethod(method), ...modelAddresses(method.requestModels)],
  normalise: (method) => {
    // The service ignores an authorizer, and what belongs to one, on a method that asks for none.
    if (method.authorizationType === 'CUSTOM' || method.authorizationType === 'COGNITO_USER_POOLS') return method;
    if (method.authorizer === undefined && method.authorizationScopes === undefined) return method;
    const { authorizer: _, authorizationScopes: __, ...rest } = method;
    return rest;
  },
  patchable: (method, of) => {
    const {
      kind: _,
      authorizer: __,
      requestValidator: ___,
      methodResponses: ____,
      integration: _____,
      ...members
    } = method;
    return { ...members, ...idsIn(method, of) };
  },
  target: ({ ids }) => ids,
  creation: (method, ids, { path, ids: own }) => [
    callWithNode('PutMethod', methodAddress(path, own.httpMethod), own, method, notOfMethod, idsIn(method, ids.of)),
  ],
  fromService: (item, { key, nameOf }) => {
    const members = item as Method;
    const { methodIntegration, methodResponses, authorizerId, requestValidatorId } = members;
    const named = ({ kind }: { readonly kind: string }, id: string | undefined) =>
      nameOrId(id === undefined ? undefined : nameOf(kind, id), id);
    return withoutUndefined<MethodNode>({
      ...members,
      ...notOfNode,
      kind: 'Method',
      httpMethod: key as HttpMethod,
      // The service takes and keeps `none` too.
      authorizationType: (members.authorizationType ?? 'NONE').toUpperCase() as AuthorizationType,
      authorizer: named(authorizerKind, authorizerId),
      requestValidator: named(requestValidatorKind, requestValidatorId),
      methodResponses: mapValues(methodResponses, (response, statusCode) =>
        nodeFrom(methodResponseKind, response, { key: statusCode, nameOf }),
      ),
      integration: methodIntegration && nodeFrom(integrationKind, methodIntegration, { key, nameOf }),
    });
  },
  lostCreate: foundByGet('PutMethod', 'GetMethod', ({ restApiId, resourceId, httpMethod }) => ({
    restApiId,
    resourceId,
    httpMethod,
  })),
});
