import { gunzipSync } from 'node:zlib';
import { GetSdkCommand, GetSdkTypesCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, deployedApi, refusal } from '../account.js';

/** The files of an archive, each checked against its checksum and length. */
function unzipped(archive: Uint8Array): Record<string, string> {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files: [string, string][] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const [checksum, deflated, length] = [
      bytes.subarray(at + 16, at + 20),
      bytes.readUInt32LE(at + 20),
      bytes.subarray(at + 24, at + 28),
    ];
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    expect(bytes.subarray(local + 4, local + 28)).toEqual(bytes.subarray(at + 6, at + 30));
    const content = bytes.subarray(local + 30 + nameLength, local + 30 + nameLength + deflated);
    // gunzip compares the checksum and the length with those of what it inflates.
    const gzip = Buffer.concat([Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 0, 3]), content, checksum, length]);
    files.push([bytes.subarray(at + 46, at + 46 + nameLength).toString(), gunzipSync(gzip).toString()]);
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return Object.fromEntries(files);
}

/** What the reference of the service says that each type has to be told. */
const required: Readonly<Record<string, Record<string, string>>> = {
  java: { serviceName: 'Pets', javaPackageName: 'com.example.pets' },
  javascript: {},
  android: { groupId: 'com.example', artifactId: 'pets', artifactVersion: '1.0', invokerPackage: 'com.example.pets' },
  objectivec: { classPrefix: 'PET' },
  swift: { classPrefix: 'PET' },
  ruby: { 'service.name': 'Pets' },
};

describe('GetSdk', () => {
  it('takes every type that GetSdkTypes lists', async () => {
    const { client } = account();
    const { items = [] } = await client.send(new GetSdkTypesCommand({}));
    expect(items.map(({ id }) => id).sort()).toEqual(Object.keys(required).sort());
  });

  it.each(Object.entries(required))('answers an archive for %s', async (sdkType, parameters) => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'dev');
    const sdk = await client.send(new GetSdkCommand({ restApiId, stageName: 'dev', sdkType, parameters }));
    expect(sdk.contentType).toBe('application/octet-stream');
    expect(sdk.contentDisposition).toMatch(
      new RegExp(`^attachment; filename="${sdkType}_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\dZ\\.zip"$`),
    );
    const files = unzipped(sdk.body ?? new Uint8Array());
    expect(Object.keys(files)).toEqual(['README.md', 'openapi.json']);
    expect(JSON.parse(files['openapi.json'] ?? '')).toMatchObject({
      openapi: '3.0.1',
      info: { title: 'petstore' },
      paths: { '/': { get: {} } },
    });
  });

  it('takes the names that GetSdkTypes gives as well', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'dev');
    const parameters = { 'service.name': 'Pets', 'java.package-name': 'com.example.pets' };
    const sdk = await client.send(new GetSdkCommand({ restApiId, stageName: 'dev', sdkType: 'java', parameters }));
    expect(sdk.body?.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(required).filter(([, parameters]) => Object.keys(parameters).length > 0))(
    'refuses %s without what it has to be told',
    async (sdkType, parameters) => {
      const { client } = account();
      const { restApiId } = await deployedApi(client, 'dev');
      for (const name of Object.keys(parameters)) {
        const { [name]: _, ...rest } = parameters;
        const answer = client.send(new GetSdkCommand({ restApiId, stageName: 'dev', sdkType, parameters: rest }));
        expect(await refusal(answer)).toMatch(/^BadRequestException: Missing required parameters/);
      }
    },
  );

  it('refuses a type that there is none of, and a stage that is not there', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'dev');
    expect(await refusal(client.send(new GetSdkCommand({ restApiId, stageName: 'dev', sdkType: 'cobol' })))).toMatch(
      /^BadRequestException: Invalid SDK type specified/,
    );
    expect(await refusal(client.send(new GetSdkCommand({ restApiId, stageName: 'no', sdkType: 'ruby' })))).toBe(
      'NotFoundException: Invalid Stage identifier specified',
    );
  });
});
