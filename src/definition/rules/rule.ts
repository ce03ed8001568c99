import type { MethodNode } from '../../model/method.js';
import type { RestApiNode } from '../../model/rest-api.js';
import type { RouteState } from '../route.js';
import type { RuleLevel } from './rule-level.js';

/** One thing that a rule has found. */
export interface Finding {
  /** What it is about: `GET /pets`. */
  readonly address: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string | undefined;
}

/** A method on its path, as it was written. */
export interface DraftMethod extends Omit<RouteState, 'api' | 'moves' | 'method'> {
  /** The method, with its responses and its integration. */
  readonly method: MethodNode;
}

/** A definition before it is checked. */
export interface Draft {
  /** The API as it would be, with everything that was declared. */
  readonly api: RestApiNode;
  /** Every method, in the order of the routes. */
  readonly methods: readonly DraftMethod[];
  /** Every path that was written, those above it included, with the path that it had before. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** Addresses that were declared more than once. */
  readonly repeated: readonly string[];
  /** What was given to `define` and isn't a route: its path, or its place. */
  readonly strangers: readonly string[];
  /** The routes that were described for another API: the address of each, with the API's name. */
  readonly otherApis: readonly (readonly [address: string, name: string])[];
  /** How rules are to be checked, as written, by id. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** The rules that there are. */
  readonly ruleIds: readonly string[];
}

/**
 * Something that the service refuses (`error`), accepts and does otherwise than one might think (`warning`), or a rule
 * that a team may want to hold itself to (`off`).
 *
 * No rule may be stricter than the service: `see` says where the service's behaviour is documented.
 */
export interface DefinitionRule<Id extends string = string> {
  /** What the rule is switched off by, and the `code` of its problems: `definition.path`. */
  readonly id: Id;
  /** How it is checked by default. */
  readonly level: RuleLevel;
  /** Whether it also finds something in methods that are plain: those that no other rule has anything to say about. */
  readonly looksAtPlain?: true;
  /** One sentence, for the documentation. */
  readonly summary: string;
  /** The page of AWS's documentation that says so. */
  readonly see: string;
  /** Looks at a definition; gives everything that breaks the rule. */
  check(draft: Draft): Iterable<Finding>;
}

/** Keeps the id of a rule as a type. */
export function rule<const Id extends string>(members: DefinitionRule<Id>): DefinitionRule<Id> {
  return Object.freeze(members);
}

const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/';
const reference = 'https://docs.aws.amazon.com/apigateway/latest/api/';

/** Pages of the service's documentation. */
export const see = Object.freeze({
  resource: `${reference}API_CreateResource.html`,
  knownIssues: `${guide}api-gateway-known-issues.html`,
  method: `${reference}API_PutMethod.html`,
  access: `${guide}apigateway-control-access-to-api.html`,
  methodResponse: `${reference}API_PutMethodResponse.html`,
  integration: `${reference}API_PutIntegration.html`,
  integrationResponse: `${reference}API_PutIntegrationResponse.html`,
  integrationTypes: `${guide}api-gateway-api-integration-types.html`,
  mappings: `${guide}rest-api-parameter-mapping-sources.html`,
  templates: `${guide}api-gateway-mapping-template-reference.html`,
  mock: `${guide}how-to-mock-integration.html`,
  streaming: `${guide}response-transfer-mode-lambda.html`,
  model: `${reference}API_CreateModel.html`,
  models: `${guide}models-mappings-models.html`,
  authorizer: `${reference}API_CreateAuthorizer.html`,
  requestValidator: `${reference}API_CreateRequestValidator.html`,
  gatewayResponse: `${reference}API_PutGatewayResponse.html`,
  documentationPart: `${reference}API_CreateDocumentationPart.html`,
  gatewayResponses: `${guide}api-gateway-gatewayResponse-definition.html`,
  restApi: `${reference}API_CreateRestApi.html`,
  quotas: `${guide}api-gateway-execution-service-limits-table.html`,
  cors: `${guide}how-to-cors.html`,
  tags: `${guide}apigateway-tagging-restrictions.html`,
});
