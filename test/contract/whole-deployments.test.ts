import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import {
  ApiGateway,
  account,
  apiKey,
  clientCertificate,
  domainName,
  restApi,
  usagePlan,
  vpcLink,
} from '../../src/index.js';
import { certificateArn } from '../account.js';
import { helped } from './moto-differences.js';
import { type MotoServer, startMoto } from './moto-server.js';
import { type OtherClient, openAwsCli, openBoto3 } from './other-clients.js';

const name = 'fluent-apigateway whole deployment';
const domain = 'pets.contract.example.com';
const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/pets/50dc6c495c0c9188'];
const logs = {
  destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:pets',
  format: '$context.requestId $context.status',
};
const regional = { regionalCertificateArn: certificateArn, endpointConfiguration: { types: ['REGIONAL'] } } as const;

const api = restApi(name, { endpointConfiguration: { types: ['REGIONAL'] } });
const petstore = api.define(
  api
    .resource('/pets')
    .method('GET')
    .apiKeyRequired()
    .methodResponse('200')
    .integration()
    .mock()
    .requestTemplate('application/json', '{"statusCode": 200}')
    .integrationResponse('200'),
);
const throttle = { rateLimit: 100, burstLimit: 200 };
const quota = { limit: 1_000, period: 'MONTH' } as const;

/** What both kinds of gateways hold. */
interface Maker {
  send: OtherClient['send'];
}

/** Makes an API with a stage, a plan with a key, and a domain name, as scripts do: with raw calls. */
async function makeDeployment({ send }: Maker) {
  const { id: restApiId = '', rootResourceId: parentId } = await send('CreateRestApi', {
    name,
    endpointConfiguration: { types: ['REGIONAL'] },
  });
  const { id: resourceId } = await send('CreateResource', { restApiId, parentId, pathPart: 'pets' });
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await send('PutMethod', { ...method, authorizationType: 'NONE', apiKeyRequired: true });
  await send('PutMethodResponse', { ...method, statusCode: '200' });
  await send('PutIntegration', {
    ...method,
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
  });
  await send('PutIntegrationResponse', { ...method, statusCode: '200' });
  const { id: deploymentId } = await send('CreateDeployment', { restApiId });
  await send('CreateStage', {
    restApiId,
    stageName: 'prod',
    deploymentId,
    description: 'for everybody',
    variables: { backend: 'blue' },
    tags: { team: 'pets' },
    tracingEnabled: true,
  });
  const key = await send('CreateApiKey', { name: 'acme of the contract', enabled: true, description: 'a customer' });
  const plan = await send('CreateUsagePlan', {
    name: 'gold of the contract',
    description: 'for customers',
    throttle,
    quota,
    apiStages: [{ apiId: restApiId, stage: 'prod' }],
  });
  await send('CreateUsagePlanKey', { usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' });
  await send('CreateDomainName', {
    domainName: domain,
    regionalCertificateArn: certificateArn,
    endpointConfiguration: { types: ['REGIONAL'] },
  });
  await send('CreateBasePathMapping', { domainName: domain, basePath: 'v1', restApiId, stage: 'prod' });
  return { restApiId, usagePlanId: plan.id, keyId: key.id };
}

const options = {
  description: 'for everybody',
  variables: { backend: 'blue' },
  tags: { team: 'pets' },
  tracingEnabled: true,
} as const;
const prod = petstore.stage('prod', options);
const gold = (stage: typeof prod) =>
  usagePlan('gold of the contract', { description: 'for customers', throttle, quota })
    .stage(stage)
    .key(apiKey('acme of the contract', { description: 'a customer' }));

/** Demands a plan that has nothing to do, and that says of the stage alone that what it serves is unknown. */
async function expectNothingButUnknown(gateway: ApiGateway, things: Parameters<ApiGateway['plan']>[0]) {
  const plan = await gateway.plan(things);
  expect(plan.calls.map(({ id }) => id)).toEqual([]);
  expect(plan.staleStages).toEqual([]);
  expect(plan.warnings.map(({ code, address }) => `${code} ${address}`)).toEqual(['plan.stage-unknown stage prod']);
}

describe("on moto's server", () => {
  let moto: MotoServer;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.stop());

  it.each([
    ['moto itself', undefined],
    ['boto3', openBoto3],
  ] as const)('a deployment that was made by raw calls of %s plans to nothing', async (_, open) => {
    const client = helped(moto.client());
    const raw = moto.client();
    const other = await open?.(moto.endpoint);
    const send = (other?.send ?? rawSend(raw)) as Maker['send'];
    const { restApiId, usagePlanId, keyId } = await makeDeployment({ send });
    try {
      const gateway = new ApiGateway(client, { quotas: [] });
      const things = [petstore, prod, gold(prod), domainName(domain, regional).mapping('v1', prod)];
      await expectNothingButUnknown(gateway, things);
    } finally {
      await send('DeleteBasePathMapping', { domainName: domain, basePath: 'v1' });
      await send('DeleteDomainName', { domainName: domain });
      await send('DeleteUsagePlanKey', { usagePlanId, keyId });
      await send('DeleteUsagePlan', { usagePlanId });
      await send('DeleteApiKey', { apiKey: keyId });
      await send('DeleteStage', { restApiId, stageName: 'prod' });
      await send('DeleteRestApi', { restApiId });
      await other?.close();
    }
  });
});

/** The same calls with the SDK for JavaScript. */
function rawSend(client: APIGatewayClient) {
  return async (operation: string, input: object) => {
    const sdk = (await import('@aws-sdk/client-api-gateway')) as unknown as Record<
      string,
      new (
        input: object,
      ) => never
    >;
    const Command = sdk[`${operation}Command`];
    if (Command === undefined) throw new Error(`There is no ${operation}.`);
    return client.send(new Command(input));
  };
}

describe.each([
  ['the AWS CLI', openAwsCli],
  ['boto3', openBoto3],
] as const)('%s, on the embedded gateway', (_, open) => {
  const embedded = new EmbeddedApiGateway();
  const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { quotas: [] });
  let client: OtherClient;

  beforeAll(async () => {
    const { url } = await embedded.listen();
    client = await open(url);
  });
  afterAll(async () => {
    await client?.close();
    await embedded.close();
  });

  it('makes a deployment that plans to nothing, with everything that a stage, a plan and a domain name can have', async () => {
    const { restApiId, usagePlanId } = await makeDeployment(client);
    await client.send('UpdateAccount', {
      patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: 'arn:aws:iam::123456789012:role/logs' }],
    });
    await client.send('UpdateStage', {
      restApiId,
      stageName: 'prod',
      patchOperations: [
        { op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' },
        { op: 'replace', path: '/*/*/throttling/rateLimit', value: '100' },
        { op: 'replace', path: '/~1pets/GET/metrics/enabled', value: 'true' },
        { op: 'replace', path: '/accessLogSettings/destinationArn', value: logs.destinationArn },
        { op: 'replace', path: '/accessLogSettings/format', value: logs.format },
      ],
    });
    await client.send('UpdateUsagePlan', {
      usagePlanId,
      patchOperations: [
        { op: 'replace', path: `/apiStages/${restApiId}:prod/throttle//pets/GET/rateLimit`, value: '10' },
      ],
    });
    await client.send('CreateVpcLink', { name: 'backend', targetArns });
    await client.send('GenerateClientCertificate', { description: 'of the backend' });
    const full = petstore
      .stage('prod', { ...options, accessLogSettings: logs })
      .methodSettings('*/*', { loggingLevel: 'INFO', throttlingRateLimit: 100 })
      .methodSettings('GET /pets', {
        metricsEnabled: true,
        loggingLevel: 'INFO',
        throttlingRateLimit: 100,
      });
    const things = [
      petstore,
      full,
      usagePlan('gold of the contract', { description: 'for customers', throttle, quota })
        .stage(full, { throttle: { 'GET /pets': { rateLimit: 10 } } })
        .key(apiKey('acme of the contract', { description: 'a customer' })),
      domainName(domain, regional).mapping('v1', full),
      vpcLink('backend', { targetArns }),
      clientCertificate('of the backend'),
      account({ cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/logs' }),
    ];
    await expectNothingButUnknown(gateway, things);
  });
});
