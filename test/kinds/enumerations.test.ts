import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { enumerations } from '../../src/kinds/enumerations.js';
import { isNewestSdk } from '../newest-sdk.js';

describe('the enumerations of the service', () => {
  it.each([
    ['gatewayResponseType', sdk.GatewayResponseType],
    ['authorizerType', sdk.AuthorizerType],
    ['apiKeySource', sdk.ApiKeySourceType],
    ['connectionType', sdk.ConnectionType],
    ['contentHandling', sdk.ContentHandlingStrategy],
    ['endpointAccessMode', sdk.EndpointAccessMode],
    ['quotaPeriod', sdk.QuotaPeriodType],
    ['routingMode', sdk.RoutingMode],
    ['endpointType', sdk.EndpointType],
    ['ipAddressType', sdk.IpAddressType],
    ['responseTransferMode', sdk.ResponseTransferMode],
    ['securityPolicy', sdk.SecurityPolicy],
  ] as const)('%s has the values that the SDK has', (name, values) => {
    // An older one, which is supported too, may not know all of them.
    if (isNewestSdk) expect([...enumerations[name]].sort()).toEqual(Object.values(values).sort());
    else expect(enumerations[name]).toEqual(expect.arrayContaining(Object.values(values)));
  });
});
