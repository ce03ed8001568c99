import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway, editMethods, executeApiArn, lambdaPermissions, methodsOf, restApi } from '../../src/index.js';
import { functionArn } from '../account.js';

const api = restApi('petstore').authorizer('jwt', {
  type: 'TOKEN',
  authorizerUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}-auth:live/invocations`,
  identitySource: 'method.request.header.Authorization',
});
const petstore = api.define(
  api.resource('/pets').method('GET').integration().lambdaProxy(functionArn),
  api.resource('/pets/{petId}').method('ANY').authorizer('jwt').integration().lambdaProxy(`${functionArn}:live`),
  api.resource('/health').method('GET').methodResponse('200').integration().mock(),
);

async function deployed() {
  const clock = new ManualClock();
  const gateway = new ApiGateway(new APIGatewayClient(new EmbeddedApiGateway({ clock }).clientConfig), {
    clock,
    quotas: false,
  });
  const { restApiId } = await gateway.apply(await gateway.plan(petstore));
  return { gateway, restApiId, snapshot: await gateway.snapshot(restApiId) };
}

describe('executeApiArn', () => {
  const target = { region: 'eu-west-1', accountId: '123456789012', restApiId: 'a1b2c3', stageName: 'prod' };
  it.each([
    ['GET /pets', 'GET/pets'],
    ['GET /', 'GET/'],
    ['ANY /pets/{petId}', '*/pets/*'],
    ['POST /files/{proxy+}', 'POST/files/*'],
  ] as const)('names the requests to %s', (route, end) => {
    expect(executeApiArn({ ...target, route })).toBe(`arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/prod/${end}`);
  });

  it.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
  ])('knows the partition of %s', (region, partition) => {
    expect(executeApiArn({ ...target, region, route: 'GET /' })).toMatch(
      new RegExp(`^arn:${partition}:execute-api:${region}:`),
    );
  });
});

describe('lambdaPermissions', () => {
  const where = { region: 'eu-west-1', accountId: '123456789012', stageName: 'prod' };

  it('has one for each route and authorizer that invokes a function', async () => {
    const { restApiId, snapshot } = await deployed();
    const source = `arn:aws:execute-api:eu-west-1:123456789012:${restApiId}`;
    const permissions = lambdaPermissions(snapshot, where);
    expect(permissions.map(({ StatementId: _, ...permission }) => permission)).toEqual(
      [
        { FunctionName: functionArn, SourceArn: `${source}/prod/GET/pets` },
        { FunctionName: functionArn, Qualifier: 'live', SourceArn: `${source}/prod/*/pets/*` },
        {
          FunctionName: `${functionArn}-auth`,
          Qualifier: 'live',
          SourceArn: `${source}/authorizers/${snapshot.ids.authorizers['jwt']}`,
        },
      ].map((one) => ({ ...one, Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' })),
    );
    const statements = permissions.map(({ StatementId }) => StatementId);
    expect(new Set(statements).size).toBe(3);
    for (const statement of statements) expect(statement).toMatch(/^[a-zA-Z0-9-_]{1,100}$/);
    expect(lambdaPermissions(snapshot, where)).toEqual(permissions);
  });

  it('fills in stage variables, and says which are missing', async () => {
    const { snapshot } = await deployed();
    const uri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}:\${stageVariables.alias}/invocations`;
    const model = editMethods(snapshot.model, (method) =>
      method.integration?.type === 'AWS_PROXY' ? { ...method, integration: { ...method.integration, uri } } : undefined,
    );
    const edited = { ...snapshot, model };
    const [first] = lambdaPermissions(edited, { ...where, stageVariables: { alias: 'blue' } });
    expect(first).toMatchObject({ FunctionName: functionArn, Qualifier: 'blue' });
    expect(() => lambdaPermissions(edited, where)).toThrow(
      expect.objectContaining({
        code: 'permissions.options',
        problems: [
          expect.objectContaining({ code: 'permissions.stage-variable', address: 'GET /pets' }),
          expect.objectContaining({ code: 'permissions.stage-variable', address: 'ANY /pets/{petId}' }),
        ],
      }),
    );
  });

  it('has none where a role invokes', async () => {
    const { snapshot } = await deployed();
    const model = editMethods(snapshot.model, (method) =>
      method.integration === undefined
        ? undefined
        : { ...method, integration: { ...method.integration, credentials: 'arn:aws:iam::123456789012:role/invoke' } },
    );
    expect(lambdaPermissions({ ...snapshot, model }, where)).toHaveLength(1); // The authorizer's.
  });

  it('refuses what is no account, and options that there aren’t', async () => {
    const { snapshot } = await deployed();
    expect(() => lambdaPermissions(snapshot, { ...where, accountId: '1234', regoin: 'x' } as never)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ address: 'regoin', hint: "Did you mean 'region'?" }),
          expect.objectContaining({ address: 'accountId' }),
        ],
      }),
    );
  });
});

describe('methodsOf and editMethods', () => {
  it('show every method with where it is', async () => {
    const { snapshot } = await deployed();
    const methods = methodsOf(snapshot.model).map(({ address, path, integration }) => [
      address,
      path,
      integration?.type,
    ]);
    expect(methods).toEqual([
      ['GET /health', '/health', 'MOCK'],
      ['GET /pets', '/pets', 'AWS_PROXY'],
      ['ANY /pets/{petId}', '/pets/{petId}', 'AWS_PROXY'],
    ]);
  });

  it('change the methods that a program selects, as a plan like any other', async () => {
    const { gateway, restApiId, snapshot } = await deployed();
    const edited = editMethods(snapshot.model, (method, { path }) =>
      path.startsWith('/pets') ? { ...method, apiKeyRequired: true } : undefined,
    );
    const plan = await gateway.plan(edited, { restApiId });
    expect(plan.calls.map(({ operation, address }) => `${operation} ${address}`).sort()).toEqual([
      'UpdateMethod ANY /pets/{petId}',
      'UpdateMethod GET /pets',
    ]);
    await gateway.apply(plan);
    expect((await gateway.plan(edited, { restApiId })).isEmpty).toBe(true);
  });

  it('leave a model alone of which nothing is changed, and never its verbs', async () => {
    const { gateway, restApiId, snapshot } = await deployed();
    expect(editMethods(snapshot.model, () => undefined)).toBe(snapshot.model);
    expect(editMethods(snapshot.model, (method) => method)).toBe(snapshot.model);
    const edited = editMethods(snapshot.model, (method) => ({ ...method, httpMethod: 'PATCH' }));
    expect((await gateway.plan(edited, { restApiId })).isEmpty).toBe(true);
    expect(Object.isFrozen(edited.resources)).toBe(true);
  });
});
