import { authorize } from '../../invoke/authorizer.js';
import { methodRequest } from '../../invoke/request.js';
import type { AsyncOperations } from '../context.js';
import { authorizerOf } from './authorizers.js';
import { newRequestId } from './invoke.js';

/** Trying authorizers the way that the console's test does: on what the authorizer is now. */
export const authorizations: AsyncOperations = {
  async TestInvokeAuthorizer(
    context,
    { restApiId = '', authorizerId, stageVariables = {}, additionalContext = {}, ...input },
  ) {
    const authorizer = structuredClone(authorizerOf(context, restApiId, authorizerId));
    const { accountId, region, integrations, clock, date } = context;
    return authorize({
      apiId: restApiId,
      accountId,
      region,
      authorizer,
      stageVariables,
      additionalContext,
      request: methodRequest('/', { httpMethod: 'GET', ...input }),
      requestId: newRequestId(context),
      integrations,
      clock,
      date,
    });
  },
};
