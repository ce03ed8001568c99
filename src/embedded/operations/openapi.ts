import type { RestApi } from '@aws-sdk/client-api-gateway';
import type { AsyncOperations, Context } from '../context.js';
import { badRequest } from '../faults.js';
import { apiOf } from '../lookup.js';
import { type OpenApiDocument, parseDocument } from '../openapi/document.js';
import { Draft } from '../openapi/draft.js';
import { importContents } from '../openapi/import.js';
import { settingsOf } from '../openapi/settings.js';
import { operationOf } from '../operation-of.js';
import type { HeldRestApi } from '../state.js';
import { withoutEmpty } from './methods.js';
import { newContents } from './rest-api-contents.js';
import { restApis } from './rest-apis.js';

const createRestApi = operationOf(restApis, 'CreateRestApi');
const getRestApi = operationOf(restApis, 'GetRestApi');

/** Definitions in and out: OpenAPI 3 and Swagger 2 with the service's extensions. */
export const openApi: AsyncOperations = {
  async ImportRestApi(context, { body, failOnWarnings = false, parameters = {} }) {
    const document = await parseDocument(body);
    const draft = new Draft(context, newApi(context, document, parameters['endpointConfigurationTypes']));
    importContents(draft, document, {
      mode: 'overwrite',
      basepath: parameters['basepath'],
      ignore: parameters['ignore'],
    });
    draft.commit(failOnWarnings);
    return withWarnings(draft.api.api, draft);
  },

  async PutRestApi(context, { restApiId, body, mode = 'merge', failOnWarnings = false, parameters = {} }) {
    const document = await parseDocument(body);
    if (mode !== 'merge' && mode !== 'overwrite')
      throw badRequest("Invalid mode specified. Must be one of: ['merge', 'overwrite']");
    const held = structuredClone(apiOf(context, restApiId));
    const draft = new Draft(context, mode === 'merge' ? merged(held, document) : overwritten(context, held, document));
    importContents(draft, document, { mode, basepath: parameters['basepath'], ignore: parameters['ignore'] });
    draft.commit(failOnWarnings);
    return withWarnings(getRestApi(context, { restApiId }), draft);
  },
};

function withWarnings(api: RestApi, { warnings }: Draft): RestApi {
  return warnings.length === 0 ? api : { ...api, warnings: [...warnings] };
}

/** An API with the settings of a definition and nothing in it, not even the models that an empty API has. */
function newApi(context: Context, document: OpenApiDocument, endpointTypes: string | undefined): HeldRestApi {
  const settings = settingsOf(document);
  const types = endpointTypes?.split(',') as ['REGIONAL'] | undefined;
  const apart = { ...context, state: { ...context.state, restApis: new Map<string, HeldRestApi>() } };
  const { id } = createRestApi(apart, {
    ...settings,
    name: settings.name,
    ...(types ? { endpointConfiguration: { ...settings.endpointConfiguration, types } } : {}),
  });
  return { ...apiOf(apart, id), models: new Map() };
}

/** What there was, under what the definition states. */
function merged(held: HeldRestApi, document: OpenApiDocument): HeldRestApi {
  const { binaryMediaTypes = [], endpointConfiguration, ...settings } = settingsOf(document);
  const types = [...new Set([...(held.api.binaryMediaTypes ?? []), ...binaryMediaTypes])];
  return {
    ...held,
    api: withoutEmpty({
      ...held.api,
      ...settings,
      binaryMediaTypes: types,
      endpointConfiguration: { ...held.api.endpointConfiguration, ...endpointConfiguration },
    }),
  };
}

/** The definition alone; what an API is known by, its endpoint type, its deployments and stages stay. */
function overwritten(context: Context, held: HeldRestApi, document: OpenApiDocument): HeldRestApi {
  const { id, name, rootResourceId, createdDate, tags, endpointConfiguration } = held.api;
  const { endpointConfiguration: stated, ...settings } = settingsOf(document);
  const { vpcEndpointIds: _, ...endpoint } = endpointConfiguration ?? {};
  return {
    api: withoutEmpty({
      id,
      rootResourceId,
      createdDate,
      name,
      tags,
      apiKeySource: 'HEADER' as const,
      disableExecuteApiEndpoint: false,
      ...settings,
      endpointConfiguration: { ...endpoint, ...stated },
    }),
    ...newContents(context, rootResourceId),
    models: new Map(),
    deployments: held.deployments,
    stages: held.stages,
  };
}
