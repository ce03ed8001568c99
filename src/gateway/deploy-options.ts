import type {
  AccessLogSettings,
  CacheClusterSize,
  Deployment,
  MethodSetting,
  Stage,
} from '@aws-sdk/client-api-gateway';
import {
  accessLogProblem,
  type CanaryOptions,
  canaryOptions,
  isStageName,
  methodSettingsProblem,
  variablesProblem,
} from '../definition/stage-options.js';
import type { Problem } from '../errors/errors.js';
import { a, type OptionTable, oneOf, optionProblems, required, shown } from '../errors/options.js';
import { enumerations } from '../kinds/enumerations.js';

/**
 * Where an API is deployed to, and how. What is left out stays as it is on a stage that exists.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html
 */
export interface DeployOptions {
  /** Up to 128 letters, digits, `-` and `_`; made when there is no such stage. */
  readonly stageName: string;
  /** Of the deployment. @defaultValue none */
  readonly description?: string | undefined;
  /** Of the stage. @defaultValue as it is; none for a new stage */
  readonly stageDescription?: string | undefined;
  /**
   * All stage variables: one that is left out goes. Names of letters, digits and `_`; values as in URLs.
   *
   * @defaultValue as they are; none for a new stage
   */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /** Whether the stage has a cache cluster, which is billed by the hour. @defaultValue `false` for a new stage */
  readonly cacheClusterEnabled?: boolean | undefined;
  /** Gigabytes. @defaultValue as it is; the service's for a new stage */
  readonly cacheClusterSize?: CacheClusterSize | undefined;
  /**
   * The documentation version that goes with the stage: `'1.0'`. The API must have it.
   *
   * @defaultValue as it is; none for a new stage
   */
  readonly documentationVersion?: string | undefined;
  /** Whether AWS X-Ray traces requests to the stage. @defaultValue `false` for a new stage */
  readonly tracingEnabled?: boolean | undefined;
  /** Of the certificate that integrations see. @defaultValue as it is; none for a new stage */
  readonly clientCertificateId?: string | undefined;
  /** Where requests are logged to, and how. @defaultValue as they are; none for a new stage */
  readonly accessLogSettings?: Readonly<AccessLogSettings> | undefined;
  /**
   * All method settings, by the service's keys (`~1pets/GET` for `GET /pets`): one that is left out goes.
   *
   * @defaultValue as they are; the service's defaults for a new stage
   */
  readonly methodSettings?: Readonly<Record<string, Readonly<MethodSetting>>> | undefined;
  /**
   * All tags of the stage: one that is left out goes, except AWS's own.
   *
   * @defaultValue as they are; none for a new stage
   */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /**
   * Let the deployment out to a part of the stage's requests: the stage must be there, and goes on with what it has. A
   * canary that is there gets this deployment and these settings.
   *
   * @defaultValue the deployment goes to all of the stage's requests
   */
  readonly canary?: CanaryOptions | undefined;
  /**
   * Deploy although a canary takes part of the stage's requests: it goes on with what it has.
   *
   * @defaultValue `false`
   */
  readonly overCanary?: boolean | undefined;
  /**
   * Ends it early: requests under way are aborted and no more are sent. A deployment that was made by then stays.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
}

/** A deployment, and the stage that serves it. */
export interface DeployResult {
  /** The deployment, as `CreateDeployment` responded. */
  readonly deployment: Readonly<Deployment>;
  /** The stage, as it is after the deployment. */
  readonly stage: Readonly<Stage>;
}

/** What is wrong with the name of a stage, if anything is. */
export function stageNameProblem(name: unknown) {
  if (isStageName(name)) return undefined;
  return {
    code: 'deploy.stage-name',
    message: `${shown(name)} isn't a valid name of a stage.`,
    hint: 'Use up to 128 letters, digits, hyphens and underscores.',
  };
}

/** What is wrong with the name of a stage that a method of the gateway is given, at its address. */
export function stageNameProblems(stageName: unknown): readonly Problem[] {
  const problem = stageNameProblem(stageName);
  return problem === undefined ? [] : [{ ...problem, address: 'stageName' }];
}

/** The checks of the options of `deploy()`. */
export const deployOptions: OptionTable<DeployOptions> = {
  stageName: required(stageNameProblem),
  description: a.text,
  stageDescription: a.text,
  variables: variablesProblem,
  cacheClusterEnabled: a.yesOrNo,
  cacheClusterSize: oneOf(enumerations.cacheClusterSize),
  documentationVersion: a.text,
  tracingEnabled: a.yesOrNo,
  clientCertificateId: a.text,
  accessLogSettings: accessLogProblem,
  methodSettings: methodSettingsProblem,
  tags: a.tags,
  canary: (given) => {
    const notRecord = a.record(given);
    if (notRecord !== undefined) return notRecord;
    const [problem] = optionProblems('deploy', canaryOptions, given);
    if (problem !== undefined)
      return {
        message: `${problem.address}: ${problem.message}`,
        ...(problem.hint === undefined ? {} : { hint: problem.hint }),
      };
    const { percentTraffic } = given as { readonly percentTraffic?: unknown };
    return percentTraffic === undefined ? { message: "A canary has a 'percentTraffic', 0 to 100." } : undefined;
  },
  overCanary: a.yesOrNo,
  signal: a.signal,
};
