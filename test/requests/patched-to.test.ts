import { describe, expect, it } from 'vitest';
import { isPatchedTo } from '../../src/requests/patched-to.js';

const live = {
  uri: 'https://example.com',
  timeoutInMillis: 2_000,
  requestTemplates: { 'application/json': '{}' },
  binaryMediaTypes: ['image/png'],
  authorizationScopes: ['read'],
};

describe('isPatchedTo', () => {
  it.each([
    [{ op: 'replace', path: '/uri', value: 'https://example.com' }, true],
    [{ op: 'replace', path: '/uri', value: 'https://other.example.com' }, false],
    [{ op: 'replace', path: '/timeoutInMillis', value: '2000' }, true],
    [{ op: 'add', path: '/requestTemplates/application~1json', value: '{}' }, true],
    [{ op: 'add', path: '/requestTemplates/text~1plain', value: '{}' }, false],
    [{ op: 'remove', path: '/requestTemplates/text~1plain' }, true],
    [{ op: 'remove', path: '/requestTemplates/application~1json' }, false],
    [{ op: 'add', path: '/binaryMediaTypes/image~1png' }, true],
    [{ op: 'add', path: '/binaryMediaTypes/image~1gif' }, false],
    [{ op: 'add', path: '/cacheKeyParameters/method.request.path.id' }, false],
    [{ op: 'remove', path: '/binaryMediaTypes/image~1png' }, false],
    [{ op: 'add', path: '/authorizationScopes', value: 'read' }, true],
    [{ op: 'add', path: '/authorizationScopes', value: 'write' }, false],
    [{ op: 'remove', path: '/authorizationScopes', value: 'write' }, true],
    [{ op: 'remove', path: '/authorizationScopes', value: 'read' }, false],
    [{ op: 'replace', path: '/description', value: '' }, true],
    [{ op: 'copy', path: '/uri', from: '/uri' }, false],
  ] as const)('%j: %s', (operation, done) => {
    expect(isPatchedTo(live, [operation])).toBe(done);
  });

  it('asks every operation, and says no to none', () => {
    const done = { op: 'replace', path: '/uri', value: 'https://example.com' } as const;
    expect(isPatchedTo(live, [done, { op: 'remove', path: '/uri' }])).toBe(false);
    expect(isPatchedTo(live, [])).toBe(false);
  });
});
