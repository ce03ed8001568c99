import type { CreateAuthorizerRequest } from '@aws-sdk/client-api-gateway';
import { isRecord, withoutUndefined } from '../../plain.js';
import { type JsonObject, listOf, memberOf, numberOf, objectOf, textOf, texts } from '../json.js';
import type { OpenApiDocument } from './document.js';

export type ImportedAuthorizer = Omit<CreateAuthorizerRequest, 'restApiId'> & { readonly name: string };

/** How a definition's security schemes say that a method is guarded. */
export interface ImportedSecurity {
  readonly authorizers: readonly ImportedAuthorizer[];
  /** What a method that carries these requirements and extensions is to be; `undefined` where it isn't to be made. */
  guardOf(operation: JsonObject): Guard | undefined;
}

export interface Guard {
  readonly authorizationType: string;
  readonly authorizer?: string;
  readonly authorizationScopes?: string[];
  readonly apiKeyRequired: boolean;
}

export function securityOf(document: OpenApiDocument, warn: (warning: string) => void): ImportedSecurity {
  const schemes = schemesOf(document);
  const authorizers = Object.entries(schemes).flatMap(([name, scheme]) => authorizerOf(name, scheme) ?? []);
  const incomplete = new Set(Object.keys(schemes).filter((name) => lacksAuthorizer(schemes[name])));
  for (const [name, scheme] of Object.entries(schemes)) {
    const type = textOf(memberOf(scheme, 'type'));
    if (incomplete.has(name)) warn(incompleteAuthorizer(name));
    else if (type !== undefined && type !== 'apiKey' && memberOf(scheme, authorizerExtension) === undefined) {
      warn(`Unsupported security definition type '${type}' for '${name}'. Ignoring.`);
    }
  }
  const everywhere = memberOf(document.root, 'security');
  return {
    authorizers,
    guardOf(operation) {
      const requirements = memberOf(operation, 'security') ?? everywhere;
      const names = listOf(requirements).flatMap((requirement) => Object.keys(objectOf(requirement)));
      if (names.some((name) => incomplete.has(name))) return undefined;
      return guardOf(operation, requirements, schemes, authorizers);
    },
  };
}

const authorizerExtension = 'x-amazon-apigateway-authorizer';

/** Whether a scheme is said to be an authorizer, but not which. */
const lacksAuthorizer = (scheme: unknown) =>
  memberOf(scheme, 'type') === 'apiKey' &&
  textOf(memberOf(scheme, 'x-amazon-apigateway-authtype')) !== undefined &&
  !isIam(scheme) &&
  memberOf(scheme, authorizerExtension) === undefined;

const incompleteAuthorizer = (name: string) =>
  `Unable to create authorizer from security definition: '${name}'. Extension ${authorizerExtension} is required. Any methods with security: '${name}' will not be created. If this security definition is not a custom authorizer, remove the x-amazon-apigateway-authtype extension and it will be ignored.`;

function schemesOf({ format, root }: OpenApiDocument): JsonObject {
  return objectOf(
    format === 'swagger'
      ? memberOf(root, 'securityDefinitions')
      : memberOf(memberOf(root, 'components'), 'securitySchemes'),
  );
}

function authorizerOf(name: string, scheme: unknown): ImportedAuthorizer | undefined {
  const extension = memberOf(scheme, authorizerExtension);
  if (!isRecord(extension)) return undefined;
  const member = (key: string) => textOf(memberOf(extension, key));
  const type = (member('type') ?? '').toUpperCase();
  const header = memberOf(scheme, 'in') === 'header' ? textOf(memberOf(scheme, 'name')) : undefined;
  return withoutUndefined({
    name,
    // The seam: the words of the extension are the service's own, checked when the authorizer is made.
    type: type as 'TOKEN',
    authType: textOf(memberOf(scheme, 'x-amazon-apigateway-authtype')),
    authorizerUri: member('authorizerUri'),
    authorizerCredentials: member('authorizerCredentials'),
    authorizerResultTtlInSeconds: numberOf(memberOf(extension, 'authorizerResultTtlInSeconds')),
    identitySource: identitySourceOf(type, header, member('identitySource')),
    identityValidationExpression: member('identityValidationExpression'),
    providerARNs: Array.isArray(memberOf(extension, 'providerARNs'))
      ? [...texts(memberOf(extension, 'providerARNs'))]
      : undefined,
  });
}

/** What a request authorizer looks at is only what it states; others look at the header that their scheme names. */
const identitySourceOf = (type: string, header: string | undefined, stated: string | undefined) =>
  type === 'REQUEST' || header === undefined ? stated : `method.request.header.${header}`;

const isIam = (scheme: unknown) =>
  textOf(memberOf(scheme, 'x-amazon-apigateway-authtype'))?.toLowerCase() === 'awssigv4';

const isApiKey = (scheme: unknown) =>
  memberOf(scheme, 'type') === 'apiKey' &&
  memberOf(scheme, authorizerExtension) === undefined &&
  textOf(memberOf(scheme, 'name'))?.toLowerCase() === 'x-api-key';

function guardOf(
  operation: JsonObject,
  requirements: unknown,
  schemes: JsonObject,
  authorizers: readonly ImportedAuthorizer[],
): Guard {
  const required = listOf(requirements).flatMap((requirement) => Object.entries(objectOf(requirement)));
  const apiKeyRequired = required.some(([name]) => isApiKey(memberOf(schemes, name)));
  const stated = textOf(memberOf(memberOf(operation, 'x-amazon-apigateway-auth'), 'type'));
  if (stated) return { authorizationType: stated, apiKeyRequired };
  for (const [name, scopes] of required) {
    const authorizer = authorizers.find((one) => one.name === name);
    if (authorizer) {
      return {
        authorizationType: authorizer.type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM',
        authorizer: name,
        authorizationScopes: [...texts(scopes)],
        apiKeyRequired,
      };
    }
    if (isIam(memberOf(schemes, name))) return { authorizationType: 'AWS_IAM', apiKeyRequired };
  }
  return { authorizationType: 'NONE', apiKeyRequired };
}
