import type { MethodSetting, Stage } from '@aws-sdk/client-api-gateway';
import type { Context, Operations } from '../context.js';
import { badRequest, conflict, notFound } from '../faults.js';
import { apiOf } from '../lookup.js';
import { asBoolean, asNumber, type Patch, patchesOf } from '../patching.js';
import { domainNamesOf } from './base-path-mappings.js';
import { withoutEmpty } from './methods.js';

const switched = ({ value }: Patch) => asBoolean(value);
const worded = ({ value }: Patch) => value ?? '';

/** The settings of a method, by the end of the path that patches them: the member, and how its text is read. */
const methodSettings: Readonly<
  Record<string, readonly [keyof MethodSetting, (patch: Patch) => string | number | boolean]>
> = {
  'metrics/enabled': ['metricsEnabled', switched],
  'logging/dataTrace': ['dataTraceEnabled', switched],
  'logging/loglevel': ['loggingLevel', worded],
  'throttling/burstLimit': ['throttlingBurstLimit', asNumber],
  'throttling/rateLimit': ['throttlingRateLimit', asNumber],
  'caching/ttlInSeconds': ['cacheTtlInSeconds', asNumber],
  'caching/enabled': ['cachingEnabled', switched],
  'caching/dataEncrypted': ['cacheDataEncrypted', switched],
  'caching/requireAuthorizationForCacheControl': ['requireAuthorizationForCacheControl', switched],
  'caching/unauthorizedCacheControlHeaderStrategy': ['unauthorizedCacheControlHeaderStrategy', worded],
};

const defaultSettings: MethodSetting = {
  cacheDataEncrypted: false,
  cacheTtlInSeconds: 300,
  cachingEnabled: false,
  dataTraceEnabled: false,
  metricsEnabled: false,
  requireAuthorizationForCacheControl: true,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10000,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
};

/** The service's own list of what can be patched, as it prints it, slips included. */
const patchable =
  '/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, /accessLogSettings/destinationArn, /accessLogSettings/format, /{resourcePath}/{httpMethod}/metrics/enabled, /{resourcePath}/{httpMethod}/logging/dataTrace, /{resourcePath}/{httpMethod}/logging/loglevel, /{resourcePath}/{httpMethod}/throttling/burstLimit/{resourcePath}/{httpMethod}/throttling/rateLimit/{resourcePath}/{httpMethod}/caching/ttlInSeconds, /{resourcePath}/{httpMethod}/caching/enabled, /{resourcePath}/{httpMethod}/caching/dataEncrypted, /{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl, /{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy, /*/*/metrics/enabled, /*/*/logging/dataTrace, /*/*/logging/loglevel, /*/*/throttling/burstLimit /*/*/throttling/rateLimit /*/*/caching/ttlInSeconds, /*/*/caching/enabled, /*/*/caching/dataEncrypted, /*/*/caching/requireAuthorizationForCacheControl, /*/*/caching/unauthorizedCacheControlHeaderStrategy, /variables/{variable_name}, /tracingEnabled';

const scalars = ['cacheClusterSize', 'clientCertificateId', 'description', 'documentationVersion'] as const;

/** A stage as the service makes it. */
export function createStage(context: Context, input: Stage): Stage {
  const { canarySettings, ...members } = input;
  if (!/^[\w-]{1,128}$/.test(input.stageName ?? '')) throw badRequest('Stage name only allows a-zA-Z0-9_-');
  return withoutUndefined({
    cacheClusterEnabled: false,
    cacheClusterStatus: input.cacheClusterEnabled ? 'AVAILABLE' : 'NOT_AVAILABLE',
    methodSettings: {},
    tracingEnabled: false,
    ...withoutEmpty(members),
    ...(canarySettings ? { canarySettings: { percentTraffic: 0, useStageCache: false, ...canarySettings } } : {}),
    createdDate: context.date(),
    lastUpdatedDate: context.date(),
  }) as Stage;
}

function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;
}

function stageOf(context: Context, restApiId: string | undefined, stageName: string | undefined): Stage {
  const stage = apiOf(context, restApiId).stages.get(stageName ?? '');
  if (!stage) throw notFound('Invalid stage identifier specified');
  return stage;
}

function checkDeployment(context: Context, restApiId: string | undefined, deploymentId: string | undefined): void {
  if (!apiOf(context, restApiId).deployments.has(deploymentId ?? '')) throw badRequest('Deployment id does not exist');
}

/** Stage: a deployment that callers can reach. */
export const stages: Operations = {
  CreateStage(context, { restApiId, ...input }) {
    const api = apiOf(context, restApiId);
    const { stageName = '' } = input;
    if (api.stages.has(stageName)) throw conflict('Stage already exists');
    checkDeployment(context, restApiId, input.deploymentId);
    if (input.canarySettings) checkDeployment(context, restApiId, input.canarySettings.deploymentId);
    const stage = createStage(context, input);
    api.stages.set(stageName, stage);
    return stage;
  },
  GetStage: (context, { restApiId, stageName }) => stageOf(context, restApiId, stageName),
  GetStages: (context, { restApiId, deploymentId }) => ({
    item: [...apiOf(context, restApiId).stages.values()].filter(
      (stage) => deploymentId === undefined || stage.deploymentId === deploymentId,
    ),
  }),
  DeleteStage(context, { restApiId = '', stageName = '' }) {
    stageOf(context, restApiId, stageName);
    const domainNames = domainNamesOf(context, restApiId, stageName);
    if (domainNames.length > 0) {
      throw badRequest(
        `Deleting stage ${stageName} failed. Please remove all base path mappings related to the stage in your domains: ${domainNames.join(', ')}`,
      );
    }
    apiOf(context, restApiId).stages.delete(stageName);
    return {};
  },
  UpdateStage(context, { restApiId, stageName = '', patchOperations }) {
    const api = apiOf(context, restApiId);
    const next = patchesOf(patchOperations).reduce(
      (stage, patch) => patched(context, restApiId, stage, patch),
      structuredClone(stageOf(context, restApiId, stageName)),
    );
    const updated = { ...next, lastUpdatedDate: context.date() };
    api.stages.set(stageName, updated);
    return updated;
  },
};

const invalidSetting = (path: string) =>
  badRequest(`Invalid method setting path: ${path}. Must be one of: [${patchable}]`);
const nothingToRemove = (setting: string) =>
  badRequest(`Cannot remove method setting ${setting} because there is no method setting for this method `);

function patched(context: Context, restApiId: string | undefined, stage: Stage, patch: Patch): Stage {
  const { op, path, tokens, value } = patch;
  const [member = '', key, ...rest] = tokens;
  if (op === 'copy') return promoted(stage, patch);
  switch (member) {
    case 'canarySettings':
      return withCanary(context, restApiId, stage, patch);
    case 'accessLogSettings': {
      if (op === 'remove') {
        if (key !== undefined || !stage.accessLogSettings) throw nothingToRemove(path.slice(1));
        const { accessLogSettings: _, ...others } = stage;
        return others;
      }
      if (key !== 'destinationArn' && key !== 'format') {
        throw badRequest(
          'Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]',
        );
      }
      if (!value) throw badRequest('Access Log value must not be empty');
      return { ...stage, accessLogSettings: { ...stage.accessLogSettings, [key]: value } };
    }
    case 'variables': {
      if (key === undefined || rest.length > 0) throw invalidSetting(path);
      if (op !== 'replace' && op !== 'remove') throw badRequest(`Invalid ${op} operation with path: ${path}`);
      const others = Object.entries(stage.variables ?? {}).filter(([name]) => name !== key);
      const variables = Object.fromEntries(op === 'remove' ? others : [...others, [key, value ?? '']]);
      const { variables: _, ...members } = stage;
      return Object.keys(variables).length === 0 ? members : { ...members, variables };
    }
  }
  if (key !== undefined) return withMethodSetting(context, stage, patch);
  if (op === 'remove') throw nothingToRemove(path.slice(1));
  if (op !== 'replace') throw badRequest(`Invalid ${op} operation with path: ${path}`);
  switch (member) {
    case 'deploymentId':
      checkDeployment(context, restApiId, value);
      return { ...stage, deploymentId: value };
    case 'tracingEnabled':
      return { ...stage, tracingEnabled: asBoolean(value) };
    case 'cacheClusterEnabled':
      return {
        ...stage,
        cacheClusterEnabled: asBoolean(value),
        cacheClusterStatus: asBoolean(value) ? 'AVAILABLE' : 'NOT_AVAILABLE',
      };
    default: {
      const scalar = scalars.find((one) => one === member);
      if (!scalar) throw invalidSetting(path);
      return withoutUndefined({ ...stage, [scalar]: value || undefined });
    }
  }
}

function promoted(stage: Stage, { path, from }: Patch): Stage {
  const canary = stage.canarySettings;
  if (path === '/deploymentId' && from === '/canarySettings/deploymentId') {
    if (!canary) throw badRequest('Promotion not available. Canary does not exist.');
    return { ...stage, deploymentId: canary.deploymentId };
  }
  if (path === '/variables' && from === '/canarySettings/stageVariableOverrides') {
    if (!canary) throw badRequest('Promotion not available. Canary does not exist.');
    return { ...stage, variables: { ...stage.variables, ...canary.stageVariableOverrides } };
  }
  throw badRequest(
    `Invalid copy operation with path: ${path || null} and from ${from ?? null}. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]`,
  );
}

function withCanary(
  context: Context,
  restApiId: string | undefined,
  stage: Stage,
  { op, path, tokens, value }: Patch,
): Stage {
  const [, member, name, ...rest] = tokens;
  const canary = { deploymentId: stage.deploymentId, percentTraffic: 0, useStageCache: false, ...stage.canarySettings };
  if (op === 'remove') {
    if (member === undefined) {
      if (!stage.canarySettings) throw nothingToRemove(path.slice(1));
      const { canarySettings: _, ...others } = stage;
      return others;
    }
    const overrides = Object.entries(canary.stageVariableOverrides ?? {});
    if (member !== 'stageVariableOverrides' || !overrides.some(([key]) => key === name))
      throw nothingToRemove(path.slice(1));
    return {
      ...stage,
      canarySettings: {
        ...canary,
        stageVariableOverrides: Object.fromEntries(overrides.filter(([key]) => key !== name)),
      },
    };
  }
  if (op !== 'replace') throw badRequest(`Invalid ${op} operation with path: ${path}`);
  if (rest.length > 0) throw invalidSetting(path);
  if (member === 'stageVariableOverrides' && name !== undefined) {
    return {
      ...stage,
      canarySettings: {
        ...canary,
        stageVariableOverrides: { ...canary.stageVariableOverrides, ...Object.fromEntries([[name, value ?? '']]) },
      },
    };
  }
  if (name !== undefined) throw invalidSetting(path);
  switch (member) {
    case 'deploymentId':
      checkDeployment(context, restApiId, value);
      return { ...stage, canarySettings: { ...canary, deploymentId: value } };
    case 'percentTraffic':
      return { ...stage, canarySettings: { ...canary, percentTraffic: asNumber({ path, value }) } };
    case 'useStageCache':
      return { ...stage, canarySettings: { ...canary, useStageCache: asBoolean(value) } };
    default:
      throw invalidSetting(path);
  }
}

function withMethodSetting({ state }: Context, stage: Stage, patch: Patch): Stage {
  const { op, path, value, tokens } = patch;
  const settings = Object.entries(stage.methodSettings ?? {});
  if (op === 'remove') {
    const key = path.slice(1);
    if (!settings.some(([name]) => name === key)) throw nothingToRemove(key);
    return { ...stage, methodSettings: Object.fromEntries(settings.filter(([name]) => name !== key)) };
  }
  const setting = Object.entries(methodSettings).find(([end]) => path.endsWith(`/${end}`));
  if (op !== 'replace' || !setting || tokens.length < 4) throw invalidSetting(path);
  const [end, [member, read]] = setting;
  const key = path.slice(1, -end.length - 1);
  const httpMethod = key.slice(key.lastIndexOf('/') + 1);
  const resourcePath = key.slice(0, key.lastIndexOf('/'));
  if (httpMethod === 'ANY' || (httpMethod === '*') !== (resourcePath === '*')) throw invalidSetting(path);
  if (member === 'loggingLevel' && value !== 'OFF' && !state.account.cloudwatchRoleArn)
    throw badRequest('CloudWatch Logs role ARN must be set in account settings to enable logging');
  const known = stage.methodSettings?.[key] ?? stage.methodSettings?.['*/*'] ?? defaultSettings;
  return {
    ...stage,
    methodSettings: Object.fromEntries([
      ...settings.filter(([name]) => name !== key),
      [key, { ...known, [member]: read(patch) }],
    ]),
  };
}
