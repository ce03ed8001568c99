import type { OperationName } from '../../../src/calls/call.js';
import { EmbeddedApiGateway, ManualClock } from '../../../src/embedded/index.js';
import { type Input, send } from './wire.js';

/** What is alive in a seeded gateway, by the name that inputs have for it. */
export type Live = Readonly<Record<string, readonly string[]>>;

const balancer = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/petstore/0123456789abcdef';
const functions = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions';
const lambda = `${functions}/arn:aws:lambda:us-east-1:123456789012:function:pets/invocations`;

/** Mapping templates, and what is nearly one. */
const templates = [
  '{"statusCode":200}',
  '{"statusCode":"$input.params(\'petId\')"}',
  '#set($a = $input.path("$"))$a.b.c',
  '$input.json("$..[?(@.a)]")$util.escapeJavaScript($input.body)',
  '#foreach($a in $input.params().header.keySet())$a#end',
  '$util.parseJson("{")$util.urlDecode("%zz")$util.base64Decode("*")',
  '#set($context.responseOverride.status = 404)$context.requestId',
  '#if($a',
  '$input.constructor.constructor("return process")()',
  '#set($a = $input.__proto__)#set($a.polluted = true)',
  '#macro(a)#a()#end#a()',
  '$a.b($c',
];

/** A gateway with something of every kind; the same identifiers every time. */
export async function seeded(): Promise<{ readonly gateway: EmbeddedApiGateway; readonly live: Live }> {
  const gateway = new EmbeddedApiGateway({ clock: new ManualClock({ now: 1_000 }), ids: 'sequential' });
  const make = async (operation: OperationName, input: Input) => {
    const { answer, body } = await send(gateway, operation, input);
    if (answer.status > 299) throw new Error(`${operation}: ${JSON.stringify(body)}`);
    return body;
  };

  const { id: restApiId, rootResourceId } = await make('CreateRestApi', {
    name: 'petstore',
    tags: { team: 'pets' },
    binaryMediaTypes: ['image/png'],
  });
  const api = { restApiId };
  const pets = await make('CreateResource', { ...api, parentId: rootResourceId, pathPart: 'pets' });
  const pet = await make('CreateResource', { ...api, parentId: pets.id, pathPart: '{petId}' });
  await make('CreateModel', { ...api, name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' });
  const validator = await make('CreateRequestValidator', { ...api, name: 'strict', validateRequestBody: true });
  const lax = await make('CreateRequestValidator', { ...api, name: 'lax' });
  const authorizer = await make('CreateAuthorizer', {
    ...api,
    name: 'token',
    type: 'TOKEN',
    authorizerUri: lambda,
    identitySource: 'method.request.header.Authorization',
  });
  const unused = await make('CreateAuthorizer', {
    ...api,
    name: 'request',
    type: 'REQUEST',
    authorizerUri: lambda,
    authorizerResultTtlInSeconds: 0,
  });
  const get = { ...api, resourceId: pet.id, httpMethod: 'GET' };
  await make('PutMethod', {
    ...get,
    authorizationType: 'CUSTOM',
    authorizerId: authorizer.id,
    requestValidatorId: validator.id,
    requestParameters: { 'method.request.path.petId': true, 'method.request.querystring.page': false },
    requestModels: { 'application/json': 'Pet' },
  });
  await make('PutMethodResponse', {
    ...get,
    statusCode: '200',
    responseParameters: { 'method.response.header.X-Page': false },
    responseModels: { 'application/json': 'Pet' },
  });
  await make('PutIntegration', {
    ...get,
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode":200}' },
    requestParameters: { 'integration.request.path.id': 'method.request.path.petId' },
  });
  await make('PutIntegrationResponse', {
    ...get,
    statusCode: '200',
    responseTemplates: { 'application/json': '{"id":"$input.params(\'petId\')"}' },
    responseParameters: { 'method.response.header.X-Page': "'1'" },
  });
  const post = { ...api, resourceId: pets.id, httpMethod: 'POST' };
  await make('PutMethod', { ...post, authorizationType: 'NONE', apiKeyRequired: true });
  await make('PutIntegration', { ...post, type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: lambda });
  const any = { ...api, resourceId: rootResourceId, httpMethod: 'ANY' };
  await make('PutMethod', { ...any, authorizationType: 'NONE' });
  await make('PutIntegration', {
    ...any,
    type: 'HTTP_PROXY',
    integrationHttpMethod: 'ANY',
    uri: 'https://pets.example.com',
  });
  await make('PutGatewayResponse', { ...api, responseType: 'DEFAULT_4XX', responseTemplates: { 'a/b': 'c' } });

  const other = await make('CreateRestApi', { name: 'empty', endpointConfiguration: { types: ['REGIONAL'] } });

  const first = await make('CreateDeployment', { ...api, stageName: 'prod', variables: { colour: 'blue' } });
  const second = await make('CreateDeployment', { ...api, description: 'next' });
  await make('CreateStage', { ...api, stageName: 'test', deploymentId: second.id, cacheClusterEnabled: true });
  const former = await make('CreateDeployment', { ...api, description: 'on no stage' });
  await make('CreateDeployment', { ...api, stageName: 'prod', canarySettings: { percentTraffic: 10 } });
  const part = await make('CreateDocumentationPart', {
    ...api,
    location: { type: 'RESOURCE', path: '/pets' },
    properties: '{"description":"Pets"}',
  });
  await make('CreateDocumentationVersion', { ...api, documentationVersion: '1', stageName: 'prod' });

  const key = await make('CreateApiKey', { name: 'app', enabled: true, value: 'abcdefghijklmnopqrstuvwxyz' });
  const spare = await make('CreateApiKey', { name: 'spare' });
  const plan = await make('CreateUsagePlan', {
    name: 'gold',
    apiStages: [{ apiId: restApiId, stage: 'prod', throttle: { '/pets/GET': { rateLimit: 1, burstLimit: 2 } } }],
    quota: { limit: 100, period: 'DAY' },
    throttle: { rateLimit: 5, burstLimit: 10 },
  });
  const empty = await make('CreateUsagePlan', { name: 'silver' });
  await make('CreateUsagePlanKey', { usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' });
  const link = await make('CreateVpcLink', { name: 'link', targetArns: [balancer] });
  await make('CreateDomainName', {
    domainName: 'pets.example.com',
    endpointConfiguration: { types: ['REGIONAL'] },
    regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
  });
  const hidden = await make('CreateDomainName', {
    domainName: 'private.example.com',
    endpointConfiguration: { types: ['PRIVATE'] },
  });
  await make('CreateBasePathMapping', { domainName: 'pets.example.com', basePath: 'v1', ...api, stage: 'prod' });
  const association = await make('CreateDomainNameAccessAssociation', {
    domainNameArn: hidden.domainNameArn,
    accessAssociationSourceType: 'VPCE',
    accessAssociationSource: 'vpce-0123456789abcdef0',
  });
  const certificate = await make('GenerateClientCertificate', { description: 'backend' });

  // What most others hang from is named more often.
  const stages = ['prod', 'test'];
  const resources = [pet.id, pet.id, pet.id, pets.id, rootResourceId];
  const keys = [key.id, spare.id];
  const associationArn = association.domainNameAccessAssociationArn;
  const live: Live = {
    restApiId: [restApiId, restApiId, restApiId, restApiId, restApiId, other.id],
    cloneFrom: [restApiId],
    apiId: [restApiId],
    resourceId: resources,
    parentId: resources,
    httpMethod: ['GET', 'GET', 'GET', 'POST', 'ANY'],
    integrationHttpMethod: ['GET', 'POST'],
    statusCode: ['200', '200', '404'],
    modelName: ['Pet', 'Empty'],
    requestValidatorId: [validator.id, lax.id],
    authorizerId: [authorizer.id, unused.id],
    responseType: ['DEFAULT_4XX', 'THROTTLED'],
    deploymentId: [first.id, second.id, former.id],
    stageName: stages,
    stage: stages,
    accessAssociationSourceType: ['VPCE'],
    apiKeySource: ['HEADER', 'AUTHORIZER'],
    cacheClusterSize: ['0.5', '1.6'],
    securityPolicy: ['TLS_1_2'],
    endpointAccessMode: ['BASIC', 'STRICT'],
    routingMode: ['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY'],
    period: ['DAY', 'WEEK', 'MONTH'],
    resourceOwner: ['SELF', 'OTHER_ACCOUNTS'],
    locationStatus: ['DOCUMENTED', 'UNDOCUMENTED'],
    responseTransferMode: ['BUFFERED', 'STREAM'],
    documentationPartId: [part.id],
    documentationVersion: ['1'],
    apiKey: keys,
    keyId: keys,
    keyType: ['API_KEY'],
    usagePlanId: [plan.id, plan.id, empty.id],
    vpcLinkId: [link.id],
    connectionId: [link.id],
    domainName: ['pets.example.com', 'private.example.com'],
    domainNameId: [hidden.domainNameId],
    domainNameArn: [hidden.domainNameArn],
    domainNameAccessAssociationArn: [associationArn],
    basePath: ['v1', '(none)'],
    clientCertificateId: [certificate.clientCertificateId],
    exportType: ['oas30', 'swagger'],
    accepts: ['application/json', 'application/yaml'],
    sdkType: ['java', 'javascript'],
    id: ['java', 'swift'],
    name: ['Pet', 'petstore', 'strict', 'Cat'],
    startDate: ['2026-01-01', '2026-02-01', '0001-01-01'],
    endDate: ['2026-01-01', '2026-02-01', '9999-12-31'],
    pathPart: ['cats', '{catId}', '{proxy+}'],
    uri: [lambda, 'https://pets.example.com', 'http://127.0.0.1:1/'],
    authorizerUri: [lambda],
    contentType: ['application/json'],
    schema: ['{"type":"object"}'],
    properties: ['{"description":"Pets"}'],
    pathWithQueryString: ['/pets/1?page=2', '/pets', '/'],
    body: ['{"name":"Rex"}', ''],
    authorizationType: ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'],
    format: ['csv'],
    'PutIntegration.type': ['MOCK', 'MOCK', 'AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY'],
    'CreateAuthorizer.type': ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'],
    'GetDocumentationParts.type': ['API', 'RESOURCE', 'METHOD'],
    'CreateDocumentationPart.type': ['API', 'RESOURCE', 'METHOD', 'MODEL'],
    'CreateModel.name': ['Cat', 'Dog', 'Pet'],
    'CreateStage.stageName': ['dev', 'prod', '__proto__', 'constructor'],
    'CreateDeployment.stageName': ['dev', 'prod', '__proto__'],
    'CreateDomainName.domainName': ['cats.example.com', '__proto__'],
    'CreateDocumentationVersion.documentationVersion': ['2', '__proto__'],
    types: ['REGIONAL', 'EDGE', 'PRIVATE'],
    ipAddressType: ['ipv4', 'dualstack'],
    endpointConfigurationTypes: ['REGIONAL'],
    mode: ['merge', 'overwrite'],
    connectionType: ['INTERNET', 'VPC_LINK'],
    contentHandling: ['CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'],
    passthroughBehavior: ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'],
    selectionPattern: ['', '4\\d\\d', '.*', '(', '[a-z', '(a+)+$'],
    'requestModels.value': ['Pet', 'Empty'],
    'responseModels.value': ['Pet', 'Error'],
    'requestParameters.key': ['method.request.header.a', 'integration.request.header.a'],
    'requestParameters.value': ["'a'", 'method.request.path.petId', 'method.request.body.a', 'context.requestId'],
    'responseParameters.value': ["'a'", 'integration.response.header.a', 'integration.response.body.a[0]'],
    'requestTemplates.value': templates,
    'responseTemplates.value': templates,
    'parameters.key': ['ignore', 'basepath', 'extensions', 'endpointConfigurationTypes'],
    'parameters.value': ['prepend', 'split', 'documentation', 'apigateway,authorizers', 'integrations', 'REGIONAL'],
    'headers.key': ['Content-Type', 'accept', '__proto__'],
    'headers.value': ['application/json', 'text/xml', '*/*'],
    resourceArn: [
      `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`,
      `arn:aws:apigateway:us-east-1::/restapis/${restApiId}/stages/prod`,
      `arn:aws:apigateway:us-east-1::/apikeys/${key.id}`,
      `arn:aws:apigateway:us-east-1::/usageplans/${plan.id}`,
      `arn:aws:apigateway:us-east-1::/vpclinks/${link.id}`,
      `arn:aws:apigateway:us-east-1::/domainnames/pets.example.com`,
      `arn:aws:apigateway:us-east-1::/clientcertificates/${certificate.clientCertificateId}`,
      associationArn,
    ],
  };
  return { gateway, live };
}
