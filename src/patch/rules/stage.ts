import type { PatchTable } from '../rule.js';
import {
  boolean,
  cacheClusterSize,
  count,
  loggingLevel,
  nonEmptyText,
  rate,
  text,
  unauthorizedCacheControlHeaderStrategy,
  variableValue,
} from '../values.js';

/** The patches of `UpdateStage`. */
export const stage = {
  operation: 'UpdateStage',
  unpatchable: ['webAclArn', 'tags'],
  maximumOperations: 80,
  rules: {
    '/deploymentId': {
      replace: 'value',
      copyFrom: '/canarySettings/deploymentId',
      value: nonEmptyText,
      quirk: 'Copying promotes the deployment of the canary, which must exist.',
    },
    '/description': { replace: 'value', value: text, clear: 'empty' },
    '/documentationVersion': {
      replace: 'value',
      value: text,
      clear: 'empty',
      quirk:
        "Missing from the paths that the service lists in its refusals; it works. Clearing by '' is what clients do.",
    },
    '/clientCertificateId': { replace: 'value', value: text, clear: 'empty' },
    '/tracingEnabled': { replace: 'value', value: boolean, default: false },
    '/cacheClusterEnabled': { replace: 'value', value: boolean, default: false },
    '/cacheClusterSize': {
      replace: 'value',
      value: cacheClusterSize,
      appliesWhen: { member: 'cacheClusterEnabled', values: ['true'] },
      quirk: 'Gigabytes, as text. It can be changed but not cleared.',
    },
    '/variables/{name}': {
      replace: 'value',
      remove: 'none',
      value: variableValue,
      collection: 'map',
      quirk: 'Replacing also adds. The documentation denies remove; it works.',
    },
    '/variables': {
      copyFrom: '/canarySettings/stageVariableOverrides',
      quirk:
        'Copying merges the overrides of the canary in; the documentation denies it, it works. Patch a single variable by name.',
    },
    '/accessLogSettings': {
      remove: 'none',
      collection: 'block',
      quirk: 'Removing the block switches access logging off.',
    },
    '/accessLogSettings/*': {
      quirk: "The documentation's shorthand; the service refuses it: patch destinationArn and format.",
    },
    '/accessLogSettings/destinationArn': {
      add: 'value',
      replace: 'value',
      value: nonEmptyText,
      quirk: 'The documentation allows remove, the service refuses it: remove the whole block.',
    },
    '/accessLogSettings/format': {
      add: 'value',
      replace: 'value',
      value: nonEmptyText,
      quirk: 'Must contain $context.requestId. As for the destination, remove the whole block.',
    },
    '/canarySettings': {
      remove: 'none',
      collection: 'block',
      quirk: 'Removing the canary leaves the stage its deployment.',
    },
    '/canarySettings/deploymentId': {
      replace: 'value',
      value: nonEmptyText,
      quirk: 'Makes the canary, without traffic, when there is none.',
    },
    '/canarySettings/percentTraffic': {
      replace: 'value',
      value: { type: 'number', minimum: 0, maximum: 100, takes: 'a percentage, 0 to 100' },
      default: 0,
      quirk: 'Makes the canary, on the present deployment, when there is none.',
    },
    '/canarySettings/stageVariableOverrides/{name}': {
      replace: 'value',
      remove: 'none',
      value: variableValue,
      collection: 'map',
      quirk: 'Replacing also adds. The documentation denies remove; it works.',
    },
    '/canarySettings/useStageCache': { replace: 'value', value: boolean, default: false },
    '/methodSettings': {
      quirk: 'Listed in the documentation without a format: patch the settings of a method one by one.',
    },
    '/{resourcePath}/{httpMethod}': {
      remove: 'none',
      quirk:
        "Drops every setting of a method, or with '*' for both the stage's default. Not in the documentation; the only way to take a single setting away is to remove all and set the others again.",
    },
    '/{resourcePath}/{httpMethod}/metrics/enabled': {
      replace: 'value',
      value: boolean,
      member: ['methodSettings', 'metricsEnabled'],
      default: false,
    },
    '/{resourcePath}/{httpMethod}/logging/dataTrace': {
      replace: 'value',
      value: boolean,
      member: ['methodSettings', 'dataTraceEnabled'],
      default: false,
    },
    '/{resourcePath}/{httpMethod}/logging/loglevel': {
      replace: 'value',
      value: loggingLevel,
      member: ['methodSettings', 'loggingLevel'],
      default: 'OFF',
      quirk: "All lower case. Needs a role in the account's cloudwatchRoleArn.",
    },
    '/{resourcePath}/{httpMethod}/throttling/burstLimit': {
      replace: 'value',
      value: count,
      member: ['methodSettings', 'throttlingBurstLimit'],
      readsUnset: [-1, 5000],
      quirk: "Reads as -1, or as the account's own limit, where nothing is set.",
    },
    '/{resourcePath}/{httpMethod}/throttling/rateLimit': {
      replace: 'value',
      value: rate,
      member: ['methodSettings', 'throttlingRateLimit'],
      readsUnset: [-1, 10000],
      quirk: "Reads as -1, or as the account's own limit, where nothing is set.",
    },
    '/{resourcePath}/{httpMethod}/caching/enabled': {
      replace: 'value',
      value: boolean,
      member: ['methodSettings', 'cachingEnabled'],
      default: false,
    },
    '/{resourcePath}/{httpMethod}/caching/dataEncrypted': {
      replace: 'value',
      value: boolean,
      member: ['methodSettings', 'cacheDataEncrypted'],
      default: false,
    },
    '/{resourcePath}/{httpMethod}/caching/ttlInSeconds': {
      replace: 'value',
      value: { type: 'integer', minimum: 0, maximum: 3600, takes: 'a whole number of seconds, 0 to 3600' },
      member: ['methodSettings', 'cacheTtlInSeconds'],
      default: 300,
    },
    '/{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl': {
      replace: 'value',
      value: boolean,
      member: ['methodSettings', 'requireAuthorizationForCacheControl'],
      default: true,
    },
    '/{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy': {
      replace: 'value',
      value: unauthorizedCacheControlHeaderStrategy,
      member: ['methodSettings', 'unauthorizedCacheControlHeaderStrategy'],
      default: 'SUCCEED_WITH_RESPONSE_HEADER',
    },
  },
} as const satisfies PatchTable;
