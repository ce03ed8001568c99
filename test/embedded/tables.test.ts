import { GatewayResponseType, IntegrationType } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { hasBackend, isProxy, overAws, overHttp } from '../../src/definition/integration-starts.js';
import { gatewayResponseTypes } from '../../src/embedded/invoke/gateway-response-types.js';
import * as embedded from '../../src/embedded/invoke/integration-types.js';
import { gatewayResponseStatusCodes } from '../../src/kinds/gateway-response.js';

describe('the embedded gateway’s own tables say the same as the library’s', () => {
  it('of the types of gateway responses, and of the status of each', () => {
    expect(Object.keys(gatewayResponseTypes).sort()).toEqual(Object.values(GatewayResponseType).sort());
    const statusCodes = Object.entries(gatewayResponseTypes).flatMap(([type, { statusCode }]) =>
      statusCode === undefined ? [] : [[type, statusCode]],
    );
    expect(Object.fromEntries(statusCodes)).toEqual(gatewayResponseStatusCodes);
  });

  it.each(Object.values(IntegrationType))('of integrations of the type %s', (type) => {
    expect(embedded.isIntegrationType(type)).toBe(true);
    expect([embedded.isAws(type), embedded.isHttp(type), embedded.hasBackend(type), embedded.isProxy(type)]).toEqual([
      overAws(type),
      overHttp(type),
      hasBackend(type),
      isProxy(type),
    ]);
  });
});
