import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.js';
import type { EndpointConfigurationNode, RestApiSettings } from '../../src/model/rest-api.js';
import { api, found } from './apis.js';

const changed = (desired: RestApiSettings, live: RestApiSettings) =>
  diff(api({ settings: desired }), found(api({ settings: live }))).changes;

/** What is sent to come from one endpoint to another. */
const sent = (desired: EndpointConfigurationNode, live?: EndpointConfigurationNode) =>
  changed({ endpointConfiguration: desired }, live === undefined ? {} : { endpointConfiguration: live }).flatMap(
    ({ patches = [] }) => patches.flat().map(({ op, path, value }) => [op, path, value]),
  );

describe('the endpoint of an API', () => {
  it('keeps what nobody speaks of', () => {
    const regional = { types: ['REGIONAL' as const], ipAddressType: 'dualstack' as const };
    expect(sent({ types: ['REGIONAL'] }, regional)).toEqual([]);
    const inVpc = { types: ['PRIVATE' as const], ipAddressType: 'dualstack' as const, vpcEndpointIds: ['vpce-1'] };
    expect(sent({ types: ['PRIVATE'] }, inVpc)).toEqual([]);
    expect(sent({ ipAddressType: 'dualstack' }, inVpc)).toEqual([]);
    expect(changed({ description: 'new' }, { endpointConfiguration: inVpc })).toMatchObject([
      { patches: [[{ op: 'replace', path: '/description', value: 'new' }]] },
    ]);
  });

  it('that becomes private has both address types without being told to, whatever it had', () => {
    for (const live of [undefined, {}, { types: ['EDGE'] }, { types: ['EDGE'], ipAddressType: 'ipv4' }] as const) {
      expect(sent({ types: ['PRIVATE'] }, live)).toEqual([['replace', '/endpointConfiguration/types/EDGE', 'PRIVATE']]);
    }
  });

  it('that is private already is left as it is', () => {
    expect(sent({ types: ['PRIVATE'] }, { types: ['PRIVATE'] })).toEqual([]);
    expect(sent({ types: ['PRIVATE'] }, { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] })).toEqual([]);
  });

  it('that is private no longer gives its VPC endpoints up', () => {
    const operations = sent({ types: ['REGIONAL'] }, { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] });
    expect(operations).toContainEqual(['remove', '/endpointConfiguration/vpcEndpointIds', 'vpce-1']);
    expect(sent({ types: ['REGIONAL'] }, { types: ['REGIONAL'] })).toEqual([]);
  });
});

describe('the policy of an API', () => {
  const allow = '{"Statement":[{"Effect":"Allow"}]}';

  it('is set where the API has no policy, and stays where the definition does not mention it', () => {
    expect(changed({ policy: allow }, {})).toMatchObject([{ patches: [[{ path: '/policy', value: allow }]] }]);
    expect(changed({}, { policy: allow })).toEqual([]);
    expect(changed({ policy: '{"Statement":{"Effect":"Allow"}}' }, { policy: allow })).toEqual([]);
  });
});

describe('the tags of an API', () => {
  it('are one change of their own', () => {
    expect(changed({ tags: { team: 'pets' } }, {})).toEqual([
      { action: 'update', kind: 'Tags', address: 'restApi', before: {}, after: { team: 'pets' }, needs: [], frees: [] },
    ]);
    expect(changed({ tags: { team: 'pets' } }, { tags: { team: 'pets' } })).toEqual([]);
    expect(changed({ tags: {} }, {})).toEqual([]);
    expect(changed({}, { tags: { team: 'pets' } })).toEqual([]);
  });
});

describe('a new API', () => {
  it('is made first, with nothing to wait for', () => {
    const settings = { description: 'new' };
    expect(diff(api({ settings }), undefined).changes).toEqual([
      {
        action: 'create',
        kind: 'RestApi',
        address: 'restApi',
        after: { name: 'petstore', settings },
        needs: [],
        frees: [],
      },
    ]);
  });

  it('has the models that the service makes, which are updated where they differ and stay where nobody speaks of them', () => {
    const Empty = { kind: 'Model', name: 'Empty', contentType: 'application/json', schema: '{"title":"Own"}' } as const;
    const [, model, ...others] = diff(api({ models: { Empty } }), undefined, { prune: true }).changes;
    expect(model).toMatchObject({ action: 'update', kind: 'Model', address: 'model Empty' });
    expect(others).toEqual([]);
  });
});
