import * as Sdk from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { type Source, toSource } from '../../src/source/to-source.js';
import { functionArn } from '../account.js';
import { type Declarations, emitDeclarations } from '../typetests/compilers.js';
import { formatCheck, loadSource, type SourceFolder, typeCheck, writeSources } from './sources.js';

const client = new Sdk.APIGatewayClient(new EmbeddedApiGateway({ ids: 'sequential' }).clientConfig);
const gateway = new ApiGateway(client, { quotas: [] });
const functionUri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
const template = '#set($pet = $input.path("$"))\n{\n  "name": "$util.escapeJavaScript($pet.name)"\n}\n';

/** An API as somebody makes it who has no definition: by single calls, as the console and the AWS CLI make them. */
async function petstoreByCalls(): Promise<string> {
  const { id: restApiId = '', rootResourceId = '' } = await client.send(
    new Sdk.CreateRestApiCommand({
      name: 'petstore',
      description: 'Pets, by hand',
      endpointConfiguration: { types: ['REGIONAL'] },
    }),
  );
  await client.send(
    new Sdk.CreateModelCommand({
      restApiId,
      name: 'Pet',
      contentType: 'application/json',
      schema: JSON.stringify({ type: 'object', required: ['name'], properties: { name: { type: 'string' } } }, null, 2),
    }),
  );
  const { id: requestValidatorId } = await client.send(
    new Sdk.CreateRequestValidatorCommand({ restApiId, name: 'strict', validateRequestBody: true }),
  );
  const { id: authorizerId } = await client.send(
    new Sdk.CreateAuthorizerCommand({
      restApiId,
      name: 'jwt',
      type: 'COGNITO_USER_POOLS',
      providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc'],
      identitySource: 'method.request.header.Authorization',
    }),
  );
  await client.send(
    new Sdk.PutGatewayResponseCommand({
      restApiId,
      responseType: 'DEFAULT_4XX',
      responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
    }),
  );
  const pets = await client.send(
    new Sdk.CreateResourceCommand({ restApiId, parentId: rootResourceId, pathPart: 'pets' }),
  );
  const pet = await client.send(
    new Sdk.CreateResourceCommand({ restApiId, parentId: pets.id ?? '', pathPart: '{petId}' }),
  );
  const empty = await client.send(
    new Sdk.CreateResourceCommand({ restApiId, parentId: rootResourceId, pathPart: 'later' }),
  );
  expect(empty.path).toBe('/later');
  const post = { restApiId, resourceId: pets.id ?? '', httpMethod: 'POST' };
  await client.send(
    new Sdk.PutMethodCommand({
      ...post,
      authorizationType: 'COGNITO_USER_POOLS',
      authorizerId,
      requestValidatorId,
      requestModels: { 'application/json': 'Pet' },
    }),
  );
  await client.send(
    new Sdk.PutIntegrationCommand({
      ...post,
      type: 'AWS',
      integrationHttpMethod: 'POST',
      uri: functionUri,
      requestTemplates: { 'application/json': template },
      passthroughBehavior: 'WHEN_NO_TEMPLATES',
    }),
  );
  await client.send(
    new Sdk.PutMethodResponseCommand({ ...post, statusCode: '201', responseModels: { 'application/json': 'Empty' } }),
  );
  await client.send(new Sdk.PutIntegrationResponseCommand({ ...post, statusCode: '201', selectionPattern: '' }));
  const get = { restApiId, resourceId: pet.id ?? '', httpMethod: 'GET' };
  await client.send(
    new Sdk.PutMethodCommand({
      ...get,
      authorizationType: 'NONE',
      requestParameters: { 'method.request.path.petId': true },
    }),
  );
  await client.send(
    new Sdk.PutIntegrationCommand({
      ...get,
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'GET',
      uri: 'https://backend.example.com/pets/{petId}',
      requestParameters: { 'integration.request.path.petId': 'method.request.path.petId' },
    }),
  );
  const options = { restApiId, resourceId: pets.id ?? '', httpMethod: 'OPTIONS' };
  const headers = ['Access-Control-Allow-Headers', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Origin'];
  const values = ["'Content-Type'", "'POST'", "'*'"];
  await client.send(new Sdk.PutMethodCommand({ ...options, authorizationType: 'NONE' }));
  await client.send(
    new Sdk.PutIntegrationCommand({
      ...options,
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
    }),
  );
  await client.send(
    new Sdk.PutMethodResponseCommand({
      ...options,
      statusCode: '200',
      responseParameters: Object.fromEntries(headers.map((name) => [`method.response.header.${name}`, false])),
    }),
  );
  await client.send(
    new Sdk.PutIntegrationResponseCommand({
      ...options,
      statusCode: '200',
      responseParameters: Object.fromEntries(
        headers.map((name, index) => [`method.response.header.${name}`, values[index] ?? '']),
      ),
    }),
  );
  return restApiId;
}

let restApiId: string;
let sources: readonly Source[];
let folder: SourceFolder;
let declarations: Declarations;

beforeAll(async () => {
  restApiId = await petstoreByCalls();
  const snapshot = await gateway.snapshot(restApiId);
  sources = [toSource(snapshot), toSource(snapshot, { split: true }), toSource(snapshot, { explicit: true })];
  declarations = await emitDeclarations();
  folder = await writeSources(sources);
}, 120_000);

afterAll(async () => {
  await folder.remove();
});

describe('an API that single calls made, as source', () => {
  it('reads as a person would write it', () => {
    expect(sources[0]?.files['api.ts']).toMatchSnapshot();
  });

  it('passes the compiler and Biome as it is', async () => {
    expect(await typeCheck(folder, declarations.folder)).toBe('');
    expect(await formatCheck(folder)).toBe('');
  }, 120_000);

  it('says what it leaves out: a path without methods', () => {
    for (const { losses } of sources) {
      expect(losses.map(({ address, code }) => [address, code])).toEqual([['/later', 'source.not-expressed']]);
    }
  });

  it.each([0, 1, 2])('plans to nothing', async (index) => {
    const definition = await loadSource(folder, index);
    const plan = await gateway.plan(definition, { restApiId });
    expect(plan.calls).toEqual([]);
  });

  it('plans to what is added alone, when a stage is declared on it', async () => {
    const definition = await loadSource(folder, 0);
    const plan = await gateway.plan([definition, definition.stage('prod')], { restApiId });
    expect(plan.calls.map(({ operation }) => operation)).toEqual(['CreateDeployment', 'CreateStage']);
    await gateway.apply(plan);
    const again = await gateway.plan([definition, definition.stage('prod')], { restApiId });
    expect(again.calls).toEqual([]);
    expect(toSource(await gateway.deployedModel(restApiId, 'prod')).files['api.ts']).toContain('const postPets = pets');
  });
});
