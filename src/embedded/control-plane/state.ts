import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { AccountEntities } from './account-entities.js';
import type { Underway } from './provisioning.js';

type Held<Value> = { -readonly [Key in keyof Value]: Value[Key] };

export interface HeldIntegration extends Held<Sdk.Integration> {}
export interface HeldMethod extends Held<Sdk.Method> {}

export interface HeldResource {
  id: string;
  parentId?: string;
  pathPart?: string;
  methods: Map<string, HeldMethod>;
}

export interface HeldDocumentation {
  readonly parts: Map<string, Sdk.DocumentationPart & { readonly id: string }>;
  readonly versions: Map<string, Sdk.DocumentationVersion & { readonly version: string }>;
  /** The parts that there were when a version was made, by version. */
  readonly snapshots: Map<string, readonly Sdk.DocumentationPart[]>;
}

/** An API, and everything that goes with it. */
export interface HeldRestApi {
  api: Held<Sdk.RestApi> & { id: string; rootResourceId: string };
  resources: Map<string, HeldResource>;
  models: Map<string, Held<Sdk.Model>>;
  requestValidators: Map<string, Held<Sdk.RequestValidator>>;
  authorizers: Map<string, Held<Sdk.Authorizer>>;
  gatewayResponses: Map<string, Held<Sdk.GatewayResponse>>;
  deployments: Map<string, Held<Sdk.Deployment>>;
  stages: Map<string, Held<Sdk.Stage>>;
  documentation: HeldDocumentation;
  /** What the API was when it was deployed, by deployment: stages serve that. */
  deployed: Map<string, HeldRestApi>;
  /** What happens to the cache of a stage, by the name of the stage. */
  stageCaches: Map<string, Underway<Sdk.CacheClusterStatus>>;
  /** What happens to the API, where the gateway was told to show it. */
  status?: Underway<Sdk.ApiStatus>;
}

/** Everything that an account has in API Gateway. */
export interface AccountState extends AccountEntities {
  /** The REST APIs, by id. */
  restApis: Map<string, HeldRestApi>;
  /** The settings of the account, as `GetAccount` gives them. */
  account: Held<Sdk.Account>;
}
