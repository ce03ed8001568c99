import { describe, expect, it } from 'vitest';
import { isCredentialName, maskedText } from '../../src/errors/masked-text.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import type { PlanContent } from '../../src/plan/plan-json.js';
import { maskedPlan } from '../../src/plan/secrecy.js';
import { api, integration, integrationResponse, method, methodResponse, resources } from '../diff/apis.js';
import { planned } from './planned.js';

const secret = (index: number, version: string) => `s3cret-${version}-${index}.x`;

/** An API that holds a credential in each place that can have one. */
const withSecrets = (version: string): RestApiNode => {
  let count = 0;
  const next = () => secret(count++, version);
  const template = () =>
    [
      '#set($root = $input.path("$"))',
      `#set($context.requestOverride.header.Authorization = "Bearer ${next()}")`,
      `{ "password": "${next()}", "user": "shown", "clientSecret" : '${next()}', "url": "https://u:${next()}@shown.example.com/" }`,
    ].join('\n');
  return api({
    resources: resources({
      '/pets': {
        GET: method('GET', {
          methodResponses: methodResponse('200', { responseParameters: { 'method.response.header.Set-Cookie': true } }),
          integration: integration({
            uri: `https://user:${next()}@shown.example.com/a?api_key=${next()}&page=shown`,
            requestParameters: {
              'integration.request.header.Authorization': `'Bearer ${next()}'`,
              'integration.request.header.x-api-key': `'${next()}'`,
              'integration.request.header.X-Origin-Verify': `'${next()}'`,
              'integration.request.header.Proxy-Authorization': `'${next()}'`,
              'integration.request.header.Cookie': `'${next()}'`,
              'integration.request.querystring.access_token': `'${next()}'`,
              'integration.request.querystring.code': `'${next()}'`,
              'integration.request.header.X-Amz-Target': "'shown-target'",
              'integration.request.header.X-Auth-Token': 'method.request.header.Shown',
            },
            requestTemplates: { 'application/json': template() },
            integrationResponses: integrationResponse('200', {
              responseParameters: { 'method.response.header.Set-Cookie': `'${next()}'` },
              responseTemplates: { 'application/json': template() },
            }),
          }),
        }),
      },
    }),
    gatewayResponses: {
      DEFAULT_4XX: {
        kind: 'GatewayResponse',
        responseType: 'DEFAULT_4XX',
        responseParameters: { 'gatewayresponse.header.X-Api-Key': `'${next()}'` },
      },
    },
  });
};

const plans = {
  made: planned(withSecrets('new')),
  changed: planned(withSecrets('new'), withSecrets('old')),
  deleted: planned(api(), withSecrets('old'), { prune: true }),
  'put again': planned(
    withSecrets('new'),
    JSON.parse(JSON.stringify(withSecrets('old')).replace('"type":"HTTP"', '"type":"HTTP_PROXY"')),
  ),
};

describe('credentials in a plan', () => {
  it.each(Object.entries(plans))('are hidden where they are %s', (_what, plan) => {
    for (const format of ['text', 'markdown'] as const)
      expect(plan.render({ color: false, format })).not.toContain('s3cret');
  });

  it('are shown to who asks for them, and in the JSON that they are sent from', () => {
    for (const format of ['text', 'markdown'] as const)
      expect(plans.changed.render({ color: false, format, secrets: true })).toContain('s3cret-new-0');
    expect(JSON.stringify(plans.changed)).toContain('s3cret-new-0');
  });

  it('are seen to be others when they change', () => {
    const rendered = plans.changed.render({ color: false });
    expect(rendered).toMatch(
      /replace \/requestParameters\/integration\.request\.header\.x-api-key "'\(hidden \d+\)'" \(was "'\(hidden \d+\)'"\)/,
    );
    for (const [, now, was] of rendered.matchAll(/\(hidden (\d+)\).*\(was.*\(hidden (\d+)\)/g))
      expect(now).not.toBe(was);
  });

  it('that look as if they were hidden are left as they are', () => {
    const stage = (password: string) => ({
      kind: 'Stage' as const,
      stageName: 'prod',
      variables: { password, token: 's3cret' },
    });
    const change = { action: 'create', kind: 'Stage', address: 'stage prod', after: stage('(hidden 12)') };
    const content = { changes: [change], warnings: [] } as never as PlanContent;
    expect(maskedPlan(content).changes[0]?.after).toEqual({
      ...stage('(hidden 12)'),
      variables: { password: '(hidden 12)', token: '(hidden 1)' },
    });
  });

  it('in patches are hidden, and a patch without a value gets none', () => {
    const patches = [
      [
        { op: 'remove', path: '/variables/password' },
        { op: 'replace', path: '/variables/password', value: 's3cret' },
      ],
    ];
    const change = { action: 'update', kind: 'Stage', address: 'stage prod', patches };
    const content = { changes: [change], warnings: [] } as never as PlanContent;
    expect(maskedPlan(content).changes[0]?.patches).toStrictEqual([
      [
        { op: 'remove', path: '/variables/password' },
        { op: 'replace', path: '/variables/password', value: '(hidden 1)' },
      ],
    ]);
  });

  it('hide nothing beside them', () => {
    const rendered = plans.made.render({ color: false, format: 'markdown' });
    for (const shown of [
      'shown.example.com',
      'page=shown',
      'shown-target',
      'method.request.header.Shown',
      '"user": "shown"',
    ])
      expect(rendered).toContain(shown);
  });
});

describe('the name of a credential', () => {
  it.each([
    'Authorization',
    'authorization',
    'PROXY-AUTHORIZATION',
    'x-api-key',
    'X-Api-Key',
    'api_key',
    'apikey',
    'Cookie',
    'Set-Cookie',
    'X-Amz-Security-Token',
    'x-functions-key',
    'Ocp-Apim-Subscription-Key',
    'X-Vault-Token',
    'client_secret',
    'password',
    'X-Auth',
    'X-Hub-Signature-256',
    'key',
    'sig',
    'code',
    'X-Origin-Verify',
  ])('is %s', (name) => expect(isCredentialName(name)).toBe(true));

  it.each([
    'Content-Type',
    'Accept',
    'X-Amz-Target',
    'X-Request-Id',
    'Idempotency-Key',
    'monkey',
    'keyword',
    'page',
    'Host',
  ])('is not %s', (name) => expect(isCredentialName(name)).toBe(false));
});

describe('a text', () => {
  it.each([
    ['https://user:pass@host/path', 'https://(hidden)@host/path'],
    ['https://token@host', 'https://(hidden)@host'],
    ['https://host/path@x?mail=a@b.c', 'https://host/path@x?mail=a@b.c'],
    ['amqp://u:p@q:5672 and redis://:pw@r', 'amqp://(hidden)@q:5672 and redis://(hidden)@r'],
    ['Basic authentication', 'Basic authentication'],
    ['Authorization: Basic dXNlcjpwYXNz=', 'Authorization: Basic (hidden)'],
    ['"password": "$input.path(\'$.p\')"', '"password": "$input.path(\'$.p\')"'],
    ['{"token": "a\\"b"}', '{"token": "(hidden)"}'],
    ['"{\\"password\\": \\"abc\\"}"', '"{\\"password\\": \\"(hidden)\\"}"'],
    ['"password": { "type": "string" }', '"password": { "type": "string" }'],
    [
      'arn:aws:secretsmanager:eu-west-1:123456789012:secret:x',
      'arn:aws:secretsmanager:eu-west-1:123456789012:secret:x',
    ],
  ])('%s is shown as %s', (text, shown) => expect(maskedText(text)).toBe(shown));

  it('of any length is masked within moments', () => {
    for (const part of ['a.', 'x://', 'password"', 'token = ', '\\"', 'Bearer ', '?a=', "token:'", 'a-'])
      expect(maskedText(part.repeat(100_000)).length).toBeGreaterThan(0);
  });
});
