import type { Problem } from '../errors/errors.js';
import { didYouMean } from '../errors/near.js';
import { optionProblems, shown } from '../errors/options.js';
import { type HttpMethod, httpMethods } from '../kinds/method.js';
import { type MethodSettingValues, methodSettingsKey, type StageNode, stageAddress } from '../kinds/stage.js';
import { routeMeant } from '../model/address.js';
import { methodsOf } from '../model/methods-of.js';
import type { RestApiNode } from '../model/rest-api.js';
import { ownEntry } from '../plain.js';
import { DefinitionError } from './definition-error.js';
import { nameText } from './plain.js';
import {
  type CanaryOptions,
  canaryOptions,
  isStageName,
  methodSettingOptions,
  type StageOptions,
  stageMembers,
  stageOptions,
} from './stage-options.js';
import { createThing, type Thing } from './thing.js';

/** A verb that a stage has settings for: not `ANY`, whose verbs are named one by one. */
export type SettingsMethod = Exclude<HttpMethod, 'ANY'>;

/** Whose settings they are: a route's, or those of all methods that have none of their own. */
export type MethodSettingsKey = '*/*' | `${SettingsMethod} /${string}`;

/** What a stage knows of its API. */
export interface StagedApi {
  /** The API as plain, frozen data. */
  readonly model: RestApiNode;
}

/**
 * A stage of a definition: what callers reach it by, and how it treats their requests. A value like any other: each step
 * gives a new one. Listed in a plan with its API, it is created, kept and deployed to.
 */
export interface StageDefinition extends Thing<StageNode> {
  /** The definition that it is a stage of. */
  readonly restApi: StagedApi;
  /**
   * Settings of a route (`'GET /pets'`), or of all methods without settings of their own (`'*\/*'`). Said again, they
   * take the place of those before.
   *
   * @throws {@link DefinitionError} for a route that there isn't, and for settings that there aren't.
   *
   * @example
   * petstore.stage('prod').methodSettings('GET /pets', { throttlingRateLimit: 10 });
   * // UpdateStage [{ op: 'replace', path: '/~1pets/GET/throttling/rateLimit', value: '10' }]
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
   */
  methodSettings(key: MethodSettingsKey, settings: MethodSettingValues): StageDefinition;
  /**
   * Lets the next deployment go out to a part of the requests. Promote it with `gateway.promoteCanary()`, end it with
   * `gateway.rollbackCanary()`: without one, nothing is compared.
   *
   * @throws {@link DefinitionError} for a share that isn't 0 to 100, and for options that there aren't.
   *
   * @example
   * petstore.stage('prod').canary({ percentTraffic: 10 });
   * // CreateDeployment { stageName: 'prod', canarySettings: { percentTraffic: 10 } }
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html
   */
  canary(options: CanaryOptions): StageDefinition;
}

/**
 * Declares a stage of a definition.
 *
 * @throws {@link DefinitionError} with everything that is wrong with its name and its options.
 */
export function stageOf(restApi: StagedApi, stageName: string, options: StageOptions = {}): StageDefinition {
  const address = stageAddress(nameText(stageName));
  const misnamed: readonly Problem[] = isStageName(stageName)
    ? []
    : [
        {
          code: 'definition.stage-name',
          address,
          message: `${shown(stageName)} isn't a valid name of a stage.`,
          hint: 'Use up to 128 letters, digits, hyphens and underscores.',
        },
      ];
  refuse(address, [...misnamed, ...at(address, '', optionProblems('definition', stageOptions, options))]);
  return withSteps(restApi, { kind: 'Stage', stageName, ...stageMembers(options) });
}

function withSteps(restApi: StagedApi, given: StageNode): StageDefinition {
  const thing = createThing(given);
  const { node } = thing;
  const address = stageAddress(node.stageName);
  const stage: StageDefinition = {
    ...thing,
    restApi,
    methodSettings(key, settings) {
      const place = `methodSettings ${nameText(key)}`;
      refuse(address, [
        ...at(address, place, keyProblems(restApi, key)),
        ...at(address, place, optionProblems('definition', methodSettingOptions, settings)),
      ]);
      const methodSettings = { ...node.methodSettings, [methodSettingsKey(key)]: { ...settings } };
      return withSteps(restApi, { ...node, methodSettings });
    },
    canary(options) {
      const missing: readonly Problem[] =
        options?.percentTraffic === undefined
          ? [{ code: 'definition.option', address, message: "A canary has a 'percentTraffic', 0 to 100." }]
          : [];
      refuse(address, [...missing, ...at(address, 'canary', optionProblems('definition', canaryOptions, options))]);
      return withSteps(restApi, { ...node, canarySettings: options });
    },
  };
  return Object.freeze(stage);
}

/** What is wrong with whose settings they are: the route must be there, under its verb or under `ANY`. */
function keyProblems({ model }: StagedApi, key: unknown): readonly Problem[] {
  if (key === '*/*') return [];
  const problem = (message: string, hint: string): readonly Problem[] => [
    { code: 'definition.method-settings', address: '', message, hint },
  ];
  const [, verb = '', path = ''] = /^(\S+) (\/.*)$/.exec(nameText(key)) ?? [];
  if (verb === '')
    return problem(
      `${shown(key)} isn't a route.`,
      routeMeant(key) ?? "Write 'GET /pets', or '*/*' for all other methods.",
    );
  if (verb === 'ANY') return problem('A stage has no settings for ANY.', `Name each verb: 'GET ${path}'.`);
  if (!httpMethods.some((one) => one === verb))
    return problem(
      `${shown(verb)} isn't a verb.`,
      `The verbs are ${httpMethods.filter((one) => one !== 'ANY').join(', ')}.`,
    );
  const methods = ownEntry(model.resources, path)?.methods ?? {};
  if (Object.hasOwn(methods, verb) || Object.hasOwn(methods, 'ANY')) return [];
  const routes = methodsOf(model).map(({ address }) => address);
  return problem(
    `'${model.name}' has no route '${verb} ${path}'.`,
    didYouMean(nameText(key), routes) ?? 'Define the route, or remove its settings.',
  );
}

/** Problems at the place of a stage. */
function at(address: string, place: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => ({
    ...problem,
    code: problem.code === 'deploy.variable' ? 'definition.stage-variable' : problem.code,
    address: [address, place, problem.address].filter((part) => part !== '').join(', '),
  }));
}

function refuse(address: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new DefinitionError(address, problems);
}
