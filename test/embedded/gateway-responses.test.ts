import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi, replace } from './account.js';

describe('gateway responses', () => {
  it('are the service’s own until they are customised, and again afterwards', async () => {
    const { client, restApiId } = await emptyApi();
    const one = { restApiId, responseType: 'DEFAULT_4XX' as const };
    const read = () => client.send(new sdk.GetGatewayResponseCommand(one));
    expect(await read()).toMatchObject({ defaultResponse: true });
    await client.send(new sdk.UpdateGatewayResponseCommand({ ...one, ...replace('/statusCode', '418') }));
    expect(await read()).toMatchObject({ defaultResponse: false, statusCode: '418' });
    await client.send(new sdk.DeleteGatewayResponseCommand(one));
    expect(await read()).toMatchObject({ defaultResponse: true });
    const { items } = await client.send(new sdk.GetGatewayResponsesCommand({ restApiId }));
    expect(items?.map(({ responseType }) => responseType).sort()).toEqual(
      Object.values(sdk.GatewayResponseType).sort(),
    );
  });
});
