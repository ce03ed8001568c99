import { describe, expect, it } from 'vitest';
import { isSamePolicy } from '../../src/diff/policy.js';

const statement = (more: object) => ({ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', ...more });
const policy = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

describe('two policies', () => {
  it.each<[what: string, left: string, right: string]>([
    ['whose members stand in another order', '{"b":[1,null,true],"a":"x"}', '{ "a": "x", "b": [1, null, true] }'],
    [
      'whose actions stand in another order',
      policy(statement({ Action: ['a', 'b', 'c'] })),
      policy(statement({ Action: ['c', 'a', 'b'] })),
    ],
    [
      'of which one has the one for a list of one',
      policy(statement({ Resource: 'a' })),
      policy(statement({ Resource: ['a'] })),
    ],
  ])('mean the same %s', (_what, left, right) => {
    expect(isSamePolicy(left, right)).toBe(true);
    expect(isSamePolicy(right, left)).toBe(true);
  });

  it.each<[what: string, left: string, right: string]>([
    ['another action', policy(statement({ Action: ['a', 'b'] })), policy(statement({ Action: ['a', 'c'] }))],
    ['another number', '{"a":1}', '{"a":2}'],
    ['null for nothing', '{"a":null}', '{}'],
    ['null for an object', '{"a":null}', '{"a":{}}'],
    [
      'statements in another order: a list of objects is a list',
      policy(statement({ Effect: 'Deny' }), statement({})),
      policy(statement({}), statement({ Effect: 'Deny' })),
    ],
    ['a list of texts and others in another order', '{"a":["x",1]}', '{"a":[1,"x"]}'],
    ['another member', '{"a":1,"b":1}', '{"a":1,"c":1}'],
    ['no JSON', 'no JSON', 'no JSON'],
    ['nothing', '', ''],
    ['no JSON on one side', '{}', 'no JSON'],
    ['no JSON on the other side', 'no JSON', '{}'],
  ])('mean something else with %s', (_what, left, right) => {
    expect(isSamePolicy(left, right)).toBe(false);
  });
});
