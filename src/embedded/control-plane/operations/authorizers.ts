import { badRequest, conflict, notFound } from '../../faults.js';
import type { Context, Operations } from '../context.js';
import { apiOf, methodsOf } from '../lookup.js';
import { pageOf } from '../paging.js';
import { checkPatchedWord } from '../patched-words.js';
import { invalidPath, onlyReplace, patchesOf } from '../patching.js';
import { checkAuthorizer, checkTtl } from './authorizer-rules.js';
import { checkPassedRole } from './integration-rules.js';
import { withoutEmpty } from './methods.js';

/** The authorizer, or the service's refusal; an API that doesn't exist has no authorizers either. */
export function authorizerOf(context: Context, restApiId: string | undefined, authorizerId: string | undefined) {
  const authorizer = context.state.restApis.get(restApiId ?? '')?.authorizers.get(authorizerId ?? '');
  if (!authorizer) throw notFound('Invalid Authorizer identifier specified');
  return authorizer;
}

/** Authorizer. */
export const authorizers: Operations = {
  CreateAuthorizer(context, { restApiId, ...input }) {
    const api = context.state.restApis.get(restApiId ?? '');
    // The service's own response for an API that doesn't exist, misleading as it is.
    if (!api) throw conflict('Unable to complete operation due to concurrent modification. Please try again later.');
    if (!input.name) throw badRequest('Authorizer name must be non-empty');
    checkTtl(input.authorizerResultTtlInSeconds);
    if ([...api.authorizers.values()].some(({ name }) => name === input.name))
      throw conflict('Authorizer name must be unique. Authorizer already exists in this RestApi.');
    const { authorizerCredentials, ...members } = input;
    const isPool = input.type === 'COGNITO_USER_POOLS';
    const authorizer = withoutEmpty({
      id: context.newId(6),
      authType: isPool ? 'cognito_user_pools' : 'custom',
      ...(isPool ? { identitySource: 'method.request.header.Authorization' } : {}),
      ...members,
      // A user pool is asked without a role: the service passes one over here, and takes it in a patch.
      ...(isPool ? {} : { authorizerCredentials }),
    });
    checkAuthorizer(authorizer);
    checkPassedRole(authorizer.authorizerCredentials, context.accountId);
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
    for (const patch of patchesOf(patchOperations)) {
      const { op, path, value } = patch;
      checkPatchedWord('UpdateAuthorizer', patch);
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
      // The source alone can be added and removed as well; it is one text, whatever it lists.
      const mayBe = member === 'identitySource' ? ['add', 'remove', 'replace'] : ['replace'];
      if (!mayBe.includes(op)) throw onlyReplace();
      const isTtl = member === 'authorizerResultTtlInSeconds';
      if (isTtl) checkTtl(Number(value));
      const next = op === 'remove' ? undefined : value || undefined;
      authorizer = withoutEmpty({ ...authorizer, [member]: isTtl ? Number(value) : next });
    }
    checkAuthorizer(authorizer);
    checkPassedRole(authorizer.authorizerCredentials, context.accountId);
    apiOf(context, restApiId).authorizers.set(authorizerId, authorizer);
    return authorizer;
  },
};
