/**
 * The order in which integration responses change: the service never lets two of them have one selection pattern, not
 * even for a moment.
 *
 * @module
 */

import type { IntegrationResponseNode } from '../model/integration.js';
import { ownEntry } from '../plain.js';

type Responses = Readonly<Record<string, IntegrationResponseNode>>;

/** A status whose turn it is. With an interim pattern, its response only makes room, and its turn comes again. */
export interface Turn {
  readonly statusCode: string;
  readonly interim?: string;
}

/**
 * The statuses in an order in which a pattern is given up before another response takes it. Where responses swap
 * patterns, one of them has an interim pattern meanwhile.
 */
export function inPatternOrder(statusCodes: readonly string[], before: Responses, after: Responses): readonly Turn[] {
  const holderOf = new Map(Object.values(before).map((response) => [patternOf(response), response.statusCode]));
  const givesUp = (statusCode: string, pattern: string): boolean => {
    const desired = ownEntry(after, statusCode);
    return desired !== undefined && patternOf(desired) !== pattern;
  };
  /** The status whose response has to change first. */
  const waitsFor = (statusCode: string): string | undefined => {
    const desired = ownEntry(after, statusCode);
    if (desired === undefined) return undefined;
    const pattern = patternOf(desired);
    const holder = holderOf.get(pattern) ?? '';
    return givesUp(holder, pattern) ? holder : undefined;
  };

  const turns: Turn[] = [];
  const done = new Set<string>();
  for (const statusCode of statusCodes) {
    const chain: string[] = [];
    for (let next: string | undefined = statusCode; next !== undefined && !done.has(next); next = waitsFor(next)) {
      if (chain.includes(next)) {
        turns.push({ statusCode: next, interim: interimPattern(next, [before, after]) });
        break;
      }
      chain.push(next);
    }
    for (const one of chain.reverse()) {
      done.add(one);
      turns.push({ statusCode: one });
    }
  }
  return turns;
}

function patternOf({ selectionPattern = '' }: IntegrationResponseNode): string {
  return selectionPattern;
}

/** A pattern that no response has. */
function interimPattern(statusCode: string, responses: readonly Responses[]): string {
  const taken = new Set(responses.flatMap((one) => Object.values(one).map(patternOf)));
  let pattern = `interim-${statusCode}`;
  while (taken.has(pattern)) pattern += '-';
  return pattern;
}
