/**
 * Authorizers from security schemes, and who may call an operation.
 *
 * @module
 */

import type { AuthorizerNode } from '../kinds/authorizer.js';
import type { AuthorizationType, MethodNode } from '../kinds/method.js';
import { isRecord, ownEntry, withoutUndefined } from '../plain.js';
import { extension, type JsonObject } from './document.js';
import { at, entriesOf, listOf, memberOf, numberOf, type Reading, resolved, textOf, textsOf } from './read.js';

/** What an operation asks of who calls it. */
export type ReadGuard = Pick<MethodNode, 'authorizationType' | 'authorizer' | 'authorizationScopes' | 'apiKeyRequired'>;

/** The security of a document. */
export interface ReadSecurity {
  /** By name. */
  readonly authorizers: Readonly<Record<string, AuthorizerNode>>;
  /** What an operation asks for; `undefined` where an import makes no method of it. */
  guardOf(operation: JsonObject, pointer: string): ReadGuard | undefined;
}

/** Reads the security of a document. */
export function readSecurity(reading: Reading): ReadSecurity {
  const { root, version } = reading;
  const [place, given] =
    version === '2.0'
      ? ['/securityDefinitions', memberOf(root, 'securityDefinitions')]
      : ['/components/securitySchemes', memberOf(memberOf(root, 'components'), 'securitySchemes')];
  const schemes = Object.fromEntries(
    entriesOf(given).map(([name, scheme]) => [name, resolved(reading, scheme, at(place, name))[0]]),
  );
  const authorizers = Object.fromEntries(
    Object.entries(schemes).flatMap(([name, scheme]) => {
      const authorizer = authorizerOf(name, scheme);
      return authorizer === undefined ? [] : [[name, authorizer] as const];
    }),
  );
  const incomplete = new Set(Object.keys(schemes).filter((name) => lacksAuthorizer(schemes[name])));
  for (const [name, scheme] of Object.entries(schemes)) {
    const type = textOf(memberOf(scheme, 'type'));
    if (incomplete.has(name)) {
      reading.warn(at(place, name), `It has no ${extension.authorizer}: an import makes no method that asks for it.`);
    } else if (type !== 'apiKey' && !Object.hasOwn(authorizers, name)) {
      reading.warn(at(place, name), `API Gateway has no security of type '${type}', and an import ignores it.`);
    }
  }
  const everywhere = memberOf(root, 'security');
  return {
    authorizers,
    guardOf(operation, pointer) {
      const requirements = listOf(memberOf(operation, 'security') ?? everywhere).flatMap((one) => entriesOf(one));
      if (!requirements.some(([name]) => incomplete.has(name))) {
        return guardOf(operation, requirements, schemes, authorizers);
      }
      reading.warn(pointer, 'It asks for a scheme that stands for no authorizer: an import makes no method of it.');
      return undefined;
    },
  };
}

const isIam = (scheme: unknown) => textOf(memberOf(scheme, extension.authtype))?.toLowerCase() === 'awssigv4';

const isApiKey = (scheme: unknown) =>
  memberOf(scheme, 'type') === 'apiKey' &&
  memberOf(scheme, extension.authorizer) === undefined &&
  textOf(memberOf(scheme, 'name'))?.toLowerCase() === 'x-api-key';

/** Whether a scheme is said to be an authorizer, but not which. */
const lacksAuthorizer = (scheme: unknown) =>
  memberOf(scheme, 'type') === 'apiKey' &&
  textOf(memberOf(scheme, extension.authtype)) !== undefined &&
  !isIam(scheme) &&
  memberOf(scheme, extension.authorizer) === undefined;

function authorizerOf(name: string, scheme: unknown): AuthorizerNode | undefined {
  const given = memberOf(scheme, extension.authorizer);
  if (!isRecord(given)) return undefined;
  const text = (member: string) => textOf(memberOf(given, member));
  const type = (text('type') ?? '').toUpperCase() as AuthorizerNode['type'];
  const header = memberOf(scheme, 'in') === 'header' ? textOf(memberOf(scheme, 'name')) : undefined;
  const providerARNs = memberOf(given, 'providerARNs');
  return withoutUndefined<AuthorizerNode>({
    kind: 'Authorizer',
    name,
    type,
    authType: textOf(memberOf(scheme, extension.authtype)),
    authorizerUri: text('authorizerUri'),
    authorizerCredentials: text('authorizerCredentials'),
    authorizerResultTtlInSeconds: numberOf(memberOf(given, 'authorizerResultTtlInSeconds')),
    // What a request authorizer looks at is only what it states; others look at the header that their scheme names.
    identitySource:
      type === 'REQUEST' || header === undefined ? text('identitySource') : `method.request.header.${header}`,
    identityValidationExpression: text('identityValidationExpression'),
    providerARNs: Array.isArray(providerARNs) ? textsOf(providerARNs) : undefined,
  });
}

function guardOf(
  operation: JsonObject,
  requirements: readonly (readonly [name: string, scopes: unknown])[],
  schemes: JsonObject,
  authorizers: ReadSecurity['authorizers'],
): ReadGuard {
  const apiKeyRequired = requirements.some(([name]) => isApiKey(memberOf(schemes, name)));
  const stated = textOf(memberOf(memberOf(operation, extension.auth), 'type'))?.toUpperCase();
  if (stated) return { authorizationType: stated as AuthorizationType, apiKeyRequired };
  for (const [name, scopes] of requirements) {
    const authorizer = ownEntry(authorizers, name);
    if (authorizer?.type === 'COGNITO_USER_POOLS') {
      const authorizationScopes = textsOf(scopes);
      return {
        authorizationType: 'COGNITO_USER_POOLS',
        authorizer: { name },
        ...(authorizationScopes.length > 0 ? { authorizationScopes } : {}),
        apiKeyRequired,
      };
    }
    if (authorizer !== undefined) return { authorizationType: 'CUSTOM', authorizer: { name }, apiKeyRequired };
    if (isIam(memberOf(schemes, name))) return { authorizationType: 'AWS_IAM', apiKeyRequired };
  }
  return { authorizationType: 'NONE', apiKeyRequired };
}
