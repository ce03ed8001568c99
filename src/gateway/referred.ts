/**
 * What the things of a plan refer to: that it is declared, or there.
 *
 * @module
 */

import type { Send } from '../calls/call.js';
import type { Problem } from '../errors/errors.js';
import { accountLists, kindOfList } from '../kinds/index.js';
import { addressIn, type KindNode } from '../kinds/kind.js';
import type { StageOf } from '../kinds/stage-of.js';
import type { AccountKeys, AccountThings } from '../model/account.js';
import type { RestApiNode } from '../model/rest-api.js';
import { ownEntry } from '../plain.js';
import { PlanError } from '../plan/errors.js';
import type { AccountSnapshot } from '../snapshot/account.js';
import { findRestApi } from '../snapshot/find-rest-api.js';

/** The plan's own API. */
interface OwnApi {
  readonly name: string;
  /** `undefined` where the plan makes it. */
  readonly id: string | undefined;
}

/** What is known when it is asked for what is referred to. */
interface Known {
  readonly send: Send;
  readonly api: OwnApi | undefined;
  readonly declared: RestApiNode | undefined;
  /** The ids of the APIs that things name. */
  readonly restApis: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** A stage that something names, with the address of what names it. */
interface NamedStage extends StageOf {
  readonly by: string;
}

/** The ids of the live APIs that things name, by name. */
export async function apisNamed(
  send: Send,
  things: AccountThings,
  own: OwnApi | undefined,
  signal?: AbortSignal | undefined,
): Promise<Readonly<Record<string, string>>> {
  const names = new Set(stagesNamed(things).flatMap(({ restApi }) => ('name' in restApi ? [restApi.name] : [])));
  const found = await Promise.all(
    [...names].map(
      async (name): Promise<readonly [string, string | undefined]> => [
        name,
        name === own?.name ? own.id : await findRestApi(send, name, { signal }),
      ],
    ),
  );
  return Object.fromEntries(found.flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])));
}

/**
 * Makes sure that what is referred to is declared, or there.
 *
 * @throws {@link PlanError} `plan.not-found` with everything that is neither.
 */
export async function assertThere(
  known: Known,
  things: AccountThings,
  keys: AccountKeys,
  around: AccountSnapshot,
): Promise<void> {
  const missing = accountLists.flatMap((list) => {
    const kind = kindOfList(list);
    const declared: Readonly<Record<string, KindNode>> = things[list];
    return keys[list]
      .filter((key) => !Object.hasOwn(around.things[list], key))
      .flatMap((key) => {
        const node = ownEntry(declared, key);
        if (node === undefined)
          return [notFound(addressIn(kind, key), 'It is referred to, and neither in the plan nor live.')];
        return kind.isAttached?.(node) ? [notFound(addressIn(kind, key), "It is attached to, and isn't live.")] : [];
      });
  });
  const problems = [...missing, ...(await missingStages(known, stagesNamed(things)))];
  if (problems.length === 0) return;
  throw new PlanError('The plan refers to things that are neither in it nor live. Nothing was sent.', {
    code: 'plan.not-found',
    hint: 'List it in the plan, or create it first.',
    problems,
  });
}

async function missingStages(
  { send, api, declared, restApis, signal }: Known,
  stages: readonly NamedStage[],
): Promise<readonly Problem[]> {
  const live = new Map<string, Promise<ReadonlySet<string>>>();
  const stagesOf = (restApiId: string) => {
    const reading = live.get(restApiId) ?? stageNames(send, restApiId, signal);
    live.set(restApiId, reading);
    return reading;
  };
  const isDeclared = (name: string) =>
    Object.hasOwn((declared as { readonly stages?: object } | undefined)?.stages ?? {}, name);
  const problems = await Promise.all(
    stages.map(async ({ restApi, stageName, by }): Promise<readonly Problem[]> => {
      const isOwn = api !== undefined && ('name' in restApi ? restApi.name === api.name : restApi.id === api.id);
      const id = 'id' in restApi ? restApi.id : restApis[restApi.name];
      const what = 'name' in restApi ? `'${restApi.name}'` : restApi.id;
      if (id === undefined && !isOwn)
        return [notFound(by, `It names the REST API ${what}, which is neither in the plan nor live.`)];
      if (stageName === undefined || (isOwn && isDeclared(stageName))) return [];
      if (id !== undefined && (await stagesOf(id)).has(stageName)) return [];
      const hint = `List it in the plan, petstore.stage('${stageName}') for instance, or deploy it first.`;
      return [
        notFound(by, `It names the stage '${stageName}' of ${what}, which is neither in the plan nor live.`, hint),
      ];
    }),
  );
  return problems.flat();
}

async function stageNames(send: Send, restApiId: string, signal?: AbortSignal): Promise<ReadonlySet<string>> {
  const { item = [] } = await send('GetStages', { restApiId }, { signal });
  return new Set(item.flatMap(({ stageName }) => stageName ?? []));
}

function stagesNamed(things: AccountThings): readonly NamedStage[] {
  return accountLists.flatMap((list) => {
    const kind = kindOfList(list);
    const nodes: Readonly<Record<string, KindNode>> = things[list];
    return Object.entries(nodes).flatMap(([key, node]) =>
      (kind.stagesOf?.(node) ?? []).map((stage) => ({ ...stage, by: addressIn(kind, key) })),
    );
  });
}

function notFound(address: string, message: string, hint?: string): Problem {
  return { code: 'plan.not-found', address, message, ...(hint === undefined ? {} : { hint }) };
}
