import { describe, expect, it } from 'vitest';
import type { IntegrationNode } from '../../src/model/integration.js';
import { PatchError } from '../../src/patch/error.js';
import { patchBetween, unpatchableMembers } from '../../src/patch/patch-between.js';
import { patchCalls } from '../../src/patch/patch-calls.js';

describe('patchBetween', () => {
  it('finds nothing to do between equal things', () => {
    const integration: IntegrationNode = {
      kind: 'Integration',
      type: 'HTTP',
      httpMethod: 'GET',
      uri: 'https://example.com',
      requestParameters: { 'integration.request.header.A': "'a'" },
      cacheKeyParameters: ['method.request.querystring.b', 'method.request.querystring.a'],
      integrationResponses: {},
    };
    const observed = {
      ...integration,
      cacheKeyParameters: ['method.request.querystring.a', 'method.request.querystring.b'],
      requestParameters: { ...integration.requestParameters },
      timeoutInMillis: 29000,
      passthroughBehavior: 'WHEN_NO_MATCH',
      connectionType: 'INTERNET',
    } as const;
    expect(patchBetween('integration', observed, integration)).toEqual([]);
    expect(patchBetween('integration', integration, observed)).toEqual([]);
  });

  it('writes scalars as text, and a member that is left out as its default', () => {
    expect(
      patchBetween(
        'integration',
        { timeoutInMillis: 5000 },
        { passthroughBehavior: 'NEVER', tlsConfig: { insecureSkipVerification: true } },
      ),
    ).toEqual([
      { op: 'replace', path: '/passthroughBehavior', value: 'NEVER' },
      { op: 'replace', path: '/timeoutInMillis', value: '29000' },
      { op: 'replace', path: '/tlsConfig/insecureSkipVerification', value: 'true' },
    ]);
  });

  it("clears a scalar by '', by no value, or by remove, as the service wants it", () => {
    expect(patchBetween('integration', { contentHandling: 'CONVERT_TO_TEXT' }, {})).toEqual([
      { op: 'replace', path: '/contentHandling', value: '' },
    ]);
    expect(patchBetween('method', { requestValidatorId: 'v1', operationName: 'x' }, {})).toEqual([
      { op: 'replace', path: '/operationName' },
      { op: 'replace', path: '/requestValidatorId' },
    ]);
    expect(patchBetween('restApi', { description: 'x', minimumCompressionSize: 0 }, {})).toEqual([
      { op: 'remove', path: '/description' },
      { op: 'replace', path: '/minimumCompressionSize' },
    ]);
  });

  it('adds, replaces and removes the entries of a map, escaped, removals first', () => {
    expect(
      patchBetween(
        'integration',
        { requestTemplates: { 'application/json': 'a', 'text/a~b': 'c' } },
        { requestTemplates: { 'application/json': 'b', 'text/plain': '' } },
      ),
    ).toEqual([
      { op: 'remove', path: '/requestTemplates/text~1a~0b' },
      { op: 'replace', path: '/requestTemplates/application~1json', value: 'b' },
      { op: 'add', path: '/requestTemplates/text~1plain' },
    ]);
  });

  it('takes names that every object inherits for names', () => {
    const named = (name: string, value: boolean) => Object.fromEntries([[name, value]]);
    expect(
      patchBetween(
        'method',
        { requestParameters: named('constructor', true) },
        { requestParameters: named('__proto__', false) },
      ),
    ).toEqual([
      { op: 'remove', path: '/requestParameters/constructor' },
      { op: 'add', path: '/requestParameters/__proto__', value: 'false' },
    ]);
  });

  it('names the element of a set in the path or in the value', () => {
    expect(patchBetween('integration', { cacheKeyParameters: ['a', 'b'] }, { cacheKeyParameters: ['b', 'c'] })).toEqual(
      [
        { op: 'add', path: '/cacheKeyParameters/c' },
        { op: 'remove', path: '/cacheKeyParameters/a' },
      ],
    );
    expect(
      patchBetween(
        'method',
        { authorizationType: 'COGNITO_USER_POOLS', authorizationScopes: ['a/b'] },
        { authorizationType: 'NONE', authorizationScopes: [] },
      ),
    ).toEqual([
      { op: 'remove', path: '/authorizationScopes', value: 'a/b' },
      { op: 'replace', path: '/authorizationType', value: 'NONE' },
    ]);
    expect(patchBetween('authorizer', { providerARNs: ['arn:1'] }, { providerARNs: ['arn:2'] })).toEqual([
      { op: 'add', path: '/providerARNs', value: 'arn:2' },
      { op: 'remove', path: '/providerARNs', value: 'arn:1' },
    ]);
  });

  it('replaces one binary media type by another in one operation', () => {
    expect(
      patchBetween(
        'restApi',
        { binaryMediaTypes: ['image/png', 'image/jpeg'] },
        { binaryMediaTypes: ['image/jpeg', 'image/gif'] },
      ),
    ).toEqual([{ op: 'replace', path: '/binaryMediaTypes/image~1png', value: 'image/gif' }]);
  });

  it('compares JSON by content, also when the service answers it escaped once more', () => {
    expect(
      patchBetween('model', { schema: '{"type": "object", "a": 1}' }, { schema: '{"a":1,"type":"object"}' }),
    ).toEqual([]);
    expect(
      patchBetween('restApi', { policy: '{\\"Version\\":\\"2012-10-17\\"}' }, { policy: '{"Version":"2012-10-17"}' }),
    ).toEqual([]);
    expect(patchBetween('model', { schema: '{"a":[1,2]}' }, { schema: '{"a":[2,1]}' })).toEqual([
      { op: 'replace', path: '/schema', value: '{"a":[2,1]}' },
    ]);
  });

  it('moves a REST API to another endpoint type before its VPC endpoints, and away after them', () => {
    expect(
      patchBetween(
        'restApi',
        { endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } },
        { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] } },
      ),
    ).toEqual([
      { op: 'replace', path: '/endpointConfiguration/types/REGIONAL', value: 'PRIVATE' },
      { op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-1' },
    ]);
    expect(
      patchBetween(
        'restApi',
        { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] } },
        { endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'dualstack' } },
      ),
    ).toEqual([
      { op: 'remove', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-1' },
      { op: 'replace', path: '/endpointConfiguration/types/PRIVATE', value: 'REGIONAL' },
    ]);
  });

  it('removes a block as a whole, and rebuilds it when a member of it goes', () => {
    const accessLogSettings = { destinationArn: 'arn:log', format: '$context.requestId' };
    expect(patchBetween('stage', { accessLogSettings }, {})).toEqual([{ op: 'remove', path: '/accessLogSettings' }]);
    expect(patchBetween('stage', { accessLogSettings }, { accessLogSettings: { destinationArn: 'arn:log' } })).toEqual([
      { op: 'remove', path: '/accessLogSettings' },
      { op: 'replace', path: '/accessLogSettings/destinationArn', value: 'arn:log' },
    ]);
    expect(patchBetween('stage', {}, { canarySettings: { percentTraffic: 0 } })).toEqual([
      { op: 'replace', path: '/canarySettings/percentTraffic', value: '0' },
    ]);
    expect(patchBetween('usagePlan', { quota: { limit: 5, period: 'DAY' }, throttle: { rateLimit: 1 } }, {})).toEqual([
      { op: 'remove', path: '/throttle' },
      { op: 'remove', path: '/quota' },
    ]);
  });

  it('sets the settings of methods, the default first, and takes a throttle away by setting the rest again', () => {
    expect(
      patchBetween(
        'stage',
        {},
        { methodSettings: { '/pets/GET': { cachingEnabled: true }, '*/*': { loggingLevel: 'INFO' } } },
      ),
    ).toEqual([
      { op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' },
      { op: 'replace', path: '/~1pets/GET/caching/enabled', value: 'true' },
    ]);
    expect(
      patchBetween(
        'stage',
        { methodSettings: { '~1pets/GET': { throttlingBurstLimit: 7, cachingEnabled: true, cacheTtlInSeconds: 300 } } },
        { methodSettings: { '~1pets/GET': { cachingEnabled: true } } },
      ),
    ).toEqual([
      { op: 'remove', path: '/~1pets/GET' },
      { op: 'replace', path: '/~1pets/GET/caching/enabled', value: 'true' },
    ]);
    expect(patchBetween('stage', { methodSettings: { '*/*': {} } }, { methodSettings: {} })).toEqual([
      { op: 'remove', path: '/*/*' },
    ]);
  });

  it('adds and removes the stages of a usage plan, with the throttles of their methods', () => {
    expect(
      patchBetween(
        'usagePlan',
        { apiStages: [{ apiId: 'a', stage: 'dev' }] },
        { apiStages: [{ apiId: 'b', stage: 'prod', throttle: { '/pets/GET': { rateLimit: 1.5, burstLimit: 2 } } }] },
      ),
    ).toEqual([
      { op: 'remove', path: '/apiStages', value: 'a:dev' },
      { op: 'add', path: '/apiStages', value: 'b:prod' },
      { op: 'replace', path: '/apiStages/b:prod/throttle//pets/GET/rateLimit', value: '1.5' },
      { op: 'replace', path: '/apiStages/b:prod/throttle//pets/GET/burstLimit', value: '2' },
    ]);
  });

  it('refuses values that the service has no text for, all at once', () => {
    const wrong = { passthroughBehavior: 'SOMETIMES', timeoutInMillis: 10 };
    expect(() => patchBetween('integration', {}, wrong)).toThrow(PatchError);
    try {
      patchBetween('integration', {}, wrong);
    } catch (error) {
      expect((error as PatchError).problems.map(({ code, address }) => [code, address])).toEqual([
        ['patch.value-type', 'UpdateIntegration /passthroughBehavior'],
        ['patch.value-type', 'UpdateIntegration /timeoutInMillis'],
      ]);
    }
  });
});

describe('unpatchableMembers', () => {
  it('names what only putting or creating again can change', () => {
    expect(unpatchableMembers('integration', { type: 'MOCK', credentials: 'a' }, { type: 'HTTP' })).toEqual([
      'type',
      'credentials',
    ]);
    expect(unpatchableMembers('model', { contentType: 'application/json' }, { contentType: 'text/xml' })).toEqual([
      'contentType',
    ]);
    expect(unpatchableMembers('authorizer', { type: 'TOKEN' }, { type: 'REQUEST' })).toEqual([]);
    expect(unpatchableMembers('authorizer', { type: 'TOKEN' }, { type: 'COGNITO_USER_POOLS' })).toEqual(['type']);
    expect(unpatchableMembers('gatewayResponse', { statusCode: '400' }, {})).toEqual(['statusCode']);
    expect(unpatchableMembers('restApi', { tags: {} }, { name: 'x' })).toEqual([]);
  });
});

describe('patchCalls', () => {
  it('sends request parameters before cache keys, in two calls, and everything else in one', () => {
    const requestParameters = { 'integration.request.querystring.a': 'method.request.querystring.a' };
    const cacheKeyParameters = ['method.request.querystring.a'];
    const both = patchBetween('integration', {}, { requestParameters, cacheKeyParameters, cacheNamespace: 'n' });
    expect(patchCalls('integration', both).map((call) => call.map(({ path }) => path))).toEqual([
      ['/requestParameters/integration.request.querystring.a', '/cacheNamespace'],
      ['/cacheKeyParameters/method.request.querystring.a'],
    ]);
    expect(patchCalls('integration', patchBetween('integration', {}, { cacheKeyParameters, uri: 'x' }))).toHaveLength(
      1,
    );
    expect(patchCalls('integration', [])).toEqual([]);
  });

  it('gives a domain its new endpoint before it takes the old one', () => {
    const moved = patchBetween(
      'domainName',
      { endpointConfiguration: { types: ['EDGE'] }, certificateArn: 'arn:edge' },
      { endpointConfiguration: { types: ['REGIONAL'] }, regionalCertificateArn: 'arn:regional' },
    );
    expect(patchCalls('domainName', moved)).toEqual([
      [
        { op: 'add', path: '/regionalCertificateArn', value: 'arn:regional' },
        { op: 'add', path: '/endpointConfiguration/types', value: 'REGIONAL' },
      ],
      [
        { op: 'remove', path: '/certificateArn' },
        { op: 'remove', path: '/endpointConfiguration/types', value: 'EDGE' },
      ],
    ]);
  });

  it('cuts what a stage takes at 80 operations', () => {
    const variables = Object.fromEntries(Array.from({ length: 170 }, (_, index) => [`v${index}`, 'x']));
    const calls = patchCalls('stage', patchBetween('stage', {}, { variables }));
    expect(calls.map((call) => call.length)).toEqual([80, 80, 10]);
  });
});
