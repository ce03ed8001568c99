/**
 * What a stage serves, by its export.
 *
 * @module
 */

import type { Send } from '../calls/call.js';
import type { Problem } from '../errors/errors.js';
import { isNamed } from '../errors/thrown.js';
import { stageAddress } from '../kinds/stage.js';
import { normaliseRestApi } from '../model/normalise.js';
import type { ModelNode, RestApiNode, RestApiSettings } from '../model/rest-api.js';
import { OpenApiError } from '../openapi/errors.js';
import { readAsItIs } from '../openapi/from-openapi.js';
import { toOpenApi } from '../openapi/to-openapi.js';
import { isRecord, isSameData, mapValues } from '../plain.js';

/** An export, read. */
export interface ExportedApi {
  /** In the one way of writing it. */
  readonly model: RestApiNode;
  /** What of the export isn't in the model, by JSON Pointer. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads the export of a stage, with what `extensions=apigateway` brings.
 *
 * @throws {@link OpenApiError} when it can't be read.
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_GetExport.html
 */
export async function readExport(
  send: Send,
  restApiId: string,
  stageName: string,
  signal?: AbortSignal,
): Promise<ExportedApi> {
  const parameters = { extensions: 'apigateway' };
  const { body } = await send(
    'GetExport',
    { restApiId, stageName, exportType: 'oas30', parameters, accepts: 'application/json' },
    { signal, address: stageAddress(stageName) },
  );
  const { model, warnings } = readAsItIs(new TextDecoder().decode(body));
  const settings = ownSettings(model.settings);
  return {
    model: normaliseRestApi({ ...model, settings }),
    warnings: warnings.filter(({ code }) => code.startsWith('openapi.')),
  };
}

/** An API without a version of its own is exported with the date of its creation as one. */
function ownSettings({ version, ...settings }: RestApiSettings): RestApiSettings {
  const isDate = version === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(version);
  return isDate ? settings : { ...settings, version };
}

/** The export of a stage; `undefined` where there can be none: of methods with models of other types, or without access. */
export async function readExportIfAny(
  send: Send,
  restApiId: string,
  stageName: string,
  signal?: AbortSignal,
): Promise<RestApiNode | undefined> {
  try {
    return (await readExport(send, restApiId, stageName, signal)).model;
  } catch (error) {
    const isNone = ['BadRequestException', 'AccessDeniedException', 'NotFoundException'].some((name) =>
      isNamed(error, name),
    );
    if (isNone || error instanceof OpenApiError) return undefined;
    throw error;
  }
}

/** Whether an API is what an export says, as far as exports say things: what callers see. */
export function isAsExported(live: RestApiNode, exported: RestApiNode): boolean {
  // Written and read, it has lost what exports don't have.
  const carried = normaliseRestApi(readAsItIs(toOpenApi(live).document).model);
  return isSameData(told(carried, exported), told(exported, carried));
}

/** What is compared of an API with another: methods with what they use, and the settings that a deployment holds. */
function told({ settings, resources, ...lists }: RestApiNode, other: RestApiNode): unknown {
  const { binaryMediaTypes = [], minimumCompressionSize, apiKeySource } = settings;
  const common = <Node>(nodes: Readonly<Record<string, Node>>, others: object) =>
    Object.fromEntries(Object.entries(nodes).filter(([name]) => Object.hasOwn(others, name)));
  return {
    binaryMediaTypes: [...binaryMediaTypes].sort(),
    minimumCompressionSize: minimumCompressionSize ?? null,
    apiKeySource: apiKeySource ?? 'HEADER',
    gatewayResponses: lists.gatewayResponses,
    // An export has those alone that are used, and calls the type of an authorizer by other words.
    models: mapValues(common(lists.models, other.models), schemaOf),
    authorizers: mapValues(common(lists.authorizers, other.authorizers), ({ authType: _, ...node }) => node),
    requestValidators: common(lists.requestValidators, other.requestValidators),
    methods: Object.fromEntries(
      Object.values(resources).flatMap(({ path, methods }) =>
        Object.entries(methods).map(([verb, { operationName: _, integration, ...method }]) => {
          if (integration === undefined) return [`${verb} ${path}`, method];
          const { cacheNamespace: __, ...backend } = integration;
          return [`${verb} ${path}`, { ...method, integration: backend }];
        }),
      ),
    ),
  };
}

/** A schema without what exports leave out, and what has no effect. */
function schemaOf({ schema = '{}' }: ModelNode): unknown {
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare);
    if (!isRecord(value)) return value;
    const { $schema: _, title, description, ...others } = value;
    // A property may have one of these names.
    const kept = { ...(isRecord(title) ? { title } : {}), ...(isRecord(description) ? { description } : {}) };
    return mapValues({ ...others, ...kept }, bare);
  };
  return bare(JSON.parse(schema));
}
