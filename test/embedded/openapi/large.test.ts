import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../../src/embedded/index.js';

const newClient = () => new sdk.APIGatewayClient({ ...new EmbeddedApiGateway().clientConfig, maxAttempts: 1 });
const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const each = <Value>(length: number, value: (at: number) => Value) => Array.from({ length }, (_, at) => value(at));

describe('what is imported may be large', () => {
  it('a path that is longer than any request is refused, as a path that can’t be made', async () => {
    const client = newClient();
    const paths = { [`${'/a'.repeat(20_000)}`]: { get: { responses: {} } } };
    const body = bytes({ openapi: '3.0.1', info: { title: 'deep', version: '1' }, paths });
    await expect(client.send(new sdk.ImportRestApiCommand({ body }))).rejects.toThrow(
      /^Errors found during import:\s+Unable to create resource at path '.*: The path has more than 10240 characters/,
    );
  });

  it('a path of 5,000 segments is read back as it was made', async () => {
    const client = newClient();
    const path = '/a'.repeat(5_000);
    const body = bytes({ openapi: '3.0.1', info: { title: 'deep', version: '1' }, paths: { [path]: {} } });
    const { id: restApiId } = await client.send(new sdk.ImportRestApiCommand({ body }));
    const { items = [] } = await client.send(new sdk.GetResourcesCommand({ restApiId, limit: 500 }));
    const longest = items.map((one) => one.path ?? '').sort((one, other) => other.length - one.length);
    expect(path.startsWith(longest[0] ?? '?')).toBe(true);
  });

  it('20,000 keys, all of one usage plan, each of which must have a value of its own', async () => {
    const client = newClient();
    const { id: plan } = await client.send(new sdk.CreateUsagePlanCommand({ name: 'gold' }));
    const rows = each(20_000, (at) => `k${at},${'v'.repeat(20)}${at},${plan}`);
    const file = (lines: readonly string[]) => bytes(['name,key,usageplanIds', ...lines].join('\n'));
    const importing = (lines: readonly string[]) =>
      client.send(new sdk.ImportApiKeysCommand({ format: 'csv', body: file(lines) }));
    const { ids = [] } = await importing(rows);
    expect(new Set(ids).size).toBe(20_000);
    const key = await client.send(new sdk.GetUsagePlanKeyCommand({ usagePlanId: plan, keyId: ids.at(-1) }));
    expect(key.name).toBe('k19999');
    await expect(importing(rows.slice(0, 1))).rejects.toThrow('API Key already exists');
    const fresh = `x,${'w'.repeat(20)},${plan}`;
    await expect(importing([fresh, fresh])).rejects.toThrow('API Key already exists');
  });

  it('10,000 parts of a documentation, whose last of one place stands', async () => {
    const client = newClient();
    const { id: restApiId } = await client.send(new sdk.CreateRestApiCommand({ name: 'documented' }));
    const documentationParts = each(10_000, (at) => ({
      location: { type: 'MODEL', name: `M${at % 5_000}` },
      properties: { description: `${at}`, [`of${Math.floor(at / 5_000)}`]: 'a' },
    }));
    const body = bytes({ 'x-amazon-apigateway-documentation': { documentationParts } });
    const { ids = [] } = await client.send(new sdk.ImportDocumentationPartsCommand({ restApiId, body }));
    expect(ids).toHaveLength(10_000);
    expect(new Set(ids).size).toBe(5_000);
    const part = new sdk.GetDocumentationPartCommand({ restApiId, documentationPartId: ids[0] });
    expect((await client.send(part)).properties).toBe('{"description":"5000","of0":"a","of1":"a"}');
    const again = new sdk.ImportDocumentationPartsCommand({ restApiId, body, mode: 'overwrite' });
    expect((await client.send(again)).ids).toEqual(ids);
  });
});
