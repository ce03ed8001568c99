import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { diff } from '../../src/diff/diff.js';
import { clearableSettings } from '../../src/kinds/rest-api.js';
import { normaliseRestApi } from '../../src/model/normalise.js';
import type { RestApiSettings } from '../../src/model/rest-api.js';
import { restApi as patches } from '../../src/patch/rules/rest-api.js';
import { api, found } from '../diff/apis.js';

const operations = (desired: RestApiSettings, live: RestApiSettings) => {
  const { model } = restApi('petstore', desired as object).define();
  return diff(normaliseRestApi(model), found({ ...api({}), name: 'petstore', settings: live }), {}).changes.flatMap(
    ({ patches: calls }) => calls?.flat() ?? [],
  );
};

describe('null', () => {
  it('clears what an update of the service can clear', () => {
    for (const setting of clearableSettings) expect(patches.rules[`/${setting}`]).toHaveProperty('clear');
  });

  it('switches compression off, and takes a policy away', () => {
    const live = { minimumCompressionSize: 1024, policy: '{"Version":"2012-10-17"}', description: 'a' };
    expect(operations({ minimumCompressionSize: null, policy: null, description: null }, live)).toEqual([
      { op: 'remove', path: '/description' },
      { op: 'replace', path: '/minimumCompressionSize' },
      { op: 'replace', path: '/policy', value: '' },
    ]);
  });

  it('does nothing where nothing is set', () => {
    expect(operations({ minimumCompressionSize: null, policy: null }, {})).toEqual([]);
  });

  it('is left out of a new API', () => {
    const [create] = restApi('petstore', { minimumCompressionSize: null, policy: null }).define().compile();
    expect(create?.input).toEqual({ name: 'petstore' });
  });

  it('is refused where there is nothing to clear', () => {
    const define = () => restApi('petstore', { apiKeySource: null } as object).define();
    expect(define).toThrow("'apiKeySource' takes a string.");
  });
});

describe('an API that is private no longer', () => {
  it('gives its VPC endpoints up with its type', () => {
    const live: RestApiSettings = {
      endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
    };
    expect(operations({ endpointConfiguration: { types: ['REGIONAL'] } }, live)).toEqual([
      { op: 'remove', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-1' },
      { op: 'replace', path: '/endpointConfiguration/types/PRIVATE', value: 'REGIONAL' },
    ]);
  });
});
