import { badRequest, conflict, notFound } from '../../faults.js';
import type { Context, Operations } from '../context.js';
import { apiOf, methodsOf } from '../lookup.js';
import { pageOf } from '../paging.js';
import { asBoolean, patchesOf, refuseUnless } from '../patching.js';

function validatorOf(context: Context, restApiId: string | undefined, requestValidatorId: string | undefined) {
  const validator = context.state.restApis.get(restApiId ?? '')?.requestValidators.get(requestValidatorId ?? '');
  if (!validator) throw notFound('Invalid Request Validator identifier specified');
  return validator;
}

/** RequestValidator. */
export const requestValidators: Operations = {
  CreateRequestValidator(context, { restApiId, ...input }) {
    const api = context.state.restApis.get(restApiId ?? '');
    if (!api) throw badRequest('Invalid REST API identifier specified');
    if (!input.name?.trim()) throw badRequest('Request Validator name cannot be blank');
    const validator = { id: context.newId(6), validateRequestBody: false, validateRequestParameters: false, ...input };
    api.requestValidators.set(validator.id, validator);
    return validator;
  },
  GetRequestValidator: (context, { restApiId, requestValidatorId }) =>
    validatorOf(context, restApiId, requestValidatorId),
  GetRequestValidators: (context, { restApiId, ...page }) =>
    pageOf([...apiOf(context, restApiId).requestValidators.values()], page),
  DeleteRequestValidator(context, { restApiId, requestValidatorId }) {
    validatorOf(context, restApiId, requestValidatorId);
    const api = apiOf(context, restApiId);
    for (const [path, verb, method] of methodsOf(api)) {
      if (method.requestValidatorId === requestValidatorId) {
        throw conflict(
          `Cannot delete request validator '${requestValidatorId}', is referenced in method: ${verb}/${path}`,
        );
      }
    }
    api.requestValidators.delete(requestValidatorId ?? '');
    return {};
  },
  UpdateRequestValidator(context, { restApiId, requestValidatorId = '', patchOperations }) {
    let validator = validatorOf(context, restApiId, requestValidatorId);
    for (const patch of patchesOf(patchOperations)) {
      refuseUnless(patch, { replace: ['/name', '/validateRequestParameters', '/validateRequestBody'] });
      if (patch.path === '/name' && !patch.value?.trim()) throw badRequest('Request Validator name cannot be blank');
      validator = {
        ...validator,
        [patch.path.slice(1)]: patch.path === '/name' ? patch.value : asBoolean(patch.value),
      };
    }
    apiOf(context, restApiId).requestValidators.set(requestValidatorId, validator);
    return validator;
  },
};
