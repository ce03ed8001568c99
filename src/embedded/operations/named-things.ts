import type { Context, Operations } from '../context.js';
import { badRequest, conflict, notFound } from '../faults.js';
import { apiOf, pathOf } from '../lookup.js';
import { pageOf } from '../paging.js';
import { asBoolean, patchesOf, refuseUnless } from '../patching.js';
import type { HeldRestApi } from '../state.js';

function modelOf(context: Context, restApiId: string | undefined, modelName: string | undefined) {
  const model = context.state.restApis.get(restApiId ?? '')?.models.get(modelName ?? '');
  if (!model) throw notFound(`Invalid model name specified: ${modelName}`);
  return model;
}

function checkSchema(schema: string | undefined): void {
  if (!schema) throw badRequest('Model schema must have at least 1 property or array items defined');
}

function referrerOf(
  api: HeldRestApi,
  refers: (method: {
    readonly requestModels?: Record<string, string> | undefined;
    readonly authorizerId?: string | undefined;
  }) => boolean,
): string | undefined {
  for (const resource of api.resources.values()) {
    for (const [verb, method] of resource.methods) if (refers(method)) return `${pathOf(api, resource)}/${verb}`;
  }
  return undefined;
}

/** Model. */
export const models: Operations = {
  CreateModel(context, { restApiId, ...input }) {
    const api = apiOf(context, restApiId);
    if (!input.name) throw badRequest('Model name must be non-empty');
    if (!/^[a-zA-Z0-9]+$/.test(input.name)) throw badRequest('Model name must be alphanumeric');
    checkSchema(input.schema);
    if (api.models.has(input.name)) throw conflict('Model name already exists for this REST API');
    const model = { id: context.newId(6), ...input };
    api.models.set(input.name, model);
    return model;
  },
  GetModel: (context, { restApiId, modelName }) => modelOf(context, restApiId, modelName),
  GetModels: (context, { restApiId, ...page }) => pageOf([...apiOf(context, restApiId).models.values()], page),
  DeleteModel(context, { restApiId, modelName }) {
    modelOf(context, restApiId, modelName);
    const api = apiOf(context, restApiId);
    const referrer = referrerOf(api, ({ requestModels }) =>
      Object.values(requestModels ?? {}).includes(modelName ?? ''),
    );
    if (referrer) throw conflict(`Cannot delete model '${modelName}', is referenced in method request: ${referrer}`);
    api.models.delete(modelName ?? '');
    return {};
  },
  UpdateModel(context, { restApiId, modelName = '', patchOperations }) {
    let model = modelOf(context, restApiId, modelName);
    for (const patch of patchesOf(patchOperations)) {
      refuseUnless(patch, { replace: ['/description', '/schema'] });
      if (patch.path === '/schema') checkSchema(patch.value);
      model = { ...model, [patch.path.slice(1)]: patch.value };
    }
    apiOf(context, restApiId).models.set(modelName, model);
    return model;
  },
};

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
    apiOf(context, restApiId).requestValidators.delete(requestValidatorId ?? '');
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

/** The models that every new API has. */
export function builtInModels(context: Context): HeldRestApi['models'] {
  const schema = (title: string, properties?: object) =>
    JSON.stringify({ $schema: 'http://json-schema.org/draft-04/schema#', title, type: 'object', properties });
  return new Map(
    [
      { name: 'Empty', description: 'This is a default empty schema model', schema: schema('Empty Schema') },
      {
        name: 'Error',
        description: 'This is a default error schema model',
        schema: schema('Error Schema', { message: { type: 'string' } }),
      },
    ].map((model) => [model.name, { id: context.newId(6), contentType: 'application/json', ...model }]),
  );
}
