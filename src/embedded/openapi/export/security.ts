import type { Authorizer, Method } from '@aws-sdk/client-api-gateway';
import { documentationOf } from './documentation.js';
import { type Exported, filled, methodsByPath } from './exported.js';

const apiKey = { type: 'apiKey', name: 'x-api-key', in: 'header' };
const sigv4 = { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' };

/** The security requirements of a method. */
export function requirementsOf({ api }: Exported, method: Method) {
  const authorizer = api.authorizers.get(method.authorizerId ?? '')?.name;
  const required = [
    ...(authorizer === undefined ? [] : [{ [authorizer]: method.authorizationScopes ?? [] }]),
    ...(method.authorizationType === 'AWS_IAM' ? [{ sigv4: [] }] : []),
    ...(method.apiKeyRequired ? [{ api_key: [] }] : []),
  ];
  return required.length === 0 ? {} : { security: required };
}

/** The security schemes that methods use. */
export function securitySchemes(exported: Exported): Record<string, unknown> {
  const { api, extensions } = exported;
  const methods = methodsByPath(exported).flatMap(([, one]) => one.map(({ method }) => method));
  const used = new Set(methods.flatMap(({ authorizerId }) => authorizerId ?? []));
  return Object.fromEntries([
    ...[...api.authorizers.values()]
      .filter(({ id }) => used.has(id ?? ''))
      .map((authorizer): [string, unknown] => {
        const { name = '' } = authorizer;
        const documented = documentationOf(exported.documentation, { type: 'AUTHORIZER', name });
        return [name, { ...schemeOf(authorizer, extensions.authorizers), ...documented }];
      }),
    ...(methods.some(({ authorizationType }) => authorizationType === 'AWS_IAM') ? [['sigv4', sigv4] as const] : []),
    ...(methods.some(({ apiKeyRequired }) => apiKeyRequired) ? [['api_key', apiKey] as const] : []),
  ]);
}

function schemeOf(authorizer: Authorizer, withExtensions: boolean) {
  const [, place, name] =
    /^method\.request\.(header|querystring)\.([^,\s]+)$/.exec(authorizer.identitySource ?? '') ?? [];
  const scheme = { type: 'apiKey', name: name ?? 'Unused', in: place === 'querystring' ? 'query' : 'header' };
  if (!withExtensions) return scheme;
  return {
    ...scheme,
    'x-amazon-apigateway-authtype': authorizer.authType,
    'x-amazon-apigateway-authorizer': filled({
      type: authorizer.type?.toLowerCase(),
      authorizerUri: authorizer.authorizerUri,
      authorizerCredentials: authorizer.authorizerCredentials,
      authorizerResultTtlInSeconds: authorizer.authorizerResultTtlInSeconds,
      identityValidationExpression: authorizer.identityValidationExpression,
      // The source of the others is the header that the scheme names.
      identitySource: authorizer.type === 'REQUEST' ? authorizer.identitySource : undefined,
      providerARNs: authorizer.providerARNs,
    }),
  };
}
