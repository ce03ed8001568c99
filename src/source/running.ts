/**
 * The statements of a module, run: the builder takes the very steps that are written.
 *
 * @module
 */

import { account } from '../definition/account.js';
import { apiKey } from '../definition/api-key.js';
import { clientCertificate } from '../definition/client-certificate.js';
import { DefinitionError } from '../definition/definition-error.js';
import { domainName } from '../definition/domain-name.js';
import { restApi } from '../definition/rest-api.js';
import { usagePlan } from '../definition/usage-plan.js';
import { vpcLink } from '../definition/vpc-link.js';
import { mapValues } from '../plain.js';
import { isMembers, Reference, type Step, type Value } from './layout.js';
import type { Statement } from './statements.js';

/** What a module can begin a statement with, by the code of the call. */
const beginnings = Object.freeze({
  account,
  apiKey,
  clientCertificate,
  domainName,
  'domainName.attach': domainName.attach,
  restApi,
  usagePlan,
  'usagePlan.attach': usagePlan.attach,
  vpcLink,
});

/** The name that has to be imported for a call. */
export function importOf({ name }: Step): string {
  return name.replace(/\..*/, '');
}

/** The constants of a module with their values. */
export class Running {
  readonly #values = new Map<string, unknown>();

  /** What a constant holds. */
  valueOf(name: string): unknown {
    return this.#values.get(name);
  }

  /** Runs a statement. @throws {@link DefinitionError} for what the builder refuses. */
  run({ name, root, steps }: Statement): unknown {
    const value = steps.reduce((from, step) => this.call(from, step), this.begin(root));
    this.keep(name, value);
    return value;
  }

  keep(name: string, value: unknown): void {
    this.#values.set(name, value);
  }

  /** What the steps of a statement are taken on. */
  begin(root: string | Step): unknown {
    return typeof root === 'string' ? this.#values.get(root) : this.call(beginnings, root);
  }

  call(from: unknown, { name, parameters }: Step): unknown {
    // The seam: the names of steps are data here.
    const own = from as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;
    return own[name]?.(...parameters.map((one) => this.#resolved(one)));
  }

  #resolved(value: Value): unknown {
    if (value instanceof Reference) return this.#values.has(value.code) ? this.#values.get(value.code) : later;
    if (Array.isArray(value)) return value.map((one: Value) => this.#resolved(one));
    return isMembers(value) ? mapValues(value, (one) => this.#resolved(one)) : value;
  }
}

/** What is known when the module runs, and not before. */
const later = (): string => '';

/** A statement as far as the builder takes it. */
export interface Accepted {
  /** Absent where it doesn't even take the beginning. */
  readonly statement?: Statement;
  /** Why it doesn't take the rest. */
  readonly refused: readonly string[];
}

/** Runs a statement, and leaves out of it what the builder refuses: single members of options, or a whole step. */
export function accepted(running: Running, { root, steps, ...rest }: Statement): Accepted {
  const refused: string[] = [];
  const kept: Step[] = [];
  let value: unknown = typeof root === 'string' ? running.begin(root) : undefined;
  for (const [index, step] of [...(typeof root === 'string' ? [] : [root]), ...steps].entries()) {
    const isBeginning = typeof root !== 'string' && index === 0;
    const taken = takenStep((one) => running.call(isBeginning ? beginnings : value, one), step, refused);
    if (taken !== undefined) {
      value = taken.value;
      kept.push(taken.step);
    } else if (isBeginning) return { refused };
  }
  const [first, ...others] = kept;
  if (first === undefined) return { refused };
  running.keep(rest.name, value);
  const taken = typeof root === 'string' ? { root, steps: kept } : { root: first, steps: others };
  return { statement: { ...rest, ...taken }, refused };
}

interface Taken {
  readonly step: Step;
  readonly value: unknown;
}

function takenStep(call: (step: Step) => unknown, step: Step, refused: string[]): Taken | undefined {
  const attempt = (one: Step): Taken | readonly string[] => {
    try {
      return { step: one, value: call(one) };
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      return error.problems.map(({ message }) => message);
    }
  };
  const whole = attempt(step);
  if ('step' in whole) return whole;
  refused.push(...whole);
  const options = step.parameters.at(-1);
  if (!isMembers(options)) return undefined;
  // Members are looked at one by one: what is wrong with one is no reason to lose the others.
  const others = step.parameters.slice(0, -1);
  const names = Object.keys(options).filter((name) => {
    const without = Object.fromEntries(Object.entries(options).filter(([other]) => other !== name));
    const alone = attempt({ ...step, parameters: [...others, without] });
    return !('step' in alone) && alone.length >= whole.length;
  });
  const good = Object.fromEntries(names.map((name) => [name, options[name] as Value]));
  const rest = attempt({ ...step, parameters: [...others, good] });
  return 'step' in rest ? rest : undefined;
}
