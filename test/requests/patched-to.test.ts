import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { isPatchedTo, remainingOf } from '../../src/requests/patched-to.js';

const live = {
  uri: 'https://example.com',
  timeoutInMillis: 2_000,
  requestTemplates: { 'application/json': '{}' },
  binaryMediaTypes: ['image/png'],
  authorizationScopes: ['read'],
  scopes: ['read', 'write'],
  cacheNamespace: null,
  nothings: [null],
  contentHandling: '',
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
    [{ op: 'copy', path: '/absent', from: '/uri' }, false],
    [{ op: 'add', path: '/requestTemplates/text~1plain', value: '' }, false],
    [{ op: 'replace', path: '/cacheNamespace', value: '' }, true],
    [{ op: 'replace', path: '/scopes', value: 'read,write' }, false],
    [{ op: 'remove', path: '/uri/length' }, true],
    [{ op: 'remove', path: '/uri', value: 'https://example.com' }, false],
    [{ op: 'remove', path: '/cacheNamespace/pets' }, true],
    [{ op: 'remove', path: '/contentHandling' }, true],
    [{ op: 'remove', path: '/authorizationScopes' }, false],
    [{ op: 'add', path: '/nothings/null' }, true],
    [{ op: 'add', path: '/nothings', value: 'a' }, false],
  ] as const)('%j: %s', (operation, done) => {
    expect(isPatchedTo(live, [operation])).toBe(done);
  });

  it('asks every operation, and says no to none', () => {
    const done = { op: 'replace', path: '/uri', value: 'https://example.com' } as const;
    expect(isPatchedTo(live, [done, { op: 'remove', path: '/uri' }])).toBe(false);
    expect(isPatchedTo(live, [])).toBe(false);
  });
});

const stage = {
  variables: { backend: 'blue' },
  methodSettings: { '*/*': { loggingLevel: 'INFO' }, '~1pets~1{id}/GET': { cachingEnabled: true }, '~1/GET': {} },
};
const usagePlan = {
  apiStages: [
    {
      apiId: 'a1',
      stage: 'prod',
      throttle: { '/pets/GET': { rateLimit: 10, burstLimit: 0 }, '//GET': {}, '/rateLimit/GET': { rateLimit: 1 } },
    },
  ],
};

describe('remainingOf', () => {
  it.each([
    [stage, { op: 'remove', path: '/~1pets~1{id}/GET' }, 'left'],
    [stage, { op: 'remove', path: '/~1pets/GET' }, 'done'],
    [stage, { op: 'remove', path: '/~1/GET' }, 'left'],
    [stage, { op: 'remove', path: '/*/*' }, 'left'],
    [stage, { op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' }, 'left'],
    [stage, { op: 'remove', path: '/variables/gone' }, 'done'],
    [stage, { op: 'remove', path: '/variables/backend' }, 'left'],
    [stage, { op: 'remove', path: '/canarySettings' }, 'done'],
    [{}, { op: 'remove', path: '/*/*' }, 'done'],
    [{}, { op: 'remove', path: '/apiStages/a1:prod/throttle//pets/GET' }, 'done'],
    [stage, { op: 'remove', path: '/~1pets~1{id}/*' }, 'done'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:prod' }, 'left'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:beta' }, 'done'],
    [{ apiStages: [{ apiId: 'a1', stage: 'prod' }] }, { op: 'remove', path: '/apiStages/a1:prod' }, 'left'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:prod/throttle//pets/*' }, 'done'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:prod/throttle//pets/GET/rateLimit' }, 'left'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:prod/throttle///GET/rateLimit' }, 'done'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:beta/throttle' }, 'done'],
    [{ apiStages: [{ apiId: 'a1', stage: 'prod' }] }, { op: 'remove', path: '/apiStages/a1:prod/throttle' }, 'done'],
    [usagePlan, { op: 'remove', path: '/apiStages', value: 'a1:beta' }, 'done'],
    [usagePlan, { op: 'remove', path: '/apiStages', value: 'a1:prod' }, 'left'],
    [usagePlan, { op: 'add', path: '/apiStages', value: 'a1:prod' }, 'done'],
    [usagePlan, { op: 'add', path: '/apiStages', value: 'a1:beta' }, 'left'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:prod/throttle//pets/GET' }, 'left'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:prod/throttle//dogs/GET' }, 'done'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:prod/throttle///GET' }, 'left'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:prod/throttle' }, 'left'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:beta/throttle//pets/GET' }, 'done'],
    [usagePlan, { op: 'remove', path: '/quota' }, 'done'],
    [usagePlan, { op: 'remove', path: '/more/apiStages/a1:prod/throttle' }, 'done'],
    [{ apiStages: [{ apiId: 'a1', stage: 'prod' }] }, { op: 'remove', path: '/apiStages/a1:prod/throttled' }, 'left'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:prod/throttle//rateLimit/GET' }, 'left'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:prod/throttle//rateLimit/GET/rateLimit' }, 'left'],
    [usagePlan, { op: 'remove', path: '/apiStages/a1:prod/throttle//rateLimit/GET/burstLimit' }, 'done'],
    [stage, { op: 'remove', path: '/more/*/*' }, 'done'],
    [live, { op: 'add', path: '/binaryMediaTypes/image~1png' }, 'done'],
    [live, { op: 'add', path: '/binaryMediaTypes/image~1gif' }, 'left'],
    [live, { op: 'replace', path: '/binaryMediaTypes/image~1png', value: 'image/gif' }, 'left'],
    [live, { op: 'copy', path: '/uri', from: '/other' }, 'left'],
  ] as const)('of %j: %j is %s', (thing, operation, state) => {
    expect(remainingOf(thing, [operation])).toEqual(state === 'left' ? [operation] : []);
  });

  it('does once more all of what a patch changes twice', () => {
    const again = (...patch: PatchOperation[]) => expect(remainingOf({ ...live, ...usagePlan }, patch)).toEqual(patch);
    again({ op: 'remove', path: '/binaryMediaTypes/image~1png' }, { op: 'add', path: '/binaryMediaTypes/image~1png' });
    again(
      { op: 'add', path: '/authorizationScopes', value: 'a' },
      { op: 'remove', path: '/authorizationScopes', value: 'a' },
    );
    again(
      { op: 'replace', path: '/apiStages/a1:prod/throttle//dogs/GET/rateLimit', value: '1' },
      { op: 'remove', path: '/apiStages/a1:prod/throttle//dogs/GET' },
    );
    again({ op: 'copy', path: '/variables', from: '/other' }, { op: 'remove', path: '/variables/gone' });
    again(
      { op: 'replace', path: '/authorizationScopes', value: 'admin' },
      { op: 'add', path: '/authorizationScopes', value: 'read' },
    );
  });

  it('takes no place for another whose name begins as its own does, and no item for another', () => {
    const replace = { op: 'replace', path: '/variables/color', value: 'green' } as const;
    expect(remainingOf(stage, [replace, { op: 'remove', path: '/variables/col' }])).toEqual([replace]);
    const add = { op: 'add', path: '/authorizationScopes', value: 'write' } as const;
    expect(remainingOf(live, [add, { op: 'remove', path: '/authorizationScopes', value: 'admin' }])).toEqual([add]);
  });
});

it('sees a patch of a usage plan done', () => {
  const path = '/apiStages/a1:prod/throttle//pets/GET/rateLimit';
  expect(isPatchedTo(usagePlan, [{ op: 'replace', path, value: '10' }])).toBe(true);
  expect(isPatchedTo(usagePlan, [{ op: 'replace', path, value: '9' }])).toBe(false);
  const burst = '/apiStages/a1:prod/throttle//pets/GET/burstLimit';
  expect(isPatchedTo(usagePlan, [{ op: 'replace', path: burst, value: '0' }])).toBe(true);
  expect(isPatchedTo(usagePlan, [{ op: 'replace', path: burst, value: '1' }])).toBe(false);
  expect(isPatchedTo(usagePlan, [{ op: 'add', path: '/apiStages', value: 'a1:prod' }])).toBe(true);
  expect(isPatchedTo(usagePlan, [{ op: 'remove', path: '/apiStages', value: 'a1:prod' }])).toBe(false);
});
