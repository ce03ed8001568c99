import { describe, expect, it } from 'vitest';
import { policyWithoutOwnId, schemaWithOwnId, schemaWithoutOwnId } from '../../src/kinds/own-id.js';

const refersTo = (...restApiIds: readonly string[]) =>
  JSON.stringify(restApiIds.map((id) => ({ $ref: `https://apigateway.amazonaws.com/restapis/${id}/models/Pet` })));

describe('a schema that refers to models of its own API', () => {
  it('is written without the id, and with it again', () => {
    const schema = schemaWithoutOwnId(refersTo('api1', 'api12', 'api1'), 'api1');
    expect(schema).toBe(refersTo('{restApiId}', 'api12', '{restApiId}'));
    expect(schemaWithOwnId(schema, 'api2')).toBe(refersTo('api2', 'api12', 'api2'));
  });

  it('is a reference while the id is still to come', () => {
    const reference = schemaWithOwnId(refersTo('{restApiId}', 'api12', '{restApiId}'), {
      reference: 'restApi',
      member: 'id',
    });
    expect(reference).toMatchObject({
      reference: 'restApi',
      member: 'id',
      parts: [expect.any(String), expect.any(String), expect.any(String)],
    });
    expect(typeof reference === 'string' ? undefined : reference.parts?.join('api2')).toBe(
      refersTo('api2', 'api12', 'api2'),
    );
  });

  it('stays as it is where it refers to none', () => {
    const schema = '{"description": "{restApiId} and $& are texts"}';
    expect(schemaWithOwnId(schema, { reference: 'restApi', member: 'id' })).toBe(schema);
    expect(schemaWithOwnId(schema, 'api2')).toBe(schema);
  });
});

it('a policy has the short form of its own ARNs alone', () => {
  const policy = (...resources: readonly string[]) => JSON.stringify({ Resource: resources });
  expect(
    policyWithoutOwnId(
      policy(
        'arn:aws:execute-api:eu-west-1:123456789012:api1/prod/GET/pets',
        'arn:aws-cn:execute-api:*:*:api1/*',
        'arn:aws:execute-api:eu-west-1:123456789012:api12/*',
        'arn:aws:execute-api:eu-west-1:123456789012:*/*',
      ),
      'api1',
    ),
  ).toBe(
    policy(
      'execute-api:/prod/GET/pets',
      'execute-api:/*',
      'arn:aws:execute-api:eu-west-1:123456789012:api12/*',
      'arn:aws:execute-api:eu-west-1:123456789012:*/*',
    ),
  );
});
