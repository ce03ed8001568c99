/**
 * Every member that the service's own schemas have of stages, documentation, and what stands beside APIs: by path, `*`
 * standing for any key or index. A member that the SDK has and that is missing here fails the test that reads this table.
 */
import {
  type APIGatewayClient,
  GetAccountCommand,
  GetApiKeysCommand,
  GetBasePathMappingCommand,
  GetClientCertificatesCommand,
  GetDocumentationPartsCommand,
  GetDocumentationVersionsCommand,
  GetDomainNamesCommand,
  GetStageCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
  GetVpcLinksCommand,
} from '@aws-sdk/client-api-gateway';
import {
  account,
  apiKey,
  clientCertificate,
  domainName,
  type Plannable,
  restApi,
  usagePlan,
  vpcLink,
} from '../../src/index.js';
import { arnOf } from '../account.js';

type Options = Readonly<Record<string, unknown>>;

/** What a member is declared as: first one value, then the other if there is one, then not at all. */
export interface Sample {
  readonly values: readonly [unknown] | readonly [unknown, unknown];
  /** What else has to be declared with it. */
  readonly along?: Options;
  /** How the value is read back. @defaultValue as it is */
  readonly read?: (value: unknown) => unknown;
  /** What is declared in the end, with nothing of it; `none`: it can't be left out. @defaultValue what is declared with it */
  readonly end?: Options | 'none';
  /** What is read once it isn't declared any more; `stays`: what was there. @defaultValue nothing */
  readonly without?: unknown;
  /** Seen in the deployment that goes out then. */
  readonly goesOut?: true;
}

/** A kind of thing, and what is known of its members. */
export interface ThingMembers {
  /** The operations whose request and response have its members; of a list, its items. */
  readonly create: string;
  readonly get: string;
  /** All that is planned. */
  readonly things: (options: Options) => readonly Plannable[];
  readonly find: (client: APIGatewayClient, restApiId: string) => Promise<object | undefined>;
  /** Where a path with `*` is read. */
  readonly star?: Readonly<Record<string, string>>;
  /** A sentence: why a member isn't declared. */
  readonly members: Readonly<Record<string, Sample | string>>;
}

const service = "It is the service's own.";
const key = 'It is what the thing is called.';
const known = 'Calls know the API that they are about.';
const paging = 'Lists have it.';

const certificate = (name: string) => arnOf('acm', `certificate/${name}`);
const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

const api = restApi('members', { endpointConfiguration: { types: ['REGIONAL'] } }).documentationPart(
  { type: 'API' },
  { description: 'A' },
);
const petstore = api.define(api.resource('/pets').method('GET').integration().mock());
const versions = [petstore.documentationVersion('1'), petstore.documentationVersion('2')] as const;
const beta = petstore.stage('beta');
const certificates = [clientCertificate('one'), clientCertificate('two')] as const;
const isId = (value: unknown) =>
  value === undefined ? undefined : { asymmetricMatch: (id: unknown) => /^\w+$/.test(String(id)) };

const versionOf = (value: unknown) => (value as { node?: { version: string } } | undefined)?.node?.version;

const setting = (...values: readonly [unknown, unknown]): Sample => ({ values, end: {} });
const several = (values: readonly [unknown, unknown], along: Options): Sample => ({ values, along });

function stage({ methodSettings, canarySettings, ...options }: Options) {
  let result = petstore.stage('prod', options as never);
  const settings = (methodSettings as Options | undefined)?.['*'];
  if (settings !== undefined) result = result.methodSettings('*/*', settings as never);
  if (canarySettings !== undefined) result = result.canary(canarySettings as never);
  return result;
}

const tags: Sample = { values: [{ team: 'one' }, { team: 'two', own: 'x' }], without: 'stays' };

export const things: Readonly<Record<string, ThingMembers>> = {
  Stage: {
    create: 'CreateStage',
    get: 'GetStage',
    things: (options) => [
      petstore,
      account({ cloudwatchRoleArn: role('logs') }),
      ...certificates,
      ...versions,
      stage(options),
    ],
    find: (client, restApiId) => client.send(new GetStageCommand({ restApiId, stageName: 'prod' })),
    star: { methodSettings: '*/*' },
    members: {
      restApiId: known,
      stageName: key,
      deploymentId: 'Plans deploy what is live; a stage that is held on one is a test of deployments.',
      description: setting('one', 'two'),
      cacheClusterEnabled: { values: [true, false], along: { cacheClusterSize: '0.5' }, without: true },
      cacheClusterSize: { values: ['0.5', '1.6'], without: 'stays' },
      cacheClusterStatus: service,
      variables: setting({ a: '1', b: '2' }, { a: '3', c: '4' }),
      documentationVersion: { values: [...versions], read: versionOf },
      canarySettings: 'Its members are below.',
      'canarySettings.percentTraffic': { values: [10, 20], goesOut: true, end: {}, without: 'stays' },
      'canarySettings.deploymentId': 'It is the deployment that went out.',
      'canarySettings.stageVariableOverrides': {
        values: [{ a: '1' }, { a: '2', b: '3' }],
        along: { canarySettings: { percentTraffic: 10 } },
        goesOut: true,
        without: {},
      },
      'canarySettings.useStageCache': {
        values: [true, false],
        along: { canarySettings: { percentTraffic: 10 } },
        goesOut: true,
        without: false,
      },
      tracingEnabled: { values: [true, false], without: false },
      tags,
      clientCertificateId: { values: [...certificates], read: isId },
      methodSettings: 'Its members are below.',
      'methodSettings.*.metricsEnabled': setting(true, false),
      'methodSettings.*.loggingLevel': setting('INFO', 'ERROR'),
      'methodSettings.*.dataTraceEnabled': setting(true, false),
      'methodSettings.*.throttlingBurstLimit': setting(10, 0),
      'methodSettings.*.throttlingRateLimit': setting(10.5, 0),
      'methodSettings.*.cachingEnabled': setting(true, false),
      'methodSettings.*.cacheTtlInSeconds': setting(60, 0),
      'methodSettings.*.cacheDataEncrypted': setting(true, false),
      'methodSettings.*.requireAuthorizationForCacheControl': setting(false, true),
      'methodSettings.*.unauthorizedCacheControlHeaderStrategy': setting(
        'FAIL_WITH_403',
        'SUCCEED_WITHOUT_RESPONSE_HEADER',
      ),
      accessLogSettings: 'Its members are below.',
      'accessLogSettings.format': {
        ...several(['$context.requestId', '$context.extendedRequestId'], {
          accessLogSettings: { destinationArn: arnOf('logs', 'log-group:pets') },
        }),
        end: {},
      },
      'accessLogSettings.destinationArn': {
        ...several([arnOf('logs', 'log-group:a'), arnOf('logs', 'log-group:b')], {
          accessLogSettings: { format: '$context.requestId' },
        }),
        end: {},
      },
      webAclArn: 'It is set by AWS WAF, and left alone.',
      createdDate: service,
      lastUpdatedDate: service,
    },
  },
  DocumentationPart: {
    create: 'CreateDocumentationPart',
    get: 'GetDocumentationParts',
    things: ({ location, properties = '{"description":"a"}' }) => [
      restApi('members')
        .documentationPart(location as never, properties as string)
        .define(),
    ],
    find: async (client, restApiId) =>
      (await client.send(new GetDocumentationPartsCommand({ restApiId }))).items?.at(-1),
    members: {
      restApiId: known,
      id: service,
      location: 'Its members are below.',
      'location.type': { values: ['API'] },
      'location.path': several(['/pets'] as never, { location: { type: 'RESOURCE' } }),
      'location.method': several(['GET'] as never, { location: { type: 'METHOD', path: '/pets' } }),
      'location.statusCode': several(['200'] as never, {
        location: { type: 'RESPONSE', path: '/pets', method: 'GET' },
      }),
      'location.name': several(['limit'] as never, {
        location: { type: 'QUERY_PARAMETER', path: '/pets', method: 'GET' },
      }),
      position: paging,
      properties: {
        ...several(['{"description":"b"}', '{"description":"c"}'], { location: { type: 'API' } }),
        without: '{"description":"a"}',
      },
    },
  },
  DocumentationVersion: {
    create: 'CreateDocumentationVersion',
    get: 'GetDocumentationVersions',
    things: (options) => [petstore, petstore.documentationVersion('1', options)],
    find: async (client, restApiId) =>
      (await client.send(new GetDocumentationVersionsCommand({ restApiId }))).items?.at(-1),
    members: {
      restApiId: known,
      documentationVersion: key,
      version: key,
      stageName: 'Stages say which version they have.',
      position: paging,
      description: setting('one', 'two'),
      createdDate: service,
    },
  },
  UsagePlan: {
    create: 'CreateUsagePlan',
    get: 'GetUsagePlans',
    things: ({ apiStages, ...options }) => {
      const [{ stage: name = 'prod', throttle = undefined } = {}] = (apiStages as { '*': Options } | undefined)
        ? [(apiStages as { '*': Options })['*']]
        : [];
      const route = (throttle as { '*': Options } | undefined)?.['*'];
      const plan = usagePlan('gold', options as never).stage(
        name === 'prod' ? stage({}) : beta,
        route === undefined ? {} : { throttle: { 'GET /pets': route } },
      );
      return [petstore, stage({}), beta, plan];
    },
    find: async (client) => (await client.send(new GetUsagePlansCommand({}))).items?.[0],
    star: { apiStages: '0', throttle: '/pets/GET' },
    members: {
      id: service,
      name: key,
      description: setting('one', 'two'),
      productCode: setting('one', 'two'),
      throttle: 'Its members are below.',
      'throttle.burstLimit': several([10, 0], { throttle: { rateLimit: 5 } }),
      'throttle.rateLimit': several([10.5, 0], { throttle: { burstLimit: 5 } }),
      quota: 'Its members are below.',
      'quota.limit': { values: [10, 20], along: { quota: { period: 'DAY' } }, end: {} },
      'quota.offset': { ...several([1, 2], { quota: { limit: 10, period: 'WEEK' } }), without: 0 },
      'quota.period': { values: ['DAY', 'MONTH'], along: { quota: { limit: 10 } }, end: {} },
      apiStages: 'Its members are below.',
      'apiStages.*.apiId': 'The API is known by its name.',
      'apiStages.*.stage': { values: ['beta', 'prod'], without: 'prod' },
      'apiStages.*.throttle': 'Its members are below.',
      'apiStages.*.throttle.*.burstLimit': several([10, 0], { throttle: { rateLimit: 5, burstLimit: 5 } }),
      'apiStages.*.throttle.*.rateLimit': several([10.5, 0], { throttle: { rateLimit: 5, burstLimit: 5 } }),
      tags,
      position: paging,
    },
  },
  ApiKey: {
    create: 'CreateApiKey',
    get: 'GetApiKeys',
    things: (options) => [apiKey('acme', options as never)],
    find: async (client) => (await client.send(new GetApiKeysCommand({ includeValues: true }))).items?.[0],
    members: {
      id: service,
      name: key,
      description: setting('one', 'two'),
      enabled: { values: [false, true], without: true },
      customerId: setting('one', 'two'),
      value: { values: ['a-value-of-twenty-characters'], without: 'stays' },
      generateDistinctId: 'Deprecated: ids are the service’s.',
      stageKeys: 'From before usage plans.',
      'stageKeys.*.restApiId': 'From before usage plans.',
      'stageKeys.*.stageName': 'From before usage plans.',
      tags,
      createdDate: service,
      lastUpdatedDate: service,
      warnings: paging,
      position: paging,
    },
  },
  UsagePlanKey: {
    create: 'CreateUsagePlanKey',
    get: 'GetUsagePlanKeys',
    things: () => [usagePlan('gold').key(apiKey('acme'))],
    async find(client) {
      const { items: [plan] = [] } = await client.send(new GetUsagePlansCommand({}));
      return (await client.send(new GetUsagePlanKeysCommand({ usagePlanId: plan?.id }))).items?.[0];
    },
    members: {
      usagePlanId: 'The plan is known by its name.',
      keyId: 'The key is known by its name.',
      keyType: 'There is one type.',
      id: service,
      type: 'There is one type.',
      value: 'It is the key’s.',
      name: { values: ['acme'] },
      position: paging,
    },
  },
  DomainName: {
    create: 'CreateDomainName',
    get: 'GetDomainNames',
    things: (options) => [domainName('api.example.com', withoutStage(options))],
    find: async (client) => (await client.send(new GetDomainNamesCommand({}))).items?.[0],
    members: domainMembers(),
  },
  BasePathMapping: {
    create: 'CreateBasePathMapping',
    get: 'GetBasePathMapping',
    things: ({ stage: name = 'prod' }) => [
      petstore,
      stage({}),
      beta,
      domainName('api.example.com', regional()).mapping('v1', name === 'prod' ? stage({}) : beta),
    ],
    find: (client) => client.send(new GetBasePathMappingCommand({ domainName: 'api.example.com', basePath: 'v1' })),
    members: {
      domainName: key,
      domainNameId: 'It follows from the domain name.',
      basePath: key,
      restApiId: 'The API is known by its name.',
      stage: { values: ['beta', 'prod'], without: 'prod' },
    },
  },
  VpcLink: {
    create: 'CreateVpcLink',
    get: 'GetVpcLinks',
    things: ({ targetArns = [arnOf('elasticloadbalancing', 'loadbalancer/net/none/1')], ...options }) => [
      vpcLink('backend', { targetArns: targetArns as never, ...options }),
    ],
    find: async (client) =>
      (await client.send(new GetVpcLinksCommand({}))).items?.find(({ name }) => name === 'backend'),
    members: {
      id: service,
      name: key,
      description: setting('one', 'two'),
      targetArns: {
        values: [
          [arnOf('elasticloadbalancing', 'loadbalancer/net/one/1')],
          [arnOf('elasticloadbalancing', 'loadbalancer/net/two/1')],
        ],
        end: 'none',
      },
      status: service,
      statusMessage: service,
      tags,
      position: paging,
    },
  },
  ClientCertificate: {
    create: 'GenerateClientCertificate',
    get: 'GetClientCertificates',
    things: ({ description = 'one', ...options }) => [clientCertificate(description as string, options)],
    find: async (client) => (await client.send(new GetClientCertificatesCommand({}))).items?.[0],
    members: {
      clientCertificateId: service,
      description: { values: ['one'] },
      pemEncodedCertificate: service,
      createdDate: service,
      expirationDate: service,
      tags,
      position: paging,
    },
  },
  Account: {
    create: 'UpdateAccount',
    get: 'GetAccount',
    things: ({ cloudwatchRoleArn = role('two') }) => [
      account({ cloudwatchRoleArn: cloudwatchRoleArn as string, replace: true }),
    ],
    find: (client) => client.send(new GetAccountCommand({})),
    members: {
      patchOperations: 'It is how it is changed.',
      'patchOperations.*.op': 'It is how it is changed.',
      'patchOperations.*.path': 'It is how it is changed.',
      'patchOperations.*.value': 'It is how it is changed.',
      'patchOperations.*.from': 'It is how it is changed.',
      cloudwatchRoleArn: { values: [role('one'), role('two')], without: 'stays' },
      throttleSettings: service,
      'throttleSettings.burstLimit': service,
      'throttleSettings.rateLimit': service,
      features: service,
      apiKeyVersion: service,
    },
  },
};

function regional(): Options {
  return { regionalCertificateArn: certificate('x'), endpointConfiguration: { types: ['REGIONAL'] } };
}

/** A domain name has a certificate of one sort or the other. */
function withoutStage(options: Options): Options {
  return { ...(Object.keys(options).length === 0 ? regional() : {}), ...options };
}

function domainMembers(): ThingMembers['members'] {
  const uploaded = 'Certificates are those of ACM: no private key is ever sent.';
  const edge = { certificateArn: certificate('x') };
  const hidden = { endpointConfiguration: { types: ['PRIVATE'] }, certificateArn: certificate('x') };
  const trust = { mutualTlsAuthentication: { truststoreUri: 's3://bucket/one.pem' } };
  return {
    domainName: key,
    domainNameId: service,
    domainNameArn: service,
    certificateName: several(['one', 'two'], edge),
    certificateArn: { values: [certificate('one'), certificate('two')], end: 'none' },
    certificateBody: uploaded,
    certificatePrivateKey: uploaded,
    certificateChain: uploaded,
    certificateUploadDate: service,
    regionalDomainName: service,
    regionalHostedZoneId: service,
    regionalCertificateName: several(['one', 'two'], regional()),
    regionalCertificateArn: {
      ...several([certificate('one'), certificate('two')], {
        endpointConfiguration: { types: ['REGIONAL'] },
      }),
      end: 'none',
    },
    distributionDomainName: service,
    distributionHostedZoneId: service,
    endpointConfiguration: 'Its members are below.',
    'endpointConfiguration.types': { values: [['REGIONAL']], along: { regionalCertificateArn: certificate('x') } },
    'endpointConfiguration.ipAddressType': {
      values: ['dualstack', 'ipv4'],
      along: regional(),
      without: 'ipv4',
    },
    'endpointConfiguration.vpcEndpointIds': 'Access associations of private names stay raw calls.',
    tags: { ...tags, along: regional() },
    securityPolicy: { values: ['TLS_1_0', 'TLS_1_2'], along: regional(), without: 'TLS_1_2' },
    endpointAccessMode: { values: ['STRICT', 'BASIC'], along: regional(), without: 'BASIC' },
    mutualTlsAuthentication: 'Its members are below.',
    'mutualTlsAuthentication.truststoreUri': several(['s3://bucket/one.pem', 's3://bucket/two.pem'], regional()),
    'mutualTlsAuthentication.truststoreVersion': several(['one', 'two'], { ...regional(), ...trust }),
    'mutualTlsAuthentication.truststoreWarnings': service,
    ownershipVerificationCertificateArn: several([certificate('one'), certificate('two')], { ...regional(), ...trust }),
    policy: {
      values: [policyOf('one'), policyOf('two')],
      along: hidden,
      end: 'none',
      read: (value) => value && { asymmetricMatch: (text: unknown) => isSameJson(text, value) },
    },
    managementPolicy: 'It is for those who share a private name.',
    routingMode: {
      values: ['ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'],
      along: regional(),
      without: 'BASE_PATH_MAPPING_ONLY',
    },
    domainNameStatus: service,
    domainNameStatusMessage: service,
    position: paging,
  };
}

function policyOf(sid: string): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: sid, Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }],
  };
}

function isSameJson(text: unknown, value: unknown): boolean {
  return typeof text === 'string' && JSON.stringify(JSON.parse(text)) === JSON.stringify(value);
}
