import { describe, expect, it } from 'vitest';
import { Answers } from '../../src/apply/references.js';

function answers() {
  const all = new Answers();
  all.add('restApi', { id: 'r1', rootResourceId: 'root', createdDate: new Date(0) });
  all.add('client certificate backends', { clientCertificateId: 'c1', id: 'not this one' });
  all.add('domain name api.example.com', { domainName: 'api.example.com' });
  all.add('GET /pets', { httpMethod: 'GET' });
  return all;
}

describe('what calls have brought', () => {
  it('is told as texts, by address and member', () => {
    const all = answers();
    expect(all.text('restApi', 'rootResourceId')).toBe('root');
    expect(all.text('restApi', 'createdDate')).toBeUndefined();
    expect(all.text('restApi', 'name')).toBeUndefined();
    expect(all.text('/pets', 'id')).toBeUndefined();
  });

  it('grows with what later calls at the same address bring', () => {
    const all = answers();
    all.add('restApi', { id: 'r2', name: 'petstore' });
    expect(['id', 'rootResourceId', 'name'].map((member) => all.text('restApi', member))).toEqual([
      'r2',
      'root',
      'petstore',
    ]);
  });

  it('has an id for each thing that has one', () => {
    const { ids } = { ids: answers().ids() };
    expect(ids).toStrictEqual({ restApi: 'r1', 'client certificate backends': 'c1' });
    expect(Object.isFrozen(ids)).toBe(true);
  });

  it('is put in for references, wherever they stand, and nothing else is changed', () => {
    const body = new Uint8Array([1, 2]);
    const at = new Date(5);
    const input = {
      restApiId: { reference: 'restApi', member: 'id' },
      parentId: { reference: 'restApi', member: 'rootResourceId' },
      patchOperations: [
        { op: 'replace', path: '/uri', value: { reference: 'restApi', member: 'id', parts: ['arn:', ':', '/x'] } },
        { op: 'remove', path: '/a' },
      ],
      body,
      at,
      enabled: true,
      nothing: null,
      absent: undefined,
      limit: 5,
    };
    const resolved = answers().resolve<unknown>(input);
    expect(resolved).toEqual({
      restApiId: 'r1',
      parentId: 'root',
      patchOperations: [
        { op: 'replace', path: '/uri', value: 'arn:r1:r1/x' },
        { op: 'remove', path: '/a' },
      ],
      body,
      at,
      enabled: true,
      nothing: null,
      absent: undefined,
      limit: 5,
    });
    expect((resolved as typeof input).body).toBe(body);
    expect((resolved as typeof input).at).toBe(at);
  });

  it('is refused for what hasn’t come', () => {
    for (const [reference, member] of [
      ['/pets', 'id'],
      ['restApi', 'version'],
    ])
      expect(() => answers().resolve({ reference, member })).toThrow(
        `Nothing has brought the ${member} of ${reference} yet.`,
      );
  });
});
