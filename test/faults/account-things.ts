import {
  type APIGatewayClient,
  CreateApiKeyCommand,
  CreateDomainNameCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  CreateVpcLinkCommand,
  GenerateClientCertificateCommand,
} from '@aws-sdk/client-api-gateway';
import { expect } from 'vitest';
import type { EmbeddedApiGateway } from '../../src/embedded/index.js';

const suffix = ' of somebody else';

/** Makes things of every kind that somebody else has beside APIs. */
export async function setUpNeighbours(client: APIGatewayClient): Promise<void> {
  const key = await client.send(new CreateApiKeyCommand({ name: `acme${suffix}`, enabled: true }));
  const plan = await client.send(new CreateUsagePlanCommand({ name: `gold${suffix}` }));
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' }));
  await client.send(
    new CreateVpcLinkCommand({
      name: `backend${suffix}`,
      targetArns: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/theirs/1'],
    }),
  );
  await client.send(new GenerateClientCertificateCommand({ description: `backend of the pets${suffix}` }));
  await client.send(
    new CreateDomainNameCommand({
      domainName: 'theirs.example.com',
      regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/theirs',
      endpointConfiguration: { types: ['REGIONAL'] },
    }),
  );
}

/** What an account holds beside its APIs, by what people call it. */
export function thingsIn(embedded: EmbeddedApiGateway) {
  const { apiKeys, usagePlans, vpcLinks, domainNames, clientCertificates } = embedded.state();
  return {
    apiKeys: [...apiKeys.values()].map(({ name = '' }) => name),
    usagePlans: [...usagePlans.values()].map(({ plan }) => plan.name ?? ''),
    vpcLinks: [...vpcLinks.values()].filter(({ deleting }) => !deleting).map(({ link }) => link.name ?? ''),
    domainNames: [...domainNames.values()].map(({ domain }) => domain.domainName),
    clientCertificates: [...clientCertificates.values()].map(({ description = '' }) => description),
  };
}

/** Demands that nothing beside the APIs is there twice, and that what somebody else has is there. */
export function expectThingsOnce(embedded: EmbeddedApiGateway, where: string): void {
  for (const [kind, names] of Object.entries(thingsIn(embedded))) {
    expect([...names].sort(), `${where}: ${kind}`).toEqual([...new Set(names)].sort());
    expect(names.join(), `${where}: ${kind}`).toMatch(/of somebody else|theirs/);
  }
}
