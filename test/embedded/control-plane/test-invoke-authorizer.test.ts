import {
  APIGatewayClient,
  CreateAuthorizerCommand,
  type CreateAuthorizerRequest,
  CreateRestApiCommand,
  TestInvokeAuthorizerCommand,
  type TestInvokeAuthorizerRequest,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it, vi } from 'vitest';
import { EmbeddedApiGateway, type LambdaFunction, ManualClock } from '../../../src/embedded/index.js';
import { refusal } from '../account.js';

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:guard';
const authorizerUri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
const policyDocument = {
  Version: '2012-10-17',
  Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: '*' }],
};
const header = 'method.request.header.Authorization';
const pool = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_pets';

/** Makes an authorizer over a function, and tries it. */
async function tried(
  authorizer: Partial<CreateAuthorizerRequest>,
  request: Partial<TestInvokeAuthorizerRequest>,
  guard?: LambdaFunction,
) {
  const clock = new ManualClock();
  const gateway = new EmbeddedApiGateway({ clock, integrations: guard ? { lambda: { guard } } : {} });
  const client = new APIGatewayClient({ ...gateway.clientConfig, maxAttempts: 1 });
  const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: 'petstore' }));
  const { id: authorizerId } = await client.send(
    new CreateAuthorizerCommand({ restApiId, name: 'guard', type: 'TOKEN', authorizerUri, ...authorizer }),
  );
  const before = gateway.state();
  const answer = await client.send(new TestInvokeAuthorizerCommand({ restApiId, authorizerId, ...request }));
  expect(gateway.state()).toEqual(before);
  return {
    ...answer,
    restApiId,
    authorizerId,
    lines: (answer.log ?? '').split('\n').map((line) => line.replace(/^.* UTC \d+ : /, '')),
  };
}

const token = { identitySource: header };
const withToken = { headers: { Authorization: 'allow-me-please' } };

describe('a TOKEN authorizer', () => {
  it('is given the token, and answers its principal and policy', async () => {
    const guard = vi.fn(() => ({ principalId: 'somebody', policyDocument }));
    const { clientStatus, principalId, policy, restApiId } = await tried(token, withToken, guard);
    expect({ clientStatus, principalId }).toEqual({ clientStatus: 0, principalId: 'somebody' });
    expect(JSON.parse(policy ?? '')).toEqual(policyDocument);
    expect(guard).toHaveBeenCalledExactlyOnceWith(
      {
        type: 'TOKEN',
        methodArn: `arn:aws:execute-api:us-east-1:123456789012:${restApiId}/ESTestInvoke-stage/GET/`,
        authorizationToken: 'allow-me-please',
      },
      expect.objectContaining({ functionName: 'guard' }),
      expect.any(Function),
    );
  });

  it('logs what it does, with all but the end of secrets masked', async () => {
    const { lines, authorizerId } = await tried(token, withToken, () => ({ principalId: 'somebody', policyDocument }));
    const requestId = lines[0]?.replace('Execution log for request ', '');
    const url = `https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/${arn}/invocations`;
    expect(lines).toEqual([
      `Execution log for request ${requestId}`,
      `Starting authorizer: ${authorizerId} for request: ${requestId}`,
      'Incoming identity: *********please',
      `Endpoint request URI: ${url}`,
      expect.stringMatching(/^Endpoint request headers: \{x-amzn-lambda-integration-tag=/),
      expect.stringMatching(/^Endpoint request body after transformations: \{"type":"TOKEN"/),
      `Sending request to ${url}`,
      `Authorizer result body before parsing: ${JSON.stringify({ principalId: 'somebody', policyDocument })}`,
      'Using valid authorizer policy for principal: ****body',
      'Successfully completed authorizer execution',
      '',
    ]);
  });

  it('did its work also where its policy denies', async () => {
    const denied = { ...policyDocument, Statement: [{ ...policyDocument.Statement[0], Effect: 'Deny' }] };
    const { clientStatus, policy } = await tried(token, withToken, () => ({ principalId: '', policyDocument: denied }));
    expect(clientStatus).toBe(0);
    expect(JSON.parse(policy ?? '')).toEqual(denied);
  });

  it.each([
    ['no headers', {}],
    ['an empty token', { headers: { Authorization: '' } }],
    ['another header', { headers: { Token: 'allow-me-please' } }],
  ])('turns away a client with %s, and asks no function', async (_, request) => {
    const guard = vi.fn();
    const { clientStatus, policy, lines } = await tried(token, request, guard);
    expect({ clientStatus, policy }).toEqual({ clientStatus: 401, policy: undefined });
    expect(lines.slice(2)).toEqual([expect.stringMatching(/^Unauthorized request: /), 'Unauthorized', '']);
    expect(guard).not.toHaveBeenCalled();
  });

  it('finds its header whatever the case, and among headers of several values', async () => {
    const answered = () => ({ principalId: 'somebody', policyDocument });
    expect((await tried(token, { headers: { authorization: 'x' } }, answered)).clientStatus).toBe(0);
    expect((await tried(token, { multiValueHeaders: { Authorization: ['x', 'y'] } }, answered)).clientStatus).toBe(0);
  });

  it('holds the whole token against the validation expression', async () => {
    const expression = { ...token, identityValidationExpression: 'Bearer [a-z]+' };
    const guard = vi.fn(() => ({ principalId: 'somebody', policyDocument }));
    expect((await tried(expression, { headers: { Authorization: 'Bearer abc' } }, guard)).clientStatus).toBe(0);
    expect((await tried(expression, { headers: { Authorization: 'Bearer abc1' } }, guard)).clientStatus).toBe(401);
    expect(guard).toHaveBeenCalledTimes(1);
  });

  it('lets its function turn a client away', async () => {
    const { clientStatus, lines } = await tried(token, withToken, () => {
      throw new Error('Unauthorized');
    });
    expect(clientStatus).toBe(401);
    expect(lines).toContain('Unauthorized');
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, 'Could not parse policy'],
    ['no policy', { principalId: 'a' }, 'Could not parse policy'],
    ['no statements', { principalId: 'a', policyDocument: {} }, 'Could not parse policy'],
    [
      'a member that it may not',
      { principalId: 'a', policyDocument, statusCode: 401 },
      'Unrecognized field "statusCode"',
    ],
    ['no principal', { policyDocument }, 'principalId'],
    ['a context with a list', { principalId: 'a', policyDocument, context: { roles: ['x'] } }, 'context'],
    ['a context that is no map', { principalId: 'a', policyDocument, context: 'x' }, 'context'],
  ])('is at fault where its function returns %s', async (_, returned, reason) => {
    const { clientStatus, lines } = await tried(token, withToken, () => returned);
    expect(clientStatus).toBe(500);
    expect(lines.at(-3)).toMatch(/^Execution failed due to configuration error: /);
    expect(lines.at(-3)).toContain(reason);
    expect(lines.at(-2)).toBe('AuthorizerConfigurationException');
  });

  it('is at fault where its function fails, or is not there', async () => {
    const failed = await tried(token, withToken, () => {
      throw new TypeError('broken');
    });
    expect(failed.clientStatus).toBe(500);
    expect(failed.lines.slice(-4)).toEqual([
      'Authorizer result body before parsing: {"errorType":"TypeError","errorMessage":"broken"}',
      'Execution failed due to configuration error: Invalid JSON in response: Unrecognized field "errorType" , not marked as ignorable',
      'AuthorizerConfigurationException',
      '',
    ]);
    const absent = await tried(token, withToken);
    expect(absent.clientStatus).toBe(500);
    expect(absent.log).toContain('integrations.lambda');
    expect(absent.lines.slice(-6, -1)).toEqual([
      expect.stringMatching(/^Sending request to https:/),
      expect.stringMatching(/^The embedded gateway was given no function for/),
      'Execution failed due to configuration error: Invalid permissions on Lambda function',
      'Execution failed due to configuration error: Authorizer error',
      'AuthorizerConfigurationException',
    ]);
  });

  it('may be named by a stage variable', async () => {
    const variable = {
      ...token,
      authorizerUri: authorizerUri.replace('function:guard', `function:\${stageVariables.fn}`),
    };
    const answered = () => ({ principalId: 'somebody', policyDocument });
    const { clientStatus } = await tried(variable, { ...withToken, stageVariables: { fn: 'guard' } }, answered);
    expect(clientStatus).toBe(0);
  });
});

describe('a REQUEST authorizer', () => {
  const identitySource = [header, 'method.request.querystring.tenant', 'stageVariables.region', 'context.realm'].join(
    ', ',
  );
  const complete = {
    ...withToken,
    pathWithQueryString: '/pets?tenant=zoo',
    stageVariables: { region: 'north' },
    additionalContext: { realm: 'wild' },
  };

  it('is given the request', async () => {
    const guard = vi.fn(() => ({ principalId: 'somebody', policyDocument }));
    const { clientStatus, lines } = await tried({ type: 'REQUEST', identitySource }, complete, guard);
    expect(clientStatus).toBe(0);
    expect(guard).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        type: 'REQUEST',
        path: '/pets',
        httpMethod: 'GET',
        headers: { Authorization: 'allow-me-please' },
        multiValueHeaders: { Authorization: ['allow-me-please'] },
        queryStringParameters: { tenant: 'zoo' },
        multiValueQueryStringParameters: { tenant: ['zoo'] },
        stageVariables: { region: 'north' },
        requestContext: expect.objectContaining({ resourceId: 'test-invoke-resource-id', realm: 'wild' }),
      }),
      expect.objectContaining({ functionName: 'guard' }),
      expect.any(Function),
    );
    expect(lines[2]).toBe(
      `Incoming identity: {${header}=*********please, method.request.querystring.tenant=**o, stageVariables.region=***th, context.realm=**ld}`,
    );
  });

  it.each([
    ['header', { ...complete, headers: {} }],
    ['query string parameter', { ...complete, pathWithQueryString: '/pets' }],
    ['stage variable', { ...complete, stageVariables: {} }],
    ['context variable', { ...complete, additionalContext: {} }],
  ])('turns away a client without the %s', async (_, request) => {
    const guard = vi.fn();
    expect((await tried({ type: 'REQUEST', identitySource }, request, guard)).clientStatus).toBe(401);
    expect(guard).not.toHaveBeenCalled();
  });
});

describe('a COGNITO_USER_POOLS authorizer', () => {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: 'abc',
    iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_pets',
    token_use: 'id',
    auth_time: 5,
    exp: now + 3600,
    'cognito:groups': ['keepers', 'vets'],
    email_verified: true,
  };
  const jwt = (payload: unknown) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`;
  const cognito: Partial<CreateAuthorizerRequest> = { type: 'COGNITO_USER_POOLS', providerARNs: [pool] };

  it('answers the claims as text, and no policy', async () => {
    const {
      clientStatus,
      policy,
      claims: answered,
    } = await tried(cognito, { headers: { Authorization: jwt(claims) } });
    expect({ clientStatus, policy }).toEqual({ clientStatus: 0, policy: undefined });
    expect(answered).toEqual({
      ...claims,
      auth_time: '5',
      exp: expect.stringMatching(/^\w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4}$/),
      'cognito:groups': 'keepers,vets',
      email_verified: 'true',
    });
  });

  it.each([
    ['no token', undefined],
    ['a token that is none', 'hello'],
    ['a token that is no JSON', 'a.b.c'],
    ['a token of another pool', jwt({ ...claims, iss: 'https://cognito-idp.us-east-1.amazonaws.com/other' })],
    ['an access token', jwt({ ...claims, token_use: 'access' })],
    ['a token past its time', jwt({ ...claims, exp: now - 1 })],
    ['a token without a time', jwt({ ...claims, exp: undefined })],
  ])('turns away a client with %s', async (_, text) => {
    const answer = await tried(cognito, text === undefined ? {} : { headers: { Authorization: text } });
    expect(answer).toMatchObject({ clientStatus: 401 });
    expect(answer.claims).toBeUndefined();
  });
});

describe('TestInvokeAuthorizer', () => {
  it('refuses an API or an authorizer that is not there', async () => {
    const client = new APIGatewayClient({ ...new EmbeddedApiGateway().clientConfig, maxAttempts: 1 });
    const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: 'petstore' }));
    const ask = (input: TestInvokeAuthorizerRequest) => refusal(client.send(new TestInvokeAuthorizerCommand(input)));
    expect(await ask({ restApiId, authorizerId: 'nobody' })).toBe(
      'NotFoundException: Invalid Authorizer identifier specified',
    );
    expect(await ask({ restApiId: 'nothing', authorizerId: 'nobody' })).toBe(
      'NotFoundException: Invalid Authorizer identifier specified',
    );
  });
});
