import { createHash, createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { FlushStageAuthorizersCacheCommand } from '@aws-sdk/client-api-gateway';
import { SignatureV4 } from '@smithy/signature-v4';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../src/embedded/index.js';
import { type ApiUnderTest, deployed, mock, proxied } from './api.js';

const authorizerUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:authorizer/invocations';

/** Lambda authorizers and a user pool, as documents declare them. */
const securitySchemes = (more: object = {}) => ({
  components: {
    securitySchemes: {
      token: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri, ...more },
      },
      request: {
        type: 'apiKey',
        name: 'Unused',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          authorizerUri,
          identitySource: 'method.request.header.x-tenant, method.request.querystring.key',
          ...more,
        },
      },
      pool: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [poolArn] },
      },
    },
  },
});

const poolArn = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Pool';

const policy = (Effect: string, Resource: unknown, more: object = {}) => ({
  principalId: 'ann',
  policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect, Resource }] },
  ...more,
});

/** An API behind a Lambda authorizer; what it was asked is kept. */
async function behind(
  scheme: 'token' | 'request',
  decide: (event: { methodArn: string }) => unknown,
  more: object = {},
  options: Partial<ApiUnderTest> = {},
) {
  const events: Record<string, unknown>[] = [];
  const security = [{ [scheme]: [] }];
  const api = await deployed({
    paths: {
      '/pets': { get: { integration: proxied('echo'), security }, post: { integration: proxied('echo'), security } },
      '/pets/{petId}': { get: { integration: proxied('echo'), security } },
    },
    document: securitySchemes(more),
    integrations: {
      lambda: {
        echo: (event: unknown) => ({
          statusCode: 200,
          body: JSON.stringify((event as { requestContext: { authorizer: unknown } }).requestContext.authorizer),
        }),
        authorizer: (event: unknown) => {
          events.push(event as Record<string, unknown>);
          return decide(event as { methodArn: string });
        },
      },
    },
    clock: new ManualClock(),
    ...options,
  });
  return {
    ...api,
    events,
    as: (path: string, token = 'secret') => api.call(path, { headers: { Authorization: token } }),
  };
}

const clockOf = ({ clock }: { clock: unknown }) => clock as ManualClock;

describe('a TOKEN authorizer', () => {
  it('is in the log from its start to its end, also where its policy was kept', async () => {
    const { as, embedded } = await behind('token', () => policy('Allow', '*'));
    const wanted = /^(?:Starting authorizer|Incoming identity|Using|Successfully completed authorizer)/;
    for (const between of ['Using valid authorizer policy for principal', 'Using cached authorizer policy']) {
      await as('/pets');
      const lines = (embedded.requests.at(-1)?.log ?? []).map((line) => line.replace(/^.*? UTC \d+ : /, ''));
      expect(lines.filter((line) => wanted.test(line)).map((line) => line.split(':')[0])).toEqual([
        'Starting authorizer',
        'Incoming identity',
        between,
        'Successfully completed authorizer execution',
      ]);
    }
  });

  it('is asked with the token and the ARN of the request, and its context goes to the function', async () => {
    const context = { tenant: 'acme', level: 3, isAdmin: true };
    const { as, events, restApiId } = await behind('token', () => policy('Allow', '*', { context }));
    const response = await as('/pets/7');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      tenant: 'acme',
      level: '3',
      isAdmin: 'true',
      principalId: 'ann',
      integrationLatency: 0,
    });
    expect(events).toEqual([
      {
        type: 'TOKEN',
        authorizationToken: 'secret',
        methodArn: `arn:aws:execute-api:us-east-1:123456789012:${restApiId}/test/GET/pets/7`,
      },
    ]);
  });

  it('is not asked without a token, or with one that its expression does not fit', async () => {
    const { as, call, events } = await behind('token', () => policy('Allow', '*'), {
      identityValidationExpression: 'Bearer [a-z]+',
    });
    for (const response of [await call('/pets'), await as('/pets', ''), await as('/pets', 'Bearer abc1')]) {
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ message: 'Unauthorized' });
      expect(response.headers.get('x-amzn-errortype')).toBe('UnauthorizedException');
    }
    expect(events).toEqual([]);
    expect((await as('/pets', 'Bearer abc')).status).toBe(200);
  });

  it.each([
    ['denies', () => policy('Deny', '*'), 'User is not authorized to access this resource with an explicit deny'],
    ['says nothing', () => policy('Allow', 'arn:aws:other'), 'User is not authorized to access this resource'],
  ])('that %s turns the caller away', async (_, decide, Message) => {
    const { as } = await behind('token', decide);
    const response = await as('/pets');
    expect(response.status).toBe(403);
    expect(response.headers.get('x-amzn-errortype')).toBe('AccessDeniedException');
    expect(await response.json()).toEqual({ Message });
  });

  it.each([
    [
      'fails with "Unauthorized"',
      () => {
        throw new Error('Unauthorized');
      },
      401,
      { message: 'Unauthorized' },
    ],
    [
      'fails with anything else',
      () => {
        throw new Error('boom');
      },
      500,
      { message: null },
    ],
    ['returns nothing', () => undefined, 500, { message: null }],
    ['returns no policy', () => ({ principalId: 'ann' }), 500, { message: null }],
    ['has an object in its context', () => policy('Allow', '*', { context: { a: {} } }), 500, { message: null }],
  ])('that %s', async (_, decide, status, body) => {
    const { as } = await behind('token', decide);
    const response = await as('/pets');
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual(body);
  });

  it('is asked again once its time to live has passed on the clock', async () => {
    const api = await behind('token', () => policy('Allow', '*'), { authorizerResultTtlInSeconds: 60 });
    await api.as('/pets');
    await api.as('/pets');
    await api.as('/pets', 'another');
    expect(api.events.length).toBe(2);
    await clockOf(api).advance(60_000);
    await api.as('/pets');
    expect(api.events.length).toBe(3);
  });

  it('is asked each time with a time to live of 0', async () => {
    const { as, events } = await behind('token', () => policy('Allow', '*'), { authorizerResultTtlInSeconds: 0 });
    await as('/pets');
    await as('/pets');
    expect(events.length).toBe(2);
  });

  it('has its policy kept, not its decision: another path may be refused by the same one', async () => {
    const { as, events } = await behind('token', ({ methodArn }) => policy('Allow', methodArn));
    expect((await as('/pets')).status).toBe(200);
    expect((await as('/pets/7')).status).toBe(403);
    expect(events.length).toBe(1);
  });

  it('is asked again after FlushStageAuthorizersCache', async () => {
    const { as, client, events, restApiId } = await behind('token', () => policy('Allow', '*'));
    await as('/pets');
    await client.send(new FlushStageAuthorizersCacheCommand({ restApiId, stageName: 'test' }));
    await as('/pets');
    expect(events.length).toBe(2);
  });

  it('that names a longer resource than policies may have fails', async () => {
    const { as } = await behind('token', ({ methodArn }) => policy('Allow', [methodArn, 'x'.repeat(512)] as never));
    expect((await as('/pets')).status).toBe(200);
    const other = await behind('token', () => policy('Allow', ['*', 'x'.repeat(513)] as never));
    const refused = await other.as('/pets');
    expect([refused.status, await refused.json()]).toEqual([500, { message: null }]);
  });

  it('that does not come to an end is given up, on the clock', async () => {
    const api = await behind('token', () => new Promise(() => {}));
    const response = await clockOf(api).run(api.as('/pets'));
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ message: null });
  });
});

it('an authorizer is not asked about a method whose ARN is longer than 1,600 bytes', async () => {
  const api = await behind('token', () => policy('Allow', '*'));
  const longest = 1_600 - `arn:aws:execute-api:us-east-1:123456789012:${api.restApiId}/test/GET/pets/`.length;
  expect((await api.as(`/pets/${'x'.repeat(longest)}`)).status).toBe(200);
  const refused = await api.as(`/pets/${'x'.repeat(longest + 1)}`);
  expect(refused.status).toBe(414);
  expect(await refused.json()).toEqual({ message: 'Request URI too long' });
  expect(api.events).toHaveLength(1);
});

describe('a REQUEST authorizer', () => {
  it('is told all of the request but the body', async () => {
    const { call, events } = await behind('request', () => policy('Allow', '*'));
    const response = await call('/pets?key=1&key=2', {
      method: 'POST',
      headers: { 'x-tenant': 'acme' },
      body: 'secret',
    });
    expect(response.status).toBe(200);
    expect(events[0]).toMatchObject({
      type: 'REQUEST',
      resource: '/pets',
      path: '/pets',
      httpMethod: 'POST',
      queryStringParameters: { key: '2' },
      multiValueQueryStringParameters: { key: ['1', '2'] },
      requestContext: { stage: 'test', resourcePath: '/pets' },
    });
    expect(JSON.stringify(events[0])).not.toContain('"body"');
  });

  it('is not asked where one of its identity sources is missing or empty, while its word is kept', async () => {
    const { call, events } = await behind('request', () => policy('Allow', '*'));
    const headers = { 'x-tenant': 'acme' };
    expect((await call('/pets', { headers })).status).toBe(401);
    expect((await call('/pets?key=', { headers })).status).toBe(401);
    expect((await call('/pets?key=1')).status).toBe(401);
    expect(events).toEqual([]);
    expect((await call('/pets?key=1', { headers })).status).toBe(200);
  });

  it('is asked without identity sources where its word is not kept', async () => {
    const { call, events } = await behind('request', () => policy('Allow', '*'), { authorizerResultTtlInSeconds: 0 });
    expect((await call('/pets')).status).toBe(200);
    expect(events.length).toBe(1);
  });
});

describe('a Cognito authorizer', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Pool';

  const token = (
    claims: object,
    { key = privateKey, iss = issuer, expires = '1h' }: { key?: KeyObject; iss?: string; expires?: string | Date } = {},
  ) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(iss)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(key);

  async function behindPool(options: Partial<ApiUnderTest> = {}) {
    const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }];
    const { call } = await deployed({
      paths: {
        '/me': { get: { integration: mock('$context.authorizer.claims.email'), security: [{ pool: [] }] } },
        '/pets': { get: { integration: mock('pets'), security: [{ pool: ['pets/read', 'pets/write'] }] } },
      },
      document: securitySchemes(),
      userPools: { [poolArn]: { keys } },
      clock: new ManualClock(),
      ...options,
    });
    return (path: string, presented: string) => call(path, { headers: { Authorization: presented } });
  }

  it('takes identity tokens of its pool, and hands their claims on', async () => {
    const as = await behindPool();
    const presented = await token({ token_use: 'id', email: 'ann@example.com' });
    const response = await as('/me', presented);
    expect([response.status, await response.text()]).toEqual([200, 'ann@example.com']);
    expect((await as('/me', `Bearer ${presented}`)).status).toBe(200);
  });

  it('takes access tokens that have one of the scopes', async () => {
    const as = await behindPool();
    expect((await as('/pets', await token({ token_use: 'access', scope: 'email pets/read' }))).status).toBe(200);
    expect((await as('/pets', await token({ token_use: 'access', scope: 'email' }))).status).toBe(401);
    expect((await as('/pets', await token({ token_use: 'id', scope: 'pets/read' }))).status).toBe(401);
    expect((await as('/me', await token({ token_use: 'access', scope: 'pets/read' }))).status).toBe(401);
  });

  it('refuses what is no token, of another key, of another pool, without a signature, or past its time', async () => {
    const as = await behindPool();
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await token({ token_use: 'id' })).split('.')[1]}.`;
    for (const presented of [
      'no token',
      await token({ token_use: 'id' }, { key: foreign.privateKey }),
      await token({ token_use: 'id' }, { iss: `${issuer}2` }),
      unsigned,
    ]) {
      const response = await as('/me', presented);
      expect([response.status, await response.json()]).toEqual([401, { message: 'Unauthorized' }]);
    }
    const expired = await as('/me', await token({ token_use: 'id' }, { expires: new Date(Date.now() - 60_000) }));
    expect([expired.status, await expired.json()]).toEqual([401, { message: 'The incoming token has expired' }]);
  });

  it('takes tokens of the clients alone that its expression fits', async () => {
    const document = securitySchemes();
    const { pool } = document.components.securitySchemes;
    Object.assign(pool['x-amazon-apigateway-authorizer'], { identityValidationExpression: 'web-[0-9]+' });
    const as = await behindPool({ document });
    const statusOf = async (claims: object) => (await as('/me', await token({ token_use: 'id', ...claims }))).status;
    expect(await statusOf({ aud: 'web-1' })).toBe(200);
    expect(await statusOf({ aud: ['app-1', 'web-1'] })).toBe(200);
    for (const claims of [{ aud: 'app-1' }, { aud: 'web-1x' }, {}]) expect(await statusOf(claims)).toBe(401);
    const access = { token_use: 'access', scope: 'pets/read' };
    expect((await as('/pets', await token({ ...access, client_id: 'web-2' }))).status).toBe(200);
    expect((await as('/pets', await token({ ...access, client_id: 'app-2' }))).status).toBe(401);
  });

  it('refuses every token where the gateway has no keys of the pool', async () => {
    const as = await behindPool({ userPools: {} });
    expect((await as('/me', await token({ token_use: 'id' }))).status).toBe(401);
  });
});

describe('AWS_IAM', () => {
  const credentials = { accessKeyId: 'AKIDANN', secretAccessKey: 'secret of ann' };

  class Sha256 {
    readonly #hash;
    constructor(key?: string | ArrayBuffer | Uint8Array) {
      this.#hash =
        key === undefined ? createHash('sha256') : createHmac('sha256', new Uint8Array(Buffer.from(key as Uint8Array)));
    }
    update(data: Uint8Array | string) {
      this.#hash.update(data);
    }
    async digest() {
      return new Uint8Array(this.#hash.digest());
    }
    reset() {}
  }

  /** The headers of a request as the SDK's own signer signs it. */
  async function signed(
    url: string,
    {
      body = '',
      signingDate = new Date(),
      ...more
    }: { body?: string; signingDate?: Date; secretAccessKey?: string; method?: string } = {},
  ) {
    const { hostname, pathname, searchParams } = new URL(url);
    const signer = new SignatureV4({
      credentials: { ...credentials, ...(more.secretAccessKey ? { secretAccessKey: more.secretAccessKey } : {}) },
      region: 'us-east-1',
      service: 'execute-api',
      sha256: Sha256 as never,
    });
    const query = Object.fromEntries(
      [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]),
    );
    const request = {
      method: more.method ?? 'GET',
      protocol: 'https:',
      hostname,
      path: pathname,
      query,
      headers: { host: hostname },
      body,
    };
    const { headers } = await signer.sign(request, { signingDate });
    return headers;
  }

  async function behindSignatures(options: Partial<ApiUnderTest> = {}) {
    const api = await deployed({
      paths: {
        '/me': {
          get: {
            integration: mock('$context.identity.userArn $context.identity.accessKey'),
            'x-amazon-apigateway-auth': { type: 'AWS_IAM' },
          },
          post: { integration: mock('posted'), 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } },
        },
      },
      callers: { AKIDANN: { secretAccessKey: credentials.secretAccessKey } },
      clock: new ManualClock(),
      ...options,
    });
    return api;
  }

  it('takes requests that a given caller has signed, and knows the caller', async () => {
    const { call, url } = await behindSignatures();
    const response = await call('/me', { headers: await signed(`${url}/me`) });
    expect([response.status, await response.text()]).toEqual([200, 'arn:aws:iam::123456789012:user/AKIDANN AKIDANN']);
    const query = '/me?b=2&a=x%20y&a=%2F';
    expect((await call(query, { headers: await signed(`${url}${query}`) })).status).toBe(200);
    const body = '{"name":"Rex"}';
    const headers = { ...(await signed(`${url}/me`, { body, method: 'POST' })), 'content-type': 'application/json' };
    expect((await call('/me', { method: 'POST', headers, body })).status).toBe(200);
    expect((await call('/me', { method: 'POST', headers, body: '{"name":"Max"}' })).status).toBe(403);
  });

  it.each([
    '/files/a//b',
    '/files//a/b/',
    '/files/a%2Fb/%20c',
    "/files/it's(*)!",
    '/files/a+b;c=d',
    '/files/%E7%8C%AB',
  ])('takes a path as signers understand it: %s', async (path) => {
    const { call, url } = await behindSignatures({
      paths: {
        '/files/{file+}': { get: { integration: mock('a file'), 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } },
      },
    });
    expect((await call(path, { headers: await signed(`${url}${path}`) })).status).toBe(200);
  });

  it('refuses requests without a signature, by a foreign key, and past their time', async () => {
    const { call, url } = await behindSignatures();
    const unsigned = await call('/me');
    expect([unsigned.status, await unsigned.json()]).toEqual([403, { message: 'Missing Authentication Token' }]);
    const forged = await call('/me', { headers: await signed(`${url}/me`, { secretAccessKey: 'guessed' }) });
    expect(forged.status).toBe(403);
    expect(forged.headers.get('x-amzn-errortype')).toBe('InvalidSignatureException');
    expect(await forged.json()).toEqual({
      message: expect.stringContaining(
        'The request signature we calculated does not match the signature you provided.',
      ),
    });
    const old = await call('/me', {
      headers: await signed(`${url}/me`, { signingDate: new Date(Date.now() - 600_000) }),
    });
    expect([old.status, await old.json()]).toEqual([403, { message: expect.stringMatching(/^Signature expired: /) }]);
    const other = await call('/me?more=1', { headers: await signed(`${url}/me`) });
    expect(other.status).toBe(403);
  });

  it('refuses callers of another account, unless a resource policy lets them in', async () => {
    const userArn = 'arn:aws:iam::210987654321:user/ann';
    const callers = { AKIDANN: { secretAccessKey: credentials.secretAccessKey, userArn } };
    const statusWith = async (...Statement: object[]) => {
      const policy = { Version: '2012-10-17', Statement };
      const { call, url, embedded } = await behindSignatures({
        callers,
        ...(Statement.length > 0 ? { document: { 'x-amazon-apigateway-policy': policy } } : {}),
      });
      const response = await call('/me', { headers: await signed(`${url}/me`) });
      return [response.status, embedded.requests.at(-1)?.responseType];
    };
    const allow = { Effect: 'Allow', Principal: { AWS: userArn }, Action: 'execute-api:Invoke', Resource: '*' };
    expect(await statusWith()).toEqual([403, 'ACCESS_DENIED']);
    expect(await statusWith({ ...allow, Principal: { AWS: '123456789012' } })).toEqual([403, 'ACCESS_DENIED']);
    expect(await statusWith(allow)).toEqual([200, undefined]);
    expect(await statusWith({ ...allow, Principal: '*' })).toEqual([200, undefined]);
  });

  it('asks the resource policy once it is known who calls', async () => {
    const me = 'arn:aws:iam::123456789012:user/AKIDANN';
    const policyOf = (deny: object) => ({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', ...deny },
      ],
    });
    for (const [deny, status] of [
      [{ Principal: undefined, NotPrincipal: { AWS: me } }, 200],
      [{ Condition: { StringNotEquals: { 'aws:PrincipalArn': me } } }, 200],
      [{ Principal: { AWS: me } }, 403],
    ] as const) {
      const { call, url } = await behindSignatures({ document: { 'x-amazon-apigateway-policy': policyOf(deny) } });
      expect((await call('/me', { headers: await signed(`${url}/me`) })).status).toBe(status);
      expect(await (await call('/me')).json()).toEqual({ message: 'Missing Authentication Token' });
    }
  });

  it.each([
    [
      'Bearer eyJhbGciOi',
      "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '",
    ],
    [
      'allow',
      "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '",
    ],
    [
      'Basic dXNlcjpwYXNzd29yZA==',
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. (Hashed with SHA-256 and encoded with Base64) Authorization=",
    ],
    [
      'AWS4-HMAC-SHA256 Credential=AKIDANN/20261128/us-east-1/execute-api/aws4_request, SignedHeaders=host',
      "Authorization header requires 'Signature' parameter. Authorization header requires existence of",
    ],
  ])(
    'says of another Authorization what it lacks as a signature, as for a path without a method: %s',
    async (authorization, said) => {
      const { call, embedded } = await behindSignatures();
      for (const path of ['/me', '/nowhere']) {
        const refused = await call(path, { headers: { authorization } });
        expect([refused.status, refused.headers.get('x-amzn-errortype')]).toEqual([
          403,
          'IncompleteSignatureException',
        ]);
        const { message } = (await refused.json()) as { message: string };
        expect(message).toContain(said);
        expect(message).not.toContain(authorization);
        expect(embedded.requests.at(-1)?.responseType).toBe('DEFAULT_4XX');
      }
    },
  );

  it('accepts any signature where told so', async () => {
    const { call, url } = await behindSignatures({ callers: 'any' });
    expect((await call('/me', { headers: await signed(`${url}/me`, { secretAccessKey: 'guessed' }) })).status).toBe(
      200,
    );
    expect((await call('/me')).status).toBe(403);
  });

  it('refuses everybody where no callers are given', async () => {
    const { call, url } = await behindSignatures({ callers: {} });
    expect((await call('/me', { headers: await signed(`${url}/me`) })).status).toBe(403);
  });
});

describe('a resource policy', () => {
  const withPolicy = (...Statement: object[]) =>
    deployed({
      paths: { '/pets': { get: { integration: mock('pets') } }, '/open': { get: { integration: mock('open') } } },
      document: { 'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement } },
      clock: new ManualClock(),
    });
  const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };

  it('has to allow the caller of an open method', async () => {
    const { call, restApiId } = await withPolicy({ ...allow, Resource: 'execute-api:/test/GET/open' });
    expect((await call('/open')).status).toBe(200);
    const refused = await call('/pets');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toEqual({
      Message: `User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:${restApiId}/test/GET/pets`,
    });
  });

  it('knows a VPC endpoint by the host, and takes nobody at his word', async () => {
    const Condition = { StringEquals: { 'aws:SourceVpce': 'vpce-01ab' } };
    const { call, embedded, restApiId } = await withPolicy({ ...allow, Condition });
    const statusAt = async (host: string, headers: Record<string, string> = {}) =>
      (await embedded.fetch(`https://${host}/test/open`, { headers })).status;
    const api = { 'x-apigw-api-id': restApiId };
    expect(await statusAt(`${restApiId}-vpce-01ab.execute-api.us-east-1.amazonaws.com`)).toBe(200);
    expect(await statusAt('vpce-01ab-cd.execute-api.us-east-1.vpce.amazonaws.com', api)).toBe(200);
    expect(await statusAt(`${restApiId}-vpce-02cd.execute-api.us-east-1.amazonaws.com`)).toBe(403);
    expect((await call('/open')).status).toBe(403);
    expect((await call('/open', { headers: { 'x-apigw-vpce-id': 'vpce-01ab' } })).status).toBe(403);
  });

  it('denies by address', async () => {
    const deny = { ...allow, Effect: 'Deny', Condition: { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } } };
    const { call } = await withPolicy(allow, deny);
    const refused = await call('/open');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toEqual({ Message: expect.stringMatching(/ with an explicit deny$/) });
    expect((await (await withPolicy(allow)).call('/open')).status).toBe(200);
  });
});
