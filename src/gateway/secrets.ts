/**
 * Values that are held back: kept beside plans, never in them, and asked for before anything is sent.
 *
 * @module
 */

import type { PlannedCall } from '../calls/planned-call.js';
import { heldBackOf, type SecretSource } from '../definition/held-back.js';
import type { Thing } from '../definition/thing.js';
import type { Problem } from '../errors/errors.js';
import { sayingOf } from '../errors/thrown.js';
import { addressOfListed, listedKindNamed } from '../kinds/index.js';
import { PlanError } from '../plan/errors.js';
import { heldBackMember } from '../plan/held-back.js';
import type { Plan } from '../plan/plan.js';

/** Gives the value of the thing at an address, for plans that were read from JSON. */
export type Secrets = (address: string) => string | undefined | Promise<string | undefined>;

/** Where values come from, by address. */
export type SecretSources = ReadonlyMap<string, SecretSource>;

const sourcesOfPlans = new WeakMap<Plan, SecretSources>();

/** Where the values of things come from. */
export function sourcesOf(things: readonly Thing[]): SecretSources {
  return new Map(
    things.flatMap((thing) => {
      const kind = listedKindNamed(thing.node.kind);
      const source = heldBackOf(thing);
      return kind === undefined || source === undefined ? [] : [[addressOfListed(kind, thing.node), source] as const];
    }),
  );
}

/** A plan that knows where the values come from that it holds back. */
export function withSources(plan: Plan, sources: SecretSources): Plan {
  if (sources.size > 0) sourcesOfPlans.set(plan, sources);
  return plan;
}

/**
 * The values that the calls of a plan send, by address and member.
 *
 * @throws {@link PlanError} `plan.secret-missing` with everything that there is no value for.
 */
export async function secretsFor(
  plan: Plan,
  given: Secrets | undefined,
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const sources = sourcesOfPlans.get(plan);
  const values = new Map<string, Readonly<Record<string, string>>>();
  const problems: Problem[] = [];
  for (const call of plan.calls) {
    const member = heldBackMember(call);
    if (member === undefined) continue;
    const missing = (message: string): void => {
      problems.push({ code: 'plan.secret-missing', address: call.address, message, hint: hintFor(call.address) });
    };
    const value = await resolved(call, sources, given).catch((error: unknown) => ({ error }));
    if (typeof value === 'object') missing(`What gives its ${member} threw: ${sayingOf(value.error)}`);
    else if (value === undefined) missing(`There is no ${member} for it.`);
    else if (typeof value !== 'string' || value.length < 20 || value.length > 128)
      missing(`Its ${member} has 20 to 128 characters, and what was given hasn't.`);
    else values.set(call.address, { [member]: value });
  }
  if (problems.length === 0) return values;
  throw new PlanError(
    "The plan sends secret values that it doesn't contain, and they weren't given. Nothing was sent.",
    {
      code: 'plan.secret-missing',
      hint: 'Give them with the definition, or with apply(plan, { secrets: (address) => value }).',
      problems,
    },
  );
}

/** How the value of the thing at an address is given. */
function hintFor(address: string): string {
  return `Declare it with { value: () => process.env.NAME }, or return it for the address '${address}'.`;
}

async function resolved(
  { address }: PlannedCall,
  sources: SecretSources | undefined,
  given: Secrets | undefined,
): Promise<string | undefined> {
  const source = sources?.get(address);
  const own = typeof source === 'function' ? await source() : source;
  return own ?? (await given?.(address));
}
