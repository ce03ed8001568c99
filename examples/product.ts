/**
 * A product's whole deployment: 48 routes, and everything around them. Run twice, the second plan is empty.
 *
 * Here it goes to the embedded gateway, on a clock that is moved by hand, so that what takes minutes on AWS takes a moment.
 * Against AWS: `new ApiGateway(new APIGatewayClient({}))`.
 */
import { pathToFileURL } from 'node:url';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import {
  ApiGateway,
  account,
  apiKey,
  clientCertificate,
  domainName,
  type HttpMethod,
  type Route,
  restApi,
  usagePlan,
  vpcLink,
} from 'fluent-apigateway';
import { EmbeddedApiGateway, ManualClock } from 'fluent-apigateway/embedded';

const functionArn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

// --- The API: what every route has, then the routes.

const described = restApi('clinic', { description: 'The API of a veterinary clinic.', minimumCompressionSize: 1024 })
  .authorizer('staff', {
    type: 'COGNITO_USER_POOLS',
    providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Staff'],
  })
  .authorizer('partner', {
    type: 'REQUEST',
    authorizerUri: functionArn('authorize-partner'),
    identitySource: 'method.request.header.X-Partner',
  })
  .requestValidator('strict', { validateRequestBody: true, validateRequestParameters: true })
  .gatewayResponse('DEFAULT_4XX', {
    responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
  })
  .gatewayResponse('UNAUTHORIZED', { statusCode: '401' })
  .model('Error', { contentType: 'application/json', schema: { type: 'object', required: ['message'] } })
  .model('Entry', {
    contentType: 'application/json',
    schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
  })
  .documentationPart({ type: 'API' }, { description: 'Pets, their owners, and what the clinic does for them.' })
  .documentationPart({ type: 'METHOD', path: '/pets', method: 'GET' }, { description: 'Lists pets.' })
  .documentationPart({ type: 'METHOD', path: '/health', method: 'GET' }, { description: 'Whether the API is up.' })
  .documentationPart({ type: 'MODEL', name: 'Entry' }, { description: 'Anything that has a name.' });

const api = described.defaults({
  authorizer: 'staff',
  requestValidator: 'strict',
  timeoutInMillis: 10_000,
  cors: { allowOrigins: ['https://app.example.com'] },
});

/** The five routes of a collection. */
function collection(path: `/${string}`, id: string): readonly Route[] {
  const entries = api.resource(path);
  const entry = entries.resource(`/{${id}}`);
  const backend = functionArn(path.slice(1));
  return [
    entries.method('GET').requestParameter('method.request.querystring.page').integration().lambdaProxy(backend),
    entries.method('POST').requestModel('application/json', 'Entry').integration().lambdaProxy(backend),
    entry.method('GET').integration().lambdaProxy(backend),
    entry.method('PUT').requestModel('application/json', 'Entry').integration().lambdaProxy(backend),
    entry.method('DELETE').integration().lambdaProxy(backend),
  ];
}

const collections = [
  ...collection('/pets', 'petId'),
  ...collection('/owners', 'ownerId'),
  ...collection('/visits', 'visitId'),
  ...collection('/vaccines', 'vaccineId'),
  ...collection('/orders', 'orderId'),
  ...collection('/invoices', 'invoiceId'),
  ...collection('/employees', 'employeeId'),
  ...collection('/rooms', 'roomId'),
];

// What runs in the clinic's own network is reached through a link to its load balancer.
const link = vpcLink('clinic', {
  targetArns: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/clinic/0123456789abcdef'],
});
const inside = (httpMethod: HttpMethod, path: `/${string}`): Route =>
  api
    .resource(path)
    .method(httpMethod)
    .integration()
    .httpProxy(`http://clinic.internal${path}`)
    .connectionType('VPC_LINK', { connectionId: link });

const others = [
  api
    .resource('/health')
    .method('GET')
    .authorizationType('NONE')
    .methodResponse('200')
    .integration()
    .mock()
    .requestTemplate('application/json', '{"statusCode": 200}')
    .integrationResponse('200', { responseTemplates: { 'application/json': '{"up": true}' } }),
  // Partners call with a key, and are counted.
  api
    .resource('/partners/orders')
    .method('POST')
    .authorizer('partner')
    .apiKeyRequired()
    .requestModel('application/json', 'Entry')
    .integration()
    .lambdaProxy(functionArn('orders')),
  api
    .resource('/partners/orders/{orderId}')
    .method('GET')
    .authorizer('partner')
    .apiKeyRequired()
    .integration()
    .lambdaProxy(functionArn('orders')),
  inside('GET', '/schedule'),
  inside('PUT', '/schedule'),
  inside('GET', '/laboratory/results'),
  inside('POST', '/laboratory/results'),
  api
    .resource('/search')
    .method('GET')
    .requestParameter('method.request.querystring.q', { required: true })
    .integration()
    .httpProxy('https://${stageVariables.searchHost}/search')
    .requestParameter('integration.request.querystring.q', 'method.request.querystring.q'),
];

export const clinic = api.define(collections, others);

// --- The stage: what callers reach, how it treats them, and what it writes down.

/** What backends know API Gateway by. */
const certificate = clientCertificate('clinic backends');

const documentation = clinic.documentationVersion('2026-11', { description: 'With the laboratory.' });

export const prod = clinic
  .stage('prod', {
    variables: { searchHost: 'search.example.com', release: 'blue' },
    tracingEnabled: true,
    documentationVersion: documentation,
    clientCertificateId: certificate,
    accessLogSettings: {
      destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:clinic-access',
      format: '$context.requestId $context.identity.sourceIp $context.httpMethod $context.path $context.status',
    },
    tags: { team: 'clinic', cost: '4711' },
  })
  .methodSettings('*/*', {
    loggingLevel: 'ERROR',
    metricsEnabled: true,
    throttlingRateLimit: 200,
    throttlingBurstLimit: 400,
  })
  .methodSettings('GET /search', { throttlingRateLimit: 10, throttlingBurstLimit: 20 });

// --- Who may call how often, and under which name.

export const keys = ['acme', 'globex', 'initech'].map((partner) =>
  apiKey(partner, { description: `Key of ${partner}.`, value: () => `the-key-of-${partner}-0123456789` }),
);

export const silver = usagePlan('silver', {
  description: 'For partners that try it out.',
  throttle: { rateLimit: 5, burstLimit: 10 },
  quota: { limit: 1_000, period: 'DAY' },
})
  .stage(prod)
  .key(...keys.slice(2));

export const gold = usagePlan('gold', {
  description: 'For partners that pay.',
  throttle: { rateLimit: 50, burstLimit: 100 },
  quota: { limit: 1_000_000, period: 'MONTH' },
})
  .stage(prod, { throttle: { 'POST /partners/orders': { rateLimit: 5, burstLimit: 10 } } })
  .key(...keys.slice(0, 2));

export const domain = domainName('api.clinic.example.com', {
  regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/clinic',
  endpointConfiguration: { types: ['REGIONAL'] },
})
  .mapping('v1', prod)
  .mapping('latest', prod);

/** Writes the logs of all APIs of the account and Region. */
export const logs = account({ cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/api-gateway-logs' });

/** All of it, in any order: the plan puts it in one that the service accepts. */
export const product = [clinic, link, certificate, documentation, prod, silver, gold, domain, logs];

async function main(): Promise<void> {
  const clock = new ManualClock({ now: Date.parse('2026-11-28T08:00:00Z') });
  const embedded = new EmbeddedApiGateway({ clock });
  const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock });

  const plan = await clock.run(gateway.plan(product));
  console.log(plan.render());
  const startedAt = clock.now();
  const { restApiId, ids } = await clock.run(gateway.apply(plan));
  console.log(
    `\n${restApiId}: made in ${Math.round((clock.now() - startedAt) / 1000)} s of the embedded gateway's time`,
  );
  console.log(`usage plans: gold is ${ids['usage plan gold']}, silver is ${ids['usage plan silver']}`);

  const again = await clock.run(gateway.plan(product));
  console.log(`\n${again.render()}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
