import type { AccessLogSettings, MethodSetting } from '@aws-sdk/client-api-gateway';
import type { IdOrReference } from '../calls/reference.js';
import { deepFreeze, escapedToken, isRecord, isSameData, mapValues, withoutUndefined } from '../plain.js';
import { accountAddress } from './account.js';
import { methodOfAddress } from './address.js';
import { certificateAddressOf } from './client-certificate.js';
import { documentationVersionAddress } from './documentation-version.js';
import type { ValueOf } from './enumerations.js';
import { addressIn, type ListedKind, plainCreate } from './kind.js';
import { foundByGet } from './lost-create.js';

/** How a stage treats the requests of a method, or of all methods that have no settings of their own. */
export interface MethodSettingValues {
  /** Write metrics of each method to CloudWatch. @defaultValue `false` */
  readonly metricsEnabled?: boolean;
  /** What is logged of each request; needs a role for logs in the account. @defaultValue `'OFF'` */
  readonly loggingLevel?: ValueOf<'loggingLevel'>;
  /** Log whole requests and responses, credentials included. @defaultValue `false` */
  readonly dataTraceEnabled?: boolean;
  /** Requests at once. @defaultValue the account's limit */
  readonly throttlingBurstLimit?: number;
  /** Requests per second. @defaultValue the account's limit */
  readonly throttlingRateLimit?: number;
  /** Cache responses; the stage needs a cache for it. @defaultValue `false` */
  readonly cachingEnabled?: boolean;
  /** Seconds that a response is kept, 0 to 3600. @defaultValue `300` */
  readonly cacheTtlInSeconds?: number;
  /** Encrypt cached responses. @defaultValue `false` */
  readonly cacheDataEncrypted?: boolean;
  /** Whether a caller needs a permission to pass the cache by. @defaultValue `true` */
  readonly requireAuthorizationForCacheControl?: boolean;
  /** What becomes of callers without that permission. @defaultValue `'SUCCEED_WITH_RESPONSE_HEADER'` */
  readonly unauthorizedCacheControlHeaderStrategy?: ValueOf<'unauthorizedCacheControlHeaderStrategy'>;
}

/** How a part of a stage's requests goes to another deployment. */
export interface CanaryNode {
  /** The canary's own deployment; only in what was read. */
  readonly deploymentId?: string;
  /** How many of 100 requests go to the canary. */
  readonly percentTraffic?: number;
  /** Variables that the canary has other values of. */
  readonly stageVariableOverrides?: Readonly<Record<string, string>>;
  /** Whether the canary uses the stage's cache. @defaultValue `false` */
  readonly useStageCache?: boolean;
}

/**
 * A stage: a deployment that callers can reach, under a name.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html
 */
export interface StageNode {
  /** What kind of node this is. */
  readonly kind: 'Stage';
  /** The first segment of the URL: up to 128 letters, digits, `-` and `_`. */
  readonly stageName: string;
  /** The deployment that it serves. @defaultValue plans deploy what is live */
  readonly deploymentId?: string;
  /** What the stage is for, in your own words. */
  readonly description?: string;
  /** Stage variables by name, which integrations and templates read as `stageVariables.NAME`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Whether the stage has a cache, which is billed by the hour. @defaultValue `false` */
  readonly cacheClusterEnabled?: boolean;
  /** Gigabytes. */
  readonly cacheClusterSize?: ValueOf<'cacheClusterSize'>;
  /** The version of the documentation that belongs to what the stage serves. */
  readonly documentationVersion?: string;
  /** Whether requests are traced with X-Ray. @defaultValue `false` */
  readonly tracingEnabled?: boolean;
  /** Of the certificate that integrations see. */
  readonly clientCertificateId?: string;
  /** Where requests are logged to, and in which format. @defaultValue they are not */
  readonly accessLogSettings?: Readonly<AccessLogSettings>;
  /** By the service's keys: `~1pets/GET` for `GET /pets`, two asterisks for all other methods. */
  readonly methodSettings?: Readonly<Record<string, Readonly<MethodSetting>>>;
  /** In a definition: how the next deployment goes out. */
  readonly canarySettings?: CanaryNode;
  /** All its tags, AWS's own aside, at most 50. @defaultValue existing tags stay */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What `CreateStage` fills in. */
export const stageDefaults = deepFreeze({
  cacheClusterEnabled: false,
  tracingEnabled: false,
} as const satisfies Partial<StageNode>);

/** What a stage can't be created with: it is patched right after. */
const patchedOnly = ['methodSettings', 'accessLogSettings', 'clientCertificateId'] as const;

/** The address of what a stage is to serve: an id, or what a deployment of the plan brings. */
export function servedAddress(stageName: string): string {
  return `deployment of stage ${stageName}`;
}

/** The key of a route's method settings, as the service writes it: `~1pets/GET` for `GET /pets`. */
export function methodSettingsKey(route: string): string {
  if (route === '*/*') return route;
  const { httpMethod, path } = methodOfAddress(route);
  return `${escapedToken(path)}/${httpMethod}`;
}

/** A key as the service writes it, where somebody has sent one as people write it: `/pets/GET`. */
function escapedKey(key: string): string {
  if (!key.startsWith('/')) return key;
  const cut = key.lastIndexOf('/');
  return methodSettingsKey(`${key.slice(cut + 1)} ${cut === 0 ? '/' : key.slice(0, cut)}`);
}

/** Stages. What they serve is known apart: deployments are decided on when everything else is known. */
export const stageKind: ListedKind<StageNode> = deepFreeze<ListedKind<StageNode>>({
  kind: 'Stage',
  scope: 'restApi',
  noun: 'stage',
  members: {
    stageName: 'text',
    deploymentId: 'text',
    description: 'text',
    variables: 'texts by name',
    cacheClusterEnabled: 'boolean',
    cacheClusterSize: 'text',
    documentationVersion: 'text',
    tracingEnabled: 'boolean',
    clientCertificateId: 'text',
    accessLogSettings: 'members',
    methodSettings: 'members',
    canarySettings: 'members',
    tags: 'texts by name',
  },
  required: ['stageName'],
  defaults: () => stageDefaults,
  keyOf: ({ stageName }) => stageName,
  create: 'CreateStage',
  list: 'GetStages',
  identify: ({ stageName }) => ({ stageName }),
  sameKey: 'first',
  needsDeployment: false,
  lostCreate: foundByGet('CreateStage', 'GetStage', ({ restApiId, stageName }) => ({ restApiId, stageName })),
  arnPath: ({ stageName }, { restApiId }) => restApiId && `/restapis/${restApiId}/stages/${stageName}`,
  refersTo: (node) => [
    ...(node.documentationVersion === undefined ? [] : [documentationVersionAddress(node.documentationVersion)]),
    ...[certificateAddressOf(node.clientCertificateId) ?? []].flat(),
    ...(writesLogs(node) ? [accountAddress] : []),
  ],
  patchable: (node, of) => {
    const certificate = certificateAddressOf(node.clientCertificateId);
    return certificate === undefined ? node : { ...node, clientCertificateId: of(certificate) };
  },
  normalise: (node) => normalised(node),
  owned: (desired, live) => owned(desired, live),
  createdWith: ({ methodSettings: _, accessLogSettings: __, clientCertificateId: ___, ...created }) => created,
  creation(node, ids) {
    const without: Readonly<Record<string, undefined>> = Object.fromEntries(
      [...patchedOnly, 'canarySettings'].map((member) => [member, undefined]),
    );
    const deploymentId: IdOrReference = node.deploymentId ?? ids.of(servedAddress(node.stageName));
    return [plainCreate(stageKind, node, ids, { ...without, deploymentId })];
  },
});

/** Whether a stage writes to CloudWatch Logs, for which the account needs a role. */
export function writesLogs({ accessLogSettings, methodSettings = {} }: StageNode): boolean {
  return (
    /^arn:[^:]*:logs:/.test(accessLogSettings?.destinationArn ?? '') ||
    Object.values(methodSettings).some(({ loggingLevel = 'OFF' }) => loggingLevel !== 'OFF')
  );
}

/** The address of a stage. */
export function stageAddress(stageName: string): string {
  return addressIn(stageKind, stageName);
}

function normalised(node: StageNode): StageNode {
  const { cacheClusterEnabled, cacheClusterSize, methodSettings, canarySettings, tags, variables } = node;
  return withoutUndefined<StageNode>({
    ...node,
    // A cache that is switched off has no size.
    cacheClusterSize: cacheClusterEnabled === true ? cacheClusterSize : undefined,
    variables: filled(variables),
    methodSettings: filled(
      methodSettings &&
        Object.fromEntries(
          Object.entries(methodSettings)
            .map(([key, value]) => [escapedKey(key), value] as const)
            .sort(([left], [right]) => (left < right ? -1 : 1)),
        ),
    ),
    canarySettings: canarySettings && normalCanary(canarySettings),
    // AWS's own tags can't be set or taken away by anybody else.
    tags: tags && Object.fromEntries(Object.entries(tags).filter(([name]) => !name.startsWith('aws:'))),
  });
}

/** A canary's settings in the one way of writing them. */
export function normalCanary({ stageVariableOverrides, useStageCache, ...others }: CanaryNode): CanaryNode {
  return withoutUndefined<CanaryNode>({
    ...others,
    stageVariableOverrides: filled(stageVariableOverrides),
    useStageCache: useStageCache === true ? true : undefined,
  });
}

function filled<Members extends object>(members: Members | undefined): Members | undefined {
  return members === undefined || Object.keys(members).length === 0 ? undefined : members;
}

/**
 * What a definition says of a stage that is live: its deployment is decided on by itself, its tags are looked at only
 * where there are declared ones, and a canary only while there is one.
 */
function owned(desired: StageNode, live: StageNode): StageNode {
  const { canarySettings: canary } = desired;
  const promoted = { ...desired.variables, ...canary?.stageVariableOverrides };
  return withoutUndefined<StageNode>({
    ...desired,
    deploymentId: desired.deploymentId ?? live.deploymentId,
    tags: desired.tags ?? live.tags,
    canarySettings:
      live.canarySettings &&
      (canary === undefined ? live.canarySettings : { ...canary, ...deploymentOf(live.canarySettings) }),
    // Promoting a canary merges its overrides into the stage's variables.
    variables:
      canary?.stageVariableOverrides !== undefined &&
      live.canarySettings === undefined &&
      isSameData(live.variables ?? {}, promoted)
        ? live.variables
        : desired.variables,
  });
}

function deploymentOf({ deploymentId }: CanaryNode): CanaryNode {
  return deploymentId === undefined ? {} : { deploymentId };
}

/**
 * A live stage without the throttles that the service fills in from the account's own limits.
 *
 * @param account - the account's limits.
 */
export function withoutAccountThrottles(
  node: StageNode,
  account: { readonly burstLimit?: number | undefined; readonly rateLimit?: number | undefined } | undefined,
): StageNode {
  if (account === undefined || !isRecord(node.methodSettings)) return node;
  const unset = -1;
  return {
    ...node,
    methodSettings: mapValues(node.methodSettings, (settings) => ({
      ...settings,
      ...(settings.throttlingBurstLimit === account.burstLimit ? { throttlingBurstLimit: unset } : {}),
      ...(settings.throttlingRateLimit === account.rateLimit ? { throttlingRateLimit: unset } : {}),
    })),
  };
}
