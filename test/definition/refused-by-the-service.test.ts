import { describe, expect, it } from 'vitest';
import { apiKey, DefinitionError, restApi, usagePlan } from '../../src/index.js';

const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:authorize';
const invocation = (arn: string, region = 'eu-west-1') =>
  `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;

describe('what an authorizer calls', () => {
  const authorizing = (authorizerUri: string) => () =>
    restApi('petstore')
      .authorizer('own', { type: 'TOKEN', authorizerUri, identitySource: 'method.request.header.Authorization' })
      .define();

  it.each([
    functionArn,
    `${functionArn}:live`,
    'arn:aws-cn:lambda:cn-north-1:123456789012:function:authorize',
    'arn:aws:lambda:eu-west-1:123456789012:function:${stageVariables.authorize}',
    invocation(functionArn),
    invocation(functionArn, 'us-gov-west-1'),
    invocation('${stageVariables.authorize}'),
  ])('is %s', (uri) => {
    expect(authorizing(uri)).not.toThrow();
  });

  it.each([
    'authorize',
    `${functionArn} `,
    `${functionArn}\n`,
    'arn:aws:lambda:eu-west-1:123456789012:layer:authorize:1',
    'arn:aws:lambda:eu-west-1:123456789012:function',
    'arn:aws:lambda:eu-west-1:123456789012:function:',
    invocation(functionArn, 'region'),
    invocation(functionArn, ''),
    invocation('arn:aws:lambda:eu-west-1:123456789012:layer:authorize:1'),
    `${invocation(functionArn)}?a`,
  ])('is not %j', (uri) => {
    expect(authorizing(uri)).toThrow(DefinitionError);
    expect(authorizing(uri)).toThrow("isn't a function that an authorizer can call");
  });
});

it('is an API key that is too short or too long, which is never printed', () => {
  for (const value of ['', 'secret', 's'.repeat(19), 's'.repeat(129)])
    expect(() => apiKey('acme', { value })).toThrow(`It has 20 to 128 characters, not ${value.length}.`);
  for (const length of [20, 128]) expect(() => apiKey('acme', { value: 's'.repeat(length) })).not.toThrow();
});

it('is a quota of no requests', () => {
  const limited = (limit: number) => () => usagePlan('gold', { quota: { limit, period: 'DAY' } });
  expect(limited(0)).toThrow("A quota's limit is 1 or more requests, not 0.");
  expect(limited(1)).not.toThrow();
});
