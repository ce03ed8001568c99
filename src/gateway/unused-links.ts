/**
 * VPC links that gave way to others: they are deleted once nothing uses them any more.
 *
 * @module
 */

import type { Send } from '../calls/call.js';
import type { Change } from '../diff/change.js';
import type { Difference } from '../diff/diff.js';
import { supersededName } from '../kinds/authorizer.js';
import { addressIn } from '../kinds/kind.js';
import type { StageNode } from '../kinds/stage.js';
import { vpcLinkKind } from '../kinds/vpc-link.js';
import type { AccountThings } from '../model/account.js';
import { idsBy } from '../model/ids.js';
import { methodsOf } from '../model/methods-of.js';
import type { RestApiNode } from '../model/rest-api.js';
import { deepFreeze, ownEntry } from '../plain.js';
import { allItems } from '../requests/all-items.js';
import { takeStages } from '../snapshot/snapshot.js';

/** A link that gave way, or does so in the plan. */
interface Superseded {
  readonly id: string;
  readonly address: string;
  /** The address of the link that takes its place in this plan. */
  readonly replacedAt?: string;
}

/** The plan's own API. */
interface Own {
  readonly restApiId: string;
  readonly live: RestApiNode;
  readonly desired: RestApiNode;
}

/** In accounts with more APIs than this it isn't looked for who uses a link: the link stays. */
const mostApis = 30;

/**
 * A difference with the deletions of links that gave way to others, now or in an earlier plan, and that nothing uses when
 * the plan has been applied: no integration, and no stage of any API of the account.
 */
export async function withoutUnusedLinks(
  send: Send,
  difference: Difference,
  { vpcLinks }: AccountThings,
  own: Own,
  signal: AbortSignal | undefined,
): Promise<Difference> {
  if (Object.keys(vpcLinks).length === 0) return difference;
  const links = await supersededLinks(send, difference, Object.keys(vpcLinks), signal);
  if (links.length === 0) return difference;
  const used = await usedLinks(send, links, difference.changes, own, signal);
  const unused = links.filter(({ id }) => !used.has(id));
  const ids = new Map(unused.map(({ address, id }) => [address, id]));
  const gone = new Set(unused.flatMap(({ replacedAt }) => replacedAt ?? []));
  const needs = [...new Set(difference.changes.map(({ address }) => address))];
  return {
    ...difference,
    changes: deepFreeze([...difference.changes, ...unused.map((link) => deletionOf(link, needs))]),
    warnings: difference.warnings.filter(({ code, address }) => code !== 'diff.superseded-stays' || !gone.has(address)),
    foundIds: idsBy(difference.foundIds.restApi, (address) => ids.get(address) ?? difference.foundIds.of(address)),
  };
}

async function supersededLinks(
  send: Send,
  { changes, foundIds }: Difference,
  declared: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly Superseded[]> {
  const replaced = changes.flatMap(({ kind, action, address, before }): readonly Superseded[] => {
    const id = foundIds.of(address);
    if (kind !== 'VpcLink' || action !== 'replace' || before === undefined || typeof id !== 'string') return [];
    const name = supersededName((before as { readonly name: string }).name);
    return [{ id, address: addressIn(vpcLinkKind, name), replacedAt: address }];
  });
  const names = new Set(declared.map(supersededName));
  const left = (await allItems(send, 'GetVpcLinks', {}, signal)).flatMap(({ id, name = '', status }) =>
    id === undefined || !names.has(name) || status === 'DELETING' ? [] : [{ id, name }],
  );
  const addresses = new Set(replaced.map(({ address }) => address));
  return [
    ...replaced,
    ...left.map(({ id, name }): Superseded => {
      const address = addressIn(vpcLinkKind, name);
      // Names of links aren't unique.
      const own = addresses.has(address) ? `${address} (${id})` : address;
      addresses.add(own);
      return { id, address: own };
    }),
  ];
}

/** Those of some links that are used when the plan has been applied, or of which that can't be told. */
async function usedLinks(
  send: Send,
  links: readonly Superseded[],
  changes: readonly Change[],
  { restApiId, live, desired }: Own,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const apis = await allItems(send, 'GetRestApis', {}, signal);
  const all = new Set(links.map(({ id }) => id));
  if (apis.length > mostApis) return all;
  const deleted = new Set(
    changes.flatMap(({ action, address, takes = [] }) => (action === 'delete' ? [address, ...takes] : [])),
  );
  const moved = new Set(
    changes.flatMap((change) =>
      change.kind === 'Stage' && (change.patches ?? []).flat().some(({ path }) => path === '/deploymentId')
        ? [change.after?.stageName]
        : [],
    ),
  );
  const ofOwn = methodsOf(live).flatMap(({ path, method, address, integration }) => {
    if (deleted.has(address)) return [];
    const after = ownEntry(ownEntry(desired.resources, path)?.methods, method.httpMethod);
    return (after === undefined ? integration : after.integration)?.connectionId ?? [];
  });
  const texts = await Promise.all(
    apis.map(async ({ id = '' }) => {
      const { stages = {} } = await takeStages(send, id, signal);
      const serving = Object.values(stages).filter(
        ({ stageName, canarySettings }) => id !== restApiId || canarySettings !== undefined || !moved.has(stageName),
      );
      const resources =
        id === restApiId ? [] : await allItems(send, 'GetResources', { restApiId: id, embed: ['methods'] }, signal);
      return [
        JSON.stringify(resources),
        ...(await Promise.all(serving.map((stage) => servedText(send, id, stage, signal)))),
      ];
    }),
  );
  const isUsed = (id: string) =>
    ofOwn.includes(id) || texts.flat().some((text) => text === undefined || text.includes(`"${id}"`));
  return new Set([...all].filter(isUsed));
}

/** What a stage serves, as text; `undefined` where an export doesn't tell: it has nothing of a canary. */
async function servedText(
  send: Send,
  restApiId: string,
  { stageName, canarySettings }: StageNode,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (canarySettings !== undefined) return undefined;
  const exported = { exportType: 'oas30', parameters: { extensions: 'apigateway' }, accepts: 'application/json' };
  const { body } = await send('GetExport', { restApiId, stageName, ...exported }, { signal });
  return new TextDecoder().decode(body);
}

/** The last of a plan's changes: until everything else is done, the link may be used. */
function deletionOf({ address }: Superseded, needs: readonly string[]): Change<'VpcLink'> {
  const name = address.slice(addressIn(vpcLinkKind, '').length);
  const before = { kind: 'VpcLink' as const, name, targetArns: [] };
  return { kind: 'VpcLink', action: 'delete', address, before, needs, frees: [] };
}
