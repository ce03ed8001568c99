import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { afterAll, expect, it, vi } from 'vitest';
import { ApiGateway, restApi } from '../../../src/index.js';

// As if none of them was installed.
vi.mock('../../../src/embedded/optional-packages.js', async (original) => {
  const packages = await original<typeof import('../../../src/embedded/optional-packages.js')>();
  return {
    ...packages,
    optionalPackage: async (name: string, purpose: string) => {
      throw packages.missingPackage(name, purpose);
    },
  };
});

// Files that run in one process share what they load: without this, those before or after have what is loaded here.
vi.resetModules();
const { EmbeddedApiGateway } = await import('../../../src/embedded/index.js');
afterAll(() => {
  vi.resetModules();
});

it('a request that needs a package which is missing is a 500 that names it, with the command that installs it', async () => {
  const api = restApi('petstore')
    .model('Pet', { contentType: 'application/json', schema: { type: 'object' } })
    .requestValidator('body', { validateRequestBody: true });
  const petstore = api.define(
    api
      .resource('/pets')
      .method('POST')
      .requestValidator('body')
      .requestModel('application/json', 'Pet')
      .integration()
      .mock(),
  );
  const embedded = new EmbeddedApiGateway();
  const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
  const { restApiId } = await gateway.apply(await gateway.plan([petstore, petstore.stage('test')]));
  const response = await embedded.fetch(`${embedded.invokeUrl(restApiId, 'test')}/pets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({
    message: expect.stringContaining('Install it: npm install --save-dev ajv-draft-04'),
  });
  expect(embedded.requests.at(-1)?.error).toMatchObject({ code: 'MissingPackageException' });
});
