import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { HttpResponse } from '@smithy/core/protocols';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway, restApi } from '../../src/index.js';

const api = restApi('petstore').requestValidator('strict', { validateRequestBody: true });
const petstore = api.define(
  api.resource('/pets').method('GET').requestValidator('strict').methodResponse('200').integration().mock(),
);

/** A client behind a proxy that answers the first request of an operation by itself, before or after the service. */
function behindProxy(operation: string, body: string, isPassedOn: boolean) {
  const clock = new ManualClock();
  const embedded = new EmbeddedApiGateway({ clock });
  const client = new APIGatewayClient(embedded.clientConfig);
  let isToCome = true;
  client.middlewareStack.add(
    (next, context) => async (request) => {
      if (context['commandName'] !== `${operation}Command` || !isToCome) return next(request);
      isToCome = false;
      if (isPassedOn) await next(request);
      const headers = { 'content-type': 'application/json' };
      return { response: new HttpResponse({ statusCode: 200, headers, body: new TextEncoder().encode(body) }) };
    },
    { step: 'deserialize', priority: 'low', name: 'proxy', override: true },
  );
  return { clock, embedded, gateway: new ApiGateway(client, { clock, quotas: false }), isOver: () => !isToCome };
}

describe.each([
  'CreateRestApi',
  'CreateResource',
  'CreateRequestValidator',
  'PutMethod',
  'PutMethodResponse',
  'PutIntegration',
])('a 200 to %s that isn’t the service’s', (operation) => {
  it.each(['', '[]', '{}', 'null', '<html>'])('counts for nothing: %j', async (body) => {
    for (const isPassedOn of [false, true]) {
      const { clock, gateway, isOver } = behindProxy(operation, body, isPassedOn);
      const { restApiId } = await clock.run(gateway.plan(petstore).then((plan) => gateway.apply(plan)));
      expect(isOver()).toBe(true);
      expect((await gateway.plan(petstore, { restApiId })).isEmpty).toBe(true);
      expect(await gateway.listRestApis().toArray({ limit: 5 })).toHaveLength(1);
    }
  });
});
