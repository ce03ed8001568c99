import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  PutRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { fromOpenApi } from '../../src/openapi/from-openapi.js';
import { toOpenApi } from '../../src/openapi/to-openapi.js';
import { type MotoServer, startMoto } from './moto-server.js';
import { petstore } from './petstore.js';

const api = restApi('pets');
const proxy = (path: string, verb: 'GET' | 'POST' = 'GET') =>
  api.resource(path).method(verb).integration().httpProxy('https://backend.example.com');

/** Definitions whose documents moto takes, too: `moto-differences.ts` says which it doesn't. */
const definitions = {
  'an API of nothing': api.define(),
  'one route': api.define(proxy('/pets')),
  'several routes, with a variable': api.define(proxy('/pets'), proxy('/pets', 'POST'), proxy('/pets/{petId}')),
  'a function': api.define(
    api.resource('/f').method('POST').integration().lambdaProxy('arn:aws:lambda:us-east-1:123456789012:function:f'),
  ),
  responses: api.define(
    api
      .resource('/r')
      .method('GET')
      .methodResponse('200')
      .integration()
      .http('https://backend.example.com')
      .integrationResponse('200'),
  ),
};

describe("moto's server", () => {
  let moto: MotoServer;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.stop());

  it.each(Object.entries(definitions))('imports the document of %s', async (_, definition) => {
    const client = moto.client();
    const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: 'imported' }));
    const body = Buffer.from(JSON.stringify(toOpenApi(definition).document));
    await client.send(new PutRestApiCommand({ restApiId, mode: 'overwrite', failOnWarnings: true, body }));
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, embed: ['methods'] }));
    const live = items.map(
      ({ path = '', resourceMethods = {} }) => [path, Object.keys(resourceMethods).sort()] as const,
    );
    const wanted = Object.values(definition.model.resources).map(
      ({ path, methods }) => [path, Object.keys(methods).sort()] as const,
    );
    expect(Object.fromEntries(live)).toEqual(Object.fromEntries(wanted));
  });
});

describe('the AWS CLI, on the embedded gateway', () => {
  const embedded = new EmbeddedApiGateway();
  const client = new APIGatewayClient(embedded.clientConfig);
  const gateway = new ApiGateway(client, { quotas: [] });
  let folder = '';
  let url = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'documents-'));
    ({ url } = await embedded.listen());
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await embedded.close();
  });
  const aws = async (...args: readonly string[]) => {
    const env = {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      AWS_PAGER: '',
    };
    const all = ['apigateway', ...args, '--endpoint-url', url, '--output', 'json'];
    const { stdout } = await promisify(execFile)('aws', all, { env: { ...env, AWS_DEFAULT_REGION: 'us-east-1' } });
    return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  };

  it.each(['3.0', '2.0'] as const)('puts and exports documents of OpenAPI %s', async (version) => {
    const { id: restApiId = '' } = await client.send(new CreateRestApiCommand({ name: 'petstore' }));
    const file = join(folder, `put-${version}.json`);
    const { document } = toOpenApi(petstore, { version });
    await writeFile(file, JSON.stringify(document));
    const put = await aws(
      'put-rest-api',
      '--rest-api-id',
      restApiId,
      '--mode',
      'overwrite',
      '--body',
      `fileb://${file}`,
    );
    expect(put['name']).toBe('petstore');
    const { model: live } = await gateway.snapshot(restApiId);
    const { model: read } = fromOpenApi(document);
    expect(Object.keys(live.resources)).toEqual(Object.keys(read.resources));

    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
    const out = join(folder, `export-${version}.json`);
    const kind = version === '3.0' ? 'oas30' : 'swagger';
    const stage = ['--rest-api-id', restApiId, '--stage-name', 'prod', '--export-type', kind];
    await aws('get-export', ...stage, '--parameters', 'extensions=apigateway', '--accepts', 'application/json', out);
    const exported = fromOpenApi(await readFile(out, 'utf8'), { rules: {} }).model;
    const served = (await gateway.deployedModel(restApiId, 'prod')).model;
    const verbs = (resources: typeof exported.resources) =>
      Object.values(resources).flatMap(({ path, methods }) => Object.keys(methods).map((verb) => `${verb} ${path}`));
    expect(verbs(exported.resources)).toEqual(verbs(served.resources));
  });
});
