/**
 * The sentences of `refusals.ts` as the compiler says them. Nothing here is computed for a definition that is right.
 *
 * @module
 */

import type { Nearest } from '../../errors/near.js';
import type { nearestHint, RefusalName, refusals } from '../refusals.js';

/** A sentence of the table, with its placeholders filled in; `Hint` takes the place of the table's. */
export type Sentence<
  Name extends RefusalName,
  Values extends Readonly<Record<string, string>>,
  Hint extends string = Filled<(typeof refusals)[Name]['hint'], Values>,
> = `${AsTyped<Filled<(typeof refusals)[Name]['message'], Values>>} ${Hint}`;

/** The same, with the nearest of `Candidates` as the hint, where one is near. */
export type SentenceOrNearest<
  Name extends RefusalName,
  Values extends Readonly<Record<string, string>>,
  Text extends string,
  Candidates extends string,
> = [Nearest<Text, Candidates>] extends [never]
  ? Sentence<Name, Values>
  : Sentence<Name, Values, Filled<typeof nearestHint, { nearest: Nearest<Text, Candidates> }>>;

/**
 * The compiler knows what a method declares by its type alone: a step in a loop or behind an `if` isn't in there, and what
 * it says must be true then, too.
 */
type AsTyped<Message extends string> = Message extends `The method ${infer Rest}`
  ? `By its type, the method ${Rest}`
  : Message;

type Filled<
  Text extends string,
  Values extends Readonly<Record<string, string>>,
> = Text extends `${infer Before}<${infer Name}>${infer After}`
  ? `${Before}${Name extends keyof Values ? Values[Name] : ''}${Filled<After, Values>}`
  : Text;
