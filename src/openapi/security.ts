/**
 * Who may call a method, as a document says it: the schemes that stand for authorizers, and what each operation asks for.
 *
 * @module
 */

import { type AuthorizerNode, authorizerDefaults, authorizerKind } from '../kinds/authorizer.js';
import { addressIn } from '../kinds/kind.js';
import type { MethodNode } from '../kinds/method.js';
import type { RestApiNode } from '../model/rest-api.js';
import { mapValues, ownEntry } from '../plain.js';
import { componentName, extension, type JsonObject, type Loss, type OpenApiVersion } from './document.js';
import { filled } from './writing.js';

/** The security of a document. */
export interface WrittenSecurity {
  /** The schemes, by name. */
  readonly schemes: JsonObject;
  readonly losses: readonly Loss[];
  /** What an operation says, and whether that is less than the method has. */
  of(method: MethodNode, address: string): { readonly members: JsonObject; readonly losses: readonly Loss[] };
}

/** The authorizers of an API as security schemes, and what its methods ask for. */
export function writtenSecurity({ authorizers, resources }: RestApiNode, version: OpenApiVersion): WrittenSecurity {
  const named = Object.values(authorizers).filter(({ name }) => version === '2.0' || componentName.test(name));
  const unnamed = Object.values(authorizers).filter((authorizer) => !named.includes(authorizer));
  const schemes = Object.fromEntries(named.map((authorizer) => [authorizer.name, schemeOf(authorizer)]));
  const apiKey = freeName('api_key', schemes);
  const methods = Object.values(resources).flatMap((resource) => Object.values(resource.methods));
  return {
    schemes: {
      ...schemes,
      ...(methods.some(({ apiKeyRequired }) => apiKeyRequired)
        ? { [apiKey]: { type: 'apiKey', name: 'x-api-key', in: 'header' } }
        : {}),
    },
    losses: [
      ...unnamed.map(({ name }): Loss => ({ address: addressIn(authorizerKind, name), message: noComponent })),
      ...named.flatMap(lossesOf),
    ],
    of: (method, address) => requirementsOf(method, address, schemes, apiKey),
  };
}

const noComponent = "In OpenAPI 3, the name of a security scheme is made of letters, digits, '.', '_' and '-'.";

function freeName(wanted: string, taken: JsonObject): string {
  return Object.hasOwn(taken, wanted) ? freeName(`${wanted}_`, taken) : wanted;
}

const headerSource = /^method\.request\.header\.([^,\s]+)$/;

function schemeOf(authorizer: AuthorizerNode): JsonObject {
  const { type, identitySource, authType } = authorizer;
  const header = headerSource.exec(identitySource ?? '')?.[1];
  return {
    type: 'apiKey',
    name: header ?? (type === 'REQUEST' ? 'Unused' : 'Authorization'),
    in: 'header',
    [extension.authtype]: authType || authorizerDefaults[type].authType,
    [extension.authorizer]: filled({
      type: type.toLowerCase(),
      identitySource: type === 'REQUEST' ? identitySource : undefined,
      authorizerUri: authorizer.authorizerUri,
      authorizerCredentials: authorizer.authorizerCredentials,
      identityValidationExpression: authorizer.identityValidationExpression,
      authorizerResultTtlInSeconds: authorizer.authorizerResultTtlInSeconds,
      providerARNs: authorizer.providerARNs,
    }),
  };
}

function lossesOf({ name, type, identitySource, authorizerCredentials }: AuthorizerNode): readonly Loss[] {
  const address = addressIn(authorizerKind, name);
  const isHeader = identitySource === undefined || headerSource.test(identitySource);
  return [
    ...(type === 'REQUEST' || isHeader
      ? []
      : [{ address, member: 'identitySource', message: `A ${type} authorizer's scheme can only name a header.` }]),
    ...(type === 'COGNITO_USER_POOLS' && authorizerCredentials
      ? [
          {
            address,
            member: 'authorizerCredentials',
            message: 'An import drops the credentials of a Cognito authorizer.',
          },
        ]
      : []),
  ];
}

function requirementsOf(method: MethodNode, address: string, schemes: JsonObject, apiKey: string) {
  const { authorizationType, authorizer, authorizationScopes = [], apiKeyRequired } = method;
  const key = apiKeyRequired ? { [apiKey]: [] } : {};
  if (authorizationType === 'NONE') return said(key);
  if (authorizationType === 'AWS_IAM') return said(key, { [extension.auth]: { type: 'AWS_IAM' } });
  const name = authorizer !== undefined && 'name' in authorizer ? authorizer.name : undefined;
  if (name === undefined || ownEntry(schemes, name) === undefined) {
    const message =
      'A document has no authorizers of other documents: it asks for AWS_IAM here, so that the method isn’t open.';
    const members = ['authorizationType', 'authorizer', 'authorizationScopes'];
    return said(
      key,
      { [extension.auth]: { type: 'AWS_IAM' } },
      members.map((member) => ({ address, member, message })),
    );
  }
  const isCognito = authorizationType === 'COGNITO_USER_POOLS';
  const losses =
    isCognito || authorizationScopes.length === 0
      ? []
      : [{ address, member: 'authorizationScopes', message: 'An import takes scopes for Cognito authorizers only.' }];
  return said({ [name]: isCognito ? [...authorizationScopes] : [], ...key }, {}, losses);
}

/** Every operation says what it asks for, be it nothing: otherwise what stands at the top would count. */
function said(requirement: JsonObject, members: JsonObject = {}, losses: readonly Loss[] = []) {
  const security = Object.keys(requirement).length === 0 ? [] : [mapValues(requirement, (scopes) => scopes)];
  return { members: { security, ...members }, losses };
}
