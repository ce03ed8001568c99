import type { RestApi } from '@aws-sdk/client-api-gateway';
import type { AsyncOperations, Context } from '../control-plane/context.js';
import { apiOf } from '../control-plane/lookup.js';
import { operationOf } from '../control-plane/operation-of.js';
import { deployedApi } from '../control-plane/operations/deployed.js';
import { withoutEmpty } from '../control-plane/operations/methods.js';
import { newContents } from '../control-plane/operations/rest-api-contents.js';
import { checkApi, restApis, shown } from '../control-plane/operations/rest-apis.js';
import { copyOf } from '../control-plane/records.js';
import type { HeldRestApi } from '../control-plane/state.js';
import { badRequest, notFound } from '../faults.js';
import { bounded, isTimeout } from '../invoke/bounded.js';
import { optionalPackage } from '../optional-packages.js';
import { payloadText } from '../payload.js';
import { type OpenApiDocument, parseDocument } from './document.js';
import { Draft } from './draft.js';
import type { Documentation } from './export/documentation.js';
import { type Exported, extensionsOf, versionOf } from './export/exported.js';
import { openApiDocument } from './export/openapi.js';
import { swaggerDocument } from './export/swagger.js';
import { type ImportOptions, importContents } from './import.js';
import { settingsOf } from './settings.js';

const createRestApi = operationOf(restApis, 'CreateRestApi');
const getRestApi = operationOf(restApis, 'GetRestApi');

/** Definitions in and out: OpenAPI 3 and Swagger 2 with the service's extensions. */
export const openApi: AsyncOperations = {
  async ImportRestApi(context, { body, failOnWarnings = false, parameters = {} }) {
    const document = await parseDocument(body, context);
    const draft = new Draft(context, newApi(context, document, parameters['endpointConfigurationTypes']));
    importWithinTime(draft, document, payloadText(body).length, {
      mode: 'overwrite',
      basepath: parameters['basepath'],
      ignore: parameters['ignore'],
    });
    draft.commit(failOnWarnings);
    return withWarnings(shown(context, draft.api.api), draft);
  },

  async PutRestApi(context, { restApiId, body, mode = 'merge', failOnWarnings = false, parameters = {} }) {
    const document = await parseDocument(body, context);
    const held = copyOf(apiOf(context, restApiId));
    const draft =
      mode === 'merge'
        ? new Draft(context, merged(held, document))
        : new Draft(context, overwritten(context, held, document), held);
    checkApi(draft.api.api);
    importWithinTime(draft, document, payloadText(body).length, {
      mode,
      basepath: parameters['basepath'],
      ignore: parameters['ignore'],
    });
    draft.commit(failOnWarnings);
    return withWarnings(getRestApi(context, { restApiId }), draft);
  },

  async GetExport(context, { restApiId, stageName, exportType = '', accepts, parameters = {} }) {
    const format = Object.hasOwn(exportFormats, exportType) ? exportFormats[exportType as 'oas30'] : undefined;
    const exported = exportedStage(context, restApiId, stageName, parameters['extensions']);
    if (!format) throw badRequest(`Invalid export type specified. Valid options are ${Object.keys(exportFormats)}`);
    const { suffix, write } = isYaml(accepts) ? await yamlWriter() : jsonWriter;
    return {
      // The seam: the SDK's type of a body is that of a client, which reads it as a stream of its platform.
      body: new TextEncoder().encode(write(format(exported))) as never,
      contentType: 'application/octet-stream',
      contentDisposition: `attachment; filename="${exportType}_${versionOf(exported)}.${suffix}"`,
    };
  },
};

/** How long a definition may take to import, in milliseconds of the machine's time. */
const longestImport = 10_000;

/** So many characters take a second or two, whatever they say; and not everywhere can something be broken off. */
const soonImported = 100_000;

/** Definitions are other people's, and the gateway has one thread. What is broken off leaves the account as it was. */
function importWithinTime(draft: Draft, document: OpenApiDocument, size: number, options: ImportOptions): void {
  if (size <= soonImported) {
    importContents(draft, document, options);
    return;
  }
  try {
    bounded(longestImport, () => importContents(draft, document, options));
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw badRequest(`The definition takes more than ${longestImport / 1_000} seconds to import.`);
  }
}

const exportFormats = { oas30: openApiDocument, swagger: swaggerDocument };

const jsonWriter = { suffix: 'json', write: (document: object) => JSON.stringify(document, null, 2) };

/** How the service writes YAML: all texts are quoted, keys only where they have to be, and lists aren't indented. */
const yamlStyle = {
  defaultStringType: 'QUOTE_DOUBLE',
  defaultKeyType: 'PLAIN',
  indentSeq: false,
  lineWidth: 0,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const;

async function yamlWriter() {
  const { stringify } = await optionalPackage('yaml', 'to write exports in YAML');
  return { suffix: 'yaml', write: (document: object) => stringify(document, yamlStyle) };
}

const isYaml = (accepts: string | undefined) => /\byaml\b/i.test(accepts ?? '');

/** What a stage serves: its API as it was deployed. */
export function exportedStage(
  context: Context,
  restApiId: string | undefined,
  stageName: string | undefined,
  parameter: string | undefined,
): Exported {
  const api = apiOf(context, restApiId);
  const stage = api.stages.get(stageName ?? '');
  if (!stage) throw notFound('Invalid Stage identifier specified');
  const { documentation, ...extensions } = extensionsOf(parameter);
  return {
    api: deployedApi(api, stage.deploymentId),
    stageName: stage.stageName ?? '',
    host: `${api.api.id}.execute-api.${context.region}.amazonaws.com`,
    extensions,
    documentation: documentation ? documentationOf(api, stage.documentationVersion) : undefined,
  };
}

/** What was documented when a version of the documentation was made. */
function documentationOf({ documentation }: HeldRestApi, version = ''): Documentation | undefined {
  const parts = documentation.snapshots.get(version);
  return parts && { version, createdDate: documentation.versions.get(version)?.createdDate, parts };
}

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
    documentation: held.documentation,
    deployed: held.deployed,
    stageCaches: held.stageCaches,
    ...(held.status ? { status: held.status } : {}),
  };
}
