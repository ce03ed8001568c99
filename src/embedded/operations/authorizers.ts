import type { Context, Operations } from '../context.js';
import { badRequest, conflict, notFound } from '../faults.js';
import { apiOf, methodsOf } from '../lookup.js';
import { pageOf } from '../paging.js';
import { invalidPath, onlyReplace, patchesOf } from '../patching.js';
import { withoutEmpty } from './methods.js';

/** The authorizer, or the service's refusal. */
export function authorizerOf(context: Context, restApiId: string | undefined, authorizerId: string | undefined) {
  const authorizer = apiOf(context, restApiId).authorizers.get(authorizerId ?? '');
  if (!authorizer) throw notFound('Invalid Authorizer identifier specified');
  return authorizer;
}

const longestTtl = 3600;

function checkTtl(seconds: number | undefined): void {
  if (seconds !== undefined && !(Number.isInteger(seconds) && seconds >= 0 && seconds <= longestTtl)) {
    throw badRequest('Authorizer result TTL must be between 0 and 3600 seconds');
  }
}

function checkUri(uri: string | undefined): void {
  if (!/^arn:[\w-]+:apigateway:[^:]*:lambda:path\/.+\/invocations$/.test(uri ?? '')) {
    throw badRequest(
      `Invalid Authorizer URI: ${uri ?? null}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`,
    );
  }
}

/** Authorizer. */
export const authorizers: Operations = {
  CreateAuthorizer(context, { restApiId, ...input }) {
    const api = context.state.restApis.get(restApiId ?? '');
    // The service's own answer for an API that doesn't exist, misleading as it is.
    if (!api) throw conflict('Unable to complete operation due to concurrent modification. Please try again later.');
    if (!input.name) throw badRequest('Authorizer name must be non-empty');
    checkTtl(input.authorizerResultTtlInSeconds);
    if ([...api.authorizers.values()].some(({ name }) => name === input.name))
      throw conflict('Authorizer name must be unique. Authorizer already exists in this RestApi.');
    const isPool = input.type === 'COGNITO_USER_POOLS';
    if (isPool && !input.providerARNs?.length)
      throw badRequest('Invalid authorizer: providerARNs must be specified for a COGNITO_USER_POOLS authorizer');
    if (!isPool) checkUri(input.authorizerUri);
    const authorizer = withoutEmpty({
      id: context.newId(6),
      authType: isPool ? 'cognito_user_pools' : 'custom',
      authorizerResultTtlInSeconds: 300,
      ...(isPool ? { identitySource: 'method.request.header.Authorization' } : {}),
      ...input,
    });
    api.authorizers.set(authorizer.id, authorizer);
    return authorizer;
  },
  GetAuthorizer: (context, { restApiId, authorizerId }) => authorizerOf(context, restApiId, authorizerId),
  GetAuthorizers: (context, { restApiId, ...page }) =>
    pageOf([...apiOf(context, restApiId).authorizers.values()], page),
  DeleteAuthorizer(context, { restApiId, authorizerId }) {
    const { name } = authorizerOf(context, restApiId, authorizerId);
    const api = apiOf(context, restApiId);
    for (const [path, verb, method] of methodsOf(api)) {
      if (method.authorizerId === authorizerId)
        throw conflict(`Cannot delete authorizer '${name}', is referenced in method: ${verb}/${path}`);
    }
    api.authorizers.delete(authorizerId ?? '');
    return {};
  },
  UpdateAuthorizer(context, { restApiId, authorizerId = '', patchOperations }) {
    let authorizer = authorizerOf(context, restApiId, authorizerId);
    for (const { op, path, value } of patchesOf(patchOperations)) {
      const member = path.slice(1);
      if (member === 'providerARNs') {
        if (op !== 'add' && op !== 'remove') throw invalidPath(path);
        const others = (authorizer.providerARNs ?? []).filter((arn) => arn !== value);
        authorizer = { ...authorizer, providerARNs: op === 'remove' || !value ? others : [...others, value] };
        continue;
      }
      if (
        ![
          'authorizerUri',
          'authorizerCredentials',
          'authorizerResultTtlInSeconds',
          'authType',
          'identityValidationExpression',
          'name',
          'identitySource',
          'type',
        ].includes(member)
      )
        throw invalidPath(path);
      if (op !== 'replace') throw onlyReplace();
      const isTtl = member === 'authorizerResultTtlInSeconds';
      if (isTtl) checkTtl(Number(value));
      if (member === 'authorizerUri') checkUri(value);
      authorizer = withoutEmpty({ ...authorizer, [member]: isTtl ? Number(value) : value || undefined });
    }
    apiOf(context, restApiId).authorizers.set(authorizerId, authorizer);
    return authorizer;
  },
};
