import { describe, expect, it } from 'vitest';
import { decide, type PolicyRequest } from '../../../src/embedded/data-plane/policy.js';

const resource = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3/prod/GET/pets/7';

const request = (conditions: Readonly<Record<string, string>> = {}, principal?: string): PolicyRequest => ({
  action: 'execute-api:Invoke',
  resource,
  principal,
  hasPrincipals: true,
  conditions: new Map(Object.entries(conditions)),
});

const statement = (more: object = {}) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*',
  ...more,
});

const decided = (statements: unknown, conditions?: Readonly<Record<string, string>>, principal?: string) =>
  decide({ Version: '2012-10-17', Statement: statements }, request(conditions, principal));

describe('a policy', () => {
  it.each([
    ['execute-api:/*', 'allow'],
    ['execute-api:/prod/GET/pets/*', 'allow'],
    ['execute-api:/prod/*/pets/?', 'allow'],
    ['execute-api:/dev/*', 'silent'],
    ['execute-api:/prod/POST/*', 'silent'],
    ['arn:aws:execute-api:us-east-1:123456789012:a1b2c3/*/GET/pets/*', 'allow'],
    ['arn:aws:execute-api:us-east-1:123456789012:other/*', 'silent'],
    ['*', 'allow'],
    ['arn:aws:execute-api:us-east-1:123456789012:a1b2c3/prod/GET/pets', 'silent'],
  ])('for the resource %s decides: %s', (Resource, decision) => {
    expect(decided(statement({ Resource }))).toBe(decision);
  });

  it.each([
    ['execute-api:Invoke', 'allow'],
    ['execute-api:*', 'allow'],
    ['EXECUTE-API:invoke', 'allow'],
    ['*', 'allow'],
    ['execute-api:InvalidateCache', 'silent'],
    [['s3:GetObject', 'execute-api:Inv*'], 'allow'],
  ])('for the action %j decides: %s', (Action, decision) => {
    expect(decided(statement({ Action }))).toBe(decision);
  });

  it('denies where one statement denies, whatever others allow', () => {
    const deny = statement({ Effect: 'Deny', Resource: 'execute-api:/prod/GET/*' });
    expect(decided([statement(), deny])).toBe('deny');
    expect(decided([deny, statement()])).toBe('deny');
  });

  it('knows members by what they are not', () => {
    expect(decided(statement({ Resource: undefined, NotResource: 'execute-api:/dev/*' }))).toBe('allow');
    expect(decided(statement({ Resource: undefined, NotResource: 'execute-api:/prod/*' }))).toBe('silent');
    expect(decided(statement({ Action: undefined, NotAction: 'execute-api:Invoke' }))).toBe('silent');
  });

  it.each([
    ['*', undefined, 'allow'],
    [{ AWS: '*' }, undefined, 'allow'],
    [{ AWS: 'arn:aws:iam::123456789012:user/ann' }, undefined, 'silent'],
    [{ AWS: 'arn:aws:iam::123456789012:user/ann' }, 'arn:aws:iam::123456789012:user/ann', 'allow'],
    [{ AWS: ['123456789012'] }, 'arn:aws:iam::123456789012:user/ann', 'allow'],
    [{ AWS: 'arn:aws:iam::123456789012:root' }, 'arn:aws:iam::123456789012:user/ann', 'allow'],
    [{ AWS: 'arn:aws:iam::999999999999:root' }, 'arn:aws:iam::123456789012:user/ann', 'silent'],
  ])('for the principal %j and the caller %s decides: %s', (Principal, caller, decision) => {
    expect(decided(statement({ Principal }), {}, caller)).toBe(decision);
  });

  it.each([
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, { 'aws:sourceip': '10.1.2.3' }, 'allow'],
    [{ IpAddress: { 'aws:SourceIp': ['192.168.0.0/16', '10.1.2.3'] } }, { 'aws:sourceip': '10.1.2.3' }, 'allow'],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, { 'aws:sourceip': '11.1.2.3' }, 'silent'],
    [{ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, { 'aws:sourceip': '2001:db8:1::5' }, 'allow'],
    [{ IpAddress: { 'aws:SourceIp': '127.0.0.1/32' } }, { 'aws:sourceip': '::ffff:127.0.0.1' }, 'allow'],
    [{ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, { 'aws:sourceip': '10.1.2.3' }, 'silent'],
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, { 'aws:sourcevpce': 'vpce-1' }, 'allow'],
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, {}, 'silent'],
    [{ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, {}, 'allow'],
    [{ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }, {}, 'allow'],
    [{ StringLike: { 'aws:UserAgent': 'curl/*' } }, { 'aws:useragent': 'curl/8.1' }, 'allow'],
    [{ Null: { 'aws:SourceVpce': 'true' } }, {}, 'allow'],
    [{ Null: { 'aws:SourceVpce': false } }, {}, 'silent'],
    [
      { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } },
      { 'aws:currenttime': '2026-11-28T00:00:00Z' },
      'allow',
    ],
    [{ Bool: { 'aws:SecureTransport': true } }, { 'aws:securetransport': 'true' }, 'allow'],
    [{ MadeUpOperator: { 'aws:SourceIp': '*' } }, { 'aws:sourceip': '10.1.2.3' }, 'silent'],
  ])('under the condition %j, with %j, decides: %s', (Condition, values, decision) => {
    expect(decided(statement({ Condition }), values as Readonly<Record<string, string>>)).toBe(decision);
  });

  it('whose condition it does not know denies rather than allows', () => {
    const Condition = { MadeUpOperator: { 'aws:SourceIp': '*' } };
    expect(decided([statement(), statement({ Effect: 'Deny', Condition })])).toBe('deny');
  });

  it.each([null, 'text', [], {}, { Statement: null }, { Statement: ['text', 7] }])(
    'that is %j says nothing',
    (document) => {
      expect(decide(document, request())).toBe('silent');
    },
  );

  it('with many stars is read in bounded time', () => {
    const Resource = `${'*a'.repeat(2_000)}b`;
    const long = { ...request(), resource: `${resource}${'a'.repeat(20_000)}` };
    expect(decide({ Statement: statement({ Resource }) }, long)).toBe('silent');
  });
});
