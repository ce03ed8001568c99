import { describe, expect, it } from 'vitest';
import { heldBackMember } from '../../src/plan/held-back.js';

const value = { reference: 'API key acme', member: 'value' };
const call = { operation: 'CreateApiKey', address: 'API key acme', input: { name: 'acme', value } } as const;

describe('a value that is held back', () => {
  it('is the member that refers to the call itself', () => {
    expect(heldBackMember(call as never)).toBe('value');
  });

  it.each([
    ['of another operation', { ...call, operation: 'CreateUsagePlan' }],
    ['of an operation that makes nothing', { ...call, operation: 'GetApiKeys' }],
    ['of an operation that makes what has no secrets', { ...call, operation: 'CreateModel' }],
    ['that refers to another call', { ...call, address: 'API key globex' }],
    ['that is there', { ...call, input: { ...call.input, value: 'the-key-of-acme-0123456789' } }],
    ['that is not there', { ...call, input: { name: 'acme' } }],
    ['of another member', { ...call, input: { name: value } }],
  ])('is none %s', (_what, other) => {
    expect(heldBackMember(other as never)).toBeUndefined();
  });
});
