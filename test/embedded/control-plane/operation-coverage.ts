import type { OperationName } from '../../../src/calls/call.js';

/** What the embedded gateway does of some operations. */
interface Coverage {
  readonly operations: readonly OperationName[];
  readonly modelled: string;
  /** Absent when nothing is known to be missing. */
  readonly notModelled?: string;
}

/** What is modelled of every operation, and what isn't; docs/embedded-gateway.md shows it as a table. */
export const operationCoverage: readonly Coverage[] = [
  {
    operations: ['CreateRestApi', 'UpdateRestApi'],
    modelled: 'every member, cloneFrom, endpoint types and address types, compression sizes, tags',
    notModelled:
      'what a policy says, beyond being a document; private DNS of VPC endpoints; quotas on how many there may be',
  },
  {
    operations: ['GetRestApi', 'GetRestApis', 'DeleteRestApi'],
    modelled: 'paging; deletion takes everything inside along, and base path mappings hold it back',
  },
  {
    operations: ['ImportRestApi', 'PutRestApi'],
    modelled:
      'OpenAPI 3.0 and Swagger 2, JSON and YAML; merge and overwrite; basepath modes; AWS variables; warnings and failOnWarnings; the x-amazon-apigateway extensions',
    notModelled: 'RAML; references to files outside the document',
  },
  {
    operations: ['GetExport'],
    modelled: 'oas30 and swagger, JSON and YAML, of what the stage serves; every `extensions` parameter',
    notModelled: 'the order of members where the service has none of its own',
  },
  {
    operations: ['CreateResource', 'GetResource', 'GetResources', 'UpdateResource', 'DeleteResource'],
    modelled: 'the tree: siblings, variables, greedy variables, moves and renames; embed=methods; paging',
    notModelled: 'quotas on how many there may be',
  },
  {
    operations: ['PutMethod', 'GetMethod', 'UpdateMethod', 'DeleteMethod'],
    modelled: 'authorization types and scopes, API keys, request parameters, models, validators, authorizers',
    notModelled: 'that an integration uses a parameter which is taken away',
  },
  {
    operations: ['PutMethodResponse', 'GetMethodResponse', 'UpdateMethodResponse', 'DeleteMethodResponse'],
    modelled: 'headers and models',
    notModelled: 'that an integration response uses a header which is taken away',
  },
  {
    operations: ['PutIntegration', 'GetIntegration', 'UpdateIntegration', 'DeleteIntegration'],
    modelled:
      'all five types; mappings against the method; VPC links; templates; caching keys; TLS; content handling; passthroughBehavior; responseTransferMode',
    notModelled:
      'whether a function, role or host exists; the own words of the refusal of an unknown passthroughBehavior',
  },
  {
    operations: [
      'PutIntegrationResponse',
      'GetIntegrationResponse',
      'UpdateIntegrationResponse',
      'DeleteIntegrationResponse',
    ],
    modelled: 'mappings against the method response; selection patterns; templates; content handling',
    notModelled: 'that no two responses have the same selection pattern',
  },
  {
    operations: ['CreateModel', 'GetModel', 'GetModels', 'UpdateModel', 'DeleteModel'],
    modelled:
      'schemas of draft 4 and nothing beyond it; references to other models; methods that use a model hold its deletion back',
    notModelled: 'flatten',
  },
  {
    operations: ['GetModelTemplate'],
    modelled: "the sample template of the model's schema, references between models included",
    notModelled: 'schemas that combine others (allOf, oneOf)',
  },
  {
    operations: [
      'CreateRequestValidator',
      'GetRequestValidator',
      'GetRequestValidators',
      'UpdateRequestValidator',
      'DeleteRequestValidator',
    ],
    modelled: 'every member; methods that use a validator hold its deletion back',
  },
  {
    operations: ['CreateAuthorizer', 'GetAuthorizer', 'GetAuthorizers', 'UpdateAuthorizer', 'DeleteAuthorizer'],
    modelled:
      'TOKEN, REQUEST and COGNITO_USER_POOLS; URIs, identity sources, times to live; methods that use an authorizer hold its deletion back',
    notModelled: 'whether a function, user pool or role exists',
  },
  {
    operations: [
      'PutGatewayResponse',
      'GetGatewayResponse',
      'GetGatewayResponses',
      'UpdateGatewayResponse',
      'DeleteGatewayResponse',
    ],
    modelled: 'all response types, with the defaults that the service shows for those not customised',
  },
  {
    operations: ['CreateDeployment', 'GetDeployment', 'GetDeployments', 'UpdateDeployment', 'DeleteDeployment'],
    modelled: 'API summaries, canaries, the stage made or changed on the way; refusal without methods or integrations',
  },
  {
    operations: ['CreateStage', 'GetStage', 'GetStages', 'UpdateStage', 'DeleteStage'],
    modelled:
      'variables, method settings and the role that logs need, canaries and their promotion, access logs, caches, tags; base path mappings hold deletion back, usage plans lose what is deleted',
    notModelled: 'web ACLs; whether a log group exists; ranges of method settings',
  },
  {
    operations: ['FlushStageCache', 'FlushStageAuthorizersCache'],
    modelled: 'the states of the cache cluster',
    notModelled: 'cached responses: there are none',
  },
  {
    operations: ['TestInvokeMethod'],
    modelled:
      'validators, parameter mapping, Velocity templates, passthroughBehavior, contentHandling, mock, HTTP, Lambda and AWS service integrations, VPC links, selection patterns, gateway responses, the log',
    notModelled: 'AWS services: functions of yours stand for them; HTTP beyond this machine unless allowed',
  },
  {
    operations: ['TestInvokeAuthorizer'],
    modelled: 'TOKEN and REQUEST authorizers over functions of yours; identity sources; policies; the log',
    notModelled: 'signatures of Cognito tokens',
  },
  {
    operations: ['GetSdk'],
    modelled: 'types and their required parameters; headers of the response',
    notModelled: 'the generated source: the archive holds the definition',
  },
  { operations: ['GetSdkType', 'GetSdkTypes'], modelled: 'the types and the properties they need' },
  {
    operations: ['CreateApiKey', 'GetApiKey', 'GetApiKeys', 'UpdateApiKey', 'DeleteApiKey', 'ImportApiKeys'],
    modelled:
      'values and their uniqueness, names, includeValue, stages, lists from the newest on, CSV files with their warnings',
  },
  {
    operations: ['CreateUsagePlan', 'GetUsagePlan', 'GetUsagePlans', 'UpdateUsagePlan', 'DeleteUsagePlan'],
    modelled: 'stages, throttles of methods under one of all, quotas; a plan that has stages is not deleted',
  },
  {
    operations: ['CreateUsagePlanKey', 'GetUsagePlanKey', 'GetUsagePlanKeys', 'DeleteUsagePlanKey'],
    modelled: 'keys of a plan, by name, from the newest on',
  },
  {
    operations: ['GetUsage', 'UpdateUsage'],
    modelled: 'the remaining quota of each key and day; extensions of it',
    notModelled: 'use: nothing is ever used up',
  },
  {
    operations: [
      'CreateDocumentationPart',
      'GetDocumentationPart',
      'GetDocumentationParts',
      'UpdateDocumentationPart',
      'DeleteDocumentationPart',
      'ImportDocumentationParts',
      'CreateDocumentationVersion',
      'GetDocumentationVersion',
      'GetDocumentationVersions',
      'UpdateDocumentationVersion',
      'DeleteDocumentationVersion',
    ],
    modelled: 'locations and their uniqueness, filters of lists, snapshots of versions, merge and overwrite',
  },
  {
    operations: ['CreateVpcLink', 'GetVpcLink', 'GetVpcLinks', 'UpdateVpcLink', 'DeleteVpcLink'],
    modelled: 'its states over time; integrations that stages serve hold its deletion back',
    notModelled: 'whether a load balancer exists',
  },
  {
    operations: ['CreateDomainName', 'GetDomainName', 'GetDomainNames', 'UpdateDomainName', 'DeleteDomainName'],
    modelled:
      'edge, Regional and private domains; a certificate of the right Region for each endpoint; their states over time; mutual TLS; routing modes',
    notModelled:
      'whether a certificate exists or a truststore can be read; that an update adds and removes in one call',
  },
  {
    operations: [
      'CreateBasePathMapping',
      'GetBasePathMapping',
      'GetBasePathMappings',
      'UpdateBasePathMapping',
      'DeleteBasePathMapping',
    ],
    modelled: '`(none)`, conflicts, moves',
  },
  {
    operations: [
      'CreateDomainNameAccessAssociation',
      'GetDomainNameAccessAssociations',
      'DeleteDomainNameAccessAssociation',
      'RejectDomainNameAccessAssociation',
    ],
    modelled: 'associations of VPC endpoints with private domains',
    notModelled: 'other accounts: SELF is the only owner',
  },
  {
    operations: [
      'GenerateClientCertificate',
      'GetClientCertificate',
      'GetClientCertificates',
      'UpdateClientCertificate',
      'DeleteClientCertificate',
    ],
    modelled: 'certificates in PEM form; stages that use one hold its deletion back',
    notModelled: 'keys: the certificates can be parsed and verify nothing',
  },
  {
    operations: ['TagResource', 'UntagResource', 'GetTags'],
    modelled: 'tags of everything that has an ARN',
    notModelled: 'how many and how long they may be',
  },
  { operations: ['GetAccount', 'UpdateAccount'], modelled: 'the CloudWatch role, features, throttle settings' },
];

/**
 * Answers recorded against AWS: how many the gateway's answers match, of how many, by operation. The others have none.
 *
 * What is not matched: a member that the service has added since (CreateRestApi), requests for an API whose id the
 * recording has lost (CreateAuthorizer, PutMethod), and times that differ with every run (GetExport, TestInvokeMethod).
 */
export const recordedAnswers: Readonly<Partial<Record<OperationName, readonly [matched: number, recorded: number]>>> = {
  CreateApiKey: [6, 6],
  CreateAuthorizer: [1, 2],
  CreateDeployment: [17, 17],
  CreateDocumentationPart: [3, 3],
  CreateModel: [6, 6],
  CreateRequestValidator: [2, 2],
  CreateResource: [15, 15],
  CreateRestApi: [29, 30],
  CreateStage: [10, 10],
  CreateUsagePlan: [2, 2],
  CreateUsagePlanKey: [1, 1],
  DeleteDeployment: [6, 6],
  DeleteGatewayResponse: [1, 1],
  DeleteIntegration: [1, 1],
  DeleteIntegrationResponse: [6, 6],
  DeleteModel: [1, 1],
  DeleteRequestValidator: [1, 1],
  DeleteResource: [1, 1],
  DeleteRestApi: [1, 1],
  GetApiKeys: [1, 1],
  GetAuthorizers: [3, 3],
  GetDeployment: [2, 2],
  GetDeployments: [6, 6],
  GetDocumentationPart: [2, 2],
  GetDocumentationParts: [4, 4],
  GetExport: [4, 8],
  GetGatewayResponse: [5, 5],
  GetGatewayResponses: [1, 1],
  GetIntegration: [25, 25],
  GetIntegrationResponse: [28, 28],
  GetMethod: [23, 23],
  GetMethodResponse: [21, 21],
  GetModel: [1, 1],
  GetModels: [6, 6],
  GetRequestValidator: [3, 3],
  GetRequestValidators: [4, 4],
  GetResource: [1, 1],
  GetResources: [15, 15],
  GetRestApi: [3, 3],
  GetRestApis: [3, 3],
  GetStage: [10, 10],
  GetStages: [11, 11],
  ImportDocumentationParts: [1, 1],
  ImportRestApi: [12, 12],
  PutGatewayResponse: [2, 2],
  PutIntegration: [20, 20],
  PutIntegrationResponse: [11, 11],
  PutMethod: [12, 13],
  PutMethodResponse: [2, 2],
  PutRestApi: [5, 5],
  TestInvokeMethod: [3, 11],
  UpdateApiKey: [4, 4],
  UpdateDeployment: [1, 1],
  UpdateDocumentationPart: [3, 3],
  UpdateGatewayResponse: [10, 10],
  UpdateIntegration: [1, 1],
  UpdateIntegrationResponse: [1, 1],
  UpdateMethod: [17, 17],
  UpdateMethodResponse: [19, 19],
  UpdateRequestValidator: [6, 6],
  UpdateResource: [12, 12],
  UpdateRestApi: [20, 20],
  UpdateStage: [39, 39],
};
