import {
  APIGatewayClient,
  CreateDomainNameCommand,
  type CreateDomainNameRequest,
  DeleteDomainNameCommand,
  type EndpointType,
  GetDomainNameCommand,
  GetDomainNamesCommand,
  type Op,
  type PatchOperation,
  UpdateDomainNameCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../../src/embedded/index.js';
import { account, refusal, replace } from '../account.js';

const domainName = 'api.example.com';
const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
const elsewhere = 'arn:aws:acm:us-west-2:123456789012:certificate/1';
const gone = 'NotFoundException: Invalid domain name identifier specified';

describe('domain names', () => {
  it('are edge-optimized by default and have a distribution', async () => {
    const { client } = account();
    const created = await client.send(new CreateDomainNameCommand({ domainName, certificateArn: certificate }));
    expect(created).toMatchObject({
      domainName,
      domainNameStatus: 'UPDATING',
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      securityPolicy: 'TLS_1_2',
      distributionDomainName: expect.stringMatching(/^d\w+\.cloudfront\.net$/),
      distributionHostedZoneId: 'Z2FDTNDATAQYW2',
      certificateUploadDate: expect.any(Date),
    });
    const read = await client.send(new GetDomainNameCommand({ domainName }));
    expect(read.domainNameStatus).toBe('AVAILABLE');
    expect(await refusal(client.send(new CreateDomainNameCommand({ domainName })))).toBe(
      'BadRequestException: The domain name you provided already exists.',
    );
  });

  it.each<[Partial<CreateDomainNameRequest>, string]>([
    [{}, 'BadRequestException: A certificate was not provided for the endpoint type EDGE.'],
    [
      { endpointConfiguration: { types: ['REGIONAL'] } },
      'BadRequestException: A certificate was not provided for the endpoint type REGIONAL.',
    ],
    [
      { endpointConfiguration: { types: ['REGIONAL'] }, certificateArn: certificate },
      'BadRequestException: Cannot import certificates for EDGE while REGIONAL is active.',
    ],
    [
      { regionalCertificateArn: certificate },
      'BadRequestException: Cannot import certificates for REGIONAL while EDGE is active.',
    ],
    [
      { certificateArn: elsewhere },
      `BadRequestException: Invalid certificate ARN: ${elsewhere}. Certificate must be in 'us-east-1'.`,
    ],
    [
      { endpointConfiguration: { types: ['REGIONAL'] }, regionalCertificateArn: elsewhere },
      `BadRequestException: Invalid certificate ARN: ${elsewhere}. Certificate must be in 'us-east-1'.`,
    ],
    [{ endpointConfiguration: { types: ['REGIONAL'] }, regionalCertificateArn: certificate }, 'accepted'],
    [{ endpointConfiguration: { types: ['PRIVATE'] }, certificateArn: elsewhere }, 'accepted'],
    [
      { endpointConfiguration: { types: [] }, certificateArn: certificate },
      'BadRequestException: REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.',
    ],
    [{ certificateName: 'own', certificateBody: 'body' }, 'accepted'],
  ])('need a certificate of each endpoint’s own Region: %j: %s', async (input, expected) => {
    const { client } = account();
    expect(await refusal(client.send(new CreateDomainNameCommand({ domainName, ...input })))).toBe(expected);
  });

  it('have their certificates in the Region of the gateway, or in us-east-1 on the edge', async () => {
    const gateway = new EmbeddedApiGateway({ region: 'eu-west-1' });
    const client = new APIGatewayClient({ ...gateway.clientConfig, maxAttempts: 1 });
    const create = (input: Partial<CreateDomainNameRequest>) =>
      refusal(client.send(new CreateDomainNameCommand({ domainName, ...input })));
    const types: EndpointType[] = ['REGIONAL'];
    expect(await create({ endpointConfiguration: { types }, regionalCertificateArn: certificate })).toBe(
      `BadRequestException: Invalid certificate ARN: ${certificate}. Certificate must be in 'eu-west-1'.`,
    );
    expect(await create({ certificateArn: certificate })).toBe('accepted');
  });

  it('of a Region are there at once', async () => {
    const { client } = account();
    const created = await client.send(
      new CreateDomainNameCommand({
        domainName,
        regionalCertificateArn: certificate,
        endpointConfiguration: { types: ['REGIONAL'] },
      }),
    );
    expect(created).toMatchObject({
      domainNameStatus: 'AVAILABLE',
      regionalDomainName: expect.stringMatching(/^d-\w+\.execute-api\.us-east-1\.amazonaws\.com$/),
    });
  });

  it('show an empty map of tags when one is looked at, and none when they are made or listed', async () => {
    const { client } = account();
    const made = await client.send(new CreateDomainNameCommand({ domainName, certificateArn: certificate }));
    expect(made.tags).toBe(undefined);
    expect((await client.send(new GetDomainNameCommand({ domainName }))).tags).toEqual({});
    expect((await client.send(new GetDomainNamesCommand({}))).items?.[0]?.tags).toBe(undefined);
  });

  it('never give a private key back', async () => {
    const { client } = account();
    const secrets = { certificateBody: 'body', certificatePrivateKey: 'secret', certificateChain: 'chain' };
    await client.send(new CreateDomainNameCommand({ domainName, certificateName: 'own', ...secrets }));
    const read = JSON.stringify(await client.send(new GetDomainNameCommand({ domainName })));
    for (const secret of Object.values(secrets)) expect(read).not.toContain(`"${secret}"`);
  });

  it('move from edge to regional along the documented patches, updating every time', async () => {
    const { client, clock } = account({
      domainNameUpdate: [{ status: 'UPDATING', forMs: 60_000 }, { status: 'AVAILABLE' }],
    });
    const before = await client.send(new CreateDomainNameCommand({ domainName, certificateArn: certificate }));
    const update = (...patchOperations: PatchOperation[]) =>
      client.send(new UpdateDomainNameCommand({ domainName, patchOperations }));
    const both = await update(
      { op: 'add', path: '/endpointConfiguration/types', value: 'REGIONAL' },
      { op: 'add', path: '/regionalCertificateArn', value: certificate },
    );
    expect(both).toMatchObject({
      domainNameStatus: 'UPDATING',
      endpointConfiguration: { types: ['EDGE', 'REGIONAL'] },
      regionalDomainName: expect.stringMatching(/^d-\w+\.execute-api\.us-east-1\.amazonaws\.com$/),
      distributionDomainName: before.distributionDomainName,
    });
    expect((await client.send(new GetDomainNameCommand({ domainName }))).domainNameStatus).toBe('UPDATING');
    await clock.advance(60_000);
    expect((await client.send(new GetDomainNameCommand({ domainName }))).domainNameStatus).toBe('AVAILABLE');

    const regional = await update(
      { op: 'remove', path: '/endpointConfiguration/types', value: 'EDGE' },
      { op: 'remove', path: '/certificateArn' },
    );
    expect(regional).toMatchObject({
      endpointConfiguration: { types: ['REGIONAL'] },
      regionalDomainName: both.regionalDomainName,
    });
    expect(Object.keys(regional)).not.toEqual(expect.arrayContaining(['distributionDomainName']));
    expect(Object.keys(regional)).not.toContain('certificateArn');
    const edge = { op: 'add', path: '/endpointConfiguration/types', value: 'EDGE' } as const;
    expect(await refusal(update(edge))).toBe(
      'BadRequestException: A certificate was not provided for the endpoint type EDGE.',
    );
    const again = await update(edge, { op: 'add', path: '/certificateArn', value: certificate });
    expect(again.distributionDomainName).toBe(before.distributionDomainName);
  });

  it.each<[op: Op, path: string, value: string]>([
    ['replace', '/endpointConfiguration/types/0', 'EDGE'],
    ['replace', '/endpointConfiguration/types', 'EDGE'],
    ['add', '/endpointConfiguration/types', 'PRIVATE'],
    ['add', '/securityPolicy', 'TLS_1_0'],
    ['replace', '/domainName', 'other.example.com'],
  ])('say no more of a patch that they don’t take than its path: %s %s', async (op, path, value) => {
    const { client } = account();
    await client.send(new CreateDomainNameCommand({ domainName, certificateArn: certificate }));
    const patchOperations = [{ op, path, value }];
    expect(await refusal(client.send(new UpdateDomainNameCommand({ domainName, patchOperations })))).toBe(
      `BadRequestException: ${path} Invalid request input`,
    );
  });

  it('turn mutual TLS on and off', async () => {
    const { client } = account();
    await client.send(
      new CreateDomainNameCommand({
        domainName,
        endpointConfiguration: { types: ['REGIONAL'] },
        regionalCertificateArn: certificate,
      }),
    );
    const strict = new UpdateDomainNameCommand({ domainName, ...replace('/endpointAccessMode', 'STRICT') });
    expect((await client.send(strict)).endpointAccessMode).toBe('STRICT');
    const uri = replace('/mutualTlsAuthentication/truststoreUri', 's3://bucket/key');
    const on = await client.send(new UpdateDomainNameCommand({ domainName, ...uri }));
    expect(on.mutualTlsAuthentication).toEqual({ truststoreUri: 's3://bucket/key' });
    expect(await refusal(client.send(strict))).toBe('BadRequestException: /endpointAccessMode Invalid request input');
    const old = new UpdateDomainNameCommand({ domainName, ...replace('/securityPolicy', 'TLS_1_0') });
    expect(await refusal(client.send(old))).toBe(
      'BadRequestException: Mutual TLS authentication is only supported with TLS 1.2.',
    );
    const off = replace('/mutualTlsAuthentication/truststoreUri', '');
    expect((await client.send(new UpdateDomainNameCommand({ domainName, ...off }))).mutualTlsAuthentication).toBe(
      undefined,
    );
    const changed = await client.send(
      new UpdateDomainNameCommand({ domainName, ...replace('/securityPolicy', 'TLS_1_0') }),
    );
    expect(changed.securityPolicy).toBe('TLS_1_0');
    const dual = replace('/endpointConfiguration/ipAddressType', 'dualstack');
    expect((await client.send(new UpdateDomainNameCommand({ domainName, ...dual }))).endpointConfiguration).toEqual({
      types: ['REGIONAL'],
      ipAddressType: 'dualstack',
    });
  });

  it('are known by name and id when they are private', async () => {
    const { client } = account();
    const create = () =>
      client.send(
        new CreateDomainNameCommand({
          domainName,
          endpointConfiguration: { types: ['PRIVATE'] },
          certificateArn: certificate,
        }),
      );
    const [one, other] = [await create(), await create()];
    expect(one.domainNameArn).toBe(
      `arn:aws:apigateway:us-east-1:123456789012:/domainnames/${domainName}+${one.domainNameId}`,
    );
    expect(other.domainNameId).not.toBe(one.domainNameId);
    expect(await refusal(client.send(new GetDomainNameCommand({ domainName })))).toBe(gone);
    const address = { domainName, domainNameId: one.domainNameId };
    expect((await client.send(new GetDomainNameCommand(address))).domainNameArn).toBe(one.domainNameArn);
    const policy = replace('/policy', '{"Version": "2012-10-17"}');
    expect((await client.send(new UpdateDomainNameCommand({ ...address, ...policy }))).policy).toContain('2012');
    expect((await client.send(new GetDomainNamesCommand({}))).items).toHaveLength(2);
    expect((await client.send(new GetDomainNamesCommand({ resourceOwner: 'OTHER_ACCOUNTS' }))).items).toEqual([]);
    await client.send(new DeleteDomainNameCommand(address));
    expect(await refusal(client.send(new GetDomainNameCommand(address)))).toBe(gone);
  });
});
