/**
 * What a deployment would hold when a plan's changes have been made. Pure.
 *
 * @module
 */

import type { Change } from '../diff/change.js';
import { needsDeployment } from '../diff/needs-deployment.js';
import { kindOfList, namedKinds } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import { isNode } from '../kinds/parts.js';
import type { RestApiNode } from '../model/rest-api.js';
import { ownEntry } from '../plain.js';

type Entries = Readonly<Record<string, unknown>>;

/**
 * A live API with the changes of a plan; `undefined` where they can't be foreseen.
 *
 * It only decides whether a deployment that says what it holds is the one that is wanted: what is foreseen wrongly fits
 * none, and is deployed.
 *
 * @param desired - in the one way of writing it.
 */
export function foreseen(live: RestApiNode, desired: RestApiNode, changes: readonly Change[]): RestApiNode | undefined {
  let { resources } = live;
  let { settings } = live;
  const lists: Record<string, Entries> = {};
  for (const change of changes.filter(needsDeployment)) {
    const { kind, action, path = '/', httpMethod = '' } = change;
    const list = namedKinds.find((one) => kindOfList(one).kind === kind);
    if (list !== undefined) {
      lists[list] = withListed(lists[list] ?? live[list], desired[list], change, list);
    } else if (kind === 'RestApi') {
      settings = { ...settings, ...desired.settings };
    } else if (action === 'move') {
      return undefined;
    } else if (kind === 'Resource') {
      resources =
        action === 'delete' ? withoutPath(resources, path) : withOwn(resources, path, desired.resources[path]);
    } else if (httpMethod !== '') {
      const resource = ownEntry(resources, path) ?? { kind: 'Resource', path, methods: {} };
      const methods = withOwn(resource.methods, httpMethod, ownEntry(desired.resources, path)?.methods[httpMethod]);
      resources = { ...resources, [path]: { ...resource, methods } };
    } else {
      return undefined;
    }
  }
  return { ...live, ...lists, settings, resources };
}

/** The things of a list after a change of one of them. */
function withListed(
  things: Entries,
  desired: Entries,
  { action, address, before, after }: Change,
  list: (typeof namedKinds)[number],
): Entries {
  const kind = kindOfList(list);
  const node = after ?? before;
  if (!isNode(node)) return things;
  const key = kind.keyOf(node);
  // What was superseded has another address than its name.
  if (address !== addressIn(kind, key)) return things;
  return withOwn(things, key, action === 'delete' ? undefined : ownEntry(desired, key));
}

/** A record with another value under a name, or with none where there is no value. */
function withOwn<Value>(
  record: Readonly<Record<string, Value>>,
  name: string,
  value: Value | undefined,
): Readonly<Record<string, Value>> {
  const others = Object.entries(record).filter(([other]) => other !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value] as const]);
}

/** Resources without one, and what is below it. */
function withoutPath<Value>(resources: Readonly<Record<string, Value>>, path: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(resources).filter(([other]) => other !== path && !other.startsWith(`${path}/`)),
  );
}
