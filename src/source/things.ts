/**
 * Stages, and what goes with an API, as statements of its module.
 *
 * @module
 */

import type { Thing } from '../definition/thing.js';
import type { Problem } from '../errors/errors.js';
import { apiKeyKind } from '../kinds/api-key.js';
import { basePathMappingKind } from '../kinds/base-path-mapping.js';
import { documentationVersionAddress } from '../kinds/documentation-version.js';
import { accountLists, apartLists, kindOfList, type ListedNode, listedKindNamed, listedKinds } from '../kinds/index.js';
import { addressIn, type KindNode, type ListedKind } from '../kinds/kind.js';
import { type StageNode, stageAddress, stageKind } from '../kinds/stage.js';
import type { StageOf } from '../kinds/stage-of.js';
import type { AccountThings } from '../model/account.js';
import { normaliseListed } from '../model/normalise.js';
import type { ListsApart } from '../model/rest-api.js';
import { isOneOf, isSameData, mapValues, withoutUndefined } from '../plain.js';
import { camelCase, type Identifiers } from './identifiers.js';
import { Reference, type Step, type Value } from './layout.js';
import { differing, loss } from './losses.js';
import type { Accepted, Running } from './running.js';
import { stageSteps, toldStage } from './stage-steps.js';
import type { Gap, Statement } from './statements.js';
import type { Telling } from './steps.js';
import { tagsOf, thingTellings } from './thing-steps.js';

/** What a module declares besides the content of its API. */
export interface ToldThings {
  /** Versions of its documentation, and its stages. */
  readonly apart: ListsApart;
  readonly things: AccountThings;
}

/** The definition that stages are declared on. */
export interface OwnApi {
  /** Its constant. */
  readonly constant: string;
  readonly name: string;
  readonly id?: string | undefined;
}

/** Takes a statement as far as the builder does. */
export type Accept = (statement: Statement) => Accepted;

type ToldList = keyof typeof thingTellings;

/** Declares things one after another, each under a name of its own. */
export class ThingWriter {
  readonly #identifiers: Identifiers;
  readonly #accept: Accept;
  readonly #telling: Telling;
  /** The constants of what was declared, by address. */
  readonly constants = new Map<string, string>();
  readonly #statements: (Statement | Gap)[] = [];
  readonly #refusals = new Map<string, readonly string[]>();

  constructor(identifiers: Identifiers, telling: Telling, accept: Accept) {
    this.#identifiers = identifiers;
    this.#telling = telling;
    this.#accept = accept;
  }

  /** What was declared since this was asked before. */
  taken(): readonly (Statement | Gap)[] {
    return this.#statements.splice(0);
  }

  /** Declares what routes refer to. */
  links({ vpcLinks }: AccountThings): void {
    for (const node of Object.values(vpcLinks)) this.#declare('vpcLinks', node, []);
  }

  /** Declares everything else. */
  others({ apart: { documentationVersions = {}, stages = {} }, things }: ToldThings, api: OwnApi): void {
    for (const node of Object.values(things.accounts)) this.#declare('accounts', node, []);
    for (const node of Object.values(things.clientCertificates)) this.#declare('clientCertificates', node, []);
    for (const { version, description } of Object.values(documentationVersions)) {
      const told = description === undefined ? [version] : [version, { description }];
      const steps = [{ name: 'documentationVersion', parameters: told }];
      this.#keep(documentationVersionAddress(version), `documentation ${version}`, api.constant, steps, true);
    }
    for (const node of Object.values(stages)) this.#stage(node, api);
    const inPlans = new Set(Object.values(things.usagePlanKeys).map(({ apiKey }) => apiKey));
    for (const [key, node] of Object.entries(things.apiKeys)) {
      this.#declare('apiKeys', node, [], { isListed: !inPlans.has(key) });
    }
    for (const node of Object.values(things.usagePlans)) {
      const keys = Object.values(things.usagePlanKeys)
        .filter(({ usagePlan }) => usagePlan === node.name)
        .flatMap(({ apiKey }) => this.#reference(addressIn(apiKeyKind, apiKey)) ?? []);
      this.#declare('usagePlans', node, [
        ...(node.apiStages ?? []).map(({ throttle, ...stage }) => planStage(this.#stageValue(stage, api), throttle)),
        ...(keys.length === 0 ? [] : [{ name: 'key', parameters: keys }]),
      ]);
    }
    this.#domains(things, api);
  }

  #domains({ domainNames, basePathMappings }: AccountThings, api: OwnApi): void {
    const all = Object.values(basePathMappings);
    const names = new Set([...Object.keys(domainNames), ...all.map(({ domainName }) => domainName)]);
    for (const name of names) {
      const mappings = all.filter(({ domainName }) => domainName === name);
      const steps = mappings
        .filter(({ stageName }) => stageName !== undefined)
        .map((node): Step => ({ name: 'mapping', parameters: [node.basePath, this.#stageValue(node, api)] }));
      for (const one of mappings.filter(({ stageName }) => stageName === undefined))
        this.#statements.push({ address: addressIn(basePathMappingKind, basePathMappingKind.keyOf(one)) });
      const node = domainNames[name];
      if (node !== undefined) this.#declare('domainNames', node, steps);
      else if (steps.length > 0) {
        const attached = { kind: 'DomainName', domainName: name } as const;
        this.#declare('domainNames', attached, steps, { root: { name: 'domainName.attach', parameters: [name] } });
      }
    }
  }

  #stage(node: StageNode, { constant }: OwnApi): void {
    const [first, ...rest] = stageSteps(node, this.#telling);
    if (first === undefined) return;
    const { stageName, documentationVersion, clientCertificateId = '' } = node;
    const version = this.#reference(documentationVersionAddress(documentationVersion ?? ''));
    const certificate = this.#reference(clientCertificateId);
    const step = withMember(withMember(first, 'documentationVersion', version), 'clientCertificateId', certificate);
    this.#keep(stageAddress(stageName), stageName, constant, [step, ...rest], true);
  }

  #declare(
    list: ToldList,
    node: ListedNode,
    steps: readonly Step[],
    { isListed = true, root }: { readonly isListed?: boolean; readonly root?: Step } = {},
  ): void {
    const telling = thingTellings[list];
    const kind = kindOfList(list);
    // The seam: the things of a list are told by the row of that list.
    const words = telling.words(node as never);
    const address = addressIn(kind, kind.keyOf(node));
    this.#keep(
      address,
      words,
      (constant) => root ?? telling.begin(node as never, constant, this.#telling),
      steps,
      isListed,
    );
  }

  #keep(
    address: string,
    words: string,
    root: string | ((constant: string) => Step),
    steps: readonly Step[],
    isListed: boolean,
  ): void {
    const noun = camelCase(nounOf(address), 40) ?? 'thing';
    const own = camelCase(words, 32)?.replace(/^_/, noun);
    const name = this.#identifiers.claimFree(own ?? noun, camelCase(`${words} ${nounOf(address)}`, 40) ?? noun);
    const wanted = {
      name,
      root: typeof root === 'string' ? root : root(name),
      steps,
      address,
      use: isListed ? 'listed' : 'other',
    } as const;
    const { statement, refused } = this.#accept(wanted);
    if (refused.length > 0) this.#refusals.set(address, refused);
    if (statement === undefined) this.#statements.push({ address });
    else {
      this.constants.set(address, name);
      this.#statements.push(statement);
    }
  }

  #reference(address: string): Reference | undefined {
    const constant = this.constants.get(address);
    return constant === undefined ? undefined : new Reference(constant);
  }

  /** A stage by its constant, or by what it is called where it isn't declared. */
  #stageValue({ restApi, stageName = '' }: StageOf, { name, id }: OwnApi): Value {
    const isOwn = 'name' in restApi ? restApi.name === name : restApi.id === id;
    const declared = isOwn ? this.#reference(stageAddress(stageName)) : undefined;
    if (declared !== undefined) return declared;
    return 'name' in restApi ? { restApi: restApi.name, stageName } : { restApiId: restApi.id, stageName };
  }

  /** Everything of some things that was declared otherwise, by address. */
  losses(told: ToldThings, running: Running): readonly Problem[] {
    const got = new Map<string, KindNode>();
    for (const name of this.constants.values()) collectInto(got, running.valueOf(name) as Thing);
    return [...nodesOf(told)].flatMap(([address, { kind, node }]) => {
      const refusals = this.#refusals.get(address);
      if (refusals !== undefined) return refusals.map((message) => loss(address, message));
      const told = got.get(address);
      if (told === undefined) return [loss(address, 'The builder has no step for it.')];
      return unsaid(kind, node, told).map((member) => loss(address, `The builder can't say its ${member}.`));
    });
  }
}

/** Things with their kinds, by address. */
export function nodesOf({
  apart,
  things,
}: ToldThings): ReadonlyMap<string, { readonly kind: ListedKind; readonly node: KindNode }> {
  const lists = [
    ...apartLists.map((list) => [kindOfList(list), apart[list] ?? {}] as const),
    ...accountLists.map((list) => [kindOfList(list), things[list]] as const),
  ];
  return new Map(
    lists.flatMap(([kind, nodes]) =>
      Object.values<KindNode>(nodes).map((node) => [addressIn(kind, kind.keyOf(node)), { kind, node }] as const),
    ),
  );
}

const nouns = listedKinds.map(({ noun }) => noun);

function nounOf(address: string): string {
  return nouns.find((noun) => address.startsWith(`${noun} `)) ?? address;
}

/** A step with another value for one of its options. */
function withMember(step: Step, member: string, value: Value | undefined): Step {
  const { name, parameters } = step;
  const [first = '', options] = parameters;
  if (value === undefined) return step;
  return { name, parameters: [first, { ...(options as object), [member]: value }] };
}

function planStage(stage: Value, throttle: Readonly<Record<string, object>> | undefined): Step {
  if (throttle === undefined || Object.keys(throttle).length === 0) return { name: 'stage', parameters: [stage] };
  return {
    name: 'stage',
    // The seam: limits are numbers.
    parameters: [stage, { throttle: mapValues(throttle, (one) => withoutUndefined(one)) as never }],
  };
}

function collectInto(nodes: Map<string, KindNode>, { node, brings }: Thing): void {
  const kind = listedKindNamed(node.kind);
  if (kind !== undefined) nodes.set(addressIn(kind, kind.keyOf(node)), node);
  for (const thing of brings) collectInto(nodes, thing);
}

/** A thing in the one way in which things are told. */
function comparable(kind: ListedKind, node: KindNode): KindNode {
  const told = kind.kind === stageKind.kind ? toldStage(node as StageNode) : node;
  const { tags, ...rest } = told as KindNode & Tagged;
  const own = tagsOf(tags);
  const isTagged = own !== undefined && !isSameData(own, {});
  const members = Object.entries(isTagged ? { ...rest, tags: own } : rest);
  const seen = members.filter(([name]) => !isOneOf(kind.secrets ?? [], name));
  return normaliseListed(kind, { ...Object.fromEntries(seen), kind: told.kind });
}

interface Tagged {
  readonly tags?: Readonly<Record<string, string>>;
}

/** The members of a live thing that what is said of it doesn't say, or says otherwise. */
export function unsaid(kind: ListedKind, live: KindNode, said: KindNode): readonly string[] {
  return differing(comparable(kind, live), comparable(kind, kind.owned?.(said, live) ?? said));
}
