import { describe, expect, it } from 'vitest';
import { patchable } from '../../src/diff/patches.js';
import { idText, referencesOf, withReferences } from '../../src/diff/references.js';
import { authorizerKind } from '../../src/kinds/authorizer.js';
import { methodKind } from '../../src/kinds/method.js';
import { requestValidatorKind } from '../../src/kinds/request-validator.js';
import { referTo } from '../../src/model/ids.js';
import { method } from './apis.js';

const link = referTo('VPC link backend');

describe('a reference in the text of an operation', () => {
  it('is the reference again where it is the whole text', () => {
    expect(withReferences([{ op: 'replace', path: '/connectionId', value: idText(link) }])).toEqual([
      { op: 'replace', path: '/connectionId', value: link },
    ]);
  });

  it('is a reference with what stands before and after it', () => {
    const path = `/apiStages/${idText(referTo('restApi'))}:prod`;
    const [operation] = withReferences([{ op: 'add', path, value: `x${idText(link)}` }]);
    expect(operation).toEqual({
      op: 'add',
      path: { reference: 'restApi', member: 'id', parts: ['/apiStages/', ':prod'] },
      value: { ...link, parts: ['x', ''] },
    });
    expect(Object.isFrozen(operation?.path)).toBe(true);
  });

  it('has the member that it had', () => {
    const root = referTo('restApi', 'rootResourceId');
    expect(withReferences([{ op: 'replace', path: '/parentId', value: idText(root) }])[0]?.value).toEqual(root);
  });

  it.each([['text'], ['']])('is not found in %j, nor added to an operation without a value', (text) => {
    expect(withReferences([{ op: 'replace', path: '/description', value: text }])).toEqual([
      { op: 'replace', path: '/description', value: text },
    ]);
    expect(withReferences([{ op: 'remove', path: '/policy' }])).toStrictEqual([{ op: 'remove', path: '/policy' }]);
    expect(withReferences([{ op: 'remove' }])).toStrictEqual([{ op: 'remove' }]);
  });

  it('is not found in a value that happens to contain the same mark', () => {
    expect(withReferences([{ op: 'replace', path: '/description', value: 'a\u0000b' }])[0]?.value).toBe('a\u0000b');
  });

  it('is an id as it is where that is known', () => {
    expect(idText('a1b2c3')).toBe('a1b2c3');
  });
});

describe('what a thing refers to', () => {
  it('is what its kind says, and nothing where the kind says none or there is no thing', () => {
    const guarded = method('GET', { authorizationType: 'CUSTOM', authorizer: { name: 'jwt' } });
    expect(referencesOf(methodKind, guarded)).toEqual(['authorizer jwt']);
    expect(referencesOf(methodKind, undefined)).toEqual([]);
    expect(referencesOf(requestValidatorKind, { kind: 'RequestValidator', name: 'strict' })).toEqual([]);
  });
});

describe('what patches are worked out from', () => {
  const ids = { of: referTo };

  it('is what the kind makes of a thing, with texts that stand for ids', () => {
    const guarded = method('GET', { authorizationType: 'CUSTOM', authorizer: { name: 'jwt' } });
    expect(patchable(methodKind, guarded, ids)).toMatchObject({ authorizerId: idText(referTo('authorizer jwt')) });
  });

  it('is the thing itself where the kind makes nothing of it', () => {
    const jwt = { kind: 'Authorizer', name: 'jwt', type: 'TOKEN' } as const;
    expect(authorizerKind.patchable).toBeUndefined();
    expect(patchable(authorizerKind, jwt, ids)).toBe(jwt);
  });
});
