import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { isFluentApiGatewayError } from '../../src/errors/errors.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';

const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
const gateway = new ApiGateway(client, { quotas: [] });

const api = restApi('petstore')
  .model('Pet', { contentType: 'application/json', schema: { type: 'object' } })
  .requestValidator('strict', { validateRequestBody: true })
  .authorizer('jwt', {
    type: 'COGNITO_USER_POOLS',
    providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc'],
  });
const list = api.resource('/pets').method('GET').integration().httpProxy('https://old.example.com/pets');
const add = api
  .resource('/pets')
  .method('POST')
  .authorizer('jwt', { scopes: ['pets/write'] })
  .requestValidator('strict')
  .requestModel('application/json', 'Pet')
  .methodResponse('201', { responseModels: { 'application/json': 'Pet' } })
  .integration()
  .http('https://old.example.com/pets')
  .requestTemplate('application/json', '{"a": 1}')
  .integrationResponse('201');
const changed = api.resource('/pets').method('GET').integration().httpProxy('https://new.example.com/pets');

describe('the model that a stage serves', () => {
  it('is what was deployed, whatever is live by now', async () => {
    const { restApiId } = await gateway.apply(await gateway.plan(api.define(list, add)));
    const { model: before } = await gateway.snapshot(restApiId);
    await gateway.deploy(restApiId, { stageName: 'prod' });
    await gateway.apply(await gateway.plan(api.define(changed, add)));
    const { model, losses } = await gateway.deployedModel(restApiId, 'prod');
    expect(model.name).toBe('petstore');
    expect(model.resources).toEqual(before.resources);
    expect(model.authorizers).toEqual(before.authorizers);
    expect(model.requestValidators).toEqual(before.requestValidators);
    expect(model.models['Pet']?.schema).toBe(before.models['Pet']?.schema);
    expect(losses.map(({ address }) => address)).toContain('documentation');
    expect((await gateway.snapshot(restApiId)).model.resources).not.toEqual(model.resources);
  });

  it('is refused for what is no id and no name of a stage, before anything is sent', async () => {
    const error = await gateway.deployedModel('', 'no stage').catch((thrown: unknown) => thrown);
    expect(isFluentApiGatewayError(error, 'snapshot.options')).toBe(true);
    expect((error as { readonly problems: readonly unknown[] }).problems).toHaveLength(2);
  });
});
