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

  // By the page of condition operators: what each makes of a value that is smaller, equal and greater.
  it.each([
    ['Equals', ['silent', 'allow', 'silent']],
    ['NotEquals', ['allow', 'silent', 'allow']],
    ['LessThan', ['allow', 'silent', 'silent']],
    ['LessThanEquals', ['allow', 'allow', 'silent']],
    ['GreaterThan', ['silent', 'silent', 'allow']],
    ['GreaterThanEquals', ['silent', 'allow', 'allow']],
  ])('compares numbers and dates: %s', (operator, decisions) => {
    const of = (type: string, wanted: string, values: readonly string[]) =>
      values.map((value) =>
        decided(statement({ Condition: { [`${type}${operator}`]: { 'aws:Key': wanted } } }), { 'aws:key': value }),
      );
    expect(of('Numeric', '10', ['9', '10', '11.5'])).toEqual(decisions);
    const dates = ['2026-11-28T09:59:59Z', '2026-11-28T10:00:00Z', '2026-11-28T12:00:01+01:00'];
    expect(of('Date', '2026-11-28T10:00:00Z', dates)).toEqual(decisions);
    expect(of('Date', String(Date.UTC(2026, 10, 28, 10) / 1000), dates)).toEqual(decisions);
  });

  it.each([
    [{ StringEqualsIgnoreCase: 'VPCE-1' }, 'vpce-1', 'vpce-2'],
    [{ StringNotEqualsIgnoreCase: 'VPCE-2' }, 'vpce-1', 'vpce-2'],
    [{ StringNotLike: 'curl/*' }, 'wget', 'curl/8.1'],
    [{ StringNotEquals: ['a', 'b'] }, 'c', 'b'],
    [
      { ArnEquals: 'arn:aws:iam::*:user/ann' },
      'arn:aws:iam::123456789012:user/ann',
      'arn:aws:iam::123456789012:user/bob',
    ],
    [{ ArnLike: 'arn:aws:iam::*:user/a*' }, 'arn:aws:iam::123456789012:user/ann', 'arn:aws:iam::123456789012:user/bob'],
    [
      { ArnNotEquals: 'arn:aws:iam::*:user/ann' },
      'arn:aws:iam::123456789012:user/bob',
      'arn:aws:iam::123456789012:user/ann',
    ],
    [
      { ArnNotLike: 'arn:aws:iam::*:user/a*' },
      'arn:aws:iam::123456789012:user/bob',
      'arn:aws:iam::123456789012:user/ann',
    ],
    [{ 'ForAnyValue:StringLike': ['a*', 'b*'] }, 'b1', 'c1'],
    [{ 'ForAllValues:StringEquals': ['a', 'b'] }, 'a', 'c'],
    [{ 'ForAllValues:StringNotEquals': ['a', 'b'] }, 'c', 'a'],
    [{ IpAddress: '10.0.0.0/33' }, undefined, '10.0.0.0'],
    [{ IpAddress: '300.0.0.1' }, undefined, '10.0.0.0'],
    [{ IpAddress: '2001:db8::1' }, '2001:db8:0:0:0:0:0:1', '2001:db8::2'],
    [{ IpAddress: '1:2:3:4:5:6:7' }, undefined, '1:2:3:4:5:6:7:0'],
    [{ IpAddress: '1::2::3' }, undefined, '1::3'],
    [{ IpAddress: '1::g' }, undefined, '1::1'],
    [{ IpAddress: '2001:db8::/32' }, undefined, '10.0.0.1'],
  ])('under %j fits %s and not %s', (condition, fitting, other) => {
    const [[operator, wanted] = []] = Object.entries(condition);
    const decide = (value: string) =>
      decided(statement({ Condition: { [String(operator)]: { 'aws:Key': wanted } } }), { 'aws:key': value });
    if (fitting !== undefined) expect(decide(fitting)).toBe('allow');
    expect(decide(other)).toBe('silent');
  });

  it.each([
    ['StringEquals', 'silent'],
    ['StringNotEquals', 'allow'],
    ['StringEqualsIfExists', 'allow'],
    ['ForAllValues:StringEquals', 'allow'],
    ['ForAnyValue:StringEquals', 'silent'],
    ['ForAnyValue:StringNotEquals', 'silent'],
    ['ForAnyValue:StringEqualsIfExists', 'allow'],
    ['NotIpAddress', 'allow'],
    ['IpAddress', 'silent'],
  ])('about a key that a request does not have decides by %s: %s', (operator, decision) => {
    expect(decided(statement({ Condition: { [operator]: { 'aws:VpcSourceIp': '10.0.0.1' } } }))).toBe(decision);
  });

  it.each([
    ['arn:aws:sts::123456789012:assumed-role/Admin/ann', 'allow'],
    ['arn:aws:iam::123456789012:role/Admin', 'allow'],
    ['arn:aws:iam::123456789012:role/team/pets/Admin', 'allow'],
    ['arn:aws:iam::123456789012:root', 'allow'],
    ['arn:aws:iam::123456789012:role/Administrator', 'silent'],
    ['arn:aws:iam::123456789012:role/Admin/other', 'silent'],
    ['arn:aws:iam::210987654321:role/Admin', 'silent'],
    ['arn:aws:iam::123456789012:user/Admin', 'silent'],
  ])('that names %s decides of a session of a role: %s', (AWS, decision) => {
    const session = 'arn:aws:sts::123456789012:assumed-role/Admin/ann';
    expect(decided(statement({ Principal: { AWS } }), {}, session)).toBe(decision);
  });

  it('whose conditions are not an object, or hold none, allows nothing', () => {
    for (const Condition of ['text', { StringEquals: 'text' }])
      expect(decided(statement({ Condition }))).toBe('silent');
  });

  it('names principals by what they are not', () => {
    const NotPrincipal = { AWS: 'arn:aws:iam::123456789012:user/ann' };
    const deny = statement({ Effect: 'Deny', Principal: undefined, NotPrincipal });
    expect(decided([statement(), deny], {}, 'arn:aws:iam::123456789012:user/ann')).toBe('allow');
    expect(decided([statement(), deny], {}, 'arn:aws:iam::123456789012:user/bob')).toBe('deny');
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
