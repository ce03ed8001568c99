import { expectType } from 'tsd';
import type { Nearest } from '../src/errors/near.js';

// The measure of the compiler is the measure at run time: the same pairs as in test/errors/near.test.ts.

declare const nearest: <Text extends string, Candidate extends string>(
  text: Text,
  candidate: Candidate,
) => Nearest<Text, Candidate>;

expectType<'pet'>(nearest('Pet', 'pet'));
expectType<'Pet'>(nearest('Pets', 'Pet'));
expectType<'Pets'>(nearest('Pet', 'Pets'));
expectType<'Pet'>(nearest('Pt', 'Pet'));
expectType<'Pt'>(nearest('Pet', 'Pt'));
expectType<'Pet'>(nearest('Pot', 'Pet'));
expectType<'Pet'>(nearest('Pte', 'Pet'));
expectType<'/timeoutInMillis'>(nearest('/timeoutMillis', '/timeoutInMillis'));
expectType<'/timeoutMillis'>(nearest('/timeoutInMillis', '/timeoutMillis'));
expectType<'/timeoutInMillis'>(nearest('/timeoutInnnMillis', '/timeoutInMillis'));
expectType<'strict'>(nearest('strict', 'strict'));

expectType<never>(nearest('Pet', 'PetList'));
expectType<never>(nearest('PetList', 'Pet'));
expectType<never>(nearest('Toy', 'Pet'));
expectType<never>(nearest('tepP', 'Petx'));
expectType<never>(nearest('jwt', 'oauth'));
