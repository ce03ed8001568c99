import {
  CreateDomainNameAccessAssociationCommand,
  CreateDomainNameCommand,
  DeleteDomainNameAccessAssociationCommand,
  GetDomainNameAccessAssociationsCommand,
  GetTagsCommand,
  RejectDomainNameAccessAssociationCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, refusal } from '../account.js';

async function privateDomain() {
  const { client } = account();
  const { domainNameArn } = await client.send(
    new CreateDomainNameCommand({ domainName: 'api.example.com', endpointConfiguration: { types: ['PRIVATE'] } }),
  );
  const create = (accessAssociationSource: string, arn = domainNameArn) =>
    client.send(
      new CreateDomainNameAccessAssociationCommand({
        domainNameArn: arn,
        accessAssociationSourceType: 'VPCE',
        accessAssociationSource,
        tags: { team: 'pets' },
      }),
    );
  const count = async (input: object = {}) =>
    (await client.send(new GetDomainNameAccessAssociationsCommand(input))).items?.length;
  return { client, domainNameArn, create, count };
}

describe('domain name access associations', () => {
  it('let an endpoint reach a private domain name until they are deleted', async () => {
    const { client, create, count, domainNameArn } = await privateDomain();
    const { domainNameAccessAssociationArn, ...made } = await create('vpce-1');
    expect(made).toMatchObject({
      domainNameArn,
      accessAssociationSourceType: 'VPCE',
      accessAssociationSource: 'vpce-1',
    });
    await create('vpce-2');
    expect(await count()).toBe(2);
    expect(await count({ resourceOwner: 'OTHER_ACCOUNTS' })).toBe(0);
    const tags = await client.send(new GetTagsCommand({ resourceArn: domainNameAccessAssociationArn }));
    expect(tags.tags).toEqual({ team: 'pets' });
    const remove = new DeleteDomainNameAccessAssociationCommand({ domainNameAccessAssociationArn });
    await client.send(remove);
    expect(await count()).toBe(1);
    expect(await refusal(client.send(remove))).toMatch(/^NotFoundException/);
  });

  it('can be rejected by the owner of the domain name', async () => {
    const { client, create, count, domainNameArn } = await privateDomain();
    const { domainNameAccessAssociationArn } = await create('vpce-1');
    const reject = (arn?: string) =>
      refusal(
        client.send(
          new RejectDomainNameAccessAssociationCommand({ domainNameAccessAssociationArn, domainNameArn: arn }),
        ),
      );
    expect(await reject('arn:aws:apigateway:us-east-1:123456789012:/domainnames/other')).toMatch(/^NotFoundException/);
    expect(await reject(domainNameArn)).toBe('accepted');
    expect(await count()).toBe(0);
  });

  it('need a domain name that is there', async () => {
    const { create } = await privateDomain();
    expect(await refusal(create('vpce-1', 'arn:nope'))).toMatch(/^BadRequestException/);
  });
});
