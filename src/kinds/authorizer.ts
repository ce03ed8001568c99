import type { AuthorizerType } from '@aws-sdk/client-api-gateway';
import { newCall } from '../calls/new-call.js';
import { deepFreeze } from '../plain.js';
import { addressIn, type ListedKind, plainCreate } from './kind.js';
import { foundInList } from './lost-create.js';

/** What decides who may call a method. */
export interface AuthorizerNode {
  /** What kind of node this is. */
  readonly kind: 'Authorizer';
  /** Unique within its API. */
  readonly name: string;
  /** `TOKEN` and `REQUEST` ask a Lambda function, `COGNITO_USER_POOLS` asks user pools. */
  readonly type: AuthorizerType;
  /** A set: order means nothing. */
  readonly providerARNs?: readonly string[];
  /** A name for the kind of authorizer, in exports to OpenAPI alone. @defaultValue `custom`, or `cognito_user_pools` */
  readonly authType?: string;
  /** The invocation URI of the Lambda function: `arn:aws:apigateway:{region}:lambda:path/…/invocations`. */
  readonly authorizerUri?: string;
  /** The ARN of the role that calls the function. @defaultValue the function's own resource policy lets the API in */
  readonly authorizerCredentials?: string;
  /**
   * What identifies a caller, with commas between: `method.request.header.Authorization`. With `COGNITO_USER_POOLS`
   * that is the default.
   */
  readonly identitySource?: string;
  /** A regular expression that a token must match (`TOKEN`), or its `aud` claim (`COGNITO_USER_POOLS`). */
  readonly identityValidationExpression?: string;
  /** Seconds, 0 to 3600. */
  readonly authorizerResultTtlInSeconds?: number;
}

/** What `CreateAuthorizer` fills in, by the type of authorizer. */
export const authorizerDefaults = deepFreeze({
  TOKEN: { authType: 'custom', authorizerResultTtlInSeconds: 300 },
  REQUEST: { authType: 'custom', authorizerResultTtlInSeconds: 300 },
  COGNITO_USER_POOLS: {
    authType: 'cognito_user_pools',
    authorizerResultTtlInSeconds: 300,
    identitySource: 'method.request.header.Authorization',
  },
} as const satisfies Record<AuthorizerType, Partial<AuthorizerNode>>);

/** Authorizers: methods refer to them by id, so one that can't be patched is superseded by another of its name. */
export const authorizerKind: ListedKind<AuthorizerNode> = deepFreeze<ListedKind<AuthorizerNode>>({
  kind: 'Authorizer',
  scope: 'restApi',
  noun: 'authorizer',
  members: {
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
  required: ['name', 'type'],
  sets: ['providerARNs'],
  defaults: ({ type }) => authorizerDefaults[type] ?? {},
  keyOf: ({ name }) => name,
  inAddress: ['name'],
  note: ({ type, authorizerUri, providerARNs = [] }) =>
    [type, authorizerUri, ...providerARNs].filter(Boolean).join(' '),
  create: 'CreateAuthorizer',
  list: 'GetAuthorizers',
  identify: (_, id) => ({ authorizerId: id() }),
  sameKey: 'first',
  needsDeployment: true,
  lostCreate: foundInList(
    'CreateAuthorizer',
    'GetAuthorizers',
    ({ restApiId }) => ({ restApiId }),
    (item, created) => item.name === created.name,
  ),
  normalise: ({ identitySource, ...authorizer }) => ({
    ...authorizer,
    ...(identitySource === undefined
      ? {}
      : {
          identitySource: identitySource
            .split(',')
            .map((source) => source.trim())
            .join(','),
        }),
  }),
  // Created with credentials, a Cognito authorizer has none: there the service ignores them.
  creation: (authorizer, ids) => {
    const { name, type, authorizerCredentials } = authorizer;
    const address = addressIn(authorizerKind, name);
    return [
      plainCreate(authorizerKind, authorizer, ids),
      ...(type === 'COGNITO_USER_POOLS' && authorizerCredentials !== undefined
        ? [
            newCall('UpdateAuthorizer', address, {
              restApiId: ids.restApi,
              authorizerId: ids.of(address),
              patchOperations: [{ op: 'replace', path: '/authorizerCredentials', value: authorizerCredentials }],
            }),
          ]
        : []),
    ];
  },
  replaced: 'supersedes',
});

/** The name that an authorizer has while another takes its place: the service allows no two of one name. */
export function supersededName(name: string): string {
  return `${name}-superseded-by-plan`;
}
