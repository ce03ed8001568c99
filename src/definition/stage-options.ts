/**
 * What a stage is declared with, and how that is checked: one table each, for stages of definitions and for `deploy()`.
 *
 * @module
 */

import {
  a,
  type Complaint,
  type OptionCheck,
  type OptionTable,
  oneOf,
  optionProblems,
  shown,
} from '../errors/options.js';
import type { ClientCertificateNode } from '../kinds/client-certificate.js';
import { clientCertificateKind } from '../kinds/client-certificate.js';
import type { DocumentationVersionNode } from '../kinds/documentation-version.js';
import { enumerations, type ValueOf } from '../kinds/enumerations.js';
import { addressIn } from '../kinds/kind.js';
import type { CanaryNode, MethodSettingValues, StageNode } from '../kinds/stage.js';
import { isRecord, withoutUndefined } from '../plain.js';

/**
 * The members of a stage. What is left out has the service's default; tags that aren't given stay as they are.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html
 */
export interface StageOptions {
  /** What the stage is for, in your own words. @defaultValue none */
  readonly description?: string;
  /** Names of letters, digits and `_`; values as in URLs. @defaultValue none */
  readonly variables?: Readonly<Record<string, string>>;
  /**
   * Whether the stage has a cache, which is billed by the hour.
   *
   * @defaultValue `true` where there is a size, else `false`
   */
  readonly cacheClusterEnabled?: boolean;
  /** Gigabytes; another size empties the cache. @defaultValue the service's */
  readonly cacheClusterSize?: ValueOf<'cacheClusterSize'>;
  /**
   * The version of the documentation that belongs to what the stage serves: a declared one, or its name.
   *
   * @defaultValue none
   */
  readonly documentationVersion?:
    | string
    | {
        /** The version, as it is declared. */
        readonly node: DocumentationVersionNode;
      };
  /** Trace requests with X-Ray. @defaultValue `false` */
  readonly tracingEnabled?: boolean;
  /** The certificate that integrations see: a declared one, or its id. @defaultValue none */
  readonly clientCertificateId?:
    | string
    | {
        /** The certificate, as it is declared. */
        readonly node: ClientCertificateNode;
      };
  /** Where requests are logged to, and how. @defaultValue requests aren't logged */
  readonly accessLogSettings?: {
    /** The ARN of a log group, without `:*`, or of a delivery stream. */
    readonly destinationArn: string;
    /** Has `$context.requestId` or `$context.extendedRequestId` in it. */
    readonly format: string;
  };
  /** All tags of the stage, AWS's own aside. @defaultValue the tags that are there stay */
  readonly tags?: Readonly<Record<string, string>>;
  /** A deployment that the stage is held on: plans don't deploy to it. @defaultValue what is live is deployed */
  readonly deploymentId?: string;
}

/** How a part of a stage's requests goes to the next deployment. */
export interface CanaryOptions extends Omit<CanaryNode, 'deploymentId'> {
  /** How many of 100 requests, 0 to 100. */
  readonly percentTraffic: number;
}

/** Up to 128 letters, digits, hyphens and underscores. */
export function isStageName(name: unknown): name is string {
  return typeof name === 'string' && /^[a-zA-Z0-9_-]{1,128}$/.test(name);
}

/** What is wrong with stage variables. */
export function variablesProblem(given: unknown): Complaint | undefined {
  const notTexts = a.texts(given);
  if (notTexts !== undefined) return notTexts;
  const entries = Object.entries(given as Readonly<Record<string, string>>);
  if (entries.length > 100) return { message: `A stage has up to 100 variables, not ${entries.length}.` };
  const wrong = entries.find(
    ([name, value]) => !/^\w{1,64}$/.test(name) || value.length > 512 || !/^[\w\-.~:/?#&=,]*$/.test(value),
  );
  if (wrong === undefined) return undefined;
  const [name] = wrong;
  return {
    code: 'deploy.variable',
    message: `The stage variable ${shown(name)} has a name or a value that isn't valid.`,
    hint: 'Names have up to 64 letters, digits and _; values up to 512 letters, digits and -._~:/?#&=,.',
  };
}

const accessLog: OptionCheck = (given) => {
  const problem = accessLogProblem(given);
  if (problem !== undefined) return problem;
  const { destinationArn, format } = given as Readonly<Record<string, unknown>>;
  return destinationArn === undefined || format === undefined
    ? { message: 'It has a destinationArn and a format, both texts.' }
    : undefined;
};

/** What is wrong with how requests are logged, as far as it is given. */
export function accessLogProblem(given: unknown): Complaint | undefined {
  const notRecord = a.record(given);
  if (notRecord !== undefined) return notRecord;
  const { destinationArn, format, ...others } = given as Readonly<Record<string, unknown>>;
  const [odd] = Object.keys(others);
  if (odd !== undefined)
    return { message: `There is no member '${odd}'.`, hint: 'The members are destinationArn, format.' };
  if ([destinationArn, format].some((one) => one !== undefined && (typeof one !== 'string' || one === '')))
    return { message: 'It has a destinationArn and a format, both texts.' };
  if (typeof destinationArn === 'string' && destinationArn.endsWith(':*'))
    return {
      message: "The ARN of a log group ends without ':*' here.",
      hint: `Write '${destinationArn.slice(0, -2)}'.`,
    };
  return typeof format !== 'string' || /\$context\.(?:requestId|extendedRequestId)\b/.test(format)
    ? undefined
    : { message: 'The format names no request.', hint: 'Add $context.requestId to it.' };
}

/** Text, or a declared thing of a kind. */
function textOr(kind: string, step: string): OptionCheck {
  return (value) => {
    const { node } = (isRecord(value) ? value : {}) as { readonly node?: { readonly kind?: unknown } };
    if (typeof value === 'string' || node?.kind === kind) return undefined;
    return { message: `It must be a string, or what ${step} returns, not ${shown(value)}.` };
  };
}

/** The checks of {@link StageOptions}. */
export const stageOptions: OptionTable<StageOptions> = {
  description: a.text,
  variables: variablesProblem,
  cacheClusterEnabled: a.yesOrNo,
  cacheClusterSize: oneOf(enumerations.cacheClusterSize),
  documentationVersion: textOr('DocumentationVersion', 'petstore.documentationVersion(…)'),
  tracingEnabled: a.yesOrNo,
  clientCertificateId: textOr('ClientCertificate', 'clientCertificate(…)'),
  accessLogSettings: accessLog,
  tags: a.tags,
  deploymentId: a.name,
};

/** The checks of {@link CanaryOptions}. */
export const canaryOptions: OptionTable<CanaryOptions> = {
  percentTraffic: number('a percentage, 0 to 100', (value) => value >= 0 && value <= 100),
  stageVariableOverrides: variablesProblem,
  useStageCache: a.yesOrNo,
};

/** The checks of method settings. */
export const methodSettingOptions: OptionTable<MethodSettingValues> = {
  metricsEnabled: a.yesOrNo,
  loggingLevel: oneOf(enumerations.loggingLevel),
  dataTraceEnabled: a.yesOrNo,
  throttlingBurstLimit: number('a whole number from 0 on', (value) => Number.isInteger(value) && value >= 0),
  throttlingRateLimit: number('a number from 0 on', (value) => value >= 0 && value !== Number.POSITIVE_INFINITY),
  cachingEnabled: a.yesOrNo,
  cacheTtlInSeconds: number(
    'whole seconds, 0 to 3600',
    (value) => Number.isInteger(value) && value >= 0 && value <= 3600,
  ),
  cacheDataEncrypted: a.yesOrNo,
  requireAuthorizationForCacheControl: a.yesOrNo,
  unauthorizedCacheControlHeaderStrategy: oneOf(enumerations.unauthorizedCacheControlHeaderStrategy),
};

function number(what: string, isValid: (value: number) => boolean): OptionCheck {
  return (value) =>
    typeof value === 'number' && isValid(value) ? undefined : { message: `It must be ${what}, not ${shown(value)}.` };
}

/** A node's members, from a stage's options: a size without a word about the cache switches it on. */
export function stageMembers(options: StageOptions): Omit<StageNode, 'kind' | 'stageName'> {
  const { documentationVersion, clientCertificateId, ...members } = options;
  const { cacheClusterSize, cacheClusterEnabled = cacheClusterSize === undefined ? undefined : true } = members;
  return withoutUndefined({
    ...members,
    cacheClusterEnabled,
    documentationVersion:
      typeof documentationVersion === 'object' ? documentationVersion.node.version : documentationVersion,
    clientCertificateId:
      typeof clientCertificateId === 'object'
        ? addressIn(clientCertificateKind, clientCertificateId.node.description)
        : clientCertificateId,
  });
}

/** What is wrong with method settings by the service's keys. */
export function methodSettingsProblem(given: unknown): Complaint | undefined {
  const notRecord = a.record(given);
  if (notRecord !== undefined) return notRecord;
  for (const [key, settings] of Object.entries(given as object)) {
    if (key !== '*/*' && !/^[^/]+\/[A-Z]+$/.test(key))
      return {
        message: `${shown(key)} isn't the key of a method's settings.`,
        hint: "Write '*/*', or the path with ~1 for each slash, and the verb: '~1pets/GET'.",
      };
    const [problem] = optionProblems('deploy', methodSettingOptions, settings);
    if (problem !== undefined) {
      const { message, hint } = problem;
      return { message: `${key}, ${problem.address}: ${message}`, ...(hint === undefined ? {} : { hint }) };
    }
  }
  return undefined;
}
