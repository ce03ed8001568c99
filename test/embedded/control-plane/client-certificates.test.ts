import { X509Certificate } from 'node:crypto';
import {
  DeleteClientCertificateCommand,
  GenerateClientCertificateCommand,
  GetClientCertificateCommand,
  GetClientCertificatesCommand,
  UpdateClientCertificateCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, deployedApi, refusal, replace } from '../account.js';

describe('client certificates', () => {
  it('are certificates, and valid for a year', async () => {
    const { client } = account();
    const made = await client.send(new GenerateClientCertificateCommand({ description: 'backend', tags: { a: 'b' } }));
    expect(made).toMatchObject({ description: 'backend', tags: { a: 'b' } });
    expect(new X509Certificate(made.pemEncodedCertificate ?? '').subject).toContain('CN=ApiGateway');
    expect(Number(made.expirationDate) - Number(made.createdDate)).toBe(365 * 86_400_000);
    const { clientCertificateId } = made;
    const read = await client.send(new GetClientCertificateCommand({ clientCertificateId }));
    expect(read.pemEncodedCertificate).toBe(made.pemEncodedCertificate);
  });

  it('get a new description, and nothing else', async () => {
    const { client } = account();
    const { clientCertificateId } = await client.send(new GenerateClientCertificateCommand({}));
    const update = (path: string) =>
      client.send(new UpdateClientCertificateCommand({ clientCertificateId, ...replace(path, 'new') }));
    expect((await update('/description')).description).toBe('new');
    expect(await refusal(update('/expirationDate'))).toMatch(/Must be one of: \[\/description\]$/);
    const read = await client.send(new GetClientCertificateCommand({ clientCertificateId }));
    expect(read).toMatchObject({ description: 'new', tags: {} });
    expect((await client.send(new GetClientCertificatesCommand({}))).items?.[0]?.tags).toBe(undefined);
  });

  it('stay while a stage shows them', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const { clientCertificateId = '' } = await client.send(new GenerateClientCertificateCommand({}));
    const use = (id: string) =>
      client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', ...replace('/clientCertificateId', id) }));
    await use(clientCertificateId);
    const remove = () => refusal(client.send(new DeleteClientCertificateCommand({ clientCertificateId })));
    expect(await remove()).toMatch(/^BadRequestException/);
    await use('');
    expect(await remove()).toBe('accepted');
    expect(await remove()).toBe('NotFoundException: Invalid Client Certificate identifier specified');
    expect((await client.send(new GetClientCertificatesCommand({}))).items).toEqual([]);
  });
});
