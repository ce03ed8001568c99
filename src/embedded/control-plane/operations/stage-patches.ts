import type { MethodSetting, Stage } from '@aws-sdk/client-api-gateway';
import { withoutUndefined } from '../../../plain.js';
import { badRequest } from '../../faults.js';
import type { Context } from '../context.js';
import { checkDeployment } from '../lookup.js';
import { checkPatchedWord } from '../patched-words.js';
import { asBoolean, asNumber, type Patch } from '../patching.js';
import { checkAccessLog } from './access-logs.js';
import { checkPercentage } from './canaries.js';
import { checkVariables } from './stage-variables.js';

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
  'caching/ttlInSeconds': ['cacheTtlInSeconds', timeToLive],
  'caching/enabled': ['cachingEnabled', switched],
  'caching/dataEncrypted': ['cacheDataEncrypted', switched],
  'caching/requireAuthorizationForCacheControl': ['requireAuthorizationForCacheControl', switched],
  'caching/unauthorizedCacheControlHeaderStrategy': ['unauthorizedCacheControlHeaderStrategy', worded],
};

function asPercentage(patch: Pick<Patch, 'path' | 'value'>): number {
  const percentage = asNumber(patch);
  checkPercentage(percentage);
  return percentage;
}

const longestTimeToLive = 3600;

function timeToLive(patch: Patch): number {
  const seconds = asNumber(patch);
  if (seconds > longestTimeToLive)
    throw badRequest(`Invalid time-to-live setting, must be an integer no greater than ${longestTimeToLive}`);
  return seconds;
}

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

/** The size of a cache that is enabled without one. */
export const smallestCache = '0.5';

/** The verbs that a method setting can be of. */
const verbs = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

const scalars = ['cacheClusterSize', 'clientCertificateId', 'description', 'documentationVersion'] as const;

const invalidSetting = (path: string) =>
  badRequest(`Invalid method setting path: ${path}. Must be one of: [${patchable}]`);
const nothingToRemove = (setting: string) =>
  badRequest(`Cannot remove method setting ${setting} because there is no method setting for this method `);

/** A stage as one patch operation leaves it. */
export function patchedStage(context: Context, restApiId: string | undefined, stage: Stage, patch: Patch): Stage {
  const { op, path, tokens, value } = patch;
  const [member = '', key, ...rest] = tokens;
  if (op === 'copy') return promoted(stage, patch);
  checkPatchedWord('UpdateStage', patch);
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
      if (op !== 'add' && op !== 'replace') throw badRequest(`Invalid ${op} operation with path: ${path}`);
      if (!value) throw badRequest('Access Log value must not be empty');
      checkAccessLog(key, value);
      return { ...stage, accessLogSettings: { ...stage.accessLogSettings, [key]: value } };
    }
    case 'variables': {
      if (key === undefined || rest.length > 0) throw invalidSetting(path);
      if (op !== 'replace' && op !== 'remove') throw badRequest(`Invalid ${op} operation with path: ${path}`);
      if (op === 'replace') checkVariables(Object.fromEntries([[key, value]]));
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
        ...(asBoolean(value) ? { cacheClusterSize: stage.cacheClusterSize ?? smallestCache } : {}),
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
    checkVariables(Object.fromEntries([[name, value]]));
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
      return { ...stage, canarySettings: { ...canary, percentTraffic: asPercentage({ path, value }) } };
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
  // Of all methods at once, or of one verb; never of ANY. The root is written `~1`, or as it is.
  if (key !== '*/*' && (resourcePath === '*' || !verbs.includes(httpMethod.toUpperCase()))) throw invalidSetting(path);
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
