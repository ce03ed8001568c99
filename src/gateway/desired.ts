/**
 * What a plan is made for: an API at most, and things that go with it.
 *
 * @module
 */

import type { RestApiDefinition } from '../definition/definition.js';
import type { StageDefinition } from '../definition/stage.js';
import type { Thing } from '../definition/thing.js';
import type { Warning } from '../diff/warning.js';
import { accountLists, apartLists, kindOfList, type ListedNode, namedKinds } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import { type AccountThings, noThings } from '../model/account.js';
import type { RestApiNode } from '../model/rest-api.js';
import { isSameData } from '../plain.js';
import { PlanError } from '../plan/errors.js';
import { type SecretSources, sourcesOf } from './secrets.js';

/** What an API is to be: what `api.define(…)` returns, or a model of it. */
export type Desired = Pick<RestApiDefinition, 'model'> & Partial<Pick<RestApiDefinition, 'warnings'>>;

/** What a plan can hold: an API, or something beside one. */
export type Plannable = Desired | RestApiNode | Thing;

/** What a plan is made for, put together. */
export interface Collected {
  /** The API; absent where there are only things beside one. */
  readonly api: RestApiNode | undefined;
  /** Whether only parts of the API are meant, and it stays. */
  readonly partsOnly?: boolean;
  readonly things: AccountThings;
  /** Where the values come from that no plan holds. */
  readonly secrets: SecretSources;
  readonly warnings: readonly Warning[];
}

/**
 * Puts together what a plan is made for.
 *
 * @throws {@link PlanError} `plan.several-apis` for more than one API, `plan.said-twice` for two things of one address
 * that differ, `plan.api-missing` for a part of an API without an API.
 */
export function collect(given: Plannable | readonly Plannable[], { destroy = false } = {}): Collected {
  const list = Array.isArray(given) ? (given as readonly Plannable[]) : [given as Plannable];
  const apis = list.filter((one) => !isThing(one)).map((one) => ('model' in one ? one : { model: one }) as Desired);
  const things = list.filter(isThing).flatMap(withBrought);
  if (apis.length > 1) {
    throw new PlanError(`A plan is for one API at most, not for ${apis.length}.`, {
      code: 'plan.several-apis',
      hint: `Make a plan for each of them: ${apis.map(({ model }) => `'${model.name}'`).join(', ')}.`,
    });
  }
  const stagesOf = new Map(things.flatMap((thing) => ('restApi' in thing ? [stagedBy(thing)] : [])));
  const partsOnly = destroy && apis.length === 0 && stagesOf.size === 1;
  const api = partsOnly ? { model: [...stagesOf.values()][0] as RestApiNode } : apis[0];
  return {
    partsOnly,
    api: api && (withNodes(api.model, [...namedKinds, ...apartLists], things) as RestApiNode),
    things: withNodes(noThings, accountLists, things) as AccountThings,
    secrets: sourcesOf(things),
    warnings: [...(api?.warnings ?? []), ...things.flatMap(({ warnings }) => warnings), ...strays(api, things)],
  };
}

/** The API of a stage, by name. */
function stagedBy(stage: Thing): readonly [string, RestApiNode] {
  const { model } = (stage as StageDefinition).restApi;
  return [model.name, model];
}

function isThing(one: Plannable): one is Thing {
  return 'node' in one && 'brings' in one;
}

function withBrought(thing: Thing): readonly Thing[] {
  return [thing, ...thing.brings.flatMap(withBrought)];
}

/** A record of lists with the things that belong in them. */
function withNodes<Lists extends object>(
  lists: Lists,
  names: readonly Parameters<typeof kindOfList>[0][],
  things: readonly Thing[],
): Lists {
  const result: Record<string, Readonly<Record<string, ListedNode>>> = { ...(lists as object) };
  for (const list of names) {
    const kind = kindOfList(list);
    for (const { node } of things.filter((thing) => thing.node.kind === kind.kind)) {
      const key = kind.keyOf(node);
      const before = result[list] ?? {};
      if (Object.hasOwn(before, key) && !isSameData(before[key], node)) {
        throw new PlanError('It is declared twice, and the two declarations differ.', {
          code: 'plan.said-twice',
          address: addressIn(kind, key),
          hint: 'Declare it once, and use that value everywhere.',
        });
      }
      result[list] = Object.freeze(Object.fromEntries([...Object.entries(before), [key, node]]));
    }
  }
  return Object.freeze(result) as Lists;
}

/** @throws {@link PlanError} for parts of an API where there is no API. */
function strays(api: Desired | undefined, things: readonly Thing[]): readonly Warning[] {
  const part = things.find(({ node }) =>
    [...namedKinds, ...apartLists].some((list) => kindOfList(list).kind === node.kind),
  );
  if (api !== undefined || part === undefined) return [];
  throw new PlanError('It is part of an API, and the plan has none.', {
    code: 'plan.api-missing',
    address: part.node.kind,
    hint: 'List the definition of its API too: plan([petstore, prod]).',
  });
}
