import { describe, expect, it } from 'vitest';
import { hashOf, stamped, stampIn, unconfirmed, withoutStamp } from '../../src/deployment/stamp.js';

const hash = hashOf('api1', 'dep1', 'content');

describe('the stamp of a deployment', () => {
  it('stands behind what its description says, and is read back', () => {
    expect(stamped('build 7', hash)).toBe(`build 7 [fluent-apigateway:1:${hash}]`);
    expect(stampIn(stamped('build 7', hash))).toEqual({ says: 'content', hash });
    expect(stampIn(stamped('', hash))).toEqual({ says: 'content', hash });
    expect(withoutStamp(stamped('build 7', hash))).toBe('build 7');
    expect(stampIn(unconfirmed('build 7', 'a-b'))).toEqual({ says: 'unconfirmed', nonce: 'a-b' });
  });

  it('says nothing in another format, or twice', () => {
    for (const text of [
      undefined,
      '',
      'build 7',
      `[fluent-apigateway:2:${hash}]`,
      '[fluent-apigateway:1:]',
      '[fluent-apigateway:x:y]',
    ])
      expect(stampIn(text), text).toEqual({ says: 'nothing' });
    expect(stampIn(`${stamped('', hash)} ${stamped('', 'other')}`)).toEqual({ says: 'nothing' });
    expect(withoutStamp(`${stamped('a', hash)} ${stamped('b', 'other')}`)).toBe('a b');
  });

  it('fits one deployment of one API, with one content', () => {
    for (const other of [
      hashOf('api2', 'dep1', 'content'),
      hashOf('api1', 'dep2', 'content'),
      hashOf('api1', 'dep1', 'c'),
    ])
      expect(other).not.toBe(hash);
  });
});
