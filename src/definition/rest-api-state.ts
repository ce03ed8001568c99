import type {
  AuthorizerNode,
  GatewayResponseNode,
  ModelNode,
  RequestValidatorNode,
  RestApiSettings,
} from '../model/rest-api.js';
import type { RuleLevel } from './rules/rule.js';

/** An API as far as it is described, beside its routes. */
export interface RestApiState {
  readonly name: string;
  readonly settings: RestApiSettings;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** In the order in which they were declared: a name twice is found when everything is known. */
  readonly models: readonly ModelNode[];
  readonly requestValidators: readonly RequestValidatorNode[];
  readonly authorizers: readonly AuthorizerNode[];
  readonly gatewayResponses: readonly GatewayResponseNode[];
}
