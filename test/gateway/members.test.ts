import {
  APIGatewayClient,
  GetIntegrationCommand,
  GetMethodCommand,
  GetResourceCommand,
  paginateGetResources,
} from '@aws-sdk/client-api-gateway';
import type { NormalizedSchema } from '@smithy/core/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { after, before, renamed } from './full-apis.js';
import { operationMembers } from './members.js';
import { membersOf, schemaOf } from './members-of-schemas.js';

/** The paths of all members that a value has, written as {@link membersOf} writes them. */
function pathsIn(schema: NormalizedSchema, value: unknown, prefix = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...schema.structIterator()].flatMap(([name, member]): readonly string[] => {
    const own = (value as Readonly<Record<string, unknown>>)[name];
    if (own === undefined) return [];
    const path = `${prefix}${name}`;
    const isCollection = member.isListSchema() || member.isMapSchema();
    const inner = isCollection ? member.getValueSchema() : member;
    if (!inner.isStructSchema()) return [path];
    const each = isCollection ? Object.values(own as object) : [own];
    return [path, ...each.flatMap((item) => pathsIn(inner, item, isCollection ? `${path}.*.` : `${path}.`))];
  });
}

const traffic = new Map<string, Set<string>>();

beforeAll(async () => {
  const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      const operation = String(context['commandName']).replace(/Command$/, '');
      note(operation, 'request', args.input);
      note(operation, 'response', result.output);
      return result;
    },
    { step: 'initialize', name: 'noteTraffic' },
  );
  const gateway = new ApiGateway(client, { quotas: [] });
  for (const api of [before, after, renamed]) {
    const { restApiId } = await gateway.apply(await gateway.plan(api, { prune: true }));
    expect((await gateway.plan(api, { prune: true })).render({ color: false })).toBe(
      `members (${restApiId}): no changes`,
    );
    await readBack(client, restApiId);
  }
});

function note(operation: string, side: 'request' | 'response', value: unknown): void {
  if (!Object.hasOwn(operationMembers, operation)) return;
  const key = `${operation} ${side}`;
  const paths = traffic.get(key) ?? new Set();
  for (const path of pathsIn(schemaOf(operation, side), value)) paths.add(path);
  traffic.set(key, paths);
}

/** Reads what was applied one by one, and page by page. */
async function readBack(client: APIGatewayClient, restApiId: string): Promise<void> {
  for await (const page of paginateGetResources({ client, pageSize: 1 }, { restApiId, embed: ['methods'] })) {
    for (const { id: resourceId, resourceMethods } of page.items ?? []) {
      await client.send(new GetResourceCommand({ restApiId, resourceId, embed: ['methods'] }));
      for (const httpMethod of Object.keys(resourceMethods ?? {})) {
        const method = await client.send(new GetMethodCommand({ restApiId, resourceId, httpMethod }));
        const integration = await client.send(new GetIntegrationCommand({ restApiId, resourceId, httpMethod }));
        expect({ ...integration, $metadata: undefined }).toEqual({ ...method.methodIntegration, $metadata: undefined });
      }
    }
  }
}

const sides = Object.entries(operationMembers).flatMap(([operation, { request, response }]) => [
  [operation, 'request', request] as const,
  [operation, 'response', response] as const,
]);

describe.each(sides)('the %s %s', (operation, side, members) => {
  it('has the members that the SDK knows', () => {
    expect(Object.keys(members).sort()).toEqual([...membersOf(schemaOf(operation, side))].sort());
  });

  it('goes through define, apply and read back with every member', () => {
    const wanted = Object.keys(members).filter((name) => members[name] === true);
    expect([...(traffic.get(`${operation} ${side}`) ?? [])]).toEqual(expect.arrayContaining(wanted));
  });
});
