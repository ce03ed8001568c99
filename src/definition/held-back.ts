/**
 * Values that are held back: they stand beside what is declared, where nothing prints, serialises or compares them.
 *
 * @module
 */

import type { Thing } from './thing.js';

/** A value, or what gives it when it is sent. */
export type SecretSource = string | (() => string | undefined | Promise<string | undefined>);

const sources = new WeakMap<Thing, SecretSource>();

/** A thing whose value is held back. */
export function holdBack<Held extends Thing>(thing: Held, source: SecretSource): Held {
  sources.set(thing, source);
  return thing;
}

/** Where the value of a thing comes from. */
export function heldBackOf(thing: Thing): SecretSource | undefined {
  return sources.get(thing);
}
