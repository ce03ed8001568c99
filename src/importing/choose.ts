/**
 * Which way a plan goes: by calls, or by an import and the calls that complete it.
 *
 * @module
 */

import { isContent } from '../diff/content.js';
import type { Warning } from '../diff/warning.js';
import type { Problem } from '../errors/errors.js';
import { addressOf } from '../model/address.js';
import { PlanError } from '../plan/errors.js';
import { Plan, type PlanParts } from '../plan/plan.js';
import { type ImportRequest, importOf, type PossibleImport } from './import-of.js';
import type { Strategy } from './modes.js';

/** How many seconds an import has to save: a plan of calls can go on where it stopped, an import is all or nothing. */
const worthwhileSeconds = 5;

/** What is to be planned, and how. */
export interface Choice {
  /** The plan by calls. */
  readonly parts: PlanParts;
  readonly strategy: Strategy;
  readonly request: ImportRequest;
  /** Whether authorizers that permissions name may get other ids. */
  readonly allowNewIds: boolean;
}

/**
 * The plan by calls, or by one import where that is asked for, or makes a new API quicker.
 *
 * @throws {@link PlanError} `plan.import-impossible` when an import is asked for and can't make it;
 * `plan.import-new-ids` when it may give authorizers another id that permissions name.
 */
export function chosenPlan({ parts, strategy, request, allowNewIds }: Choice): Plan {
  const byCalls = Plan.of(parts);
  const isNew = request.found === undefined;
  if (strategy === 'calls' || (strategy === 'auto' && !isNew)) return byCalls;
  if (!isNew && !request.difference.changes.some(isContent)) return byCalls;
  const { seconds } = byCalls.estimate();
  if (strategy === 'auto' && seconds < worthwhileSeconds) return byCalls;
  const importing = importOf(request);
  if ('obstacles' in importing) {
    const { obstacles, isTooLarge = false } = importing;
    if (strategy === 'import' && !isTooLarge) throw impossible(obstacles);
    return withWarnings(parts, [byCallsAlthough(seconds, obstacles)]);
  }
  const { renewed, restored, imported } = importing;
  if (renewed.length > 0 && !allowNewIds) throw newIds(renewed);
  const changes = [...parts.difference.changes, ...restored];
  const withImport = { ...parts, imported, difference: { ...parts.difference, changes } };
  const byImport = Plan.of(withImport);
  if (strategy === 'auto' && seconds - byImport.estimate().seconds < worthwhileSeconds) return byCalls;
  return withWarnings(withImport, [said(importing, byCalls, byImport), ...importing.warnings, ...putRight(restored)]);
}

function withWarnings(parts: PlanParts, warnings: readonly Warning[]): Plan {
  return Plan.of({ ...parts, warnings: [...(parts.warnings ?? []), ...warnings] });
}

/** Which way was chosen, and why. */
function said({ mode }: PossibleImport, byCalls: Plan, byImport: Plan): Warning {
  const [one, other] = [byImport, byCalls].map((plan) => ({ count: plan.calls.length, ...plan.estimate() }));
  return {
    code: 'plan.import',
    address: addressOf.restApi,
    message:
      `By one import (${mode}): ${one?.count} calls instead of ${other?.count}, ` +
      `${one?.seconds} s instead of ${other?.seconds} s at least.`,
  };
}

function byCallsAlthough(seconds: number, obstacles: readonly Problem[]): Warning {
  const [first, ...others] = obstacles;
  const more = others.length === 0 ? '' : ` And ${others.length} more.`;
  return {
    code: 'plan.import-impossible',
    address: first?.address ?? addressOf.restApi,
    message: `Made call by call, which takes ${seconds} s at least, as an import can't make it: ${first?.message}${more}`,
  };
}

/** How many things a warning names. */
const mostNamed = 20;

function putRight(restored: PossibleImport['restored']): readonly Warning[] {
  if (restored.length === 0) return [];
  const addresses = [...new Set(restored.map(({ address }) => address))];
  const more = addresses.length > mostNamed ? `, and ${addresses.length - mostNamed} more` : '';
  return [
    {
      code: 'plan.import-restores',
      address: addresses[0] ?? addressOf.restApi,
      message: `A document can't carry all of what is there and stays; calls after the import put it right: ${addresses.slice(0, mostNamed).join(', ')}${more}.`,
    },
  ];
}

function impossible(problems: readonly Problem[]): PlanError {
  return new PlanError("An import can't bring this about:", {
    code: 'plan.import-impossible',
    address: addressOf.restApi,
    hint: "Plan with { strategy: 'calls' }.",
    problems,
  });
}

function newIds(authorizers: readonly string[]): PlanError {
  return new PlanError('The import may give authorizers another id, and permissions of their functions name the id:', {
    code: 'plan.import-new-ids',
    address: addressOf.restApi,
    hint: "Plan with { allowNewIds: true } where permissions are for all authorizers of the API, or with { strategy: 'calls' }.",
    problems: authorizers.map((address) => ({
      code: 'plan.import-new-ids',
      address,
      message: 'Its function may be called by the id that it has now only.',
    })),
  });
}
