/**
 * What differs between a definition and a live API, as edits of the definition.
 *
 * @module
 */

import { maskedText } from '../errors/masked-text.js';
import { addressOf } from '../model/address.js';
import { normaliseRestApi } from '../model/normalise.js';
import type { RestApiNode, RestApiSettings } from '../model/rest-api.js';
import { isSameData } from '../plain.js';
import { Identifiers } from './identifiers.js';
import { layChain, type Step, type Value } from './layout.js';
import { stringLiteral, templateLiteral } from './literals.js';
import { statementsOf } from './statements.js';
import { partsOf, settingsOf } from './steps.js';
import { type Told, toldModel } from './told-model.js';

/** An edit of a definition, in the language of the builder. */
export interface SourceEdit {
  /** What it is about: `GET /pets/{petId}`, `model Pet`, `restApi` for the API's own members. */
  readonly address: string;
  /** What the definition says now; absent for what it doesn't have. */
  readonly before?: string;
  /** What it says once it agrees with the live API; absent for what the live API doesn't have. */
  readonly after?: string;
}

/**
 * Lists, thing by thing, what a definition would have to say to agree with a live API: for a file that people edit, which
 * is never rewritten. Of the API's own members only those are compared that the definition has. Credentials are hidden.
 *
 * @param desired - a definition, or its model.
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
  const wanted = normaliseRestApi(toldModel('toEdits()', desired));
  const found = normaliseRestApi(toldModel('toEdits()', live));
  const settings = Object.fromEntries(
    Object.keys(wanted.settings).map((name) => [name, found.settings[name as keyof RestApiSettings]]),
  ) as RestApiSettings;
  const before = codeByAddress(wanted);
  const after = codeByAddress({ ...found, settings });
  const edits = [...new Set([...before.keys(), ...after.keys()])].flatMap((address): readonly SourceEdit[] => {
    const [old, now] = [before.get(address), after.get(address)];
    if (isSameData(old?.said, now?.said)) return [];
    return [
      Object.freeze({
        address,
        ...(old === undefined ? {} : { before: maskedText(old.code) }),
        ...(now === undefined ? {} : { after: maskedText(now.code) }),
      }),
    ];
  });
  return Object.freeze(edits);
}

/** What is said of a thing, as data and as code. */
interface Said {
  readonly said: unknown;
  readonly code: string;
}

function codeByAddress(api: RestApiNode): ReadonlyMap<string, Said> {
  const telling = { explicit: false };
  const result = new Map<string, Said>();
  const settings = settingsOf(api.settings, telling) as { readonly [name: string]: Value };
  const own: Step = { name: 'restApi', parameters: [api.name, settings] };
  result.set(addressOf.restApi, { said: own.parameters, code: codeOf(own, []) });
  for (const { address, step } of partsOf(api, telling)) {
    result.set(address, { said: step, code: codeOf('api', [step]) });
  }
  // Nothing of an edit depends on what others are called: paths are told in full.
  for (const one of statementsOf(api, [], telling, new Identifiers()).rest) {
    if (one.steps === undefined || !one.isRoute) continue;
    const path = one.address.slice(one.address.indexOf(' ') + 1);
    const steps = [{ name: 'resource', parameters: [path] }, ...one.steps];
    result.set(one.address, { said: one.steps, code: codeOf('api', steps) });
  }
  return result;
}

function codeOf(root: string | Step, steps: readonly Step[]): string {
  const text = (one: string) => (one.includes('\n') ? templateLiteral(one) : stringLiteral(one));
  return layChain(root, steps, { indent: 0, column: 0, after: 0 }, { text });
}
