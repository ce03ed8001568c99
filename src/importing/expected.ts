/**
 * What an API is to be after a plan that imports: what the document says, with what the plan's changes want.
 *
 * @module
 */

import type { Change } from '../diff/change.js';
import { isContent } from '../diff/content.js';
import { kindOfList, type ListedNode, namedKinds } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import { isNode } from '../kinds/parts.js';
import { linkAddressOf } from '../kinds/vpc-link.js';
import { addressOf } from '../model/address.js';
import type { IntegrationNode } from '../model/integration.js';
import type { MethodNode } from '../model/method.js';
import type { ResourceNode, RestApiNode } from '../model/rest-api.js';
import { ownEntry } from '../plain.js';

type Named<Node> = Readonly<Record<string, Node>>;

/** An API as it is after changes: they hold how things are wanted. */
export function withChanges(api: RestApiNode, changes: readonly Change[]): RestApiNode {
  return changes.reduce((before, change) => afterChange(before, change), api);
}

function afterChange(api: RestApiNode, change: Change): RestApiNode {
  switch (change.kind) {
    case 'RestApi': {
      const { name = api.name, settings = {} } = change.after ?? {};
      return { ...api, name, settings: { ...api.settings, ...settings } };
    }
    case 'Tags':
      return isContent(change) ? { ...api, settings: { ...api.settings, tags: change.after ?? {} } } : api;
    case 'Resource':
      return resourceAfter(api, change);
    case 'Method':
    case 'MethodResponse':
    case 'Integration':
    case 'IntegrationResponse':
      return methodAfter(api, change);
    default: {
      const list = namedKinds.find((one) => kindOfList(one).kind === change.kind);
      if (list === undefined) return api;
      const kind = kindOfList(list);
      const nodes: Named<ListedNode> = api[list];
      const after = isNode(change.after) ? change.after : undefined;
      const others = Object.fromEntries(
        Object.entries(nodes).filter(([key]) => addressIn(kind, key) !== change.address),
      );
      return { ...api, [list]: after === undefined ? others : { ...others, [kind.keyOf(after)]: after } };
    }
  }
}

function resourceAfter(api: RestApiNode, change: Change<'Resource'>): RestApiNode {
  const { path = '/', action, takes = [] } = change;
  if (action === 'delete') {
    const gone = new Set([path, ...takes]);
    const left = Object.entries(api.resources).filter(([other]) => !gone.has(addressOf.resource(other)));
    return { ...api, resources: Object.fromEntries(left) };
  }
  const known = ownEntry(api.resources, path) ?? { kind: 'Resource' as const, path, methods: {} };
  return { ...api, resources: { ...api.resources, [path]: known } };
}

type OfMethod = Change<'Method' | 'MethodResponse' | 'Integration' | 'IntegrationResponse'>;

function methodAfter(api: RestApiNode, change: OfMethod): RestApiNode {
  const { path = '/', httpMethod = '' } = change;
  const resource: ResourceNode = ownEntry(api.resources, path) ?? { kind: 'Resource', path, methods: {} };
  const method = ownEntry(resource.methods, httpMethod);
  const after = partAfter(method, change);
  const others = Object.entries(resource.methods).filter(([verb]) => verb !== httpMethod);
  const methods = Object.fromEntries(after === undefined ? others : [...others, [httpMethod, after]]);
  return { ...api, resources: { ...api.resources, [path]: { ...resource, methods } } };
}

function partAfter(method: MethodNode | undefined, change: OfMethod): MethodNode | undefined {
  if (change.kind === 'Method') {
    const { after } = change;
    return after?.integration === undefined
      ? after
      : { ...after, integration: linkedAs(method?.integration, after.integration) };
  }
  if (method === undefined) return undefined;
  switch (change.kind) {
    case 'MethodResponse':
      return { ...method, methodResponses: answersAfter(method.methodResponses, change) };
    case 'Integration': {
      const { integration: _, ...others } = method;
      return change.after === undefined
        ? others
        : { ...others, integration: linkedAs(method.integration, change.after) };
    }
    case 'IntegrationResponse': {
      const { integration } = method;
      if (integration === undefined) return method;
      const integrationResponses = answersAfter(integration.integrationResponses, change);
      return { ...method, integration: { ...integration, integrationResponses } };
    }
  }
}

/** A change names a declared VPC link; the document that was sent has its id. */
function linkedAs(sent: IntegrationNode | undefined, after: IntegrationNode): IntegrationNode {
  if (linkAddressOf(after.connectionId) === undefined || sent?.connectionId === undefined) return after;
  return { ...after, connectionId: sent.connectionId };
}

function answersAfter<Node extends { readonly statusCode: string }>(
  answers: Named<Node>,
  { after, before }: { readonly after?: Node; readonly before?: Node },
): Named<Node> {
  const statusCode = (after ?? before)?.statusCode ?? '';
  const others = Object.entries(answers).filter(([code]) => code !== statusCode);
  return Object.fromEntries(after === undefined ? others : [...others, [statusCode, after]]);
}
