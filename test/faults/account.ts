import {
  APIGatewayClient,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetMethodCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { expect } from 'vitest';
import { EmbeddedApiGateway, type EmbeddedApiGatewayOptions, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import type { ApiGatewayOptions } from '../../src/gateway/options.js';
import type { GatewayEvent } from '../../src/requests/events.js';
import { apiName } from './apis.js';

/** An account with an API of somebody else's in it, and a gateway over it, on one clock. */
export async function setUpAccount(
  embeddedOptions: EmbeddedApiGatewayOptions = {},
  gatewayOptions: ApiGatewayOptions = {},
) {
  const clock = new ManualClock();
  const embedded = new EmbeddedApiGateway({ clock, ids: 'sequential', callHistory: 'all', ...embeddedOptions });
  const client = new APIGatewayClient({ ...embedded.clientConfig, maxAttempts: 3 });
  const neighbour = await clock.run(client.send(new CreateRestApiCommand({ name: `${apiName} of somebody else` })));
  await clock.run(addOwnRoute(client, neighbour.id ?? ''));
  return over({ clock, embedded, neighbourId: neighbour.id ?? '' }, gatewayOptions);
}

/** An account like another, which is left as it is: setting up takes longer than most tests do. */
export function copyOf<Account extends Parameters<typeof over>[0]>({ clock, embedded, neighbourId }: Account) {
  const own = new ManualClock({ now: clock.now() });
  return over({ clock: own, embedded: embedded.copy({ clock: own }), neighbourId });
}

/** A gateway over an account. */
function over(
  { clock, embedded, neighbourId }: { clock: ManualClock; embedded: EmbeddedApiGateway; neighbourId: string },
  gatewayOptions: ApiGatewayOptions = {},
) {
  const client = new APIGatewayClient({ ...embedded.clientConfig, maxAttempts: 3 });
  const events: GatewayEvent[] = [];
  const newGateway = () =>
    new ApiGateway(client, { clock, quotas: [], onEvent: (event) => events.push(event), ...gatewayOptions });
  return { clock, embedded, client, events, gateway: newGateway(), newGateway, neighbourId };
}

/** The path of a route that no definition has. */
const ownPath = '/made-by-hand';

/** Adds {@link ownPath} to an API, as a person would. */
export async function addOwnRoute(client: APIGatewayClient, restApiId: string): Promise<void> {
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
  const parentId = items.find(({ path }) => path === '/')?.id;
  const { id: resourceId } = await client.send(
    new CreateResourceCommand({ restApiId, parentId, pathPart: ownPath.slice(1) }),
  );
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'AWS_IAM' }));
  await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
}

/** Demands that the route of {@link addOwnRoute} is as it was made. */
export async function expectOwnRoute(client: APIGatewayClient, restApiId: string, where: string): Promise<void> {
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
  const resourceId = items.find(({ path }) => path === ownPath)?.id;
  const own = await client.send(new GetMethodCommand({ restApiId, resourceId, httpMethod: 'GET' }));
  expect(own, where).toMatchObject({ authorizationType: 'AWS_IAM', methodIntegration: { type: 'MOCK' } });
}

/** What an account holds of one API, by what people call it. */
function contentsOf(embedded: EmbeddedApiGateway, restApiId: string) {
  const api = embedded.state().restApis.get(restApiId);
  if (api === undefined) throw new Error(`There is no API ${restApiId}.`);
  return {
    resources: [...api.resources.values()].map(({ parentId, pathPart }) => `${parentId}/${pathPart}`),
    authorizers: [...api.authorizers.values()].map(({ name }) => name),
    models: [...api.models.values()].map(({ name }) => name),
    requestValidators: [...api.requestValidators.values()].map(({ name }) => name),
  };
}

/** Demands that there is one API of the name, that it has nothing twice, and that the neighbour's is as it was. */
export function expectNothingTwice(embedded: EmbeddedApiGateway, restApiId: string): void {
  const named = [...embedded.state().restApis.values()].filter(({ api }) => api.name === apiName);
  expect(named.map(({ api }) => api.id)).toEqual([restApiId]);
  for (const [kind, names] of Object.entries(contentsOf(embedded, restApiId)))
    expect([...names].sort(), kind).toEqual([...new Set(names)].sort());
}
