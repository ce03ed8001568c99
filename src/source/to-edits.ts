/**
 * What differs between a definition and a live API, as edits of the definition.
 *
 * @module
 */

import { maskedText } from '../errors/masked-text.js';
import { basePathMappingKind } from '../kinds/base-path-mapping.js';
import { apartLists } from '../kinds/index.js';
import type { KindNode, ListedKind } from '../kinds/kind.js';
import { usagePlanKeyKind } from '../kinds/usage-plan-key.js';
import { noThings } from '../model/account.js';
import { addressOf, methodOfAddress } from '../model/address.js';
import { normaliseRestApi } from '../model/normalise.js';
import type { RestApiNode, RestApiSettings } from '../model/rest-api.js';
import { isSameData } from '../plain.js';
import { camelCase, Identifiers } from './identifiers.js';
import { layChain, Reference, type Step, type Value } from './layout.js';
import { stringLiteral, templateLiteral } from './literals.js';
import { statementsOf } from './statements.js';
import { partsOf, settingsOf, type Telling } from './steps.js';
import { nodesOf, ThingWriter, type ToldThings, unsaid } from './things.js';
import { type Told, toldModel } from './told-model.js';

/** An edit of a definition, in the language of the builder. */
export interface SourceEdit {
  /** What it is about: `GET /pets/{petId}`, `model Pet`, `stage prod`, `restApi` for the API's own members. */
  readonly address: string;
  /** What the definition says now; absent for what it doesn't have. */
  readonly before?: string;
  /** What it says once it agrees with the live API; absent for what the live API doesn't have. */
  readonly after?: string;
}

/**
 * Lists, thing by thing, what a definition would have to say to agree with a live API: for a file that people edit, which
 * is never rewritten. Of the API's own members only those are compared that the definition has. Stages, and what stands
 * beside the API, are compared where they were read. Credentials are hidden.
 *
 * @param desired - a definition, its model, or a list as plans take it.
 * @param live - a snapshot, or its model.
 * @returns the edits, ordered as definitions are; none when the two agree.
 * @throws {@link OptionsError} `source.options` for what isn't a model and has none.
 *
 * @example
 * for (const { address, before, after } of toEdits(petstore, await gateway.snapshot(restApiId))) {
 *   console.log(address, before, after);
 * }
 * // 'GET /pets'
 * // "api.resource('/pets').method('GET').integration().httpProxy('https://old.example.com')"
 * // "api.resource('/pets').method('GET').integration().httpProxy('https://new.example.com')"
 */
export function toEdits(desired: Told, live: Told): readonly SourceEdit[] {
  const [from, to] = [toldModel('toEdits()', desired), toldModel('toEdits()', live)];
  const [wanted, found] = [normaliseRestApi(from.model), normaliseRestApi(to.model)];
  const settings = Object.fromEntries(
    Object.keys(wanted.settings).map((name) => [name, found.settings[name as keyof RestApiSettings]]),
  ) as RestApiSettings;
  const before = codeByAddress(wanted);
  const after = codeByAddress({ ...found, settings });
  const edits = [...new Set([...before.keys(), ...after.keys()])].flatMap((address): readonly SourceEdit[] => {
    const [old, now] = [before.get(address), after.get(address)];
    return isSameData(old?.said, now?.said) ? [] : [editOf(address, old?.code, now?.code)];
  });
  // What wasn't read may be there.
  const areas: ToldThings = { apart: found, things: to.things ?? noThings };
  const declared: ToldThings = {
    apart: Object.fromEntries(apartLists.map((list) => [list, found[list] && wanted[list]])),
    things: to.things === undefined ? noThings : (from.things ?? noThings),
  };
  return Object.freeze([...edits, ...thingEdits(wanted, declared, found, areas)]);
}

function editOf(address: string, before: string | undefined, after: string | undefined): SourceEdit {
  return Object.freeze({
    address,
    ...(before === undefined ? {} : { before: maskedText(before) }),
    ...(after === undefined ? {} : { after: maskedText(after) }),
  });
}

/** What is said of a thing, as data and as code. */
interface Said {
  readonly said: unknown;
  readonly code: string;
}

const telling: Telling = { explicit: false };

function codeByAddress(api: RestApiNode): ReadonlyMap<string, Said> {
  const result = new Map<string, Said>();
  const settings = settingsOf(api.settings, telling) as { readonly [name: string]: Value };
  const own: Step = { name: 'restApi', parameters: [api.name, settings] };
  result.set(addressOf.restApi, { said: own.parameters, code: codeOf(own, []) });
  for (const { address, step } of partsOf(api, telling)) {
    result.set(address, { said: step, code: codeOf('api', [step]) });
  }
  // Nothing of an edit depends on what others are called: paths are told in full.
  for (const one of statementsOf(api, [], telling, new Identifiers()).rest) {
    if (one.steps === undefined || one.use !== 'route') continue;
    const path = methodOfAddress(one.address).path;
    const steps = [{ name: 'resource', parameters: [path] }, ...one.steps];
    result.set(one.address, { said: one.steps, code: codeOf('api', steps) });
  }
  return result;
}

function codeOf(root: string | Step, steps: readonly Step[]): string {
  const text = (one: string) => (one.includes('\n') ? templateLiteral(one) : stringLiteral(one));
  return layChain(root, steps, { indent: 0, column: 0, after: 0 }, { text });
}

/** The edits of stages, and of what goes with the API. */
function thingEdits(
  wanted: RestApiNode,
  declared: ToldThings,
  found: RestApiNode,
  there: ToldThings,
): readonly SourceEdit[] {
  const [old, now] = [codeOfThings(wanted, declared), codeOfThings(found, there)];
  const [before, after] = [nodesOf(declared), nodesOf(there)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((address): readonly SourceEdit[] => {
    const [said, live] = [before.get(address), after.get(address)];
    if (said !== undefined && live !== undefined && agree(said.kind, said.node, live.node)) return [];
    return [editOf(address, old.get(address), now.get(address))];
  });
}

/** Whether a live thing is what a definition says. Tags that it doesn't say stay as they are. */
function agree(kind: ListedKind, said: KindNode, live: KindNode): boolean {
  const tags = (said as { readonly tags?: object }).tags ?? (live as { readonly tags?: object }).tags;
  return unsaid(kind, live, { ...said, ...(tags === undefined ? {} : { tags }) }).length === 0;
}

/** Things in the language of the builder; keys in plans, and mappings, one by one. */
function codeOfThings(api: RestApiNode, told: ToldThings): ReadonlyMap<string, string> {
  const identifiers = new Identifiers();
  const writer = new ThingWriter(identifiers, telling, (statement) => ({ statement, refused: [] }));
  const constant = identifiers.claim(camelCase(api.name, 32), 'definition');
  writer.links(told.things);
  writer.others(told, { constant, name: api.name });
  const statements = writer.taken().flatMap((one) => (one.steps === undefined ? [] : [one]));
  const result = new Map(
    statements.map(({ address, root, steps }) => {
      const own = steps.filter(({ name }) => name !== 'key' && name !== 'mapping');
      return [address, codeOf(root, own)];
    }),
  );
  for (const [address, { kind, node }] of nodesOf(told)) {
    if (kind.kind !== usagePlanKeyKind.kind && kind.kind !== basePathMappingKind.kind) continue;
    const [owner = '', other = ''] = kind.refersTo?.(node) ?? [];
    const at = statements.find((one) => one.address === owner);
    const key = writer.constants.get(other);
    const { basePath } = node as { readonly basePath?: string };
    const step =
      basePath === undefined
        ? { name: 'key', parameters: key === undefined ? [] : [new Reference(key)] }
        : at?.steps.find(({ name, parameters }) => name === 'mapping' && parameters[0] === basePath);
    const isAttached = typeof at?.root === 'object' && at.root.name === 'domainName.attach';
    result.set(address, codeOf(isAttached ? at.root : (at?.name ?? owner), step === undefined ? [] : [step]));
  }
  return result;
}
