import {
  APIGatewayClient,
  DeleteRestApiCommand,
  DeleteStageCommand,
  UpdateRequestValidatorCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { patch } from '../../src/patch/patch.js';
import { differences, helped, setScene } from './moto-differences.js';
import { type MotoServer, startMoto } from './moto-server.js';

let moto: MotoServer;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(() => moto?.stop());

// A name that nobody else's API has, on a server that was there before.
const api = restApi('fluent-apigateway contract', {
  description: 'Pets',
  endpointConfiguration: { types: ['REGIONAL'] },
})
  .model('Pet', {
    contentType: 'application/json',
    schema: { type: 'object', properties: { name: { type: 'string' } } },
  })
  .requestValidator('strict', { validateRequestBody: true, validateRequestParameters: true })
  .authorizer('pool', {
    type: 'COGNITO_USER_POOLS',
    providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc'],
  })
  .gatewayResponse('UNAUTHORIZED', { responseTemplates: { 'application/json': '{"error": "who are you?"}' } });
const pets = api.resource('/pets');
const pet = pets.resource('/{petId}');
const petstore = api.define(
  pets
    .method('POST')
    .authorizer('pool')
    .requestValidator('strict')
    .requestModel('application/json', 'Pet')
    .methodResponse('201', { responseModels: { 'application/json': 'Pet' } })
    .integration()
    .http('https://backend.example.com/pets')
    .passthrough('NEVER')
    .requestTemplate('application/json', "$input.json('$')")
    .integrationResponse('201'),
  pet
    .method('GET')
    .methodResponse('200')
    .integration()
    .http('https://backend.example.com/pets/{petId}')
    .requestParameter('integration.request.path.petId', 'method.request.path.petId')
    .passthrough('NEVER')
    .integrationResponse('200'),
  pets.cors({ allowOrigins: ['*'] }),
);

describe("on moto's server", () => {
  it('defines, plans, applies, reads back, patches, deploys, lists and deletes', async () => {
    const client = helped(moto.client());
    const gateway = new ApiGateway(client, { quotas: [] });

    const plan = await gateway.plan(petstore);
    expect(plan.calls.every(({ operation }) => /^(Create|Put)/.test(operation))).toBe(true);
    const { restApiId, steps } = await gateway.apply(plan);
    try {
      expect(steps.map(({ status }) => status)).toEqual(plan.calls.map(() => 'succeeded'));
      expect((await gateway.plan(petstore)).isEmpty).toBe(true);

      const { model } = await gateway.snapshot(restApiId);
      expect(model).toMatchObject({ ...petstore.model, settings: { description: 'Pets' } });
      expect(await gateway.listResources({ restApiId }).toArray({ limit: 10 })).toMatchObject([
        { path: '/' },
        { path: '/pets' },
        { path: '/pets/{petId}' },
      ]);
      expect((await gateway.listModels({ restApiId }).toArray({ limit: 10 })).map(({ name }) => name)).toEqual(['Pet']);
      expect((await gateway.listAuthorizers({ restApiId }).toArray({ limit: 10 })).map(({ name }) => name)).toEqual([
        'pool',
      ]);

      // Somebody changes things by hand; the plan is exactly that, and puts it right.
      const [validator] = await gateway.listRequestValidators({ restApiId }).toArray({ limit: 10 });
      await client.send(
        new UpdateRestApiCommand({
          restApiId,
          patchOperations: patch.restApi().replace('/description', 'Animals').toPatchOperations(),
        }),
      );
      await client.send(
        new UpdateRequestValidatorCommand({
          restApiId,
          requestValidatorId: validator?.id,
          patchOperations: patch.requestValidator().replace('/validateRequestParameters', false).toPatchOperations(),
        }),
      );
      const drift = await gateway.plan(petstore);
      expect(drift.calls.map(({ operation, address }) => `${operation} ${address}`)).toEqual([
        'UpdateRestApi restApi',
        'UpdateRequestValidator requestValidator strict',
      ]);
      await gateway.apply(drift);
      expect((await gateway.plan(petstore)).isEmpty).toBe(true);

      const { stage, deployment } = await gateway.deploy(restApiId, {
        stageName: 'prod',
        variables: { backend: 'blue' },
      });
      expect(stage).toMatchObject({ stageName: 'prod', deploymentId: deployment.id, variables: { backend: 'blue' } });
      const patched = await client.send(
        new UpdateStageCommand({
          restApiId,
          stageName: 'prod',
          patchOperations: patch.stage().replace('/variables/backend', 'green').toPatchOperations(),
        }),
      );
      expect(patched.variables).toEqual({ backend: 'green' });
      expect(
        (await gateway.listStages({ restApiId }).toArray({ limit: 10 })).map(({ stageName }) => stageName),
      ).toEqual(['prod']);
      expect((await gateway.listDeployments({ restApiId }).toArray({ limit: 10 })).map(({ id }) => id)).toEqual([
        deployment.id,
      ]);

      const smaller = api.define(pets.cors({ allowOrigins: ['*'] }));
      await gateway.apply(await gateway.plan(smaller, { prune: true }));
      expect((await gateway.plan(smaller, { prune: true })).isEmpty).toBe(true);
      expect((await gateway.listResources({ restApiId }).toArray({ limit: 10 })).map(({ path }) => path)).toEqual([
        '/',
        '/pets',
      ]);

      await client.send(new DeleteStageCommand({ restApiId, stageName: 'prod' }));
      expect(await gateway.listStages({ restApiId }).toArray({ limit: 10 })).toEqual([]);
    } finally {
      await client.send(new DeleteRestApiCommand({ restApiId }));
    }
    await expect(gateway.snapshot(restApiId)).rejects.toMatchObject({ code: 'snapshot.not-found' });
  });
});

describe('what moto gets wrong', () => {
  const embedded = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);

  it.each(differences.map((difference) => [`${difference.operation}: ${difference.of}`, difference] as const))(
    '%s',
    async (name, { ask, aws, moto: wrong, reason }) => {
      expect(await answerOf(moto.client(), name, ask), `moto has changed; this was so because: ${reason}`).toEqual(
        wrong,
      );
      expect(await answerOf(embedded, name, ask)).toEqual(aws);
      expect(wrong).not.toEqual(aws);
    },
  );

  async function answerOf(
    client: APIGatewayClient,
    name: string,
    ask: (typeof differences)[number]['ask'],
  ): Promise<unknown> {
    const scene = await setScene(client, name);
    try {
      return await ask(scene);
    } finally {
      await client.send(new DeleteRestApiCommand({ restApiId: scene.restApiId }));
    }
  }
});
