import type { Call } from '../calls/call.js';
import type { Problem } from '../errors/errors.js';
import { creationCalls } from '../model/create-calls.js';
import type { RestApiNode } from '../model/rest-api.js';
import {
  type DocumentationVersionDefinition,
  type DocumentationVersionOptions,
  documentationVersionOf,
} from './documentation-version.js';
import { type StageDefinition, stageOf } from './stage.js';
import type { StageOptions } from './stage-options.js';

/** A whole API, checked: what `api.define(…)` returns. */
export interface RestApiDefinition {
  /** The API as plain, frozen data. */
  readonly model: RestApiNode;
  /** What the service accepts and does otherwise than one might think. */
  readonly warnings: readonly Problem[];
  /**
   * The calls that make this API when nothing of it exists yet, in an order that the service accepts. Ids that no call
   * has brought yet are references.
   *
   * @example
   * restApi('petstore').define(getPets).compile();
   * // [{ operation: 'CreateRestApi', input: { name: 'petstore' }, address: 'restApi' },
   * //  { operation: 'CreateResource', input: { restApiId: { reference: 'restApi', member: 'id' }, … }, … }, …]
   */
  compile(): readonly Call[];
  /**
   * A stage of this API, a value beside it: `plan([petstore, prod])` makes it, keeps it and deploys to it.
   *
   * @param name - up to 128 letters, digits, `-` and `_`.
   * @throws {@link DefinitionError} with everything that is wrong with it.
   *
   * @example
   * const prod = petstore
   *   .stage('prod', { variables: { backend: 'blue' }, tracingEnabled: true })
   *   .methodSettings('*\/*', { loggingLevel: 'INFO' })
   *   .methodSettings('GET /pets', { cachingEnabled: true, cacheTtlInSeconds: 60 });
   * await gateway.apply(await gateway.plan([petstore, prod]));
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html
   */
  stage(name: string, options?: StageOptions): StageDefinition;
  /**
   * A version of this API's documentation, a value beside it: a copy of the documentation parts as they are when the plan
   * makes it. What a version holds never changes; after changes of the documentation declare another one.
   *
   * @param version - what it is called, `'1.0'` for instance.
   * @throws {@link DefinitionError} with everything that is wrong with it.
   *
   * @example
   * const documentation = petstore.documentationVersion('1.0', { description: 'The first one.' });
   * const prod = petstore.stage('prod', { documentationVersion: documentation });
   * await gateway.apply(await gateway.plan([petstore, documentation, prod]));
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api.html
   */
  documentationVersion(version: string, options?: DocumentationVersionOptions): DocumentationVersionDefinition;
}

/** A definition from what has been checked. */
export function createDefinition(model: RestApiNode, warnings: readonly Problem[]): RestApiDefinition {
  const definition: RestApiDefinition = {
    model,
    warnings,
    compile: () => creationCalls(model),
    stage: (name, options) => stageOf(definition, name, options),
    documentationVersion: (version, options) => documentationVersionOf(definition, version, options),
  };
  return Object.freeze(definition);
}
