import { describe, expect, it } from 'vitest';
import { authorizerDefaults, authorizerKind } from '../../src/kinds/authorizer.js';
import { gatewayResponseKind } from '../../src/kinds/gateway-response.js';
import { integrationDefaults } from '../../src/kinds/integration.js';
import { methodDefaults } from '../../src/kinds/method.js';
import {
  normaliseIntegration,
  normaliseListed,
  normaliseMethod,
  normaliseRestApi,
  normaliseSettings,
} from '../../src/model/normalise.js';
import { integration, method } from '../diff/apis.js';
import fc from '../fast-check.js';
import { arbitraryApi } from '../gateway/arbitrary-api.js';

describe('normalising', () => {
  it('twice is the same as once', () => {
    fc.assert(
      fc.property(arbitraryApi, (api) => {
        const once = normaliseRestApi(api);
        expect(normaliseRestApi(once)).toEqual(once);
      }),
    );
  });

  it('leaves out what the service fills in', () => {
    expect(normaliseIntegration(integration({ ...integrationDefaults, cacheNamespace: 'r1' }), 'r1')).toEqual(
      integration(),
    );
    expect(normaliseMethod(method('GET', methodDefaults))).toEqual(method('GET'));
    const jwt = { kind: 'Authorizer', name: 'jwt', type: 'COGNITO_USER_POOLS', providerARNs: ['arn'] } as const;
    expect(normaliseListed(authorizerKind, { ...authorizerDefaults.COGNITO_USER_POOLS, ...jwt })).toEqual(jwt);
  });

  it('leaves out what has no effect', () => {
    expect(normaliseIntegration(integration({ type: 'MOCK' }))).toEqual({
      kind: 'Integration',
      type: 'MOCK',
      integrationResponses: {},
    });
    expect(normaliseIntegration(integration({ type: 'HTTP_PROXY', passthroughBehavior: 'NEVER' }))).toEqual(
      integration({ type: 'HTTP_PROXY' }),
    );
    expect(normaliseMethod(method('GET', { authorizer: { name: 'jwt' }, authorizationScopes: ['a'] }))).toEqual(
      method('GET'),
    );
  });

  it('keeps what differs from a default, false and 0 too', () => {
    const telling = integration({
      passthroughBehavior: 'NEVER',
      timeoutInMillis: 50,
      tlsConfig: { insecureSkipVerification: true },
      cacheKeyParameters: ['a'],
    });
    expect(normaliseIntegration(telling)).toEqual(telling);
    const uncached = { kind: 'Authorizer', name: 'a', type: 'REQUEST', authorizerResultTtlInSeconds: 0 } as const;
    expect(normaliseListed(authorizerKind, uncached)).toEqual(uncached);
  });

  it('knows the status of each gateway response', () => {
    const response = { kind: 'GatewayResponse', responseType: 'THROTTLED' } as const;
    expect(normaliseListed(gatewayResponseKind, { ...response, statusCode: '429' })).toEqual(response);
    expect(normaliseListed(gatewayResponseKind, { ...response, statusCode: '503' })).toEqual({
      ...response,
      statusCode: '503',
    });
  });

  it('keeps every setting that is spoken of, empty ones too', () => {
    const settings = { description: '', binaryMediaTypes: [], disableExecuteApiEndpoint: false, tags: {} };
    expect(normaliseSettings(settings)).toEqual(settings);
  });
});
