import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { AccountEntities } from './account-entities.js';

type Held<Value> = { -readonly [Key in keyof Value]: Value[Key] };

export interface HeldIntegration extends Held<Sdk.Integration> {}
export interface HeldMethod extends Held<Sdk.Method> {}

export interface HeldResource {
  id: string;
  parentId?: string;
  pathPart?: string;
  methods: Map<string, HeldMethod>;
}

export interface HeldRestApi {
  api: Held<Sdk.RestApi> & { id: string; rootResourceId: string };
  resources: Map<string, HeldResource>;
  models: Map<string, Held<Sdk.Model>>;
  requestValidators: Map<string, Held<Sdk.RequestValidator>>;
  authorizers: Map<string, Held<Sdk.Authorizer>>;
  gatewayResponses: Map<string, Held<Sdk.GatewayResponse>>;
  deployments: Map<string, Held<Sdk.Deployment>>;
  stages: Map<string, Held<Sdk.Stage>>;
}

/** Everything that an account has in API Gateway. */
export interface AccountState extends AccountEntities {
  restApis: Map<string, HeldRestApi>;
  account: Held<Sdk.Account>;
}
