/**
 * Documents brought to the embedded gateway, and what becomes of them there.
 *
 * @module
 */
import { APIGatewayClient, ImportRestApiCommand } from '@aws-sdk/client-api-gateway';
import { Validator } from '@seriousme/openapi-schema-validator';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { builtInModels } from '../../src/kinds/model.js';
import { normaliseRestApi } from '../../src/model/normalise.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import type { Loss } from '../../src/openapi/document.js';
import type { Snapshot } from '../../src/snapshot/snapshot.js';

export function newGateway(): { gateway: ApiGateway; client: APIGatewayClient; embedded: EmbeddedApiGateway } {
  const embedded = new EmbeddedApiGateway({ ids: 'sequential' });
  const client = new APIGatewayClient(embedded.clientConfig);
  return { client, embedded, gateway: new ApiGateway(client, { quotas: [] }) };
}

/** What the embedded gateway makes of a document; a warning is an error. */
export async function imported(document: object, failOnWarnings = true): Promise<Snapshot> {
  const { client, gateway } = newGateway();
  const body = new TextEncoder().encode(JSON.stringify(document));
  const { id = '' } = await client.send(new ImportRestApiCommand({ body, failOnWarnings }));
  return gateway.snapshot(id);
}

const validator = new Validator();

/** What a validator that isn't ours has against a document. */
export async function objections(document: object): Promise<unknown> {
  const { valid, errors } = await validator.validate(structuredClone(document) as never);
  return valid ? undefined : errors;
}

type Loose = Record<string, unknown>;

/** An API in one way of writing it, without what the losses name, and the settings that `by` doesn't speak of. */
export function withoutLosses(
  api: RestApiNode,
  losses: readonly Loss[],
  by: RestApiNode,
  resourceId: (path: string) => string | undefined = () => undefined,
): RestApiNode {
  const normal = normaliseRestApi(api, { resourceId });
  const { policy, endpointConfiguration = {} } = normal.settings;
  const settings = {
    ...spoken(normal.settings, by.settings),
    ...spoken({ endpointConfiguration: spoken(endpointConfiguration, by.settings.endpointConfiguration) }, by.settings),
    ...(policy && by.settings.policy ? { policy: JSON.parse(policy) as unknown } : {}),
  };
  const models = Object.fromEntries(
    Object.entries(normal.models)
      .filter(([name]) => Object.hasOwn(by.models, name) || !builtInModels.has(name))
      .map(([name, model]) => [name, { ...model, schema: model.schema && (JSON.parse(model.schema) as unknown) }]),
  );
  const plain = structuredClone({ ...normal, settings, models }) as unknown as Loose & RestApiNode;
  for (const loss of losses) lose(plain, loss);
  return { ...plain, settings: spoken(plain.settings, plain.settings) };
}

/** The members that `by` has, too, as far as there is something in them. */
function spoken<Members extends object>(members: Members, by: object = {}): Members {
  const isEmpty = (value: unknown) => value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(
    Object.entries(members).filter(([name, value]) => Object.hasOwn(by, name) && !isEmpty(value)),
  ) as Members;
}

function lose(api: RestApiNode, { address, member }: Loss): void {
  const drop = (owner: unknown, name: string) => {
    const [head = '', ...tail] = name.split('.');
    const record = owner as Loose | undefined;
    if (record === undefined) return;
    if (tail.length === 0) delete record[head];
    else drop(record[head], tail.join('.'));
  };
  const [noun = '', ...rest] = address.split(' ');
  const key = rest.join(' ');
  if (address === 'restApi') {
    drop(api.settings, member ?? '');
    return;
  }
  const lists: Readonly<Record<string, Loose>> = {
    model: api.models as never,
    authorizer: api.authorizers as never,
    requestValidator: api.requestValidators as never,
    documentation: api.documentationParts as never,
  };
  const list = lists[noun];
  if (list !== undefined) {
    if (member === undefined) delete list[key];
    else drop(list[key], member);
    return;
  }
  const [path = '', statusCode] = rest;
  const method = api.resources[path]?.methods[noun];
  if (statusCode === undefined) drop(method, member ?? '');
  else if (member === 'integrationResponses') drop(method?.integration?.integrationResponses, statusCode);
  else drop(method?.methodResponses[statusCode], member ?? '');
}
