/**
 * One whole deployment in two states: an API with stages, and everything that stands beside it. What makes the first from
 * nothing, what makes the second from the first, and what destroys the second are together every kind of call that a plan
 * can hold beside those of an API's own contents.
 *
 * @module
 */
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
import { apiName } from './apis.js';
import { secrets } from './secrets.js';

const regional = { endpointConfiguration: { types: ['REGIONAL'] } } as const;
const logs = (group: string) => ({ destinationArn: arnOf('logs', `log-group:${group}`), format: '$context.requestId' });

interface State {
  readonly word: string;
  readonly balancer: string;
  readonly routes: readonly string[];
}

/** The API, whose route leads through the link, and whose contents differ from state to state. */
function apiOf({ word, balancer, routes }: State) {
  const link = vpcLink('backend', { targetArns: [arnOf('elasticloadbalancing', `loadbalancer/net/${balancer}/1`)] });
  const api = restApi(apiName, { ...regional, description: word }).documentationPart(
    { type: 'API' },
    { description: word },
  );
  const linked = routes.map((path) =>
    api
      .resource(path as '/pets')
      .method('GET')
      .apiKeyRequired()
      .integration()
      .httpProxy('http://backend.example.com/pets')
      .connectionType('VPC_LINK', { connectionId: link }),
  );
  return { link, definition: api.define(...linked) };
}

function firstDeployment(): readonly Plannable[] {
  const { link, definition } = apiOf({ word: 'first', balancer: 'first', routes: ['/pets'] });
  const prod = definition
    .stage('prod', {
      description: 'first',
      variables: { backend: 'blue', gone: 'x' },
      tags: { team: 'pets', gone: 'x' },
      cacheClusterSize: '0.5',
      accessLogSettings: logs('first'),
    })
    .methodSettings('*/*', { loggingLevel: 'INFO', throttlingRateLimit: 100, throttlingBurstLimit: 50 })
    .methodSettings('GET /pets', { cachingEnabled: true, cacheTtlInSeconds: 60 });
  const beta = definition.stage('beta');
  const gold = usagePlan('gold', {
    description: 'first',
    productCode: 'abc',
    throttle: { rateLimit: 100, burstLimit: 200 },
    quota: { limit: 1_000, period: 'MONTH' },
    tags: { team: 'pets' },
  })
    .stage(prod, { throttle: { 'GET /pets': { rateLimit: 10 } } })
    .stage(beta)
    .key(apiKey('acme', { value: secrets.acmeKey, description: 'first' }))
    .key(apiKey('globex'));
  return [
    definition,
    prod,
    beta,
    link,
    gold,
    account({ cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/first' }),
    clientCertificate('backend of the pets'),
    domainName('pets.example.com', { ...regional, regionalCertificateArn: arnOf('acm', 'certificate/first') })
      .mapping('v1', prod)
      .mapping('(none)', beta),
  ];
}

function secondDeployment(): readonly Plannable[] {
  const { link, definition } = apiOf({ word: 'second', balancer: 'second', routes: ['/pets', '/dogs'] });
  const prod = definition
    .stage('prod', {
      description: 'second',
      variables: { backend: 'green', own: 'y' },
      tags: { team: 'cats', own: 'y' },
      tracingEnabled: true,
      accessLogSettings: logs('second'),
    })
    .methodSettings('*/*', { loggingLevel: 'ERROR', throttlingRateLimit: 10 })
    .methodSettings('GET /dogs', { metricsEnabled: true });
  const beta = definition.stage('beta');
  const gamma = definition.stage('gamma');
  const gold = usagePlan('gold', {
    description: 'second',
    throttle: { rateLimit: 10, burstLimit: 20 },
    quota: { limit: 7, period: 'DAY' },
    tags: { team: 'pets' },
  })
    .stage(prod, { throttle: { 'GET /dogs': { rateLimit: 1 } } })
    .stage(gamma)
    .key(apiKey('acme', { value: secrets.acmeKey, description: 'second', enabled: false }))
    .key(apiKey('globex'))
    .key(apiKey('initech', { value: () => secrets.initechKey }));
  return [
    definition,
    prod,
    beta,
    gamma,
    link,
    gold,
    account({ cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/second', replace: true }),
    clientCertificate('backend of the pets'),
    domainName('pets.example.com', { ...regional, regionalCertificateArn: arnOf('acm', 'certificate/second') })
      .mapping('v1', gamma)
      .mapping('(none)', beta)
      .mapping('v2', prod),
  ];
}

/** What is deployed at first. */
export const firstThings = firstDeployment();

/** What is deployed then: things are added, changed and taken back, in every place that can change. */
export const secondThings = secondDeployment();
