/**
 * One thing of every kind that lives beside REST APIs: how it is made, how it is read, and the states that it may be in.
 */
import {
  CreateApiKeyCommand,
  CreateBasePathMappingCommand,
  CreateDocumentationPartCommand,
  CreateDocumentationVersionCommand,
  CreateDomainNameCommand,
  CreateUsagePlanCommand,
  CreateVpcLinkCommand,
  GenerateClientCertificateCommand,
  GetAccountCommand,
  GetApiKeyCommand,
  GetBasePathMappingCommand,
  GetClientCertificateCommand,
  GetDocumentationPartCommand,
  GetDocumentationVersionCommand,
  GetDomainNameCommand,
  GetUsagePlanCommand,
  GetVpcLinkCommand,
} from '@aws-sdk/client-api-gateway';
import fc from '../fast-check.js';
import {
  fixture,
  line,
  type PatchableThing,
  partial,
  type State,
  schema,
  stageFixture,
  word,
} from './patchable-fixture.js';

/** What lives beside REST APIs, and what documents and serves them. */
export const thingsBesideRestApis: readonly PatchableThing[] = [
  {
    kind: 'apiKey',
    async make(client) {
      const { id } = await client.send(new CreateApiKeyCommand({ name: 'key' }));
      return {
        identifiers: { apiKey: String(id) },
        states: partial({ name: word, description: line, customerId: word, enabled: fc.boolean() }, ['name']),
      };
    },
    read: (client, identifiers) => client.send(new GetApiKeyCommand(identifiers)),
    defaults: { enabled: false },
  },
  {
    kind: 'clientCertificate',
    async make(client) {
      const { clientCertificateId } = await client.send(new GenerateClientCertificateCommand({}));
      return {
        identifiers: { clientCertificateId: String(clientCertificateId) },
        states: partial({ description: line }),
      };
    },
    read: (client, identifiers) => client.send(new GetClientCertificateCommand(identifiers)),
  },
  {
    kind: 'usagePlan',
    async make(client) {
      const { restApiId, stageName } = await stageFixture(client);
      const { id } = await client.send(new CreateUsagePlanCommand({ name: 'plan' }));
      const limits = fc.record({
        rateLimit: fc.integer({ min: 1, max: 1000 }),
        burstLimit: fc.integer({ min: 1, max: 1000 }),
      });
      return {
        identifiers: { usagePlanId: String(id) },
        states: partial(
          {
            name: word,
            description: line,
            productCode: word,
            throttle: limits,
            quota: fc.record({
              limit: fc.integer({ min: 1, max: 1000 }),
              offset: fc.constant(0),
              period: fc.constantFrom('DAY', 'WEEK', 'MONTH'),
            }),
            apiStages: fc.oneof(
              fc.constant([]),
              partial({
                throttle: fc.dictionary(fc.constantFrom('/things/GET', '/things/{id}/GET'), limits, {
                  noNullPrototype: true,
                }),
              }).map((throttles) => [{ apiId: restApiId, stage: stageName, ...throttles }]),
            ),
          },
          ['name'],
        ),
      };
    },
    read: (client, identifiers) => client.send(new GetUsagePlanCommand(identifiers)),
  },
  {
    kind: 'account',
    async make(client) {
      const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
      // What the account has from the start stays as it is.
      const { features, throttleSettings, apiKeyVersion } = await client.send(new GetAccountCommand({}));
      const given = { features, throttleSettings, apiKeyVersion };
      return {
        identifiers: {},
        states: partial({ cloudwatchRoleArn: fc.constantFrom(role('a'), role('b')) }).map(
          (state): State => ({ ...given, ...state }),
        ),
      };
    },
    read: (client) => client.send(new GetAccountCommand({})),
  },
  {
    kind: 'vpcLink',
    async make(client) {
      const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/0123456789abcdef'];
      const { id } = await client.send(new CreateVpcLinkCommand({ name: 'link', targetArns }));
      return {
        identifiers: { vpcLinkId: String(id) },
        states: partial({ name: word, description: line, targetArns: fc.constant(targetArns) }, ['name', 'targetArns']),
      };
    },
    read: (client, identifiers) => client.send(new GetVpcLinkCommand(identifiers)),
  },
  {
    kind: 'documentationPart',
    async make(client) {
      const { restApiId } = await fixture(client);
      const location = { type: 'API' } as const;
      const { id } = await client.send(
        new CreateDocumentationPartCommand({ restApiId, location, properties: '{"description":"x"}' }),
      );
      return {
        identifiers: { restApiId, documentationPartId: String(id) },
        states: fc.record({ location: fc.constant(location), properties: schema }),
      };
    },
    read: (client, identifiers) => client.send(new GetDocumentationPartCommand(identifiers)),
  },
  {
    kind: 'documentationVersion',
    async make(client) {
      const { restApiId } = await fixture(client);
      await client.send(
        new CreateDocumentationPartCommand({ restApiId, location: { type: 'API' }, properties: '{"a":"b"}' }),
      );
      await client.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion: '1' }));
      return {
        identifiers: { restApiId, documentationVersion: '1' },
        states: partial({ version: fc.constant('1'), description: line }, ['version']),
      };
    },
    read: (client, identifiers) => client.send(new GetDocumentationVersionCommand(identifiers)),
  },
  {
    kind: 'basePathMapping',
    async make(client) {
      const { restApiId, stageName } = await stageFixture(client);
      const domainName = 'api.example.com';
      const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/a';
      await client.send(new CreateDomainNameCommand({ domainName, certificateArn }));
      await client.send(new CreateBasePathMappingCommand({ domainName, basePath: 'v1', restApiId, stage: stageName }));
      return {
        identifiers: { domainName, basePath: 'v1' },
        states: partial(
          { basePath: fc.constant('v1'), restApiId: fc.constant(restApiId), stage: fc.constant(stageName) },
          ['basePath', 'restApiId'],
        ),
      };
    },
    read: (client, identifiers) => client.send(new GetBasePathMappingCommand(identifiers)),
  },
  {
    kind: 'domainName',
    async make(client) {
      const domainName = 'api.example.com';
      const certificate = (name: string) => `arn:aws:acm:us-east-1:123456789012:certificate/${name}`;
      await client.send(
        new CreateDomainNameCommand({
          domainName,
          regionalCertificateArn: certificate('a'),
          endpointConfiguration: { types: ['REGIONAL'] },
          securityPolicy: 'TLS_1_2',
        }),
      );
      const edge = fc.constantFrom(certificate('a'), certificate('b')).map((certificateArn) => ({
        certificateArn,
        endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      }));
      const regional = fc.constantFrom(certificate('c'), certificate('d')).map((regionalCertificateArn) => ({
        regionalCertificateArn,
        endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
      }));
      return {
        identifiers: { domainName },
        states: fc
          .tuple(fc.oneof(edge, regional), fc.constantFrom('TLS_1_0', 'TLS_1_2'))
          .map(([endpoint, securityPolicy]): State => ({ ...endpoint, securityPolicy })),
      };
    },
    read: (client, identifiers) => client.send(new GetDomainNameCommand(identifiers)),
  },
];
