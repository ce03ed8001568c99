/**
 * Members that only say where a step belongs. They are marked as deprecated, so that editors list them last and crossed
 * out.
 *
 * @module
 */

import type { ApiGatewayTypeError } from '../../errors/errors.js';
import type { IntegrationStartName, StepOf } from '../integration-starts.js';
import type { Sentence } from './refused.js';

/** What isn't a route yet, with the reason. */
export interface NotARoute<Reason extends string> {
  /**
   * Says why this can't be defined yet.
   *
   * @deprecated It isn't a route yet.
   */
  readonly '~route': ApiGatewayTypeError<Reason>;
  /**
   * Says why this can't be compiled yet.
   *
   * @deprecated It isn't a route yet.
   */
  readonly compile: ApiGatewayTypeError<Reason>;
}

/** The steps that only a method has. */
interface MethodSteps {
  /** @deprecated It isn't a step of this. */
  authorizationType: never;
  /** @deprecated It isn't a step of this. */
  authorizer: never;
  /** @deprecated It isn't a step of this. */
  apiKeyRequired: never;
  /** @deprecated It isn't a step of this. */
  operationName: never;
  /** @deprecated It isn't a step of this. */
  requestModel: never;
  /** @deprecated It isn't a step of this. */
  requestValidator: never;
  /** @deprecated It isn't a step of this. */
  methodResponse: never;
  /** @deprecated It isn't a step of this. */
  methodResponses: never;
  /** @deprecated It isn't a step of this. */
  integration: never;
}

/** The types of integrations. */
interface IntegrationStarts extends Record<IntegrationStartName, never> {
  /** @deprecated It isn't a step of this. */
  http: never;
  /** @deprecated It isn't a step of this. */
  httpProxy: never;
  /** @deprecated It isn't a step of this. */
  aws: never;
  /** @deprecated It isn't a step of this. */
  lambda: never;
  /** @deprecated It isn't a step of this. */
  lambdaProxy: never;
  /** @deprecated It isn't a step of this. */
  mock: never;
}

/** The steps that only an integration has. */
interface IntegrationSteps extends Record<Exclude<StepOf<IntegrationStartName>, 'requestParameter'>, never> {
  /** @deprecated It isn't a step of this. */
  cacheNamespace: never;
  /** @deprecated It isn't a step of this. */
  cacheKeyParameters: never;
  /** @deprecated It isn't a step of this. */
  contentHandling: never;
  /** @deprecated It isn't a step of this. */
  timeoutInMillis: never;
  /** @deprecated It isn't a step of this. */
  requestTemplate: never;
  /** @deprecated It isn't a step of this. */
  passthrough: never;
  /** @deprecated It isn't a step of this. */
  integrationResponse: never;
  /** @deprecated It isn't a step of this. */
  credentials: never;
  /** @deprecated It isn't a step of this. */
  connectionType: never;
  /** @deprecated It isn't a step of this. */
  tlsConfig: never;
  /** @deprecated It isn't a step of this. */
  responseTransferMode: never;
  /** @deprecated It isn't a step of this. */
  integrationHttpMethod: never;
}

/** A method without `.integration()`. */
export type WithoutIntegration = {
  readonly [Start in keyof IntegrationStarts]: ApiGatewayTypeError<
    Sentence<'forgottenIntegration', { step: Start; fix: `Write .integration().${Start}(…).` }>
  >;
} & {
  readonly [Step in keyof IntegrationSteps]: ApiGatewayTypeError<
    Sentence<'forgottenIntegration', { step: Step; fix: 'Add .integration() and one of its types before it.' }>
  >;
};

/** A path without `.method()`. */
export type WithoutMethod = {
  readonly [Step in keyof MethodSteps]: ApiGatewayTypeError<Sentence<'forgottenMethod', { step: Step }>>;
};

/** An integration that is told what the method should have been told. */
export type AfterIntegration = {
  readonly [Step in keyof MethodSteps]: ApiGatewayTypeError<Sentence<'belatedStep', { step: Step }>>;
};

/** An integration that is told something before it has a type. */
export type WithoutType = {
  readonly [Step in keyof IntegrationSteps]: ApiGatewayTypeError<
    Sentence<'forgottenIntegration', { step: Step; fix: 'Add its type before it: .http(…), .lambdaProxy(…), …' }>
  >;
};

/** The steps that other types of integrations have. */
export type WithoutStepsOf<Start extends IntegrationStartName> = {
  readonly [Step in keyof IntegrationSteps as Step extends StepOf<Start> ? never : Step]: ApiGatewayTypeError<
    Sentence<'foreignStep', { start: Start; step: Step }>
  >;
};
