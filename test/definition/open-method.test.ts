import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';

const uri = 'https://example.com';

describe('definition.open-method', () => {
  it('is off by default', () => {
    const api = restApi('petstore');
    expect(api.define(api.resource('/').method('GET').integration().httpProxy(uri)).warnings).toEqual([]);
  });

  it('finds every method that everybody may call, and no OPTIONS of cors()', () => {
    const api = restApi('petstore', { rules: { 'definition.open-method': 'error' } }).defaults({
      authorizationType: 'AWS_IAM',
      cors: { allowOrigins: ['*'] },
    });
    const method = (path: string, verb: 'GET' | 'OPTIONS' = 'GET') => api.resource(path).method(verb);
    const open = method('/open').authorizationType('NONE').integration().httpProxy(uri);
    const options = method('/own', 'OPTIONS').authorizationType('NONE').integration().httpProxy(uri);
    const kept = method('/kept').integration().httpProxy(uri);
    const withKey = method('/key').authorizationType('NONE').apiKeyRequired().integration().httpProxy(uri);
    expect(() => api.define(kept, withKey)).not.toThrow();
    expect(() => api.define(kept, withKey, open, options)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ code: 'definition.open-method', address: 'GET /open' }),
          expect.objectContaining({ code: 'definition.open-method', address: 'OPTIONS /own' }),
        ],
      }),
    );
  });
});
