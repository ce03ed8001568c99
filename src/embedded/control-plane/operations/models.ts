import type { CreateModelRequest, Model } from '@aws-sdk/client-api-gateway';
import { badRequest, conflict, notFound } from '../../faults.js';
import type { Context, Operations } from '../context.js';
import { apiOf, methodsOf } from '../lookup.js';
import { pageOf } from '../paging.js';
import { patchesOf, refuseUnless } from '../patching.js';
import type { HeldMethod, HeldRestApi } from '../state.js';
import { isModelName } from '../well-formed.js';
import { checkContentType } from './content-types.js';
import { checkModelSchema } from './model-schema.js';

function modelOf(context: Context, restApiId: string | undefined, modelName: string | undefined) {
  const model = context.state.restApis.get(restApiId ?? '')?.models.get(modelName ?? '');
  if (!model) throw notFound(`Invalid model name specified: ${modelName}`);
  return model;
}

/** Which part of a method uses a model. */
function partWith(
  { requestModels, methodResponses }: HeldMethod,
  modelName: string,
): 'request' | 'response' | undefined {
  const uses = (models: Readonly<Record<string, string>> | undefined) =>
    Object.values(models ?? {}).includes(modelName);
  if (uses(requestModels)) return 'request';
  return Object.values(methodResponses ?? {}).some(({ responseModels }) => uses(responseModels))
    ? 'response'
    : undefined;
}

/** Makes a model that may refer to those that are known, and to itself. */
export function makeModel(
  context: Context,
  { restApiId, ...input }: CreateModelRequest,
  isKnown: (modelName: string) => boolean,
): Model {
  const api = apiOf(context, restApiId);
  if (!input.name) throw badRequest('Model name must be non-empty');
  if (!isModelName(input.name)) throw badRequest(`Model name must be alphanumeric: ${input.name}`);
  checkModelSchema(input.schema, (name) => name === input.name || isKnown(name));
  checkContentType(input.contentType ?? '');
  if (api.models.has(input.name)) throw conflict('Model name already exists for this REST API');
  const model = described({ id: context.newId(6), ...input });
  api.models.set(input.name, model);
  return model;
}

/** A description without a word isn't kept. */
function described({ description, ...model }: Model): Model {
  return description ? { description, ...model } : model;
}

/** Model. */
export const models: Operations = {
  CreateModel: (context, input) =>
    makeModel(context, input, (name) => apiOf(context, input.restApiId).models.has(name)),
  GetModel: (context, { restApiId, modelName }) => modelOf(context, restApiId, modelName),
  GetModels: (context, { restApiId, ...page }) => pageOf([...apiOf(context, restApiId).models.values()], page),
  DeleteModel(context, { restApiId, modelName }) {
    modelOf(context, restApiId, modelName);
    const api = apiOf(context, restApiId);
    // Of several, the service names the last.
    const references = [...methodsOf(api)].flatMap(([path, verb, method]) => {
      const part = partWith(method, modelName ?? '');
      return part ? [`${part}: ${path}/${verb}`] : [];
    });
    const reference = references.at(-1);
    if (reference) throw conflict(`Cannot delete model '${modelName}', is referenced in method ${reference}`);
    api.models.delete(modelName ?? '');
    return {};
  },
  UpdateModel(context, { restApiId, modelName = '', patchOperations }) {
    let model: Model = modelOf(context, restApiId, modelName);
    const api = apiOf(context, restApiId);
    for (const patch of patchesOf(patchOperations)) {
      refuseUnless(patch, { replace: ['/description', '/schema'] });
      if (patch.path === '/schema') checkModelSchema(patch.value, (name) => api.models.has(name));
      model = described({ ...model, [patch.path.slice(1)]: patch.value });
    }
    api.models.set(modelName, model);
    return model;
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
