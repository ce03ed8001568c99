/** How what stands beside APIs checks what it is given. @module */

import type { Problem } from '../errors/errors.js';
import { didYouMean } from '../errors/near.js';
import { a, type OptionCheck, type OptionTable, optionProblems, shown } from '../errors/options.js';
import { ownEntry } from '../plain.js';
import { DefinitionError } from './definition-error.js';

/** What is wrong with a name. */
export function nameProblems(address: string, name: unknown): readonly Problem[] {
  if (typeof name === 'string' && name !== '') return [];
  return [
    { code: 'definition.option', address, message: `Its name must be a string that isn't empty, not ${shown(name)}.` },
  ];
}

/** @throws {@link DefinitionError} with everything that is wrong with what a thing was given. */
export function assertGiven<Options extends object>(
  address: string,
  problems: readonly Problem[],
  table: OptionTable<Options>,
  options: unknown,
  place = '',
): void {
  const odd = optionProblems('definition', table, options).map((problem) => ({
    ...problem,
    address: [address, place, problem.address === 'options' ? '' : problem.address].filter(Boolean).join(' '),
  }));
  refuse(address, [...problems, ...odd]);
}

/** @throws {@link DefinitionError} where there are problems. */
export function refuse(address: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new DefinitionError(address, problems);
}

/** What is wrong with an object that has members of some types, and no others. */
export function membersProblem(types: Readonly<Record<string, 'string' | 'number' | 'boolean'>>): OptionCheck {
  return (given) => {
    const notRecord = a.record(given);
    if (notRecord !== undefined) return notRecord;
    for (const [name, value] of Object.entries(given as object)) {
      const type = ownEntry(types, name);
      if (type === undefined) {
        const members = Object.keys(types);
        const hint = didYouMean(name, members) ?? `The members are ${members.join(', ')}.`;
        return { message: `There is no member '${name}'.`, hint };
      }
      if (value !== undefined && typeof value !== type)
        return { message: `'${name}' must be a ${type}, not ${shown(value)}.` };
      if (typeof value === 'number' && !(value >= 0 && Number.isFinite(value)))
        return { message: `'${name}' must be 0 or more, not ${value}.` };
    }
    return undefined;
  };
}
