/**
 * An API with everything that belongs to it: its stages, and what of the account leads to it or is used by it.
 *
 * @module
 */

import type { OperationOutput, Send } from '../calls/call.js';
import type { Problem } from '../errors/errors.js';
import { fingerprintOf } from '../fingerprint.js';
import type { AccountNode } from '../kinds/account.js';
import { type BasePathMappingNode, basePathMappingKind } from '../kinds/base-path-mapping.js';
import { type DomainNameNode, isPrivate } from '../kinds/domain-name.js';
import { type AccountList, apartLists, forEachAccountList, kindOfList, namedKinds } from '../kinds/index.js';
import { addressIn, type KindNode, type ListItems } from '../kinds/kind.js';
import { withoutAccountThrottles, writesLogs } from '../kinds/stage.js';
import type { StageOf } from '../kinds/stage-of.js';
import { nameOfId, type UsagePlanNode } from '../kinds/usage-plan.js';
import { type UsagePlanKeyNode, usagePlanKeyKind } from '../kinds/usage-plan-key.js';
import { type AccountThings, noThings, thingsOfAccount } from '../model/account.js';
import { methodsOf } from '../model/methods-of.js';
import { normaliseListed } from '../model/normalise.js';
import type { RestApiNode } from '../model/rest-api.js';
import { deepFreeze, mapValues, ownEntry, setEntry } from '../plain.js';
import { type Keyed, listingOnce, readKeyed } from './lists.js';
import { type Snapshot, type SnapshotOptions, takeSnapshot } from './snapshot.js';

/** What reading goes by. */
export interface BesideOptions extends SnapshotOptions {
  /** Things that are looked for whether they have to do with the API or not. */
  readonly declared?: AccountThings | undefined;
}

/** More keys than that in one plan were handed out by a program, and are that program's matter. */
const mostKeys = 100;

/**
 * Reads a whole REST API with its stages and what goes with it: the usage plans that name its stages, with their keys;
 * the domain names that lead to it; the VPC links and client certificates that it uses; the account's role, where it
 * writes logs.
 *
 * What other APIs use, too, is attached to, and not owned. Of what has no name, or one that others have, nothing can be
 * declared: it is among the losses.
 *
 * @throws {@link SnapshotError} `snapshot.not-found` when no REST API has this id.
 */
export async function takeWholeSnapshot(
  send: Send,
  restApiId: string,
  { declared = noThings, kinds = [...namedKinds, ...apartLists], signal }: BesideOptions = {},
): Promise<Snapshot> {
  const found = await takeSnapshot(send, restApiId, { kinds, signal });
  const reading = new Reading(listingOnce(send, signal), found, declared);
  const stages = Object.values(found.model.stages ?? {});
  const isDeclared = Object.keys(declared.accounts).length > 0;
  const [account] = await Promise.all([
    stages.length > 0 || isDeclared ? send('GetAccount', {}, { signal }) : undefined,
    reading.usagePlans(),
    reading.domainNames(),
    reading.used('vpcLinks', linkIds(found.model)),
    reading.used('clientCertificates', new Set(stages.flatMap(({ clientCertificateId }) => clientCertificateId ?? []))),
  ]);
  const { cloudwatchRoleArn, throttleSettings } = account ?? {};
  if (cloudwatchRoleArn && (isDeclared || stages.some(writesLogs))) {
    const settings: AccountNode = { kind: 'Account', cloudwatchRoleArn };
    reading.add('accounts', settings);
  }
  const { things, losses } = reading.result();
  const model = withAddresses(withoutFilledIn(found.model, throttleSettings), reading.addresses);
  const { ids } = found;
  return deepFreeze({ ...found, model, things, losses, fingerprint: fingerprintOf({ model, ids, things }) });
}

/** What was read beside one API so far. */
class Reading {
  readonly #list: ListItems;
  readonly #name: string;
  readonly #restApiId: string;
  readonly #declared: AccountThings;
  readonly #things = forEachAccountList((): Record<string, KindNode> => ({}));
  readonly #losses: Problem[] = [];
  /** What was found by its id, by that id. */
  readonly addresses = new Map<string, string>();

  constructor(list: ListItems, { model, ids }: Snapshot, declared: AccountThings) {
    this.#list = list;
    this.#name = model.name;
    this.#restApiId = ids.restApiId;
    this.#declared = declared;
  }

  add(list: AccountList, node: KindNode): void {
    const kind = kindOfList(list);
    const named = kind.withApiNames?.(node, (id) => (id === this.#restApiId ? this.#name : undefined)) ?? node;
    setEntry(this.#things[list], kind.keyOf(node), normaliseListed(kind, named));
  }

  #isOwn = ({ restApi }: StageOf): boolean => 'id' in restApi && restApi.id === this.#restApiId;

  /** Usage plans that name the API's stages, with their keys. */
  async usagePlans(): Promise<void> {
    const all = await readKeyed(kindOfList('usagePlans'), this.#list, []);
    const isDeclared = ({ key }: Keyed) => Object.hasOwn(this.#declared.usagePlans, key);
    // Each is listed twice: by its name, and by its id.
    const isById = ({ key, id = '' }: Keyed) => key === nameOfId(id);
    const names = new Map(all.filter((one) => !isById(one)).map(({ id, key }) => [id, key]));
    const hasNameOfItsOwn = (id: string | undefined) => {
      const name = names.get(id);
      return Boolean(name) && [...names.values()].filter((other) => other === name).length === 1;
    };
    const declared = new Set(all.filter(isDeclared).map(({ id }) => id));
    const meant = all.filter((one) => {
      if (declared.has(one.id)) return isDeclared(one);
      const { apiStages = [] } = one.node as UsagePlanNode;
      // Of several with one name each is known by its id.
      return apiStages.some(this.#isOwn) && hasNameOfItsOwn(one.id) !== isById(one);
    });
    const shared = new Set<string>();
    for (const one of meant) {
      const plan = one.node as UsagePlanNode;
      const { apiStages = [] } = plan;
      const said = ownEntry(this.#declared.usagePlans, one.key);
      const isShared = said === undefined ? isById(one) || !apiStages.every(this.#isOwn) : said.attached === true;
      if (isShared) shared.add(one.key);
      const attached: UsagePlanNode = { ...plan, apiStages: apiStages.filter(this.#isOwn), attached: true };
      this.add('usagePlans', isShared ? attached : plan);
    }
    const keys = meant.map(({ key }) => key);
    await this.#keysOf(keys, shared);
  }

  /** The keys of plans; of shared ones those that are declared. */
  async #keysOf(plans: readonly string[], shared: ReadonlySet<string>): Promise<void> {
    const isDeclared = (node: UsagePlanKeyNode) =>
      Object.hasOwn(this.#declared.usagePlanKeys, usagePlanKeyKind.keyOf(node));
    const asked = plans.map((usagePlan) => usagePlanKeyKind.keyOf({ kind: 'UsagePlanKey', usagePlan, apiKey: '' }));
    const read = await readKeyed(kindOfList('usagePlanKeys'), this.#list, asked);
    const inPlans = read.map(({ node, id = '' }) => ({ ...(node as UsagePlanKeyNode), id }));
    const kept = plans.flatMap((plan) => {
      const own = inPlans.filter(({ usagePlan }) => usagePlan === plan);
      if (shared.has(plan)) return own.filter(isDeclared);
      if (own.length <= mostKeys) return own;
      const message = `It has ${own.length} keys. A program hands them out, and they stay as they are.`;
      this.#lose(addressIn(kindOfList('usagePlans'), plan), message);
      return own.filter(isDeclared);
    });
    for (const { id } of kept.filter(({ apiKey }) => apiKey === ''))
      this.#lose(addressIn(kindOfList('apiKeys'), id), `It has no name (${id}).`);
    const called = kept.map(({ apiKey }) => apiKey).filter((name) => name !== '');
    const names = new Set([...called, ...Object.keys(this.#declared.apiKeys)]);
    const keys = await this.#distinct('apiKeys', [...names], (node) => names.has(node.name as string));
    const there = new Set(keys.map(({ key }) => key));
    for (const { node } of keys) this.add('apiKeys', node);
    for (const { id: _, ...node } of kept.filter(({ apiKey }) => there.has(apiKey))) this.add('usagePlanKeys', node);
  }

  /** Domain names with mappings to the API. */
  async domainNames(): Promise<void> {
    const domains = await this.#distinct('domainNames', [], () => true);
    const asked = domains.map(({ key }) => `${key}/`);
    const read = await readKeyed(kindOfList('basePathMappings'), this.#list, asked);
    const mappings = read.map(({ node }) => node as BasePathMappingNode);
    for (const { key, node } of domains) {
      const all = mappings.filter(({ domainName }) => domainName === key);
      const own = all.filter(this.#isOwn);
      const isDeclared = Object.hasOwn(this.#declared.domainNames, key);
      const isShared = own.length < all.length && !isDeclared && !isPrivate(node as DomainNameNode);
      if (isDeclared || (own.length > 0 && !isShared)) this.add('domainNames', node);
      for (const mapping of own)
        this.add('basePathMappings', isShared ? ({ ...mapping, attached: true } as KindNode) : mapping);
      // What is declared and leads elsewhere by now is looked at, too.
      for (const mapping of all.filter((one) => !this.#isOwn(one))) {
        const declared = Object.hasOwn(this.#declared.basePathMappings, basePathMappingKind.keyOf(mapping));
        if (declared) this.add('basePathMappings', mapping);
      }
    }
  }

  /** What the API refers to by id. */
  async used(list: 'vpcLinks' | 'clientCertificates', ids: ReadonlySet<string>): Promise<void> {
    const declared = this.#declared[list];
    if (ids.size === 0 && Object.keys(declared).length === 0) return;
    const isUsed = (node: KindNode, id: string | undefined) =>
      ids.has(id ?? '') || Object.hasOwn(declared, kindOfList(list).keyOf(node));
    for (const { key, id = '', node } of await this.#distinct(list, [], isUsed)) {
      this.addresses.set(id, addressIn(kindOfList(list), key));
      this.add(list, node);
    }
  }

  /** The things of a kind that are meant, but for those that no name tells from others. */
  async #distinct(
    list: AccountList,
    keys: readonly string[],
    isMeant: (node: KindNode & { readonly name?: string }, id: string | undefined) => boolean,
  ): Promise<readonly Keyed[]> {
    const kind = kindOfList(list);
    const all = await readKeyed(kind, this.#list, keys);
    return all.filter(({ key, id, node }) => {
      if (!isMeant(node, id)) return false;
      const same = all.filter((other) => other.key === key);
      if (key && same.length === 1) return true;
      const what = key
        ? `Others are called '${key}', too`
        : `It has no ${kind === kindOfList('clientCertificates') ? 'description' : 'name'}`;
      this.#lose(addressIn(kind, key || (id ?? '')), `${what} (${same.map((one) => one.id).join(', ')}).`);
      return false;
    });
  }

  #lose(address: string, message: string): void {
    // What several have in common is said once.
    if (this.#losses.some((one) => one.address === address)) return;
    this.#losses.push({ code: 'snapshot.left-out', address, message });
  }

  result(): { readonly things: AccountThings; readonly losses: readonly Problem[] } {
    return { things: thingsOfAccount((list) => this.#things[list]), losses: this.#losses };
  }
}

/** The ids of the VPC links that integrations connect through. */
function linkIds(model: RestApiNode): ReadonlySet<string> {
  return new Set(
    methodsOf(model).flatMap(({ integration }) =>
      integration?.connectionType === 'VPC_LINK' ? (integration.connectionId ?? []) : [],
    ),
  );
}

/** An API whose stages and integrations refer to things by address. */
function withAddresses(model: RestApiNode, addresses: ReadonlyMap<string, string>): RestApiNode {
  const addressOf = (id: string) => addresses.get(id) ?? id;
  return {
    ...model,
    ...(model.stages && {
      stages: mapValues(model.stages, (stage) =>
        stage.clientCertificateId === undefined
          ? stage
          : { ...stage, clientCertificateId: addressOf(stage.clientCertificateId) },
      ),
    }),
    resources: mapValues(model.resources, (resource) => ({
      ...resource,
      methods: mapValues(resource.methods, (method) =>
        method.integration?.connectionId === undefined
          ? method
          : {
              ...method,
              integration: {
                ...method.integration,
                connectionId: addressOf(method.integration.connectionId),
              },
            },
      ),
    })),
  };
}

function withoutFilledIn(
  model: RestApiNode,
  throttles: OperationOutput<'GetAccount'>['throttleSettings'],
): RestApiNode {
  if (model.stages === undefined) return model;
  return { ...model, stages: mapValues(model.stages, (node) => withoutAccountThrottles(node, throttles)) };
}
